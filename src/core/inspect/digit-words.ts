/**
 * Digits by their names in eleven languages, and by the signs that stand for them. What is said in pairs (`trente-quatre`)
 * counts as two digits; nobody calls these numbers, they are only found.
 */

const UNITS: readonly string[] = [
  `zero oh null zéro cero sıfır sifir nul zéros ноль ゼロ ぜろ れい レイ まる マル`,
  `one eins ein un uno uma um één een jeden bir いち イチ`,
  `two zwei zwo deux dos due dois duas twee dwa iki に ニ`,
  `three drei trois tres tre três drie trzy üç uc さん サン`,
  `four vier quatre cuatro quattro quatro cztery dört dort よん ヨン`,
  `five fünf fuenf cinq cinco cinque vijf pięć piec beş bes ご ゴ`,
  `six sechs seis sei meia zes sześć szesc altı alti ろく ロク`,
  `seven sieben sept siete sette sete zeven siedem yedi なな ナナ しち シチ`,
  `eight acht huit ocho otto oito osiem sekiz はち ハチ`,
  `nine neun neuf nueve nove negen dziewięć dziewiec dokuz きゅう キュウ く`,
]

const PAIRS: Readonly<Record<string, string>> = {
  10: 'ten zehn dix diez dieci dez tien dziesięć',
  11: 'eleven elf onze once undici jedenaście',
  12: 'twelve zwölf douze doce dodici doze twaalf dwanaście',
  13: 'thirteen dreizehn treize trece tredici treze dertien trzynaście',
  14: 'fourteen vierzehn quatorze catorce quattordici catorze veertien czternaście',
  15: 'fifteen fünfzehn quinze quince quindici vijftien piętnaście',
  16: 'sixteen sechzehn seize dieciséis sedici dezesseis dezasseis zestien szesnaście',
  17: 'seventeen siebzehn diecisiete diciassette dezessete dezassete zeventien siedemnaście',
  18: 'eighteen achtzehn dieciocho diciotto dezoito achttien osiemnaście',
  19: 'nineteen neunzehn diecinueve diciannove dezenove dezanove negentien dziewiętnaście',
  20: 'twenty zwanzig vingt veinte venti vinte twintig dwadzieścia yirmi',
  30: 'thirty dreißig dreissig trente treinta trenta trinta dertig trzydzieści otuz',
  40: 'forty vierzig quarante cuarenta quaranta quarenta veertig czterdzieści kırk',
  50: 'fifty fünfzig cinquante cincuenta cinquanta cinquenta vijftig pięćdziesiąt elli',
  60: 'sixty sechzig soixante sesenta sessanta sessenta zestig sześćdziesiąt altmış',
  70: 'seventy siebzig setenta settanta zeventig siedemdziesiąt yetmiş',
  80: 'eighty achtzig ochenta ottanta oitenta tachtig osiemdziesiąt seksen',
  90: 'ninety neunzig noventa novanta negentig dziewięćdziesiąt doksan',
  // Where a unit stands before the first of these, they are that many: `beş yüz`, `deux cent`.
  100: 'hundred hundert cent cents cien ciento cento cem honderd sto yüz',
  200: 'zweihundert doscientos doscientas duecento duzentos tweehonderd dwieście',
  300: 'dreihundert trescientos trescientas trecento trezentos driehonderd trzysta',
  400: 'vierhundert cuatrocientos cuatrocientas quattrocento quatrocentos vierhonderd czterysta',
  500: 'fünfhundert quinientos quinientas cinquecento quinhentos vijfhonderd pięćset',
  600: 'sechshundert seiscientos seiscientas seicento seiscentos zeshonderd sześćset',
  700: 'siebenhundert setecientos setecientas settecento setecentos zevenhonderd siedemset',
  800: 'achthundert ochocientos ochocientas ottocento oitocentos achthonderd osiemset',
  900: 'neunhundert novecientos novecientas novecento novecentos negenhonderd dziewięćset',
}

/** `zweiundzwanzig`, `tweeëntwintig`: the unit stands first and is joined to the tens. */
const JOINED_TENS: Readonly<Record<string, string>> = {
  2: 'zwanzig twintig',
  3: 'dreißig dreissig dertig',
  4: 'vierzig veertig',
  5: 'fünfzig vijftig',
  6: 'sechzig zestig',
  7: 'siebzig zeventig',
  8: 'achtzig tachtig',
  9: 'neunzig negentig',
}
const JOINED_UNITS = 'ein zwei drei vier fünf sechs sieben acht neun één twee drie vier vijf zes zeven acht negen een'

