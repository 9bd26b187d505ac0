/**
 * Mail addresses as people write them past a filter: the @ as a word, in brackets or apart, the dots spelled out, the
 * name of a large provider without its ending. Reads around each @; knows nothing of rules.
 */

import { createRequire } from 'node:module'
import { LOCAL_CHARACTER, runBefore } from '../rewrite/scan.ts'

export interface WrittenAddress {
  readonly start: number
  readonly end: number
  /** In lower case, with dots; the bare name of a provider where the ending is left out. */
  readonly host: string
}

const topLevelDomains = createRequire(import.meta.url)('tlds') as readonly string[]
/** Those of RFC 2606 and RFC 7686, and of home networks, are no public suffixes. */
const TOP_LEVELS = new Set([...topLevelDomains, 'example', 'test', 'invalid', 'onion', 'local', 'internal', 'lan'])

/** Names of providers that everybody completes: `blue.widgets on gmail`. */
const PROVIDER =
  'g\\s?-?mail|googlemail|hotmail|outlook|yahoo|ymail|gmx|icloud|proton(?:mail)?|aol|yandex|live|msn|qq|163|126|foxmail|wp|onet|interia|libero|laposte|wanadoo|orange|uol|bol|terra|ziggo|kpnmail|t-online|web|freenet|mynet|docomo|ezweb|谷歌邮箱|qq邮箱|网易邮箱'
const PROVIDER_ONLY = new RegExp(`^(?:${PROVIDER})$`, 'u')
/** Nobody means anything but mail by these; `web`, `live` or `orange` are words. */
const CLEAR_PROVIDER = /^(?:g\s?-?mail|googlemail|hotmail|outlook|yahoo|ymail|gmx|icloud|proton(?:mail)?|aol|foxmail)$/u

const AT_WORDS =
  'arroba|arrobas|arobase|arobas|chiocciola|chiocciolina|apenstaartje|apestaart|małpa|malpa|małpka|klammeraffe|at-?zeichen|at[\\s-]sign|kuyruklu a|et işareti|affenschwanz|apestaartje|a commerciale?|a圈|(?:the |la |das |het |il |le )?a (?:with|con|mit|met|com|avec|z) (?:the |el |la |een |un |una |uma? |einem? )?(?:rabito|rabo|cola|colita|curl|tail|circle|swirl|kringel|schwanz|ringel|staart|staartje|krul|ogonkiem|coda|codina|rabinho|cerchio|círculo|queue)(?: (?:round|around)(?: it)?| drum ?herum| autour)?'
const AT_WORDS_WITHOUT_SPACES = 'アットマーク|アット|あっとまーく|あっと|まるあ|マルア|艾特|圈a|小老鼠|골뱅이'
const IN_BRACKETS = `(?:@|a|at|chez|bei|w|presso|bij|ät|äd|aet|et|${AT_WORDS}|${AT_WORDS_WITHOUT_SPACES})`
const AT = new RegExp(
  `@|[([{<«*|~/_-]{1,2}\\s{0,2}${IN_BRACKETS}\\s{0,2}[)\\]}>»*|~/_-]{1,2}|(?<![\\p{L}\\p{N}])(?:at|ät|äd|${AT_WORDS})(?![\\p{L}\\p{N}])|${AT_WORDS_WITHOUT_SPACES}`,
  'gu',
)

const DOT_WORDS =
  'dot|d0t|punkt|pünktchen|point|punto|puntito|puntino|ponto|pontinho|punt|puntje|kropka|kropa|kropeczka|kropk[ąa]|nokta|てん|pkt|pt|stip|dott|ドット|どっと|点|點'
const SPELLED_DOT = `\\s{0,2}[([{<*|/_'"‘’“”«-]{1,2}\\s{0,2}(?:${DOT_WORDS}|\\.|,)\\s{0,2}[)\\]}>*|/_'"‘’“”»-]{1,2}\\s{0,2}|\\s{1,3}(?:${DOT_WORDS})\\s{1,3}|\\s{0,3}(?:ドット|どっと|てん|点|點)\\s{0,3}`
const DOT_HERE = new RegExp(`\\.(?=[\\p{L}\\p{N}])|[·•‧∙]|${SPELLED_DOT}|\\s{1,3}\\.\\s{0,3}|\\.\\s{1,3}`, 'uy')
const SPELLED_DOT_BEFORE = new RegExp(
  `(?:${SPELLED_DOT}|\\s{1,2}(?:underscore|unterstrich|tiret bas|guion bajo|underline|podkreślnik|bindestrich|minus|hyphen|dash|traço|hífen|guion|guión|trattino|tiret|streepje|myślnik)\\s{1,2})$`,
  'u',
)
/** Without the dots that are spelled inside: `mail-dot-example`, `163点com`. */
const LABEL_HERE = new RegExp(
  `g[\\s-]mail(?![\\p{L}\\p{N}])|[\\p{L}\\p{N}](?:(?!ドット|どっと|点|點|[_-](?:${DOT_WORDS})[_-])[\\p{L}\\p{M}\\p{N}_-]){0,62}`,
  'uy',
)
const SPACE_HERE = /[\s>]{0,4}/y
const ENDING_AFTER_PROVIDER = /\s{1,2}(?:com|de|fr|es|it|nl|pl|pt|net|org|co|br|ch|at|be)(?![\p{L}\p{N}])/uy
const IP_LITERAL = /\[(?:\d{1,3}\.){3}\d{1,3}\]|\[ipv6:[0-9a-f:.]{2,45}\]/y

