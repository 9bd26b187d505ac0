/** The lists of a Word document of the old kind ([MS-DOC] sections 2.9.131 to 2.9.150 and 2.9.193). */

import { LITTLE, uint16, uint32 } from '../pictures/bytes.ts'
import { type ListItem, itemsOfParagraphs } from './doc-list-paragraphs.ts'
import type { Piece } from './doc-pieces.ts'
import { MAX_DOCUMENT_CHARACTERS } from './document-reading.ts'
import { type CountedList, type ListLevel, ListNumbers, MAX_LEVEL, MAX_LEVEL_CHARACTERS } from './list-numbers.ts'

const LIST_BYTES = 28
const LEVEL_BYTES = 28
const OVERRIDE_BYTES = 16
const OVERRIDDEN_BYTES = 8

/** By numbers ([MS-OSHARED] section 2.2.1.3); the others are read as figures. */
const FORMATS: Readonly<Record<number, string>> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  22: 'decimalZero',
  23: 'bullet',
  255: 'none',
}
const SUFFIXES = ['\t', ' ', '']

interface Definition {
  readonly levels: ListLevel[]
}

/** `listsAt`: where the definitions begin, behind which come their levels; `overrides`: the lists that paragraphs name. */
export function docLists(table: Uint8Array, listsAt: number, overrides: Uint8Array): ListNumbers {
  const definitions = definitionsAt(table, listsAt)
  const lists = listsIn(overrides, definitions)
  return new ListNumbers((id) => lists[Number(id) - 1])
}

function definitionsAt(table: Uint8Array, listsAt: number): Map<number, Definition> {
  const definitions = new Map<number, Definition>()
  const count = uint16(table, listsAt, LITTLE)
  let at = listsAt + 2 + LIST_BYTES * count
  for (let index = 0; index < count && at < table.length; index++) {
    const head = listsAt + 2 + LIST_BYTES * index
    const levels: ListLevel[] = []
    const isSimple = ((table[head + 26] ?? 0) & 1) !== 0
    for (let level = 0; level < (isSimple ? 1 : MAX_LEVEL + 1); level++) {
      const read = levelAt(table, at)
      levels.push(read.level)
      at = read.end
    }
    definitions.set(uint32(table, head, LITTLE), { levels })
  }
  return definitions
}

/** Its start, format, what follows its number; properties; and its text, in which the number of a level is a character. */
function levelAt(table: Uint8Array, at: number): { readonly level: ListLevel; readonly end: number } {
  const text = at + LEVEL_BYTES + (table[at + 24] ?? 0) + (table[at + 25] ?? 0)
  const characters = uint16(table, text, LITTLE)
  const end = text + 2 + 2 * characters
  const shown = table.subarray(text + 2, Math.min(end, text + 2 + 2 * MAX_LEVEL_CHARACTERS))
  const level = {
    start: uint32(table, at, LITTLE) | 0,
    format: FORMATS[table[at + 4] ?? 0] ?? 'decimal',
    text: Buffer.from(shown)
      .toString('utf16le')
      .replace(/[\0-\x08]/g, (number) => `%${number.charCodeAt(0) + 1}`),
    suffix: SUFFIXES[table[at + 15] ?? 0] ?? '\t',
  }
  return { level, end }
}

function listsIn(overrides: Uint8Array, definitions: ReadonlyMap<number, Definition>): CountedList[] {
  const count = Math.min(uint32(overrides, 0, LITTLE), overrides.length / OVERRIDE_BYTES)
  const lists: CountedList[] = []
  let at = 4 + OVERRIDE_BYTES * count
  for (let index = 0; index < count; index++) {
    const head = 4 + OVERRIDE_BYTES * index
    const starts: number[] = []
    const levels: ListLevel[] = []
    // A character position, then what is otherwise, level by level.
    at += 4
    for (let other = 0; other < (overrides[head + 12] ?? 0) && at < overrides.length; other++) {
      const flags = overrides[at + 4] ?? 0
      const depth = Math.min(flags & 0x0f, MAX_LEVEL)
      if ((flags & 0x10) !== 0) starts[depth] = uint32(overrides, at, LITTLE) | 0
      at += OVERRIDDEN_BYTES
      if ((flags & 0x20) === 0) continue
      const read = levelAt(overrides, at)
      levels[depth] = read.level
      at = read.end
    }
    const definition = definitions.get(uint32(overrides, head, LITTLE)) ?? { levels: [] }
    lists.push({ definition, starts, levels })
  }
  return lists
}

/**
 * The text with the numbers of its paragraphs, which stand in it with all their ends; ordinary ones are left out. Null
 * where that is more than anybody reads.
 */
export function withListNumbers(
  text: string,
  { pieces, document }: { readonly pieces: readonly Piece[]; readonly document: Uint8Array },
  items: readonly ListItem[],
  lists: ListNumbers,
): string | null {
  const count = lists.counter()
  const paragraphs = text.split(/(?<=[\x07\f\r])/)
  let characters = 0
  let index = 0
  for (const item of itemsOfParagraphs(pieces, document, items)) {
    const id = String(item?.list)
    const number = item === null ? '' : count(id, Math.min(item.level, MAX_LEVEL))
    characters += number.length
    if (characters > MAX_DOCUMENT_CHARACTERS) return null
    if (number !== '' && !lists.isOrdinary(id)) paragraphs[index] = number + (paragraphs[index] ?? '')
    index++
  }
  return paragraphs.join('')
}
