/**
 * The words around a number that tell a telephone number from an order, a tracking number or a price, in eleven
 * languages. Texts are short and in lower case; words are looked up, as each run of digits asks for them.
 */

import { endsOfNamedNumbers, isNumberOfThing } from './named-numbers.ts'

/**
 * - `phone`: what follows is a telephone number, whatever it looks like.
 * - `call`: a request to call or write; an order may stand beside it as well.
 * - `other`: what follows is the number of something.
 */
export type LabelKind = 'phone' | 'call' | 'other'

const WORDS: Readonly<Record<LabelKind, string>> = {
  phone: `whats tele telf telefonito fono ddd vorwahl prefijo prefisso prefixo indicatif netnummer kierunkowy uozzap uotsap tel tlf telef fone tél telephone phone mobile mob cell cellphone ph fax sms gsm fijo fixo fisso sabit hotline whatsapp whatsap watsapp wsp wapp viber
    vatsap vatsaptan votsap uatsap uazap handy handynr festnetz portable fixe móvil movil celular cel cellulare telemóvel telemovel tlm zap zapzap mobiel
    mobieltje kom komórka komórkę cep cebim imessage facetime landline callback téléphone
    wasap wasapp guasap whatsup łotsap lotsap whatsappje appje appen apje bizum blik blika blikiem twint sinpe`,
  call: `apunta apunte anota anote anotá notez notiere notier segna segnati noteer zapisz zanotuj kaydet jot
    scrivimi scrivetemi scriva écris écrivez écris-moi écrivez-moi schreib schreiben napisz napiszcie yazın yazabilirsiniz stuur
    buzz bell shout contacto contato call calls calling ring dial text reach contact speak phoning
    anrufen anruf rückruf zurückrufen durchrufen klingeln ruf rufen rufst ruft erreichen erreichbar erreichst kontakt melden melde
    appeler appelez appelle joindre joignez joignable contacter contactez rappelez rappeler appelle appelles téléphonez sonnez
    llamar llame llamen llama llámame llámanos llámenos llámeme contactar contacte escríbeme escríbele escríbanos marque llamarme llamarnos llamadme localizarme timbrazo
    chiamare chiamami chiami chiamate chiamaci contattami contattaci telefonare telefonami telefoni telefonatemi richiamare richiami squillo squillino
    ligar ligue liga ligo ligarem contate chamar chame chama telefonar telefone bel belt terugbellen bereik bellen belt bereiken bereikbaar
    zadzwoń zadzwon zadzwonić dzwoń dzwonić dzwon dzwoni dzwonisz dzwonią zadzwoni zadzwonisz zadzwońcie przedzwoń przedzwonić przekręci przekręć oddzwoń kontaktowy
    ara arayın arayin arayınız arayabilirsin arayabilirsiniz ulaşın ulaşabilirsiniz aramak arasın arasin arasınlar ararsan ararsanız ararsın arayabilir aramanız çaldır çaldırın çaldırsın arasana`,
  other: `size sizes größe größen gr taille talla taglia tamanho maat rozmiar beden zeichen kod kodu symbol indeks order orders tracking track trackid parcel package shipment shipping consignment waybill awb invoice
    receipt serial s/n sn model item items product article ref reference case ticket claim complaint id ids code codes
    oe oem seriennr sku asin fnsku ean gtin upc isbn issn imei meid iccid mac iban bic swift vat pin zip postal postcode lot batch part
    parts pn p/n mpn oem vin version firmware build license licence key account patent customer client transaction
    payment return rma policy warranty confirmation lat lon lng gps coordinates hs cas tariff quote quoting
    barcode bosch makita ups dhl fedex usps hermes dpd gls evri tnt yodel amazon royal
    ustid ust-id ust-idnr steuernummer plz vorgang charge teile teil fin konto kunde gutschein
    commande commandes colis suivi facture série serie modèle réf référence dossier siret siren tva
    colissimo chronopost mondial
    pedido pedidos seguimiento envío envio factura modelo artículo articulo referencia nif cif lote paquete cliente
    correos seur mrw cuenta
    ordine spedizione tracciamento fattura seriale modello articolo codice matricola lotto pratica conto
    iva brt bartolini poste pacco
    encomenda objeto objecto rastreio rastreamento rastreador fatura nota artigo código cnpj cpf ctt referência inscrição nf nfe  contribuinte niss rg série lote modelo protocolo
    bestelling bestelnummer pakket zending factuur serienummer artikel klantnummer btw kvk postnl ordernummer
    zamówienie zamówienia przesyłki przesyłka paczka paczki faktura faktury śledzenia nip regon partia inpost pesel
    paczkomat klienta seryjny
    sipariş siparis takip kargo seri ürün urun barkod vergi yurtiçi ptt müşteri vkn tckn tc mersis dairesi fatura
    mwst uid fn hrb hra umsatzsteuer finanzamt charge chargen ean-code art-nr artnr bestnr zählernummer fahrgestellnummer
    vat-id eori duns abn acn gstin tax registration batches numbered nummeriert numérotés numerados numerati catalog catalogue dwg
    rcs naf nie dni contador bastidor colegiado piva cf rea cci sdi fiscale matricula telaio
    kvk-nummer btw-nummer rsin iban-nummer onderdeel onderdeelnummer batchnummer chassisnummer meterstand
    booked booking registered filed logged label labels engraved stamped printed marked embossed reads lid box sticker underside
    typenschild karton steht aufdruck gestempelt eingraviert graviert eingestanzt aufkleber etikett gehäuse aufgedruckt
    gravé gravée étiquette relevé boîtier carton indique imprimé marqué bordereau autocollant
    grabado grabada etiqueta bulto lleva pegatina caja albarán impreso marcado
    riporta inciso incisa etichetta scatola stampigliato timbrato stampato targhetta
    gravado gravada caixa impresso plaquinha guia
    onderop achterop staat doos gegraveerd etiket typeplaatje gedrukt
    wybito wybity obudowie naklejce naklejka pudełku wygrawerowano widnieje nadrukowano tabliczce
    altında üstünde yazıyor yazan kutuda kutunun etikette etiketinde kazınmış basılı
    krs seria serii katalogowy katalogowego podatkowy sygnatura şasi sicil`,
}