/** Strong: nothing but an address has it there. Weak: also a word of ordinary sentences. */
type AtKind = 'joined' | 'apart' | 'spelled' | 'word'

const MAX_LABELS = 20

/** Every address in a text that is in lower case already. In order, none overlapping; linear in the text. */
export function writtenAddresses(lower: string): WrittenAddress[] {
  const found: WrittenAddress[] = []
  let done = 0
  let signs = 0
  for (const match of lower.matchAll(AT)) {
    const at = match.index
    if (match[0] === '@' && ++signs > MAX_SIGNS) return [...found, { start: at, end: lower.length, host: '' }]
    const end = at + match[0].length
    if (at < done) continue
    const kind = kindOf(lower, match[0], at, end)
    const host = hostAt(lower, end, kind)
    if (host === null) continue
    const start = localBefore(lower, at, done)
    if (start === null) continue
    const local = lower.slice(start, at).trim()
    const ending = endingAfter(lower, { sign: match[0], at, end }, local, host)
    if (!isAddress(local, host, kind, isAlone(lower, start)) && ending === null) continue
    done = ending ?? endOfSecond(lower, start, host.end)
    found.push({ start, end: done, host: host.host })
  }
  return found
}

/** Nobody writes more; from here on, everything to the end of the text counts as an address. */
const MAX_SIGNS = 3000

function isAlone(lower: string, start: number): boolean {
  return /(?:^|[:=：(\n]|(?<!\p{L})(?:e-?mail|write|contact)(?: to)?)\s?$/u.test(
    lower.slice(Math.max(0, start - 12), start),
  )
}

function kindOf(lower: string, sign: string, at: number, end: number): AtKind {
  if (sign === '@') return /\s/.test(lower[at - 1] ?? ' ') || /\s/.test(lower[end] ?? ' ') ? 'apart' : 'joined'
  return sign === 'at' || /^[-_*]/.test(sign) ? 'word' : 'spelled'
}

const NAMED_AT = new RegExp(`^[^\\p{L}]{0,3}(?:${AT_WORDS})[^\\p{L}]{0,3}$`, 'u')
const ENDING_TOLD = new RegExp(
  `^(?<gap>[^.!?]{0,40}?)(?<!\\p{L})(?:${DOT_WORDS})(?!\\p{L})(?:\\s{1,3}(?<top>com|net|org|info|eu|biz|de|at|ch|fr|es|it|nl|be|pl|pt|br|uk|tr|jp|cn)(?!\\p{L}))?`,
  'u',
)
/** As little as people say between a name and its ending, or a remark in brackets. */
const SHORT_GAP = /^[^,;()]{0,14}(?:\([^()]{0,36}\)\s?)?$/

/**
 * The end of an address whose ending is described: `ann arroba example (one word) punto es`, `ann (Klammeraffe) example, and
 * the dot as usual`. In brackets or on a line of its own, the name of the sign is nothing else.
 */
function endingAfter(lower: string, { sign, at, end }: Sign, local: string, host: Host): number | null {
  if (!NAMED_AT.test(sign)) return null
  const isInBrackets = /^[([{<*]/.test(sign)
  const isOnItsLine =
    /\n\s{0,4}$/.test(lower.slice(Math.max(0, at - 5), at)) && /^\s{0,4}\n/.test(lower.slice(end, end + 5))
  const told = host.host.length > 2 ? ENDING_TOLD.exec(lower.slice(host.end, host.end + 60)) : null
  const { gap = '', top } = told?.groups ?? {}
  const isTold = isOnItsLine || (top !== undefined && SHORT_GAP.test(gap)) || (isInBrackets && isHandle(local))
  if (told !== null && isTold) return host.end + told[0].length
  return (isOnItsLine || isInBrackets) && PROVIDER_ONLY.test(host.host) ? host.end : null
}

interface Sign {
  readonly sign: string
  readonly at: number
  readonly end: number
}

interface Host {
  readonly host: string
  readonly end: number
  readonly dotSpelled: boolean
}

function hostAt(text: string, from: number, kind: AtKind): Host | null {
  const start = from + (matchAt(SPACE_HERE, text, from)?.length ?? 0)
  const literal = kind === 'joined' ? matchAt(IP_LITERAL, text, start) : null
  if (literal !== null) return { host: literal, end: start + literal.length, dotSpelled: true }
  const first = labelAt(text, start)
  if (first === null) return null
  const labels = [first.replace(/[\s]/g, '').replace('g-mail', 'gmail')]
  let end = start + first.length
  let dotSpelled = false
  while (labels.length < MAX_LABELS) {
    const dot = matchAt(DOT_HERE, text, end)
    const label = dot === null ? null : labelAt(text, end + dot.length)
    if (dot === null || label === null) break
    const name = label.replace(/\s/g, '')
    // Behind a dot and a space mostly begins a sentence.
    const isLoose = /\s/.test(dot) && /^\s*\.\s*$/.test(dot)
    if (isLoose && (hasEnding(labels) || !TOP_LEVELS.has(name))) break
    labels.push(name)
    end += dot.length + label.length
    dotSpelled ||= dot !== '.' && !isLoose
  }
  const ending = labels.length === 1 && PROVIDER_ONLY.test(first) ? matchAt(ENDING_AFTER_PROVIDER, text, end) : null
  if (ending !== null) {
    labels.push(ending.trim())
    end += ending.length
    dotSpelled = true
  }
  return { host: labels.join('.'), end, dotSpelled }
}

function labelAt(text: string, from: number): string | null {
  return matchAt(SPACED, text, from) ?? matchAt(LABEL_HERE, text, from)
}

/** `g m a i l`: letters one by one. */
const SPACED = /[\p{L}\p{N}](?: [\p{L}\p{N}](?![\p{L}\p{N}])){1,30}/uy
const SPACED_BEFORE = /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}._-] ){1,30}$/u

function hasEnding(labels: readonly string[]): boolean {
  return labels.length > 1 && TOP_LEVELS.has(labels.at(-1) ?? '')
}

const LOCAL_PART_CHARACTERS = 64
/** Space, and what is said of the name: `ann lee (one word) at`. */
const REMARK_BEFORE = /(?:\s?\([\p{L}\s,]{3,40}\)\s{1,3}|[\s>]{0,4})$/u
const QUOTED_BEFORE = /"[^"\n]{1,64}"$/

