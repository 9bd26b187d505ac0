/**
 * The words around a number that tell a telephone number from an order, a tracking number or a price, in eleven
 * languages. Sources of the pattern pieces; text is in lower case.
 */

const joined = (text: string) => text.trim().replace(/\s+/g, '|').replace(/_/g, '\\s{1,2}')

/** A word of a spaced script: not inside another one, whatever it ends in where it is marked so. */
const words = (text: string) => `(?<![\\p{L}\\p{N}])(?:${joined(text)})(?![\\p{L}])`
const beginnings = (text: string) => `(?<![\\p{L}\\p{N}])(?:${joined(text)})\\p{L}{0,24}`
const endings = (text: string) => `\\p{L}{2,30}(?:${joined(text)})(?![\\p{L}])`

/** After these comes a telephone number, whatever it looks like. */
const NAMES_OF_PHONES = [
  words(`tel telephone phone mobile mob cell cellphone ph fax sms gsm hotline whatsapp whats_app watsapp wsp wapp viber
    handy handynr festnetz portable fixe móvil movil celular cel cellulare cell telemóvel telemovel tlm zap zapzap mobiel
    mobieltje 06-nummer kom komórka komórkę cep cebim imessage facetime hotline landline callback`),
  beginnings(`telefon téléphon telephon teléfono telefono telefone telefoon handynummer mobilnummer mobiltelefon
    mobilfunk rufnummer durchwahl komórk whatsapp mobielnummer telno gsm`),
  '微信|電話|电话|手机|手機|携帯|ケータイ|お?電話番号|ワッツアップ|致电|来电|座机|热线|短信|联系方式|連絡先|固話|[☎☏✆📞📱📲📠🤙]',
  `(?<![\\p{L}])(?:(?:phone|mobile|cell|contact)(?:'s)?|my|our|meine?|unsere?|mon|ma|notre|mi|nuestro|mio|il mio|nostro|meu|o meu|nosso|mijn|ons|mój|moj|nasz|benim|bizim)\\s(?:new\\s|neue\\s)?(?:number|numbers|nummer|nr|numéro|numero|num|número|numer|numaram|numaramız|no)(?![\\p{L}])`,
  '私の番号|我的号码|我的號碼|我们的号码|号码是|番号は',
]

/** These ask to call or write; an order may stand beside them as well. */
const CALLS = [
  words(`call calls calling ring dial text reach contact us_at me_at us_on me_on speak
    anrufen anruf ruf rufen rufst ruft erreichen erreichbar erreichst kontakt melden melde
    appeler appelez appelle appelez-nous joindre joignez joignable contacter contactez
    llamar llame llamen llama llámame llámanos llámenos llámeme contactar contacte escríbeme marque
    chiamare chiamami chiami chiamate chiamaci contattami contattaci telefonare telefonami
    ligar ligue liga ligue-me liga-me ligue-nos contacte-nos contate
    bel bellen belt me_bellen ons_bellen bereiken bereikbaar
    zadzwoń zadzwon zadzwonić dzwoń dzwonić dzwon kontakt kontaktowy
    ara arayın arayin arayınız arayabilirsin arayabilirsiniz ulaşın ulaşabilirsiniz aramak`),
  beginnings('whatsapp'),
  'かけて|連絡|打给|打給|拨打|撥打|联系|聯繫|聯絡|加我|打我',
]

/** After these comes a number of something. */
const NAMES_OF_NUMBERS = [
  words(`order orders order_id tracking track trackid parcel package shipment shipping consignment waybill awb invoice
    receipt serial s/n sn model item items product article ref reference case ticket claim complaint id ids code codes
    sku asin fnsku ean gtin upc isbn issn imei meid iccid mac iban bic swift vat pin zip postal postcode lot batch part
    parts pn p/n mpn oem vin version firmware build license licence key account patent customer client transaction
    payment return rma po policy warranty confirmation lat lon lng gps coordinates hs cas tariff quote quoting
    barcode bosch makita ups dhl fedex usps hermes dpd gls evri tnt yodel royal_mail amazon
    ustid ust-id ust-idnr steuernummer plz vorgang charge teile teil fin konto kunde gutschein
    commande commandes colis suivi facture série serie modèle article réf référence dossier siret siren tva client
    colissimo chronopost mondial_relay
    pedido pedidos seguimiento envío envio factura modelo artículo articulo referencia nif cif lote paquete cliente
    correos seur mrw cuenta
    ordine spedizione tracciamento tracking fattura seriale modello articolo codice matricola lotto pratica conto
    partita_iva brt bartolini poste cliente pacco
    encomenda rastreio rastreamento rastreador fatura nota modelo artigo código nif cnpj cpf ctt referência
    bestelling bestelnummer pakket zending factuur serienummer artikel klantnummer btw kvk postnl ordernummer
    zamówienie zamówienia przesyłki przesyłka paczka paczki faktura faktury śledzenia nip regon partia inpost pesel
    paczkomat model klienta seryjny
    sipariş siparis takip kargo fatura seri ürün urun barkod vergi yurtiçi ptt model müşteri`),
  beginnings(`bestell auftrag sendung paket rechnung kunden artikel serien seriennr liefer vorgang modell teile chargen
    referen versand bestelling zending factuur zamówieni przesył śledz faktur seryjn sipariş takip kargo rastrea
    seguimient tracc spedizion command invoice order tracking serial gerätenummer geräte ident steuer umsatzsteuer`),
  endings('bestellnummer bestellnr auftragsnummer sendungsnummer artikelnummer kontonummer bestelnummer'),
  '注文|オーダー|追跡|伝票|送り状|請求|シリアル|型番|品番|製造|商品|管理|お客様|郵便|登録|受付|問い?合わせ番号|ヤマト|佐川|ゆうパック|クロネコ|[〒]',
  '订单|訂單|单号|單號|快递|快遞|物流|运单|運單|追踪|追蹤|包裹|发票|發票|序列|型号|型號|编号|編號|条码|條碼|货号|貨號|批号|税号|顺丰|順豐|圆通|中通|申通|韵达|邮政|邮编|商品|密码|验证码|账号|客户',
]

