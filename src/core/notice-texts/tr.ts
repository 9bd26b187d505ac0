/** Notices in Turkish. Names stand where they need no ending, which would depend on how they are spoken. */

import type { Catalogue } from './catalogue.ts'

export const TURKISH: Catalogue = {
  titles: {
    discarded: 'Teslim edilmedi: {subject}',
    stripped: 'Kısmen teslim edildi: {subject}',
    undelivered: 'Teslim edilemedi: {subject}',
    unreachable: 'Teslim edilemedi: {subject}',
    withheld: 'Teslim edilmedi: {subject}',
    suspended: 'Teslim edilmedi: {subject}',
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
    suspended: 'mesajınızı teslim etmedik (alıcı: {reader}): Mesajlarınız şu anda iletilmiyor.',
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
    suspended: 'Lütfen müşteri hizmetlerimizle iletişime geçin. Mesajınızı yeniden göndermeniz işe yaramaz.',
  },
  response: {
    left: 'Karşı taraf yanıtınızı bekliyor. Bunun için tanınan 24 saatten, bu bildirim hazırlanırken {hours} sa. {minutes} dk. kalmıştı (son zaman: {due}).',
    over: 'Karşı taraf hâlâ yanıtınızı bekliyor. Bunun için tanınan 24 saat doldu (son zaman: {due}).',
  },
  strikes: {
    count: 'Son {days} gün içinde kurallara aykırı olduğu için teslim edilmeyen mesajlarınızın sayısı: {count}.',
    now: {
      hold: 'Bundan böyle tüm mesajlarınız iletilmeden önce ekibimizden bir kişi tarafından inceleniyor.',
      suspend: 'Bundan böyle mesajlarınız iletilmiyor. Lütfen müşteri hizmetlerimizle iletişime geçin.',
    },
    next: {
      hold: 'Bu sayı {at} olduğunda, tüm mesajlarınız iletilmeden önce ekibimizden bir kişi tarafından incelenecek.',
      suspend: 'Bu sayı {at} olduğunda mesajlarınız artık iletilmeyecek.',
    },
  },
  closing:
    'Bu mesaj {marketplace} tarafından otomatik olarak gönderilmiştir. Lütfen yanıtlamayın: Yanıtlar okunmamaktadır.',
  advice: {
    'link.website':
      'Web adresini çıkarın ve ne demek istediğinizi kelimelerle anlatın: Mesajlarda web sitelerine bağlantı bulunamaz.',
    'link.app':
      'Uygulama veya grup bağlantısını çıkarın ve ne demek istediğinizi kelimelerle anlatın: Mesajlarda bu tür bağlantılar bulunamaz.',
    'link.social': 'Hesabınızın veya sayfanızın adını çıkarın: Mesajlarda sosyal ağlara yönlendirme yapılamaz.',
    'contact.email': 'E-posta adresini çıkarın: Mesajınıza verilen yanıtlar size bu hizmet üzerinden ulaşır.',
    'contact.phone':
      'Telefon numarasını çıkarın: Mesajınıza verilen yanıtlar size bu hizmet üzerinden ulaşır. Bu bir sipariş veya takip numarasıysa bunu numaranın önüne yazın, örneğin “takip numarası”.',
    'contact.messenger':
      'Mesajlaşma uygulamasından söz eden bölümü ve oradaki adınızı veya numaranızı çıkarın: Mesajınıza verilen yanıtlar size bu hizmet üzerinden ulaşır.',
    'marketing.offer': 'Teklifi çıkarın ve yalnızca sipariş veya soru hakkında yazın: Mesajlarda reklam yapılamaz.',
    'marketing.coupon': 'Kuponu veya indirim kodunu çıkarın: Mesajlarda başka alışverişlerin reklamı yapılamaz.',
    'marketing.newsletter': 'Bülten davetini çıkarın ve yalnızca sipariş veya soru hakkında yazın.',
    'marketing.products': 'Başka ürünlerin reklamını çıkarın ve yalnızca sipariş veya soru hakkında yazın.',
    'marketing.referral':
      'Sizi başkalarına önermeleri yönündeki ricayı çıkarın ve yalnızca sipariş veya soru hakkında yazın.',
    'marketing.off-platform':
      'Başka bir yerde satın alma veya ödeme önerisini çıkarın: Siparişler ve ödemeler yalnızca bu pazaryerinde yapılır.',
    'marketing.review':
      'Değerlendirme karşılığında sunduğunuz şeyi ve olumlu ya da değiştirilmiş değerlendirme isteğini çıkarın: Değerlendirmeler satın alınamaz ve yönlendirilemez.',
    'image.linked':
      'Resimdeki bağlantıyı kaldırın veya resmi eklemeyin: Resimler ve logolar imzada bile web sitelerine yönlendiremez.',
    'image.remote': 'Resmi mesaja dosya olarak ekleyin: Web sitelerinden yüklenen resimler çıkarılır.',
    'image.tracking': 'Bir şey yapmanız gerekmiyor: Mesajın okunduğunu bildiren görünmez resimler çıkarılır.',
    'attachment.type': 'Yalnızca şu türde dosyalar gönderin: {types}',
    'attachment.size':
      'Bir mesajda toplam en fazla {limit} büyüklüğünde dosya gönderin; örneğin daha küçük resimler kullanın ya da dosyaları birkaç mesaja bölün.',
    'attachment.incidental':
      'Bir şey yapmanız gerekmiyor: Bu tür dosyalar sahibini ele verir ve her mesajdan çıkarılır.',
    'attachment.metadata':
      'Resmi açın, başka bir programla PNG veya JPEG olarak yeniden kaydedin ve o dosyayı gönderin.',
    'attachment.unreadable':
      'Belgeyi parolasız olarak, yeniden kaydederek veya PDF biçiminde gönderin: Bu dosya okunamadı.',
    'attachment.macros': 'Belgeyi makrosuz olarak, örneğin .docx veya PDF biçiminde kaydedin ve o dosyayı gönderin.',
    'attachment.active':
      'Belgeyi yeni bir PDF olarak yazdırın ve o dosyayı gönderin: Betiklere ve veri gönderen formlara izin verilmiyor.',
    'attachment.embedded': 'Gömülü dosyaları ve nesneleri belgeden çıkarın ve mesaja ayrı ayrı ekleyin.',
    'attachment.external':
      'Resimleri ve tabloları bağlantı olarak değil, doğrudan belgenin içine ekleyin ya da belgeyi PDF olarak kaydedin ve o dosyayı gönderin.',
    'attachment.polyglot':
      'Dosyayı açın, bilinen bir programla yeniden kaydedin ve yeni dosyayı gönderin: Bu dosyanın içinde ikinci bir dosya gizli.',
    'attachment.bomb':
      'Dosyanın daha az sayfalı veya daha küçük resimli bir sürümünü gönderin ya da resimleri birkaç iletiye bölün: Bu dosya açıldığında çok fazla büyüyor.',
    'attachment.unsearched':
      'Belgenin daha az veya daha küçük resimli bir sürümünü ya da belgeyi birkaç mesaja bölerek gönderin: Belgedeki resimlerin hepsine bakılamadı.',
    'attachment.name':
      'Dosyaya sade ve içeriğine uyan tek uzantılı bir ad verin (örneğin belge.pdf) ve dosyayı yeniden gönderin.',
    'attachment.virus':
      'Bilgisayarınızda virüs taraması yapın: Bu dosyada bir virüs bulundu. Lütfen dosyayı yeniden göndermeyin.',
    'structure.suspended': 'Lütfen müşteri hizmetlerimizle iletişime geçin: Mesajlarınız şu anda iletilmiyor.',
    'structure.review':
      'Bir şey yapmanız gerekmiyor: Mesajlarınız iletilmeden önce ekibimizden bir kişi tarafından inceleniyor.',
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
    code: 'bir resimdeki kod: {text}',
    remotePicture: '{host} üzerindeki bir resim',
    trackingPicture: '{host} üzerindeki görünmez bir resim',
    declaredOtherwise: '{declared} olarak gönderilmiş ve buna izin verilmiyor',
    deceptiveName: 'adı ne olduğunu gizliyor',
    encrypted: 'parolayla korunuyor',
    macros: 'makro içeriyor',
    active: 'betik veya eylem içeriyor',
    embedded: 'başka dosyalar içeriyor',
    external: 'başka yerlerden içerik yüklüyor',
    polyglot: 'ikinci, gizli bir dosya içeriyor',
    bomb: 'açıldığında çok fazla büyüyor',
    unsearched: 'bakılabilenden fazla resim içeriyor',
    manyPictures: 'tek iletide çok fazla büyük resim veya sayfa var',
    virus: 'bir virüs: {name}',
    namesWriter: 'kimin yazdığını belli ediyor',
  },
}
