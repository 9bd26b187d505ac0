/** One spelling for characters that look alike or do not show, with positions that lead back to the original. */

export interface NormalText {
  readonly text: string
  /** The stretch of the original that a stretch of the normal text stands for. */
  original(start: number, end: number): { readonly start: number; readonly end: number }
}

const INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u
/** Full stops of other scripts that browsers take for the dot in a host name (UTS 46) and NFKC leaves alone. */
const FULL_STOPS: Readonly<Record<string, string>> = { '\u3002': '.', '\uff61': '.' }

/** Unicode NFKC per character, invisible characters dropped. ASCII text comes back as it is. */
export function normalForm(original: string): NormalText {
  if (!/[^\0-\x7f]/.test(original)) return { text: original, original: (start, end) => ({ start, end }) }
  let text = ''
  /** For each UTF-16 unit of `text`, where its character begins and ends in the original. */
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const character of original) {
    const next = at + character.length
    const normal = normalCharacter(character)
    for (let unit = 0; unit < normal.length; unit++) {
      starts.push(at)
      ends.push(next)
    }
    text += normal
    at = next
  }
  return {
    text,
    original: (start, end) => {
      const from = starts[start] ?? original.length
      return { start: from, end: end > start ? (ends[end - 1] ?? original.length) : from }
    },
  }
}

function normalCharacter(character: string): string {
  if (character <= '\x7f') return character
  if (INVISIBLE.test(character)) return ''
  return FULL_STOPS[character] ?? character.normalize('NFKC')
}