/** Where a label and its number are that near, only such words stand between. */
const BETWEEN =
  /^(?:(?<![\p{L}\p{N}])[a-z]{0,3}\d{1,9}[a-z]{1,3}\d{0,9}|(?<![\p{L}\p{N}])[a-z]{1,3}\d{1,9}|[\s:：.#№=()[\]"'’|,\-–—*_\d/]|(?<!\p{L})(?:no|nos|nr|nbr|number|numbers|num|nummer|nummern|numéro|numéros|numero|número|numer|numarası|numaram|numarasi|numara|n[°º]|n|no°|id|ids|code|is|was|are|ist|lautet|war|est|es|è|é|jest|to|the|my|of|for|from|von|de|du|der|die|das|di|do|da|van|het|:|with|mit|your|ihre?|en|is|yaz|番号|号码|号|號|は|が|是|为|為|について|の|ナンバー)(?!\p{L})){0,24}$/u

export type LabelKind = 'phone' | 'call' | 'other'

export interface Label {
  readonly kind: LabelKind
  /** Nothing but the like of `number is` stands between the label and its number. */
  readonly isNear: boolean
  readonly distance: number
}

const LABEL = new RegExp(
  `(?<phone>${NAMES_OF_PHONES.join('|')})|(?<other>${NAMES_OF_NUMBERS.join('|')})|(?<call>${CALLS.join('|')})`,
  'gu',
)

/** `No.` says nothing beside a word that says which number it is, and by itself that it is one of many. */
const SIGN_OF_NUMBER = /(?:[#№]|(?<!\p{L})(?:no|nr|n°|nº|num)\.?)\s?$/u

/** The last label of a short text before a number. */
export function labelBefore(before: string): Label | null {
  let last: RegExpExecArray | null = null
  for (const match of before.matchAll(LABEL)) last = match
  if (last === null) return SIGN_OF_NUMBER.test(before) ? { kind: 'other', isNear: true, distance: 0 } : null
  const between = before.slice(last.index + last[0].length)
  return { kind: kindOf(last), isNear: BETWEEN.test(between), distance: between.length }
}

export function labelAfter(after: string): LabelKind | null {
  const match = LABEL.exec(after)
  LABEL.lastIndex = 0
  return match === null ? null : kindOf(match)
}

function kindOf({ groups }: RegExpExecArray): LabelKind {
  if (groups?.['phone'] !== undefined) return 'phone'
  return groups?.['call'] === undefined ? 'other' : 'call'
}

/** What is counted, measured or paid. */
const UNIT_AFTER =
  /^\s?(?:[€$£¥₺%‰°"″′㎜㎝㎏円元]|(?:eur|euros?|usd|gbp|chf|cad|aud|zł|pln|tl|try|jpy|cny|rmb|kč|kr|kg|g|gr|mg|lbs?|oz|t|cm|mm|m|km|nm|µm|in|inch(?:es)?|ft|m[²³23]|cm[²³23]|w|kw|wh|kwh|v|kv|volt|a|ah|mah|hz|khz|mhz|ghz|kb|mb|gb|tb|ml|cl|l|pcs?|pieces|stück|stk|units?|pièces|unidades|pezzi|stuks|sztuk|adet|lumens?|lm|lux|psi|bar|k|c|f|rpm|dpi|px|p|x|views|cycles|hours?|years?|times)(?![\p{L}]))/u
const CURRENCY_BEFORE = /(?:[€$£¥₺±]|(?<!\p{L})(?:eur|usd|gbp|chf|pln|try|tl|jpy|cny|rmb|r\$))\s?$/u

export function isMeasured(before: string, after: string): boolean {
  return UNIT_AFTER.test(after) || CURRENCY_BEFORE.test(before)
}
