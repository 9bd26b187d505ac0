/**
 * Hosts whose dots are spelled: `example dot com`, `example . com`, `example,com`, a host split over lines.
 *
 * Read from their end: what stands before the name of a top-level domain says whether it ends a host or is a word.
 */

import { type NormalText, type Rewriting, rewritten } from './normal-form.ts'
import { isNoLabel, isPortuguese } from './sentence-words.ts'
import { DOT_WORDS, HYPHEN_WORDS, SLASH_WORDS } from './spelled-words.ts'
import { COUNTRY_TOP_LEVELS, isTopLevel, PLAIN_TOP_LEVELS, SPOKEN_AFTER } from './top-levels.ts'

const SPOKEN = [...SPOKEN_AFTER.values()].flatMap((ends) => [...ends])
/** Also with a zero for the letter. */
const ZEROS: Readonly<Record<string, string>> = { c0m: 'com', n3t: 'net', '0rg': 'org' }
const ENDS = new Set([...PLAIN_TOP_LEVELS, ...COUNTRY_TOP_LEVELS, ...SPOKEN, ...Object.keys(ZEROS)])
const END = new RegExp(`(?<![a-z0-9])(?:${[...ENDS].join('|')})(?![a-z0-9])`, 'g')
/** What a name that goes on would; Chinese and Japanese have no space behind theirs. */
const GOES_ON = /^(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}]/u
/** These are words, too: they end a host only where the sentence ends with them. */
const WORDS_TOO = new Set(['es', 'it', 'at', 'be', 'us', 'ca', 'au', 'me', 'ai', 'net', 'pe', 'ar', 'gen'])

/** Those that are none in the language of the word for the dot. */
const NO_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['punto', new Set(['it'])],
  ['punkt', new Set(['it', 'at', 'be'])],
  ['punt', new Set(['it', 'be'])],
])