function localBefore(text: string, at: number, done: number): number | null {
  const spaces = REMARK_BEFORE.exec(text.slice(Math.max(done, at - 50), at))?.[0].length ?? 0
  const end = at - spaces
  const quoted = QUOTED_BEFORE.exec(text.slice(Math.max(done, end - 66), end))
  if (quoted !== null) return end - quoted[0].length
  let start = Math.max(done, runBefore(text, end, LOCAL_CHARACTER, LOCAL_PART_CHARACTERS))
  if (start === end) return null
  if (end - start === 1) {
    const spaced = SPACED_BEFORE.exec(`${text.slice(Math.max(done, end - 60), end)} `)
    if (spaced !== null) start = end + 1 - spaced[0].length
  }
  for (let part = 0; part < 4; part++) {
    const dot = SPELLED_DOT_BEFORE.exec(text.slice(Math.max(done, start - 18), start))
    if (dot === null) break
    const begin = Math.max(done, runBefore(text, start - dot[0].length, LOCAL_CHARACTER, LOCAL_PART_CHARACTERS))
    if (begin >= start - dot[0].length) break
    start = begin
  }
  return start
}

/** What Outlook puts behind an address: the address again. */
function endOfSecond(lower: string, start: number, end: number): number {
  const open = matchAt(AGAIN, lower, end)
  const address = lower.slice(start, end)
  if (open === null || !lower.startsWith(address, end + open.length)) return end
  const last = end + open.length + address.length
  return /[>\])]/.test(lower.charAt(last)) ? last + 1 : end
}

const AGAIN = /\s?[<[(]\s?(?:mailto:\s?)?/y

/** `isAlone`: nothing of a sentence stands before it. */
function isAddress(local: string, { host, dotSpelled }: Host, kind: AtKind, isAlone: boolean): boolean {
  if (/^[.\-–_*|=+]*$/.test(local)) return false
  if (host.startsWith('[')) return true
  const labels = host.split('.')
  const last = labels.at(-1) ?? ''
  if (labels.length === 1) {
    if (kind === 'word') return CLEAR_PROVIDER.test(host) && (isHandle(local) || /\s/.test(local) || isAlone)
    return kind === 'spelled' ? CLEAR_PROVIDER.test(host) : PROVIDER_ONLY.test(host) && !/^\d+$/.test(local)
  }
  // `g.m.a.i.l.c.o.m`
  if (labels.length > 4 && labels.every(({ length }) => length === 1)) return kind === 'joined'
  if (kind === 'joined') return /^(?:xn--[a-z0-9-]+|[\p{L}\p{M}]{2,})$/u.test(last)
  if (!TOP_LEVELS.has(last)) return false
  if (kind !== 'word') return true
  // `we sell at shop.com` names a website, and that is another rule's.
  if (dotSpelled) return !/^(?:the|a|an|our|this|that|my|your)$/.test(labels[0] ?? '')
  return PROVIDER_ONLY.test(labels[0] ?? '') || isHandle(local)
}

/** No word of a sentence: `blue.widgets`, `ann85`. */
export function isHandle(token: string): boolean {
  return /[\p{L}\p{N}][._\d][\p{L}\p{N}]|\p{L}\d|\d\p{L}/u.test(token)
}

function matchAt(pattern: RegExp, text: string, offset: number): string | null {
  pattern.lastIndex = offset
  return pattern.exec(text)?.[0] ?? null
}
