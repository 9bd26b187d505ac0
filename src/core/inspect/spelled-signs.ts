/** Signs of an address spelled so oddly that nothing else can be meant: `[dot]`, `(at)`, `hxxp`, `e x a m p l e . c o m`. */

import { type NormalText, type Rewriting, rewritten } from './normal-form.ts'
import { withLooseHosts } from './loose-hosts.ts'
import { AT_WORDS, COLON_WORDS, DOT_WORDS, SLASH_WORDS } from './spelled-words.ts'

interface Spelling {
  /** Cheap, and in every text that has the spelling. */
  readonly sign: RegExp
  /** Of the text in lower case. */
  readonly pattern: RegExp
  readonly by: (found: string) => string
}

/** Brackets with something in them that is beside words: `example [dot] com`, `example<.>com`. */
function bracketed(inner: string, gap = '\\s{0,3}', next = '[\\p{L}\\p{N}]'): RegExp {
  return new RegExp(
    `(?<=[\\p{L}\\p{N}])${gap}[[({<«【〔「『|]{1,2}\\s{0,2}(?:${inner})\\s{0,2}[\\])}>»】〕」』|]{1,2}${gap}(?=${next})`,
    'gu',
  )
}

const SLASH = `(?:[/\\\\∕⁄╱]|\\[/\\]|\\(/\\)|\\s{0,2}(?:${SLASH_WORDS}))`
const COLON = `\\s{0,2}(?:[:;∶꞉]|\\[:\\]|\\(:\\)|(?:${COLON_WORDS}))`
const SLASHES = `\\s{0,2}${SLASH}\\s{0,2}${SLASH}\\s{0,3}`

/** `exampledotcom`, and `example dotcom` where the sentence ends: `the dotcom bubble` is something else. */
const GLUED =
  /(?<=[\p{L}\p{N}]{3})(?:dot|punto|ponto|point|punkt)(?:com|net|org|info)(?![\p{L}\p{N}])|(?<=[\p{L}\p{N}]{3})(?<!(?<!\p{L})(?:the|any|this|all|old|les|des|der|die|das|ein|una|uma|las|los))\s{1,2}(?:dot|punto|ponto)com(?=\s{0,3}(?:[.!?,;/]|$))/gu

const SPACED_ENDS = 'com net org de fr it es nl pl pt br tr eu uk jp cn'
  .split(' ')
  .flatMap((end) => [[...end].join('\\s'), [...end].join('-')])
  .join('|')
const BRACKETED_ENDS = `(?:${SPACED_ENDS}|com|net|org|info|biz|eu|de|fr|es|it|nl|pl|pt|br|tr|at|ch|jp|cn|ru|uk|art|blog|shop|store|online|site|club|app|dev|io|co|tv)(?![\\p{Script=Latin}\\p{N}])`
const SPACED_END = new RegExp(`(?:${SPACED_ENDS})$`)

