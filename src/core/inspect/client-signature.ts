/**
 * The lines that mail programs put under every message by themselves: `Sent from my iPhone` and its translations.
 *
 * They tell the reader which program and provider the writer uses, and nobody wrote them.
 */

/** Programs, devices and providers that such lines name. */
const PRODUCT =
  /iphone|ipad|ipod|android|samsung|galaxy|huawei|xiaomi|redmi|oneplus|pixel|motorola|nokia|xperia|htc|blackberry|windows (?:phone|mail)|(?:mail|courrier|correo|posta|e-mail) (?:for|für|pour|para|per|voor) windows|outlook|hotmail|yahoo|proton ?mail|gmail|googlemail|gmx|web\.de|t-online|freenet|orange|free mobile|sfr|libero|virgilio|mail\.ru|яндекс|yandex|aol|thunderbird|fastmail|tutanota|tuta\b|zoho|spark|sparrow|mailbird|em client|почты mail|apple mail|icloud|verizon|vodafone|t-mobile|at&t|qq邮箱|网易|foxmail|163|naver|smartphone|handy|mobile (?:phone|device)|mobilgerät|téléphone|móvil|celular|cellulare|telefon/iu

/** `Sent from`, at the beginning of a line. */
const SENT_FROM =
  /^(?:(?:sent (?:from|via|with|using|by)|gesendet (?:von|mit|über)|diese nachricht wurde (?:von|mit)|von mein\w{1,2}|envoyé (?:de(?:puis)?|à partir|avec|via)|enviado (?:desde|de|do|da|a partir|con|com|por)|enviada (?:desde|de|do|da)|inviat[oa] (?:da|dal|con|tramite|dall)|verzonden (?:vanaf|van|met|via)|verstuurd (?:vanaf|met)|wysłan[eoy] (?:z|ze|za|przez)|skickat från|skickad från|sendt (?:fra|med)|lähetetty|отправлен[оа]? (?:с|со|из))(?!\p{L})|发自|來自|從我的|从我的|發自|来自我的|送信)/iu
/** `Get Outlook for iOS`, and what Yahoo has to say; whoever bought Outlook for a Mac says more. */
const OFFER =
  /^yahoo mail: |^(?:get|download|hol(?:e|en sie(?: sich)?)|laden sie|obtenir|téléchargez|télécharger|obtener|obtén|descargar|baixar|obter|obtenha|scarica|ottieni|downloaden|hämta|skaffa|hent|få|pobierz(?: program)?|скачать|загрузить)\s(?:microsoft )?outlook (?:for|für|pour|para|per|voor|dla(?: systemu)?|för|til|для) (?:ios|android|mac)(?: herunter)?[\s.]*$/iu
/** `gönderildi`, `から送信`: languages that say it at the end. A telephone that was sent is goods: `iPhone 14 gönderildi`. */
const SENT_LAST =
  /(?:(?:\p{L}m[dt][ae]n|(?:mail|outlook|yandex)['’]?[dt][ae]n|(?:mail|outlook|uygulaması) ile) (?:gönderildi|gönderilmiştir)|から送信(?:されました)?|より送信|에서 보냄|에서 보냈습니다)\s?[.。]?$/iu
const SENT_AROUND = /^(?:vo[nm]|mit|über|via|vanaf|van|met)\s.*(?:gesendet|verzonden|verstuurd)\s?\.?$/iu
/** What is sent otherwise than by mail, and who speaks of it: no program has these words. */
const GOODS =
  /(?<!\p{L})(?:you|your|we|our|they|today|yesterday|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|warehouse|shop|store|repair|express|courier|dhl|ups|fedex|dpd|gls|hermes|post office|case|cover|charger|cable|parcel|package|order|box|screen|tv|ihr|ihre|ihnen|wir|heute|gestern|morgen|lager|paket|päckchen|hülle|ladegerät|bestellung|adresse|colis|commande|coque|chargeur|hier|magasin|pedido|paquete|funda|ayer|hoy|pacote|capa|ontem|hoje|pacco|ordine|corriere|ieri|oggi|custodia|pakket|bestelling|hoes|gisteren|vandaag|zamówienie|paczka|paczk[ęa]|wczoraj|paket|kargo|bugün|dün|заказ|посылк[аой]{1,2}|телефоном|чехлом|вчера|сегодня)(?!\p{L})/iu

/** What follows the remark. */
const EXCUSE =
  /[.!]\s+(?:please excuse|excuse|sorry for|bitte entschuldige|veuillez (?:m['’])?excuser|disculp|perdon|scusa|desculp|excuseer|przepraszam)[^.!?]{0,60}[.!]?$/iu
/** As long as the longest of them. */
const MAX_LAST_CHARACTERS = 40
const MAX_LINE_CHARACTERS = 120
/** More than these words is a sentence that somebody wrote. */
const MAX_WORDS = 12

/** Whether a line stands there because of the program that sent it. Quote marks before it do not matter. */
export function isClientSignature(line: string): boolean {
  if (line.length > MAX_LINE_CHARACTERS + 20) return false
  const words = withoutTrailingMarks(line.replace(/^[\s>|*_–—-]{0,20}/u, ''))
  const own = () => words.replace(/<?https?:\/\/\S+>?/giu, '')
  const offers = /outlook|yahoo/i.test(words) && OFFER.test(own())
  const isSent = () =>
    SENT_FROM.test(words) || SENT_AROUND.test(words) || SENT_LAST.test(words.slice(-MAX_LAST_CHARACTERS))
  if (!offers && !(isSent() && PRODUCT.test(words) && !GOODS.test(words))) return false
  return isOneRemark(own().replace(EXCUSE, '.'))
}

/** White space, and the signs of bold and slanted letters. By hand: a pattern looks at each run of them in the line. */
function withoutTrailingMarks(text: string): string {
  let end = text.length
  while (end > 0 && /[\s*_]/.test(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

/** A comma or a second sentence is somebody's: `Sent from my desk, my mobile phone is broken`. */
function isOneRemark(words: string): boolean {
  if (words.length > MAX_LINE_CHARACTERS || words.split(/\s+/).length > MAX_WORDS) return false
  return !/,\s|[.!?]\s+\p{L}/u.test(words) || /^(?:sent from (?:yahoo|aol|outlook)|yahoo mail: )/iu.test(words)
}
