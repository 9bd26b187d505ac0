/** The file information block of a Word document ([MS-DOC] section 2.5): versions, lengths, and where the tables lie. */

import { LITTLE, uint16, uint32 } from '../pictures/bytes.ts'

export interface TablePlace {
  /** Where its pair of offset and length lies in the WordDocument stream. */
  readonly at: number
  /** In the Table stream. */
  readonly start: number
  readonly length: number
}

export interface FileInformation {
  readonly tableName: '0Table' | '1Table'
  /** Written by a fast save, which leaves deleted text in the file. */
  readonly isFastSaved: boolean
  /** The table whose pair has this number in FibRgFcLcb; null where the file has none. */
  table(number: number): TablePlace | null
}

/** The numbers of the pairs, in the order of [MS-DOC] sections 2.5.6 to 2.5.9. */
export const TABLES = {
  comments: 4,
  characterRuns: 12,
  paragraphRuns: 13,
  printer: 27,
  printerPortrait: 28,
  printerLandscape: 29,
  properties: 31,
  associations: 32,
  pieces: 33,
  autosaveSource: 35,
  commentAuthors: 36,
  mailMerge: 44,
  drawings: 50,
  reviewers: 51,
  variables: 60,
  routeSlip: 70,
  savedBy: 71,
  fileNames: 72,
  lists: 73,
  listOverrides: 74,
  undoWord9: 77,
  modified: 87,
  users: 92,
  revisionThreads: 94,
  mailHeader: 97,
  inputMethods: 110,
  inputMethodNames: 111,
  commentDates: 112,
  revisionSessions: 113,
  undo: 119,
  mailMergeNew: 126,
  dataSource: 127,
  protectionUsers: 144,
} as const

const WORD = 0xa5ec
/** Word 97; the versions before have no Table stream and other numbers. */
const OLDEST = 0xc0

const FAST_SAVED = 0x0004
const ENCRYPTED = 0x0100
const SECOND_TABLE = 0x0200
const OBFUSCATED = 0x8000

const BASE_BYTES = 32

/** Null where the stream is none of a Word document that can be read: too old, encrypted, or broken. */
export function readFileInformation(stream: Uint8Array): FileInformation | null {
  const flags = uint16(stream, 10, LITTLE)
  if (uint16(stream, 0, LITTLE) !== WORD || uint16(stream, 2, LITTLE) < OLDEST) return null
  if ((flags & (ENCRYPTED | OBFUSCATED)) !== 0) return null
  const longsAt = BASE_BYTES + 2 + 2 * uint16(stream, BASE_BYTES, LITTLE)
  const pairsAt = longsAt + 2 + 4 * uint16(stream, longsAt, LITTLE)
  const pairs = uint16(stream, pairsAt, LITTLE)
  if (pairsAt + 2 + 8 * pairs > stream.length || pairs <= TABLES.pieces) return null
  return {
    tableName: (flags & SECOND_TABLE) === 0 ? '0Table' : '1Table',
    isFastSaved: (flags & FAST_SAVED) !== 0,
    table: (number) => {
      const at = pairsAt + 2 + 8 * number
      const length = number < pairs ? uint32(stream, at + 4, LITTLE) : 0
      return length === 0 ? null : { at, start: uint32(stream, at, LITTLE), length }
    },
  }
}
