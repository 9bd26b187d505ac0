/** Looking around a place in a text: letters beside it, the labels of a host before it, the local part of an address. */

const WORD = /^[\p{L}\p{N}_]/u
const WORD_AT_END = /[\p{L}\p{N}_]$/u
const LABEL_CHARACTER = /[\p{L}\p{N}_-]/u
export const LOCAL_CHARACTER = /[\p{L}\p{N}.!#$%&'*+/=?^_{|}~-]/u
const DOT_AT_END = /(?:\.|%2e|\s?[[({]\s?(?:dot|punkt|point|punto|\.)\s?[\])}]\s?|\s{1,3}(?:dot|punkt)\s{1,3})$/
/** An @ that can be nothing else; ` at ` is also a word of ordinary sentences. */
const AT_AT_END = /(?:[\s>]{0,6}@[\s>]{0,6}|%40|&#64;|&commat;|=40)$/

/** Literals one after the other, with what may stand between them; patterns are sticky. */
export type Spelling = readonly (string | RegExp)[]

/** Where a spelling stands in a text. Takes time linear in the text for spellings of a few pieces. */
export function spelledIn(text: string, spelling: Spelling): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  const [first] = spelling
  if (first === undefined) return found
  const next = (from: number) =>
    typeof first === 'string' ? text.indexOf(first, from) : from < text.length ? from : -1
  for (let start = next(0); start >= 0; ) {
    const end = endOf(text, start, spelling)
    if (end !== null) found.push({ start, end })
    // A pattern in front is only ever looked for at the beginning.
    if (typeof first !== 'string') return found
    start = next(end ?? start + 1)
  }
  return found
}

function endOf(text: string, start: number, spelling: Spelling): number | null {
  let at = start
  for (const piece of spelling) {
    if (typeof piece === 'string') {
      if (!text.startsWith(piece, at)) return null
      at += piece.length
      continue
    }
    piece.lastIndex = at
    if (!piece.test(text)) return null
    at = piece.lastIndex
  }
  return at
}

export function isWordAt(text: string, offset: number): boolean {
  return WORD.test(text.slice(offset, offset + 2))
}

export function isWordBefore(text: string, offset: number): boolean {
  return WORD_AT_END.test(text.slice(Math.max(0, offset - 2), offset))
}

const MAX_LABELS = 6
const MAX_LABEL_CHARACTERS = 63

/** Where the host begins whose last labels begin at `offset`: `smtp.mx1.` before `blue.example`. */
export function labelsBefore(text: string, offset: number): number {
  let start = offset
  for (let label = 0; label < MAX_LABELS; label++) {
    const dot = DOT_AT_END.exec(text.slice(Math.max(0, start - 14), start))
    if (dot === null) break
    const end = start - dot[0].length
    const begin = runBefore(text, end, LABEL_CHARACTER, MAX_LABEL_CHARACTERS)
    if (begin === end) break
    start = begin
  }
  return start
}

/** Where the address begins whose host begins at `offset`; null where no @ stands before the host. */
export function localPartBefore(text: string, offset: number): number | null {
  const at = AT_AT_END.exec(text.slice(Math.max(0, offset - 14), offset))
  if (at === null) return null
  const end = offset - at[0].length
  const begin = runBefore(text, end, LOCAL_CHARACTER, 64)
  return begin === end ? null : begin
}

/** Where the run of such characters begins that ends at `end`, `most` of them at most. */
export function runBefore(text: string, end: number, character: RegExp, most: number): number {
  let start = end
  while (start > 0 && end - start < most && character.test(text[start - 1] ?? '')) start--
  return start
}