const WORD_BEFORE = new RegExp(
  `(?:[\\s_*~"'-]{1,4}(?<word>${DOT_WORDS})[\\s_*~"'-]{1,4}|\\s{0,2}(?<glued>ドット|点|點)\\s{0,2})$`,
  'u',
)
const SPACED_DOT = /(?:\s{1,3}\.(?<wide>\s{0,3})|\.\s{1,3})$/
/** What people put in the place of a dot; of the first kind, nobody else does before a top-level domain. */
const ROUND = '·•∙⋅・●○◦◉⚫⚪🔴🔵🟢🟡🟠🟣🟤⬤▪◾‧∘°⊙☉⏺🔘⸰'
const ROUND_BEFORE = new RegExp(`\\s{0,2}[${ROUND}]\\s{0,2}$`, 'u')
const SIGN_BEFORE = /[,;:|~^'"*_=!]$/
const AFTER_WWW = /(?<=(?<![\p{L}\p{N}])www\.[\p{L}\p{N}-]{1,63})\s{1,2}$/u

/** How far before a top-level domain its dot may begin, and how long a host may be. */
const MOST_BEFORE = 80
/** Units of the longest sign, with the space around it. */
const MOST_SIGN = 20
const MOST_LABELS = 6

/** Null where there are none. */
export function withSpelledHosts(normal: NormalText): NormalText | null {
  const dotted = rewritten(normal, dotsIn(normal))
  const read = dotted ?? normal
  const lower = read.lower()
  const slashed = SLASH_WORD.test(lower) ? rewritten(read, slashesIn(lower)) : null
  const whole = slashed ?? read
  const hyphened = HYPHEN_WORD.test(whole.lower()) ? rewritten(whole, hyphensIn(whole.lower())) : null
  return hyphened ?? slashed ?? dotted
}

function* dotsIn(normal: NormalText): Generator<Rewriting> {
  const lower = normal.lower()
  let done = 0
  for (const { 0: found, index: start } of lower.matchAll(END)) {
    const end = start + found.length
    const name = ZEROS[found] ?? found
    if (start <= done || !mayEndHost(lower, start) || GOES_ON.test(lower.charAt(end))) continue
    const dots: Rewriting[] = []
    const last = lastDot(normal.text, lower, start, end, name, done)
    for (let dot = last; dot !== null && dots.length < MOST_LABELS; ) {
      dots.unshift(dot)
      dot = innerDot(lower, labelStart(lower, dot.start, done), done)
    }
    yield* dots
    if (name !== found && (dots.length > 0 || lower[start - 1] === '.')) yield { start, end, by: name }
    if (dots.length > 0) done = start
  }
}

/** Most of these names are words among words, and a look at the one before tells them. */
function mayEndHost(lower: string, start: number): boolean {
  let last = start - 1
  while (last >= 0 && start - last <= 3 && SPACE.includes(lower.charAt(last))) last--
  const sign = lower.charAt(last)
  if (sign === '.')
    return last < start - 1 || SPACE.includes(lower.charAt(last - 1)) || lower.slice(start, start + 2).includes('0')
  if (last < start - 1 && SPACED_SIGNS.includes(sign)) return false
  if (!/[\p{L}\p{N}]/u.test(sign)) return true
  let first = last
  while (first > 0 && last - first < 6 && /\p{L}|0/u.test(lower.charAt(first - 1))) first--
  if (SPOKEN_AFTER.has(lower.slice(first, last + 1)) || SPOKEN_AFTER.has(sign) || sign === 'ト') return true
  return last < start - 1 && lower.slice(Math.max(0, first - MOST_BEFORE), last).includes('www.')
}

const SPACE = ' \n\t'
const SPACED_SIGNS = ',;:!?)('

/** The sign before the top-level domain `name` that stands at `start..end`. */
function lastDot(
  text: string,
  lower: string,
  start: number,
  end: number,
  name: string,
  done: number,
): Rewriting | null {
  const previous = lower.charAt(start - 1)
  if (previous === '.' && !/\s/.test(lower.charAt(start - 2))) return null
  const before = lower.slice(Math.max(done, start - MOST_SIGN), start)
  const label = (length: number) => {
    const last = start - length
    return lower.slice(labelStart(lower, last, done), last)
  }
  const isLast = () =>
    /^(?:\s*$|\s*\n|\s{0,2}[^\p{L}\p{N}\s]|\s{1,2}(?:slash|schräg|barra|barre|streep|schuine|ukośnik|taksim|eğik))/u.test(
      lower.slice(end, end + 12),
    )
  const dot = (length: number) => ({ start: start - length, end: start, by: '.' })

  const spoken = WORD_BEFORE.exec(before)
  if (spoken !== null) {
    const word = spoken.groups?.['word'] ?? spoken.groups?.['glued'] ?? ''
    const left = label(spoken[0].length)
    if (SPOKEN_AFTER.get(word)?.has(name) !== true || isNoLabel(left)) return null
    // `Punkt de Tagesordnung` is a slip of the pen.
    if (
      word === 'punkt' &&
      /^\s{1,2}\p{Lu}\p{Ll}/u.test(text.slice(end, end + 4)) &&
      !/^\s{1,2}(?:schräg|slash)/u.test(lower.slice(end, end + 9))
    )
      return null
    // `Echo Dot com relógio`
    if (word === 'dot' && name === 'com' && isWith(left)) return null
    // `bluewidgets nokta net te`: at the site of that name.
    if (word === 'nokta' && /^[ '’]{1,2}(?:[td][ae]n?|y?[ae]|y[ıi])(?!\p{L})/u.test(lower.slice(end, end + 6)))
      return dot(spoken[0].length)
    const isWord = WORDS_TOO.has(name) && NO_WORDS.get(word)?.has(name) !== true
    return isWord && !isLast() && !left.startsWith('www.') ? null : dot(spoken[0].length)
  }
  const www = AFTER_WWW.exec(lower.slice(Math.max(done, start - MOST_BEFORE), start))
  if (www !== null) return dot(www[0].length)
  const isTitle = /^\p{Lu}\p{Ll}/u.test(text.slice(start, end))
  const spaced = SPACED_DOT.exec(before)
  if (spaced !== null) {
    const left = label(spaced[0].length)
    if (isTitle || isNoLabel(left) || (left.length < 3 && !SECOND_LEVELS.has(left))) return null
    const isPlain = PLAIN_TOP_LEVELS.has(name) && !isWordHere(name)
    const isCountry =
      COUNTRY_TOP_LEVELS.has(name) && (isLast() || (spaced.groups?.['wide'] !== undefined && !CONFUSED.has(name)))
    return isPlain || isCountry ? dot(spaced[0].length) : null
  }
  const round = ROUND_BEFORE.exec(before)
  if (round !== null) {
    const close = round[0].trim() === round[0]
    const isName = PLAIN_TOP_LEVELS.has(name) || (close && COUNTRY_TOP_LEVELS.has(name))
    return isName && !isNoLabel(label(round[0].length)) ? dot(round[0].length) : null
  }
  if (!SIGN_BEFORE.test(previous) || isTitle || !PLAIN_TOP_LEVELS.has(name) || isWordHere(name)) return null
  const left = label(1)
  return left.length < 3 || isNoLabel(left) ? null : dot(1)

  function isWith(left: string): boolean {
    if (isLast() || !/^\s\p{Ll}/u.test(text.slice(end, end + 2))) return false
    return left === 'echo' || (/Dot\W*$/.test(text.slice(0, start).slice(-8)) && text[start] === 'c')
  }
  /** `com` is what Portuguese says for `with`, and `net` Dutch for `just now`. */
  function isWordHere(word: string): boolean {
    if (isLast()) return false
    return word === 'net' || (word === 'com' && isPortuguese(lower.slice(Math.max(0, start - 300), end + 300)))
  }
}

/** Of `co.uk`, `or.jp`: short names that nobody's site has alone. */
const SECOND_LEVELS = new Set(['co', 'ac', 'or', 'ne', 'go'])

/** With a space before them, people begin a sentence with these after a dot. */
const CONFUSED = new Set(['de', 'it', 'es', 'at', 'be'])

/** The sign before a label that is followed by the sign of a host. */
function innerDot(lower: string, start: number, done: number): Rewriting | null {
  const before = lower.slice(Math.max(done, start - MOST_SIGN), start)
  const found =
    WORD_BEFORE.exec(before) ??
    /(?:(?<=www)\s{0,2}[.,]\s{0,2}|\s\.\s|[,;|~^*])$/.exec(before) ??
    ROUND_BEFORE.exec(before)
  if (found === null || found[0] === '') return null
  const dot = { start: start - found[0].length, end: start, by: '.' }
  const left = lower.slice(labelStart(lower, dot.start, done), dot.start)
  return left.length < 2 || isNoLabel(left) ? null : dot
}

/** Where the labels with plain dots begin that end at `end`, with the scheme before them. */
function labelStart(lower: string, end: number, done: number): number {
  const least = Math.max(done, end - MOST_BEFORE)
  let start = end
  while (start > least && /[\p{L}\p{N}./:-]/u.test(lower.charAt(start - 1))) start--
  while (start < end && /[./:-]/.test(lower.charAt(start))) start++
  return start
}

const SLASH_WORD = new RegExp(`\\s{1,3}(?:${SLASH_WORDS})\\s{1,3}(?=[\\p{L}\\p{N}])`, 'u')

/** The word is a sign only in an address: behind a host, or what follows one. */
function* slashesIn(lower: string): Generator<Rewriting> {
  let done = -1
  for (const { 0: found, index: start } of lower.matchAll(new RegExp(SLASH_WORD.source, 'gu'))) {
    const before = lower.slice(Math.max(0, start - MOST_BEFORE), start)
    const word = before.slice(before.search(/\S*$/))
    if (!/[\p{L}\p{N}]\.[\p{L}\p{N}]/u.test(word) && start - word.length !== done) continue
    done = start + found.length
    yield { start, end: done, by: '/' }
  }
}

const HYPHEN = `\\s{1,2}(?:${HYPHEN_WORDS})\\s{1,2}`
const HYPHEN_WORD = new RegExp(HYPHEN, 'u')
/** In front of a host, or of more of its parts: `moka trattino bassi.it`. */
const BEFORE_HOST = new RegExp(
  `(?<=[\\p{L}\\p{N}])${HYPHEN}(?=[\\p{L}\\p{N}]{1,40}(?:${HYPHEN}[\\p{L}\\p{N}]{1,40}){0,3}\\.(?<top>[a-z]{2,12})(?![\\p{L}\\p{N}]))`,
  'gu',
)

function* hyphensIn(lower: string): Generator<Rewriting> {
  for (const { 0: found, index: start, groups } of lower.matchAll(BEFORE_HOST))
    if (isTopLevel(groups?.['top'] ?? '')) yield { start, end: start + found.length, by: '-' }
}
