/** What each character does to the order of a line: the bidirectional classes (UAX #9 section 3.2), as far as mail needs them. */

export const L = 0
export const R = 1
/** Arabic letters: figures behind them are Arabic numbers. */
export const AL = 2
/** European and Arabic figures, and what stands between and beside them. */
export const EN = 3
export const AN = 4
export const ES = 5
export const ET = 6
export const CS = 7
/** Combining marks. */
export const NSM = 8
/** Characters that are nowhere in the line. */
export const BN = 9
/** The end of a paragraph, and the tab. */
export const B = 10
export const S = 11
export const WS = 12
export const ON = 13
export const LRE = 14
export const RLE = 15
export const LRO = 16
export const RLO = 17
export const PDF = 18
export const LRI = 19
export const RLI = 20
export const FSI = 21
export const PDI = 22

const FORMATTING: Readonly<Record<number, number>> = {
  8206: L,
  8207: R,
  1564: AL,
  8234: LRE,
  8235: RLE,
  8236: PDF,
  8237: LRO,
  8238: RLO,
  8294: LRI,
  8295: RLI,
  8296: FSI,
  8297: PDI,
}

/** By block: what is not assigned there has the class of its neighbours, too. */
const RIGHT_TO_LEFT = '\u0590-\u05ff\u07c0-\u085f\ufb1d-\ufb4f\u{10800}-\u{10fff}\u{1e800}-\u{1efff}'
const ARABIC = '\u0600-\u07bf\u0860-\u08ff\ufb50-\ufdff\ufe70-\ufefe'
const LETTER = `[${RIGHT_TO_LEFT}${ARABIC}]`

export const RIGHT_TO_LEFT_LETTER = new RegExp(`(?=\\p{L})${LETTER}`, 'u')
/** Without one of these every line is shown as it is written. */
export const TURNS_LINES = new RegExp(`${LETTER}|[\\u200f\\u202b\\u202e\\u2067]`, 'u')

/** In the order in which they are asked. */
const CLASSES: readonly (readonly [number, RegExp])[] = [
  [BN, /^[\0-\x08\x0e-\x1e\x7f-\x9f\u200b-\u200d\u2060-\u2065\u00ad\ufeff]/u],
  [B, /^[\n\r\u2029]/u],
  [S, /^[\t\x0b\x1f]/u],
  [NSM, /^[\p{Mn}\p{Me}]/u],
  [EN, /^[0-9\u06f0-\u06f9\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089\uff10-\uff19\u{1d7ce}-\u{1d7ff}]/u],
  [AN, /^[\u0600-\u0605\u0660-\u0669\u066b\u066c\u06dd\u08e2\u{10e60}-\u{10e7e}]/u],
  [ES, /^[+\-\u207a\u207b\u208a\u208b\u2212\ufe62\ufe63\uff0b\uff0d]/u],
  [CS, /^[,./:\u00a0\u060c\u202f\u2044\ufe50\ufe52\ufe55\uff0c\uff0e\uff0f\uff1a]/u],
  [ET, /^[#%\p{Sc}\u00b0\u00b1\u066a\u2030-\u2034\u212e\u2213\ufe5f\ufe6a\uff03\uff05]/u],
  [WS, /^\s/u],
  [R, new RegExp(`^[${RIGHT_TO_LEFT}]`, 'u')],
  [AL, new RegExp(`^[${ARABIC}]`, 'u')],
  [L, /^[\p{L}\p{N}\p{Mc}\p{Co}]/u],
]

/** For each UTF-16 unit of a text. */
export function classesOf(text: string): Uint8Array {
  const classes = new Uint8Array(text.length)
  const known = new Map<number, number>()
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0
    let found = known.get(code)
    if (found === undefined) {
      const character = String.fromCodePoint(code)
      found = FORMATTING[code] ?? CLASSES.find(([, pattern]) => pattern.test(character))?.[0] ?? ON
      known.set(code, found)
    }
    classes[at] = found
    if (code > 0xffff) classes[++at] = found
  }
  return classes
}
