/** Words that are spelt apart: which of their pieces are one word together, and which are a code. */

import type { NormalText } from '../normal-form.ts'
import { type Ids, NOTHING, type Word } from './vocabulary.ts'

export const LEAST_SPACED_LETTERS = 4
/** `S-A-V-E`: as many capitals apart are a word to type, where no other words are in them. */
const MOST_SPELT_LETTERS = 12
const LETTER_SIGNS = /[@$!|]/

/**
 * Pieces that are one word together: across a sign for a letter always, else where none of them is a word by itself.
 * Capitals one by one are a code as well, whatever word they make.
 */
export function joinPieces(
  words: Word[],
  from: number,
  normal: NormalText,
  idsOf: (word: string) => Ids,
  code: Ids,
): void {
  const text = normal.lower()
  const pieces = words.slice(from)
  const first = pieces[0]
  const last = pieces.at(-1)
  if (first === undefined || last === undefined) return
  const together = text.slice(first.start, last.end)
  const readings = [together.replace(/[^\p{L}\p{M}\d]/gu, '')]
  if (LETTER_SIGNS.test(together)) readings.push(together.replace(/[^\p{L}\p{M}\d@$!|]/gu, ''))
  const ids = readings.map(idsOf).find((each) => each.length > 0)
  const single = pieces.every(({ start, end }) => end - start === 1)
  const parts = ids === undefined && single ? spaced(pieces, text, idsOf) : null
  const isSpelt = single && isSpeltCode(pieces, normal.text) && (parts === null || parts.length === pieces.length)
  if (ids !== undefined || isSpelt) {
    const both = [...(ids ?? NOTHING), ...(isSpelt ? code : NOTHING)]
    words.splice(from, pieces.length, { start: first.start, end: last.end, ids: both, isWide: false })
  } else if (parts !== null) words.splice(from, pieces.length, ...parts)
}

function isSpeltCode(pieces: readonly Word[], text: string): boolean {
  if (pieces.length < LEAST_SPACED_LETTERS || pieces.length > MOST_SPELT_LETTERS) return false
  return pieces.every(({ start }) => /\p{Lu}/u.test(text[start] ?? ''))
}

const MAX_SPACED_WORD = 14

/** `i s a l d i`: letters that are several words, of which a reader finds the ends by himself. The longest word first. */
function spaced(pieces: readonly Word[], text: string, idsOf: (word: string) => Ids): Word[] {
  const letters = pieces.map(({ start }) => text[start] ?? '').join('')
  const words: Word[] = []
  for (let at = 0; at < pieces.length; ) {
    let length = Math.min(MAX_SPACED_WORD, pieces.length - at)
    while (length >= LEAST_SPACED_LETTERS && idsOf(letters.slice(at, at + length)).length === 0) length--
    const [first, last] = [pieces[at], pieces[at + length - 1]]
    if (length >= LEAST_SPACED_LETTERS && first !== undefined && last !== undefined) {
      const ids = idsOf(letters.slice(at, at + length))
      words.push({ start: first.start, end: last.end, ids, isWide: false })
      at += length
    } else if (first !== undefined) {
      words.push(first)
      at++
    } else at++
  }
  return words
}
