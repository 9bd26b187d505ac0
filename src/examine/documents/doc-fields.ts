/** Instructions of fields that tell about the writer: spaces instead, in the places where they stand. */

import { type Piece, textOfPiece } from './doc-pieces.ts'
import { withoutTellingInstruction } from './docx-fields.ts'

/** What begins, divides and ends a field ([MS-DOC] section 2.8.25). */
const BEGIN = '\x13'
const RESULT = '\x14'
const END = '\x15'

interface Instruction {
  text: string
  readonly places: Piece[]
}

/** Writes into the stream. Of a field in an instruction, the instruction goes with that around it. */
export function blankTellingInstructions(stream: Uint8Array, pieces: readonly Piece[]): void {
  const open: (Instruction | null)[] = []
  for (const piece of pieces) {
    const text = textOfPiece(piece, stream)
    let from = 0
    const take = (to: number) => {
      const instruction = open.at(-1)
      if (to === from || !instruction) return
      instruction.text += text.slice(from, to)
      instruction.places.push({ start: piece.start + from * piece.width, characters: to - from, width: piece.width })
    }
    for (const { index, 0: character } of text.matchAll(/[\x13-\x15]/g)) {
      take(index)
      from = index + 1
      if (character === BEGIN) {
        open.push({ text: '', places: [] })
        continue
      }
      blank(stream, open.at(-1) ?? null)
      if (character === RESULT && open.length > 0) open[open.length - 1] = null
      if (character === END) open.pop()
    }
    take(text.length)
  }
  for (const instruction of open) blank(stream, instruction)
}

/** All of it but the name of the field. */
function blank(stream: Uint8Array, instruction: Instruction | null): void {
  if (instruction === null || withoutTellingInstruction(instruction.text) === instruction.text) return
  let stays = /^\s*[a-z]*/i.exec(instruction.text)?.[0].length ?? 0
  for (const { start, characters, width } of instruction.places) {
    const skipped = Math.min(stays, characters)
    stays -= skipped
    for (let at = start + skipped * width; at < start + characters * width; at += width) {
      stream[at] = 0x20
      if (width === 2) stream[at + 1] = 0
    }
  }
}
