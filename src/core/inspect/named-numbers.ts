/**
 * Numbers called after what they are the numbers of: `meter number`, `Zählernummer`, `numéro de dossier`, `会員番号`. Things
 * are many; telephones, people and places, whose numbers are called, are few and are named here. Texts in lower case.
 */

/** Beginnings of what is called: telephones and ways of calling, then people and places. */
const CALLED = `tel tél telé phone mobil mobiel móvil handy funk ruf fax cell cel cep kom portable fest fixe fij fiss fix
    vast stacjon landline sms gsm whats wsp zap signal viber hotline notruf durchwahl service servi contact kontakt contat
    contac iletişim bel appel call dial atendimento
    privat privé priv personal persönlich direct direkt direto büro bureau oficina ufficio escrit kantoor biur ofis office
    shop store workshop werkstatt atelier taller officina loja laden magasin tienda negozio boutique winkel sklep warsztat
    dükkan mağaza haus home house casa maison domicile thuis domow ev work arbeit geschäft firm trabaj trabalh travail
    lavoro werk iş służb husband wife partner mari marid marito mujer moglie esposa mąż męża żon eşim son figli hijo
    filho colleague kolleg collègue colega collega amig ami vriend friend techn técn tecn usta mechanic
    main same whole full other another new old right correct best following next last usual second first own real
    country area city dialling dialing emergency daytime evening business neue alte andere gleiche richtige`

/** No noun: what else stands before or behind the word for a number. */
const NO_NOUN = `a an the this that these those my our your his her their its it is was are on at to of for from with by in and or but under
    mon ma mes ton ta son sa notre votre nos vos leur mi tu su mio mia tuo suo nostra nostro meu minha seu sua nosso nossa
    mijn jouw uw ons onze mein meine dein ihre unsere nuestro nuestra
    use try have got one any no ring text write take here find as me us you via give gave save note keep
    do mój mojego moja moj nasz nasza pod to jest proszę podaję dam daję pan pani pana
    alan ülke şehir bu şu o benim bizim sizin hangi aynı bir iki`

const CALLED_START = new RegExp(`^(?:${CALLED.trim().replace(/\s+/g, '|')})`, 'u')
const NO_NOUNS: ReadonlySet<string> = new Set(NO_NOUN.trim().split(/\s+/))

/** `Zählernummer`, `Zähler-Nr`, `kenmerknummer`. */
const COMPOUND = /^(?<noun>\p{L}[\p{L}-]{2,30}?)-?(?:nummern?|nummers?|nr|nrn|kennzeichen|kennung|-id|-code|-no)$/u
/** One phrase each, with `noun` as what is numbered. */
const PHRASES = [
  /(?<!\p{L})(?<noun>[a-z]{3,20}(?:'s)?)\s(?:numbers?|no\.|id|ref|reference)(?!\p{L})/gu,
  /(?<!\p{L})(?:num[eé]ros?|números?|n[°º]|n\.?o|num|nr|n|c[oó]digos?|codes?|codice|clave|chiave|cl[ée]|clef)\.?\s(?:de\s|du\s|d['’]|di\s|del\s|della\s|dello\s|dell['’]|do\s|da\s|des\s)(?:l['’]|la\s|le\s|el\s|su\s|mi\s|o\s)?(?<noun>\p{L}{3,20})/gu,
  /(?<!\p{L})(?:numery?|nr|kod)\.?\s(?<noun>\p{L}{4,20})/gu,
  /(?<!\p{L})(?<noun>\p{L}{3,20})\s(?:numaras[ıi]|numaran[ıi]z|numaraları|numaralı|no'?su|kodu)(?!\p{L})/gu,
  /(?<noun>[\p{Script=Han}\p{Script=Katakana}ー]{2,8})(?:番号|コード|ナンバー|no\.?|№)/gu,
  /(?<noun>[\p{Script=Han}]{2,4})(?:号码|號碼|编号|編號|代码|代碼|条码|單號|单号)/gu,
]
/** Signs of Chinese and Japanese for what is called, anywhere in the noun. */
const CALLED_SIGN =
  /[电電]话|電話|手[机機]|携帯|連絡|联系|聯[系絡]|固定|自宅|座机|热线|微信|薇信|我的|私の|客服|ケータイ|スマホ/u

/** Whether a word is one that names the number of a thing. */
export function isNumberOfThing(word: string): boolean {
  const noun = COMPOUND.exec(word)?.groups?.['noun']
  return noun !== undefined && isThing(noun)
}

/** Where such phrases end in a short text. */
export function endsOfNamedNumbers(text: string): number[] {
  return PHRASES.flatMap((phrase) =>
    [...text.matchAll(phrase)]
      .filter(({ groups }) => isThing(groups?.['noun'] ?? ''))
      .map(({ index, 0: found }) => index + found.length),
  )
}

function isThing(noun: string): boolean {
  return !CALLED_START.test(noun) && !NO_NOUNS.has(noun) && !noun.endsWith("'s") && !CALLED_SIGN.test(noun)
}