const BEGINNINGS: Readonly<Record<LabelKind, string>> = {
  phone: `telefon téléphon telephon teléfono telefoon handynummer mobilnummer mobiltelefon mobilfunk rufnummer durchwahl
    komórk whatsapp mobielnummer telno`,
  call: 'appelez- ligue- liga- contacte- contactez-',
  other: `katalog bestell auftrag sendung paket rechnung kunden artikel serien liefer vorgang modell teile ersatzteil chargen
    referen versand zending factuur zamówieni przesył śledz faktur seryjn sipariş takip kargo rastrea
    seguimient tracc spedizion command invoice order tracking serial gerät ident steuer umsatzsteuer`,
}

/** Names of numbers with dots in them. */
const DOTTED =
  /(?<!\p{L})(?:p\.?\s?o|v\.\s?d|art|best|matr?|ser[ií]?|proc|prot|rif|ord|ped|sped|exp|rast|seg|fakt|fatt|fact|rech|sygn|spr|dow|zam|przes|prz|kd|kdn|vers|zend|fakt|lic|pol|contr|exped|lot|chap|sip|tak|fat|mus|müş|mod|kat|fab|cat|mod|réf|ref|chass|cód|cod|st|ust|v\.\s?d|p\.\s?iva|c\.\s?f|v\.\s?k\.\s?n|t\.\s?c)\.\s?(?:-?\s?(?:nr|no|num|id))?\.?\s?[:=]?\s?$/u

