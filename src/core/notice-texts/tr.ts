/** Notices in Turkish. Names stand where they need no ending, which would depend on how they are spoken. */

import type { Catalogue } from './catalogue.ts'

export const TURKISH: Catalogue = {
  titles: {
    discarded: 'Teslim edilmedi: {subject}',
    stripped: 'Kısmen teslim edildi: {subject}',
    undelivered: 'Teslim edilemedi: {subject}',
    unreachable: 'Teslim edilemedi: {subject}',
    withheld: 'Teslim edilmedi: {subject}',
  },
  noSubject: '(konu yok)',
  greeting: 'Merhaba {writer},',
  openings: {
    discarded:
      'mesajınızı teslim etmedik (alıcı: {reader}), çünkü içinde buradaki mesajlarda izin verilmeyen bir bölüm var.',
    stripped:
      'mesajınızı teslim ettik (alıcı: {reader}), ancak buradaki mesajlarda izin verilmeyen bir bölümü çıkardık.',
    undelivered:
      'mesajınızı maalesef teslim edemedik (alıcı: {reader}). Birçok kez denedik, artık tekrar denemeyeceğiz.',
    unreachable:
      'mesajınızı maalesef teslim edemedik (alıcı: {reader}): Karşı tarafın e-posta adresi şu anda ileti kabul etmiyor. Bunu bize ilgili e-posta sunucusu bildirdi.',
    withheld: 'mesajınız (alıcı: {reader}) ekibimizden bir kişi tarafından incelendi ve teslim edilmedi.',
  },
  labels: { subject: 'Konu:', to: 'Alıcı:', sent: 'Gönderilme:' },
  lists: { discarded: 'Bulduklarımız:', stripped: 'Çıkardıklarımız:' },
  places: {
    subject: 'Konu satırında',
    text: 'Metinde',
    quoted: 'Alıntılanan metinde',
    signature: 'İmzada',
    header: 'Mesajın bütününde',
    file: '{file} dosyasında',
    namelessFile: 'Adı olmayan dosyada',
  },
  finding: '{place}: {seen}',
  more: 've {count} tane daha.',
  nextSteps: {
    discarded: 'Lütfen bunu düzeltip mesajınızı yeniden gönderin. Karşı tarafa mesajınızın hiçbir bölümü ulaşmadı.',
    stripped: 'Geri kalan her şey ulaştı. Eksik bölüm önemliyse lütfen değiştirip yeniden gönderin.',
    undelivered:
      'Mesajınızı daha sonra yeniden gönderebilirsiniz. Acilse lütfen müşteri hizmetlerimizle iletişime geçin.',
    unreachable:
      'Şimdilik bu adrese başka bir şey göndermiyoruz; mesajınızı yakın zamanda yeniden göndermeniz işe yaramaz. Acilse lütfen müşteri hizmetlerimizle iletişime geçin.',
    withheld: 'Bunun bir hata olduğunu düşünüyorsanız lütfen müşteri hizmetlerimizle iletişime geçin.',
  },
  closing:
    'Bu mesaj {marketplace} tarafından otomatik olarak gönderilmiştir. Lütfen yanıtlamayın: Yanıtlar okunmamaktadır.',
  advice: {
    'link.website':
      'Web adresini çıkarın ve ne demek istediğinizi kelimelerle anlatın: Mesajlarda web sitelerine bağlantı bulunamaz.',
    'link.app':
      'Take out the link to the app and say in words what you mean: messages may not contain links to apps or groups.',
    'link.social': 'Take out the name of your account: messages may not lead to accounts on social networks.',
    'contact.email': 'Take out the mail address: simply answer this message, and the other side gets it.',
    'contact.phone':
      'Take out the telephone number: messages may not contain any. If it is an order or tracking number, write what it is in front of it.',
    'contact.messenger':
      'Take out the name or number for the messenger: simply answer here, and the other side gets it.',
    'marketing.offer': 'Take out the offer: messages may only be about the order or the question.',
    'marketing.coupon': 'Take out the coupon or discount code: messages may not advertise further purchases.',
    'marketing.newsletter':
      'Take out the invitation to the newsletter: messages may only be about the order or the question.',
    'marketing.products':
      'Take out what advertises other products: messages may only be about the order or the question.',
    'marketing.referral':
      'Take out the invitation to recommend you to others: messages may only be about the order or the question.',
    'marketing.off-platform':
      'Take out the proposal to buy or pay elsewhere: orders and payments are made on this marketplace only.',
    'marketing.review': 'Take out what is promised or asked for a review: reviews may not be paid for or steered.',
    'image.linked':
      'Take the link off the picture or leave the picture out: pictures and logos may not lead to websites.',
    'image.remote': 'Attach the picture to the message: pictures that are fetched from a website are left out.',
    'image.tracking': 'Nothing to do: invisible pictures that report the reading of a message are left out.',
    'attachment.type': 'Yalnızca şu türde dosyalar gönderin: {types}',
    'attachment.size':
      'Bir mesajda toplam en fazla {limit} büyüklüğünde dosya gönderin; örneğin daha küçük resimler kullanın ya da dosyaları birkaç mesaja bölün.',
    'attachment.incidental':
      'Bir şey yapmanız gerekmiyor: Bu tür dosyalar sahibini ele verir ve her mesajdan çıkarılır.',
    'attachment.metadata':
      'Resmi açın, başka bir programla PNG veya JPEG olarak yeniden kaydedin ve o dosyayı gönderin.',
    'attachment.unreadable':
      'Belgeyi parolasız olarak, yeniden kaydederek veya PDF biçiminde gönderin: Bu dosya okunamadı.',
    'attachment.macros': 'Save the document without macros, for instance as .docx or PDF, and send that file.',
    'attachment.active':
      'Save the document as a plain PDF without scripts, actions and forms that send data, and send that file.',
    'attachment.embedded': 'Take the embedded files and objects out of the document, or send them by themselves.',
    'attachment.external': 'Save the document without linked content, for instance as a PDF, and send that file.',
    'attachment.polyglot':
      'Save the file anew with an ordinary program and send that one: something else is hidden in this file.',
    'attachment.bomb': 'Send a smaller version of the file: fewer pages, or a picture with fewer pixels.',
    'attachment.name': 'Give the file a plain name with one ending that fits its content, and send it again.',
    'attachment.virus': 'Check your computer for viruses: one was found in this file. Do not send the file again.',
    'structure.suspended': 'Please contact our customer service: your messages are not passed on at present.',
    'structure.review': 'Nothing to do: a person looks at your messages before they are sent on.',
    'leak.document':
      'E-posta adresinizi, telefon numaranızı ve web sitenizi belgeden çıkarıp belgeyi yeniden gönderin: Karşı taraf size bu hizmet üzerinden yazıyor.',
  },
  seen: {
    linkedPicture: 'bir resim -> {host}',
    unknownContent: 'içeriği izin verilen türlerden değil',
    extensionNotAllowed: '.{extension} dosyalarına izin verilmiyor',
    emptyWithoutType: 'türü olmayan boş bir dosya',
    contentNotAllowed: 'içeriği {type} türünde ve buna izin verilmiyor',
    textUnderOtherName: 'uzantısı .{extension}, ama içeriği düz metin',
    tooLarge: '{file} {size}, tüm dosyalar {total}',
    unreadable: 'okunamıyor',
    code: 'a code in a picture: {text}',
    remotePicture: 'a picture on {host}',
    trackingPicture: 'an invisible picture on {host}',
    declaredOtherwise: 'it is sent as {declared}, which is not allowed',
    deceptiveName: 'its name hides what it is',
    encrypted: 'it is protected with a password',
    macros: 'it contains macros',
    active: 'it contains scripts or actions',
    embedded: 'it contains other files',
    external: 'it fetches content from elsewhere',
    polyglot: 'it contains a second, hidden file',
    bomb: 'it unpacks to far too much',
    virus: 'a virus: {name}',
    namesWriter: 'kimin yazdığını belli ediyor',
  },
}
