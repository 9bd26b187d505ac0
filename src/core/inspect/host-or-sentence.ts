/** Tells a bare host from two words with a dot between them: `shop.in/offer` and `See you.In a week`. */

import { abbreviates, isSentenceEnd } from './sentence-words.ts'
import { goesOn } from './sentence-goes-on.ts'
import { COUNTRY_TOP_LEVELS, PLAIN_TOP_LEVELS } from './top-levels.ts'

/** With a capital letter these begin a sentence rather than end a host. */
const SENTENCE_STARTS = new Set(['de', 'it', 'es', 'at', 'be', 'pt'])
/** Sites that everybody writes with a capital letter behind the dot, too. */
const WELL_KNOWN = new Set('amazon ebay google otto booking kaufland zalando etsy allegro bol paypal'.split(' '))
/** Endings of files that are top-level domains as well. */
const FILE_ENDINGS = new Set(['zip', 'mov', 'py'])
const OTHER_FILE_ENDINGS = new Set(['ai', 'ps', 'sh', 'md', 'app', 'pub', 'rs', 'pl', 'cc', 'so', 'to', 'la'])
const FILE_AFTER = /^\s(?:files?|datei|fichier|archivo|ficheiro|arquivo|bestand|plik|dosya|ファイル|文件)/iu
const PRODUCTS = new Set(['asp.net', 'vb.net', 'ado.net', 'readme.md'])

/** `SD-4.IO`, `DH12.TW`: what makers call their goods. */
const MODEL = /^[A-Z]{1,4}-?\d{1,4}\.[A-Z]{2}$/

/** `gg.mm.aa`: how a date is to be written. */
const DATE_FORM =
  /^(?:dd|d|tt|gg|jj|mm|m|yy|yyyy|jjjj|aa|aaaa|rr|rrrr)(?:\.(?:dd|tt|gg|jj|mm|yy|yyyy|jjjj|aa|aaaa|rr|rrrr)){1,2}$/i

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** What is said of an address that a browser is pointed to; version numbers look the same without it. */
const ADDRESS_BEFORE =
  /(?:(?<![\p{L}\p{N}])(?:ip(?:[- ]?a\p{L}{2,8})?(?![\p{L}\p{N}])|server|host|browser\p{L}*|navegador|navigateur|przegląda\p{L}+|tarayıcı\p{L}*|go to|visit|surf\p{L}*|browse to|website|webseite|link)|浏览器|瀏覽器|网址|網址|地址|ブラウザ|アドレス|アクセス)[^.!?\n]{0,16}$/iu
/** Whether the numbers are as large as those of addresses mostly are, and those of versions hardly ever. */
const IS_LARGE = /^(?:[3-9]\d|[12]\d\d)\.(?=(?:\d\.?){6,9}$)/
const VERSION_BEFORE =
  /(?:\bv|ver|versi[oó]n|versione|vers[aã]o|wersja|sürüm|firmware|firmw|fw|software|yazılım|logiciell?e?|oprogramowani[ea]|update|build|release|バージョン|ファームウェア|版本|固件)[.:]?\s{0,2}$/iu
/** Where nothing but the reader's own devices answers. */
const OWN_NETWORK = /^(?:10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\./

interface Around {
  /** Some forty characters, in the writing of the text. */
  readonly before: string
  readonly after: string
  readonly hasPath: boolean
}

/** `raw` ends in a top-level domain, or is four numbers with dots. */
export function isHostInText(raw: string, { before, after, hasPath }: Around): boolean {
  if (/^[\dx.a-f]+$/i.test(raw) && /\d$|^0x/i.test(raw)) return isIpAddress(raw, before, hasPath)
  if (/^www\./i.test(raw) || hasPath)
    return !/^v?[\d.]{1,5}\.\p{L}+$/iu.test(raw) || (hasPath && !/^[\d.]+\.[a-z]{2}$/i.test(raw))
  const labels = raw.split('.')
  const written = labels.pop() ?? ''
  const top = written.toLowerCase()
  const names = labels.map((label) => label.toLowerCase())
  const name = names.at(-1) ?? ''
  const isPlain = PLAIN_TOP_LEVELS.has(top)
  // The full stop of a Japanese or Chinese sentence reads as a dot: `ご連絡ください。ID は`.
  if (EAST_ASIAN.test(name) && written === written.toUpperCase()) return false
  if (FILE_ENDINGS.has(top) || PRODUCTS.has(raw.toLowerCase())) return false
  if (OTHER_FILE_ENDINGS.has(top) && FILE_AFTER.test(after)) return false
  if (DATE_FORM.test(raw)) return false
  if (MODEL.test(raw) || /^-\d/.test(after)) return false
  if (names.every((label) => /^v?\d+$/.test(label))) return names.length === 1 && /^\d{3,}$/.test(name) && isPlain
  // `i.e.in`, `a.m.to`, `L.It`
  if (name.length === 1 && !isPlain && names.every((label) => label.length < 4)) return false
  const isSecondLevel = names.length > 1 && (name === 'co' || (name === 'art' && top === 'br'))
  if (abbreviates(name) && !isPlain && !isSecondLevel) return false
  if (names.length === 1 && isSentenceEnd(name, top)) return false
  if (names.length === 1 && goesOn(name, top, before, after)) return false
  const isTitle = /^\p{Lu}\p{Ll}+$/u.test(written)
  if (!isTitle || WELL_KNOWN.has(name)) return true
  return name.length > 2 && (isPlain || (COUNTRY_TOP_LEVELS.has(top) && !SENTENCE_STARTS.has(top)))
}

function isIpAddress(raw: string, before: string, hasPath: boolean): boolean {
  const numbers = raw.split('.')
  if (numbers.some((number) => /^0[x\d]/i.test(number)))
    return hasPath || numbers.every((number) => /^0x/i.test(number))
  if (numbers.some((number) => Number(number) > 255) || OWN_NETWORK.test(raw)) return false
  return hasPath || ((IS_LARGE.test(raw) || ADDRESS_BEFORE.test(before)) && !VERSION_BEFORE.test(before))
}