/** `veintidós`, `trentadue`: Spanish up to 29 and Italian join the unit to the tens. */
const ONE_WORD: readonly (readonly [string, string])[] = [
  ...'uno dós trés cuatro cinco séis siete ocho nueve'
    .split(' ')
    .flatMap((unit, index) =>
      ['veinti', 'dieci'].map((ten) => [ten + unit, `${ten === 'veinti' ? 2 : 1}${index + 1}`] as const),
    ),
  ...'venti trenta quaranta cinquanta sessanta settanta ottanta novanta'
    .split(' ')
    .flatMap((ten, tens) =>
      'uno due tre quattro cinque sei sette otto nove'
        .split(' ')
        .map(
          (unit, index) => [(/^[uo]/.test(unit) ? ten.slice(0, -1) : ten) + unit, `${tens + 2}${index + 1}`] as const,
        ),
    ),
]

const DIGIT_NAMES: readonly (readonly [string, string])[] = [
  ...Object.entries(PAIRS).flatMap(([digits, words]) => words.split(' ').map((word) => [word, digits] as const)),
  ...Object.entries(JOINED_TENS).flatMap(([ten, words]) =>
    words
      .split(' ')
      .flatMap((word) =>
        JOINED_UNITS.split(' ').flatMap((unit, index) =>
          ['und', 'en', 'ën'].map((joint) => [`${unit}${joint}${word}`, `${ten}${(index % 9) + 1}`] as const),
        ),
      ),
  ),
  ...ONE_WORD,
  ...UNITS.flatMap((words, digit) => words.split(' ').map((word) => [word, String(digit)] as const)),
]

/** Chinese and Japanese digits; those on cheques as well. */
export const HAN_DIGITS: ReadonlyMap<string, string> = new Map(
  ['〇零', '一壹壱幺', '二贰弐貳', '三叁参參', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'].flatMap(
    (signs, digit) => [...signs].map((sign) => [sign, String(digit)] as const),
  ),
)

/** So many of a digit: `three fives`, `trzy piątki`. */
const SEVERAL: readonly string[] = [
  'zeros zeroes noughts nullen ceros zeri nullen nulletjes zera zer',
  'ones einsen unos jedynki jedynek',
  'twos zweien zweier doses dwójki dwójek tweeën',
  'threes dreien dreier treses trójki trójek drieën',
  'fours vieren vierer cuatros quatros czwórki czwórek',
  'fives fünfen fünfer cincos cinques piątki piątek vijven',
  'sixes sechsen sechser seises szóstki szóstek zessen',
  'sevens siebenen siebener sietes setes siódemki siódemek zevens',
  'eights achten achter ochos oitos ósemki ósemek',
  'nines neunen neuner nueves noves dziewiątki dziewiątek negens',
]
const TIMES = 'times mal fois veces volte vezes keer razy tane kere defa'

const DOUBLE =
  'double doppel doppelt doppelte doble doppio doppia duplo dupla dubbel dubbele podwójne podwójna podwójny çift zweimal dwukrotnie twice tweemaal'
const TRIPLE = 'triple triplo triplet tripla dreifach dreifache dreimal potrójne potrójna üçlü driemaal thrice'
/** Said between the digits of one number. */
const FILLERS =
  'and und et y e en i ve a the die der das le la el il de het dann then puis luego poi depois potem sonra daarna dan danach next ensuite después dopo oraz wreszcie dash hyphen strich bindestrich minus tiret guion trattino hífen streepje myślnik tire space slash schrägstrich point dot punkt punto ponto punt kropka nokta の'

export type SpokenWord =
  | { readonly kind: 'digits'; readonly digits: string }
  /** `double five` is 55. */
  | { readonly kind: 'repeat'; readonly times: number }
  | { readonly kind: 'several'; readonly digit: string }
  /** `three times five` is 555. */
  | { readonly kind: 'times' }
  | { readonly kind: 'filler' }