/** One after the other, each in the text that the one before it left. */
const SPELLINGS: readonly Spelling[] = [
  { sign: /[[({<«【〔「『|]\s{0,2}(?:[.·•,]|d[o0]t)/, pattern: bracketed('d[o0]t|[.,·•]'), by: () => '.' },
  {
    sign: /[[({<«【〔「『|]\s{0,2}(?:pun|poin|pont|krop|nok|точ|ド|点|點)/,
    pattern: bracketed(DOT_WORDS, ''),
    by: () => '.',
  },
  {
    // `the meeting (point) here` has spaces around it, too.
    sign: /\s[[({<«【〔「『|]\s{0,2}(?:pun|poin|pont|krop|nok|точ|ド|点|點)/,
    pattern: bracketed(DOT_WORDS, '\\s{0,3}', BRACKETED_ENDS),
    by: () => '.',
  },
  {
    // In quotes: `lanse“点”com`.
    sign: /["'“”‘’«»„]\s{0,2}(?:d[o0]t|pun|poin|pont|krop|nok|точ|ド|点|點|\.)/,
    pattern: new RegExp(
      `(?<=[\\p{L}\\p{N}])\\s{0,3}["'“”‘’«»„]{1,2}\\s{0,2}(?:${DOT_WORDS}|\\.)\\s{0,2}["'“”‘’«»]{1,2}\\s{0,3}(?=${BRACKETED_ENDS})(?!(?:de|it|es|at)\\s\\p{L})`,
      'gu',
    ),
    by: () => '.',
  },
  {
    // `( . ) d e`, `point f-r`: the letters of the end one by one.
    sign: /[a-z][\s-][a-z]/,
    pattern: new RegExp(
      `(?<=[\\p{L}\\p{N}]{2})(?:\\s{0,2}\\.\\s{0,2}|[\\s-]{1,2}(?:${DOT_WORDS})[\\s-]{1,2})(?:${SPACED_ENDS})(?!\\p{L}|[\\s'-]\\p{L}(?!\\p{L}))`,
      'gu',
    ),
    by: (found) => `.${(SPACED_END.exec(found)?.[0] ?? '').replace(/[\s-]/g, '')}`,
  },
  {
    // An IP address.
    sign: /\d\s{1,2}(?:\.|dot|pun|poin|pont)/,
    pattern: /(?<![\d.])\d{1,3}(?:\s{1,2}(?:\.|dot|punkt|point|punto|ponto|punt)\s{1,2}\d{1,3}){3}(?!\d)/gu,
    by: (found) => found.replace(/\D+/g, '.'),
  },
  {
    sign: /(?:dot|punto|ponto|point|punkt)(?:com|net|org|info)/,
    pattern: GLUED,
    by: (found) => `.${/[a-z]{3,4}$/.exec(found.replace(/^\s*(?:dot|punto|ponto|point|punkt)/, ''))?.[0]}`,
  },
  { sign: /[[({<«【〔「『|]\s{0,2}(?:@|[aäckmсア艾小])/, pattern: bracketed(`@|${AT_WORDS}`), by: () => '@' },
  { sign: /[[({<«【〔「『|]\s{0,2}(?:\/|[sbuetс]|forw|ス|斜)/, pattern: bracketed(`/|${SLASH_WORDS}`), by: () => '/' },
  {
    sign: /h(?:tt|xx|\*\*|--|__)ps?/,
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])h(?:tt|xx|\\*\\*|--|__)ps?(?:\\s{0,2}\\[://\\]\\s{0,2}|${COLON}${SLASHES})`,
      'gu',
    ),
    by: (found) => (/ps/.test(found) ? 'https://' : 'http://'),
  },
  {
    sign: /slash|schrägstr|barra|barre|streep|ukośnik|ukosnik|çizgi|слэш|スラ|斜/,
    pattern: new RegExp(`(?:${COLON})?${SLASHES}(?<=${SLASH_WORDS}\\s{0,3})`, 'gu'),
    by: () => '://',
  },
  {
    sign: /www|double[- ]?u|triple[- ]w|uves? doble|tripla w|mal w/,
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:www|(?:double[- ]?u[- ]?){3}|triple[- ]w|tres uves? dobles?|tripla w|drei ?mal w)(?:\\s{0,2}[.,·•*|]\\s{0,2}|\\s{1,2}(?:(?:${DOT_WORDS})\\s{1,2})?)(?=[\\p{L}\\p{N}])`,
      'gu',
    ),
    by: () => 'www.',
  },
  {
    sign: /точка/,
    pattern: /(?<=[a-zа-я])\s{1,3}точка\s{1,3}(?:ру|рф|ком)(?!\p{L})/gu,
    by: (found) => RUSSIAN[found.slice(-2)] ?? '.',
  },
]
const RUSSIAN: Readonly<Record<string, string>> = { ру: '.ru', рф: '.рф', ом: '.com' }

/** Null where there are none. */
export function withPlainSigns(normal: NormalText): NormalText | null {
  let read = joinedLetters(normal)
  read = withLooseHosts(read ?? normal) ?? read
  for (const { sign, pattern, by } of SPELLINGS) {
    const lower = (read ?? normal).lower()
    if (sign.test(lower)) read = rewritten(read ?? normal, changes(lower, pattern, by)) ?? read
  }
  return read
}

/** Single letters with something between each two: `e x a m p l e . c o m`, `e-x-a-m-p-l-e.c-o-m`, one below the other. */
const SINGLE = '[a-z0-9](?![\\p{L}\\p{N}])'
const SINGLES = new RegExp(
  // Each on a line of its own, to the last one that has its line for itself.
  `(?<=^|\\n)[a-z0-9](?:[ \\t]{0,3}\\n[ \\t]{0,3}[a-z0-9.@/:-](?=[ \\t]{0,3}(?:\\n|$))){3,}|(?<![\\p{L}\\p{N}])${SINGLE}(?:(?:[\\s_*~|·•-]{1,3}|[\\s_*~|·•-]{0,3}[.@/:,][\\s_*~|·•-]{0,3})${SINGLE}){2,}`,
  'gu',
)
const HAS_SINGLES = /(?:^|[^a-z0-9])[a-z][\s_*~|·•.-]{1,3}[a-z0-9](?:[^a-z0-9]|$)/

function joinedLetters(normal: NormalText): NormalText | null {
  const lower = normal.lower()
  return HAS_SINGLES.test(lower) ? rewritten(normal, changes(lower, SINGLES, joined)) : null
}

/** Digits alone are a number, and others read those. A wider gap parts words. */
function joined(found: string): string {
  if (!/[a-z].*[a-z]/s.test(found)) return found
  const parted = /[a-z] [a-z]/.test(found)
  return found.replace(/[\s_*~|·•-]+/g, (gap, at: number) =>
    parted && gap.trim() === '' && gap.length > 1 && !/[.@/:,]/.test(`${found[at - 1]}${found[at + gap.length]}`)
      ? ' '
      : '',
  )
}

function* changes(text: string, pattern: RegExp, by: (found: string) => string): Generator<Rewriting> {
  for (const { 0: found, index: start } of text.matchAll(pattern)) {
    const read = by(found)
    if (read !== found) yield { start, end: start + found.length, by: read }
  }
}
