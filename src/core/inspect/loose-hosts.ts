/**
 * Hosts that somebody takes apart in a way of their own: over lines, with a comma for the dot and a hint, with the names
 * of letters, with the dot explained.
 */

import { reversedHosts, signsForDots, withoutCapitals } from './explained-hosts.ts'
import { type NormalText, type Rewriting, rewritten } from './normal-form.ts'
import { COMMA_WORDS, DOT_WORDS } from './spelled-words.ts'
import { isTopLevel, PLAIN_TOP_LEVELS } from './top-levels.ts'

/** Null where there are none. */
export function withLooseHosts(normal: NormalText): NormalText | null {
  let read: NormalText | null = null
  for (const changesIn of [
    lettersByName,
    explainedDots,
    hostsWithPaths,
    commas,
    reversedHosts,
    signsForDots,
    withoutCapitals,
  ]) {
    const form: NormalText = read ?? normal
    read = rewritten(form, changesIn(form.lower(), form.text)) ?? read
  }
  return read
}

/** `tiny⏎.cc/⏎abc`, `photo . io / p / 88`: a path makes any end of a host one. Prose has no space before its dot. */
const WITH_PATH =
  /(?<=[\p{L}\p{N}-]{2})(?<dot>\s{1,3}\.\s{0,3}|\.\n)(?<top>[a-z]{2,12})(?<path>(?:\s{0,2}\/\s{0,2}[\p{L}\p{N}_-]{1,60}){1,6})/gu

function* hostsWithPaths(lower: string, text: string): Generator<Rewriting> {
  for (const { 0: found, index: start, groups } of lower.matchAll(WITH_PATH)) {
    const { dot = '', top = '', path = '' } = groups ?? {}
    // `2 out . in / out` are words.
    if (!isTopLevel(top) || !(PLAIN_TOP_LEVELS.has(top) || /[\d_]|[^/\s]{5}/.test(path))) continue
    const end = start + found.length
    yield { start, end, by: `.${text.slice(start + dot.length, end).replace(/\s+/g, '')}` }
  }
}

const COMMA = /(?<=[a-z0-9-]{3}),(?<top>[a-z]{2,6})(?=(?<path>(?:\/[a-z0-9_-]{1,60}){1,3})|(?![\p{L}\p{N}]))/gu
/** `a dot instead of the comma`, whichever is named first. */
const COMMA_FOR_DOT = new RegExp(
  `(?:${COMMA_WORDS})[^\\n]{0,24}?(?:${DOT_WORDS}|period|full stop|kropk\\p{L}{1,3}|punkt\\p{L}|句号|句點|ピリオド)|(?:${DOT_WORDS}|period|full stop|kropk\\p{L}{1,3}|punkt\\p{L}|句号|句點|ピリオド)[^\\n]{0,24}?(?:${COMMA_WORDS})`,
  'u',
)

function* commas(lower: string): Generator<Rewriting> {
  if (!lower.includes(',')) return
  let isExplained: boolean | null = null
  for (const { index: start, groups } of lower.matchAll(COMMA)) {
    const { top = '', path = '' } = groups ?? {}
    if (!isTopLevel(top)) continue
    // `english,fr/de` and `nero,in/out` are lists.
    if (!/[\d_]/.test(path)) {
      isExplained ??= COMMA_FOR_DOT.test(lower)
      if (!isExplained) continue
    }
    yield { start, end: start + 1, by: '.' }
  }
}

const LETTERS: Readonly<Record<string, string>> = {
  シーオーエム: 'com',
  シーオー: 'co',
  コム: 'com',
  こむ: 'com',
  しーおーえむ: 'com',
  じぇいぴー: 'jp',
  じぇーぴー: 'jp',
  ジェーピー: 'jp',
  ジェイピー: 'jp',
  エヌイーティー: 'net',
  オーアールジー: 'org',
}
/** How Chinese writes the sound of `com` and `net`, one sign of each kind behind the other. */
const SOUNDS: readonly (readonly [string, string])[] = [
  ['[康抠摳扣靠考科孔坑空克肯控卡][姆母木目么幕]', 'com'],
  ['[内奈耐乃][特忒]', 'net'],
]
const BETWEEN = '[・･ 　\\-]?'
const NAMES = Object.keys(LETTERS).map((name) => name.match(/.[ェぇー]*ー?/gu)?.join(BETWEEN) ?? name)
const BY_NAME = new RegExp(
  `(?<=[\\p{L}\\p{N}」』])[、,\\s「『]{0,3}(?:ドット|どっと|てん|テン|点|ピリオド)[」』、,\\s・]{0,3}(?<name>${[...NAMES, ...SOUNDS.map(([sound]) => sound)].join('|')})(?!の?(?:バブル|企業|時代|ブーム)|ーション)`,
  'gu',
)

/** `ドット、シーオー、ドット、ジェーピー`: how Japanese reads the end of a host out. */
function* lettersByName(lower: string): Generator<Rewriting> {
  if (!/コム|シ|ジ|エヌ|オー|こむ|しー|じぇ|[姆母木目么幕特忒]/.test(lower)) return
  for (const { 0: found, index: start, groups } of lower.matchAll(BY_NAME)) {
    const name = (groups?.['name'] ?? '').replace(/[・･ \u3000-]/g, '')
    yield { start, end: start + found.length, by: `.${LETTERS[name] ?? soundOf(name)}` }
  }
}

function soundOf(name: string): string {
  return SOUNDS.find(([sound]) => new RegExp(`^${sound}$`).test(name))?.[1] ?? 'com'
}

const ARTICLE = '(?:(?:a|an|the|ein|einen|der|un|une|el|il|um|een|bir)\\s)?'
const THEN =
  '(?:and|und|et|y|e|en|i|ve|then|dann|danach|puis|ensuite|luego|después|poi|depois|dan|daarna|potem|następnie|sonra|followed by|gefolgt von|suivi de|seguido de|seguito da)'
const EXPLAINED = new RegExp(
  `(?<=[\\p{L}\\p{N}]{3}),\\s(?:dot|punkt|point|punto|ponto|punt|kropka|nokta),\\s(?=(?:com|net|org|info|eu|de|fr|es|it|nl|pl|pt|tr)(?![\\p{L}\\p{N}]))|(?<=[\\p{L}\\p{N}])[,;]?\\s(?:${THEN}\\s){1,3}${ARTICLE}["'“«]?(?:d[o0]t|(?:petit )?point|punkt|pünktchen|punto|puntito|puntino|ponto|pontinho|punt|puntje|kropk[ęa]|kropeczk[ęa]|nokta)["'”»]?,?\\s(?:${THEN}\\s){0,3}["'“«]?(?=(?:com|net|org|info|biz|eu|shop|store|online|site|de|fr|es|it|nl|pl|pt|br|tr|uk|co)(?![\\p{L}\\p{N}]))`,
  'gu',
)

/** `all in one word, then a dot, and then shop`. */
function* explainedDots(lower: string): Generator<Rewriting> {
  if (!/d[o0]t|pun|poin|pont|kropk|nokta/.test(lower)) return
  for (const { 0: found, index: start } of lower.matchAll(EXPLAINED)) {
    const end = start + found.length
    // `en un punto de recogida`
    const isOf = /p(?:oi|u|o)nt/.test(found) && /^(?:de|es|it)\s\p{L}/u.test(lower.slice(end, end + 4))
    if (!isOf || found.includes('punkt')) yield { start, end, by: '.' }
  }
}