const SPOKEN_WORDS: ReadonlyMap<string, SpokenWord> = new Map<string, SpokenWord>([
  ...FILLERS.split(' ').map((word) => [word, { kind: 'filler' }] as const),
  ...TIMES.split(' ').map((word) => [word, { kind: 'times' }] as const),
  ...SEVERAL.flatMap((words, digit) =>
    words.split(' ').map((word) => [word, { kind: 'several', digit: String(digit) }] as const),
  ),
  ...DOUBLE.split(' ').map((word) => [word, { kind: 'repeat', times: 1 }] as const),
  ...TRIPLE.split(' ').map((word) => [word, { kind: 'repeat', times: 2 }] as const),
  ...DIGIT_NAMES.flatMap(([word, digits]) =>
    [withoutMarks(word), word].map((spelling) => [spelling, { kind: 'digits', digits }] as const),
  ),
])

/** Keyboards of elsewhere: `szesc`, `yuz`. Kana stay as they are. */
function withoutMarks(word: string): string {
  return word >= 'ぁ' ? word : word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('ı', 'i')
}

/** By the code of a first and of a last letter, the lengths of the words that have it, as bits. */
const LENGTHS_BY_FIRST = new Uint32Array(0x250)
const LENGTHS_BY_LAST = new Uint32Array(0x250)
for (const word of SPOKEN_WORDS.keys()) {
  const first = word.charCodeAt(0)
  const last = word.charCodeAt(word.length - 1)
  if (first < 0x250) LENGTHS_BY_FIRST[first] = (LENGTHS_BY_FIRST[first] ?? 0) | (1 << word.length)
  if (last < 0x250) LENGTHS_BY_LAST[last] = (LENGTHS_BY_LAST[last] ?? 0) | (1 << word.length)
}

/** The word at a stretch of a lower-case text. Most words are none by their length and two letters: no look-up for them. */
export function spokenWord(lower: string, start: number, end: number): SpokenWord | undefined {
  const bit = end - start < 32 ? 1 << (end - start) : 0
  const byFirst = LENGTHS_BY_FIRST[lower.charCodeAt(start)] ?? 0
  const byLast = LENGTHS_BY_LAST[lower.charCodeAt(end - 1)] ?? 0
  return (bit & byFirst & byLast) === 0 ? undefined : SPOKEN_WORDS.get(lower.slice(start, end))
}

/** The longest name of a digit at `start`, of at least two letters and ending at most at `end`. */
export function digitNameAt(lower: string, start: number, end: number): { digits: string; length: number } | null {
  const lengths = LENGTHS_BY_FIRST[lower.charCodeAt(start)] ?? 0
  for (let length = Math.min(end - start, 31 - Math.clz32(lengths)); length > 1; length--) {
    const word = spokenWord(lower, start, start + length)
    if (word?.kind === 'digits') return { digits: word.digits, length }
  }
  return null
}

/** What stands for a digit by its shape, in the company of digits. */
export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  ['oOQ', 'lIi', 'zZ', '', '', 'sS', '', '', 'B'].flatMap((letters, digit) =>
    [...letters].map((letter) => [letter, String(digit)] as const),
  ),
)

/** The first of the ten digits of each script that NFKC leaves as it is. */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900,
  0xa9d0, 0xaa50, 0xabf0,
]
/** Numbers in circles beyond those that NFKC knows, from one to ten. */
const ONES = [0x2776, 0x2780, 0x278a]

const OTHER_DIGITS: ReadonlyMap<number, string> = new Map([
  ...ZEROS.flatMap((zero) => Array.from({ length: 10 }, (_, digit) => [zero + digit, String(digit)] as const)),
  ...ONES.flatMap((one) => Array.from({ length: 9 }, (_, index) => [one + index, String(index + 1)] as const)),
  [0x24ff, '0'],
])

/** Names of digits in kana by their first sign, the longest first: they are written without spaces. */
const KANA_NAMES = new Map<string, [string, string][]>()
for (const [name, digits] of DIGIT_NAMES.filter(([each]) => each >= 'ぁ').sort(([a], [b]) => b.length - a.length)) {
  KANA_NAMES.set(name.charAt(0), [...(KANA_NAMES.get(name.charAt(0)) ?? []), [name, digits]])
}

/** The digit whose name begins at an offset, and the name. */
export function kanaDigit(text: string, at: number): readonly [string, string] | undefined {
  return KANA_NAMES.get(text.charAt(at))?.find(([name]) => text.startsWith(name, at))
}

export function otherDigit(unit: number): string | undefined {
  return unit < 0x660 ? undefined : OTHER_DIGITS.get(unit)
}
