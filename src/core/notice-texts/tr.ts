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
    'attachment.type': 'Yalnızca şu türde dosyalar gönderin: {types}',
    'attachment.size':
      'Bir mesajda toplam en fazla {limit} büyüklüğünde dosya gönderin; örneğin daha küçük resimler kullanın ya da dosyaları birkaç mesaja bölün.',
    'attachment.incidental':
      'Bir şey yapmanız gerekmiyor: Bu tür dosyalar sahibini ele verir ve her mesajdan çıkarılır.',
    'attachment.metadata':
      'Resmi açın, başka bir programla PNG veya JPEG olarak yeniden kaydedin ve o dosyayı gönderin.',
    'attachment.unreadable':
      'Belgeyi parolasız olarak, yeniden kaydederek veya PDF biçiminde gönderin: Bu dosya okunamadı.',
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
    namesWriter: 'kimin yazdığını belli ediyor',
  },
}