/** Scripts without spaces, and pictures of telephones. */
const SIGNS =
  /(?<phone>(?<!\p{L})(?:in (?:two |three |four |some )?(?:bits|pieces)|a pezzi|parça parça|en partes|en trozos|em partes|in stukjes|w kawałkach|po kawałku|in teilen|en morceaux)(?=[:：])|(?<!\p{L})(?:mon|notre|le)\s0[67]\sc['’]est|w[.*_-]h[.*_-]a[.*_-]t[.*_-]s(?:[.*_-]a[.*_-]p[.*_-]p)?|微信|電話|电话|手机|手機|携帯|ケータイ|ワッツアップ|致电|来电|座机|热线|短信|联系方式|連絡先|固話|私の番号|我的号码|我的號碼|[☎☏✆📞📱📲📠🤙])|(?<other>注文|オーダー|追跡|伝票|送り状|請求|シリアル|型番|品番|製造|商品|管理|お客様|郵便|登録|受付|問い?合わせ番号|ヤマト|佐川|ゆうパック|クロネコ|〒|订单|訂單|单号|單號|快递|快遞|物流|运单|運單|追踪|追蹤|包裹|发票|發票|序列|尺码|尺寸|サイズ|型号|型號|编号|編號|条码|條碼|货号|貨號|批号|税号|顺丰|順豐|圆通|中通|申通|韵达|邮政|邮编|密码|验证码|账号|客户|税|批次|序號|码为|例如|串号|識別|ロット|部品|法人番号|登録番号|口座|会員|裏[にの]|箱[にの]|書[いか]|刻印|記載|ラベル|と表示|とあり|机身|刻着|刻的|印着|印的|标签|標籤|写着|寫著|背面|盒子|盒上)|(?<call>かけて|連絡|打给|打給|拨打|撥打|联系|聯繫|聯絡|加我|打我)/gu
const HAS_SIGNS = /[\u2100-\uffff]|w[.*_-]h[.*_-]a|0[67]\sc|[:：]/

const KINDS: readonly LabelKind[] = ['phone', 'call', 'other']
const listed = (lists: Readonly<Record<LabelKind, string>>) =>
  KINDS.flatMap((kind) => lists[kind].split(/\s+/).map((word) => [word, kind] as const))
const WHOLE: ReadonlyMap<string, LabelKind> = new Map(listed(WORDS))
const BY_BEGINNING: ReadonlyMap<string, LabelKind> = new Map(listed(BEGINNINGS))
const LENGTHS = [...new Set([...BY_BEGINNING.keys()].map(({ length }) => length))].sort((a, b) => a - b)

/** `my number`, but not `your number`. */
const NUMBER = /^(?:number|numbers|nummer|nr|numéro|numero|num|número|numer|numaram|numaramız|no)$/u
const OWN =
  /^(?:my|our|contact|meine?|unsere?|mon|ma|notre|mi|nuestro|mio|nostro|meu|nosso|mijn|ons|mój|moj|nasz|benim|bizim)$/u

/** `I'm on`, `bin unter`, `je suis au`: before them, somebody who is reached there. */
const PEOPLE = "(?:me|us|i['’]m|we['’]re|am)"
const REACHED_ON: Readonly<Record<string, RegExp>> = {
  at: new RegExp(`^${PEOPLE}$`),
  on: new RegExp(`^${PEOPLE}$`),
  under: new RegExp(`^${PEOPLE}$`),
  unter: /^(?:bin|sind|mich|mir|uns)$/,
  au: /^(?:suis|sommes|moi|nous)$/,
  al: /^(?:soy|estoy|estamos|sono|siamo|me|mi|ci)$/,
  no: /^(?:estou|estamos|me)$/,
  op: /^(?:ben|zijn|mij|me|ons)$/,
  pod: /^(?:jestem|jesteśmy|mnie|nas)$/,
}
/** `Mine is`, after the question for a number. */
const MINE = /^(?:mine|mine['’]s|mío|mien|mienne|mijne|mój|benimki)$/u

/** `area code`, `alan kodu`. */
const AREA = /^(?:area|country|dialling|dialing|city|alan|ülke|şehir)$/u

const TOKEN = /\p{L}[\p{L}\p{M}]*(?:[/'’-]\p{L}[\p{L}\p{M}]*)*/gu

interface Found {
  readonly kind: LabelKind
  readonly end: number
}

function labelsIn(text: string): Found[] {
  const named = endsOfNamedNumbers(text).map((end) => ({ kind: 'other' as const, end }))
  return [...wordsIn(text), ...named, ...signsIn(text)].sort((a, b) => a.end - b.end)
}

function* wordsIn(text: string): Generator<Found> {
  let previous = ''
  for (const match of text.matchAll(TOKEN)) {
    const kind = kindOf(match[0], previous)
    if (kind !== null) yield { kind, end: match.index + match[0].length }
    previous = match[0]
  }
}

function* signsIn(text: string): Generator<Found> {
  if (!HAS_SIGNS.test(text)) return
  for (const { groups, index, 0: sign } of text.matchAll(SIGNS)) {
    const kind = KINDS.find((each) => groups?.[each] !== undefined)
    if (kind !== undefined) yield { kind, end: index + sign.length }
  }
}

function kindOf(word: string, previous: string): LabelKind | null {
  if (/^(?:codes?|kodu|kod)$/.test(word) && AREA.test(previous)) return 'phone'
  const whole = WHOLE.get(word)
  if (whole !== undefined) return whole
  if (NUMBER.test(word)) return OWN.test(previous) ? 'phone' : null
  if (REACHED_ON[word]?.test(previous) === true) return 'call'
  if (MINE.test(word)) return 'call'
  for (const length of LENGTHS) {
    const kind = length <= word.length ? BY_BEGINNING.get(word.slice(0, length)) : undefined
    if (kind !== undefined) return kind
  }
  if (isNumberOfThing(word)) return 'other'
  // `Joignez-moi`, `appelle-nous`.
  const joint = word.indexOf('-')
  return joint > 0 ? (WHOLE.get(word.slice(0, joint)) ?? null) : null
}

/** Where a label and its number are that near, only such words stand between. */
const BETWEEN =
  /^(?:(?<![\p{L}\p{N}])[a-z]{0,3}\d{1,9}[a-z]{1,3}\d{0,9}|(?<![\p{L}\p{N}])[a-z]{1,3}\d{1,9}|(?<![a-z\u00c0-\u024f])(?:[b-df-hj-np-tv-z]{2,5}|it|de|es|at|be|ie|eu|fi|ee)(?![\p{L}\p{N}])|[\s:：.#№=()[\]"'’|,\-–—*_\d/]|(?<!\p{L})(?:no|nos|nr|nbr|number|numbers|num|nummer|nummern|numéro|numéros|numero|número|numer|numarası|numaram|numarasi|numara|n[°º]|n\.?[ºo°]|n|no°|id|ids|code|is|was|are|eg|e\.g\.?|z\.\s?b\.?|p\.?\s?ex\.?|p\.?\s?ej\.?|bijv|np|örn|例|例えば|例如|bis|until|till|through|and|und|et|y|e|i|ve|tot|do|a|à|al|até|hasta|fino|jusqu['’]?à?|lautet|war|est|es|è|é|jest|o|el|il|la|le|lo|l|this|that|also|now|here|to|the|my|of|for|from|von|de|du|der|die|das|di|do|da|van|het|:|with|mit|your|ihre?|en|is|yaz|番号|号码|号|號|は|が|是|为|為|について|の|ナンバー)(?!\p{L})){0,40}$/u

export interface Label {
  readonly kind: LabelKind
  /** Nothing but the like of `number is` stands between the label and its number. */
  readonly isNear: boolean
  readonly distance: number
  /** No other label stands in the sentence, and no clause ends between this one and its number. */
  readonly isInSentence: boolean
}

/** `No.` says nothing beside a word that says which number it is, and by itself that it is one of many. */
const SIGN_OF_NUMBER = /(?:[#№]|(?<!\p{L})(?:no|nr|n°|nº|n\.[oº°]|num)\.?)\s?$/u

/** The last label of a short text before a number. */
export function labelBefore(before: string): Label | null {
  if (DOTTED.test(before)) return SIGN
  const isAboutCarrier = CARRIER.test(before) && !REACHED.test(before)
  const all = labelsIn(before).filter(({ kind }) => kind === 'other' || !isAboutCarrier)
  const last = all.at(-1)
  if (last === undefined || last.kind === 'other') {
    if (SIGN_OF_NUMBER.test(before)) return SIGN
  }
  if (last === undefined) return null
  const between = before.slice(last.end)
  return {
    kind: last.kind,
    isNear: BETWEEN.test(between),
    distance: between.length,
    isInSentence: all.every(({ kind }) => kind === 'other') && !CLAUSE_END.test(between) && !REACHED.test(before),
  }
}

/** Who is called about a parcel: the number behind it is the parcel's. */
const CARRIER =
  /(?<!\p{L})(?:dhl|dpd|gls|hermes|ups|fedex|tnt|brt|sda|seur|correos|mrw|nacex|ctt|postnl|inpost|colissimo|chronopost|evri|yodel|transporteur|carrier|courier|kurier\p{L}*|corriere|transportista|transportadora|spedition|vervoerder|koerier|kargoyu|kargo)(?!\p{L})|ヤマト|佐川|快递|快遞|顺丰|順豐/u
const SIGN: Label = { kind: 'other', isNear: true, distance: 0, isInSentence: true }
const CLAUSE_END = /[,;:!?、，；：]|\s[–—-]\s|[|/]/u
/** `For the order I am on 0171 …`: somebody is reached there. */
const REACHED =
  /(?<!\p{L})(?:i'?m|i am|we'?re|me|us|mir|mich|uns|bin|moi|nous|suis|sommes|estoy|estamos|sono|siamo|estou|ben|zijn|mij|ons|jestem|jesteśmy|mnie|nas|beni|bana|bize|questions?|fragen|preguntas|domande|dúvidas|vragen|pytania)(?!\p{L})|私|我/u

/** Whether somebody speaks of calling or writing, or of a telephone or a messenger. */
export function speaksOfCalling(text: string): boolean {
  for (const { kind } of wordsIn(text)) if (kind !== 'other') return true
  for (const { kind } of signsIn(text)) if (kind !== 'other') return true
  return false
}

/** Whether somebody asks for an answer in words that need no telephone. */
export function asksForAnswer(text: string): boolean {
  return ANSWER.test(text)
}

const ANSWER =
  /(?<!\p{L})(?:buzz|message me|find me|reach me|drop me|let me know|hear from you|get in touch|in touch|bescheid|findest mich|such mich|sprechen|quatschen|faites-moi signe|tomberez sur moi|de vos nouvelles|trouve(?:r|z)-moi|viva voz|de palabra|escr[ií]beme|mi número|d[ií]game|avísame|fammi sapere|mi faccia sapere|mi trov[ai]|mi cerchi|messaggino|a voce|me avisa|me fala|anota aí|manda mensagem|sua mensagem|tua mensagem|laat (?:even |me )?(?:iets )?weten|hoor ik|spreken|odezwij|daj znać|dajcie znać|proszę dać znać|odbieram|oddzwoni\p{L}*|pogada\p{L}*|erreicht man|reicht mich|puść sygnał|haber ver\p{L}*|konuş\p{L}*|yazın|görüş\p{L}*|aplikac\p{L}*|uygulama\p{L}*|appje|app)(?!\p{L})|直接[讲講说說]|打字|お待ちして|ご連絡|お話し|找我|聊|说话|回复我/u

/** Whether the last label of a text says what the numbers behind it are of. */
export function isNamedNear(before: string): boolean {
  const label = labelBefore(before.slice(-60))
  return label?.kind === 'other' && label.distance <= 20
}

/** What a number is of stands right behind it; a request to call, anywhere in the rest of the sentence. */
export function labelAfter(after: string): LabelKind | null {
  const first = labelsIn(after)[0]
  return first === undefined || (first.kind === 'other' && first.end > NEAR_AFTER) ? null : first.kind
}

const NEAR_AFTER = 25

/** What is counted, measured or paid. */
const UNIT_AFTER =
  /^\s?(?:[€$£¥₺%‰°"″′㎜㎝㎏円元]|(?:eur|euros?|usd|gbp|chf|cad|aud|zł|pln|tl|try|jpy|cny|rmb|kč|kr|kg|g|gr|mg|lbs?|oz|t|cm|mm|m|km|nm|µm|in|inch(?:es)?|ft|m[²³23]|cm[²³23]|w|kw|wh|kwh|v|kv|volt|(?<!\s)a|ah|mah|hz|khz|mhz|ghz|kb|mb|gb|tb|ml|cl|l|pcs?|pieces|stück|stk|units?|pièces|unidades|pezzi|stuks|sztuk|adet|lumens?|lm|lux|psi|bar|k|c|f|rpm|dpi|px|p|x|views|cycles|hours?|years?|times)(?![\p{L}]))/u
const CURRENCY_BEFORE = /(?:[€$£¥₺±]|(?<!\p{L})(?:eur|usd|gbp|chf|pln|try|tl|jpy|cny|rmb|r\$))\s?$/u

export function isMeasured(before: string, after: string): boolean {
  return UNIT_AFTER.test(after) || CURRENCY_BEFORE.test(before)
}
