/**
 * The names of people in the Table stream of a Word document: authors of comments and changes, who saved it where, who
 * wrote it with which template, its printers and its data sources. Written over in place; offsets and lengths stay.
 */

import { LITTLE, uint16 } from '../pictures/bytes.ts'
import { type FileInformation, TABLES, type TablePlace } from './doc-file-information.ts'

/** Tables of strings ([MS-DOC] section 2.2.4), each blanked in its length. */
const STRING_TABLES = [TABLES.associations, TABLES.reviewers, TABLES.savedBy, TABLES.fileNames, TABLES.protectionUsers]

/** What Word does without: erased and no longer pointed to. */
const DISPENSABLE = [
  ...[TABLES.printer, TABLES.printerPortrait, TABLES.printerLandscape, TABLES.autosaveSource, TABLES.mailMerge],
  ...[TABLES.variables, TABLES.routeSlip, TABLES.undoWord9, TABLES.users, TABLES.mailHeader, TABLES.undo],
  ...[TABLES.mailMergeNew, TABLES.dataSource, TABLES.revisionThreads, TABLES.revisionSessions],
  ...[TABLES.inputMethods, TABLES.inputMethodNames],
]

const EXTENDED = 0xffff
/** The first of the reviewers, whom Word expects by this name. */
const UNKNOWN = 'Unknown'
const BLANK = 'x'.charCodeAt(0)

const COMMENT_BYTES = 30
const INITIALS_BYTES = 20

/** What a comment has since Word 2002 begins with its date ([MS-DOC], ATRDPost10). */
const COMMENT_DATE_BYTES = 18

/** Times of making, changing and printing, how often and how long ([MS-DOC] section 2.7.2). */
const TIMES_START = 20
const TIMES_END = 38

/** Blanks both streams in place. False where a table is not what it should be; the streams are of no use then. */
export function blankNames(information: FileInformation, document: Uint8Array, table: Uint8Array): boolean {
  const isInside = ({ start, length }: TablePlace) => start + length <= table.length
  const ofTable = (number: number, blank: (part: Uint8Array) => boolean) => {
    const place = information.table(number)
    if (place === null) return true
    return isInside(place) && blank(table.subarray(place.start, place.start + place.length))
  }
  for (const number of DISPENSABLE) {
    const place = information.table(number)
    if (place === null) continue
    if (!isInside(place)) return false
    table.fill(0, place.start, place.start + place.length)
    document.fill(0, place.at, place.at + 8)
  }
  // No table, but the time of the last change in the place of one.
  const modified = information.table(TABLES.modified)
  if (modified !== null) document.fill(0, modified.at, modified.at + 8)
  return (
    STRING_TABLES.every((number) => ofTable(number, blankStrings)) &&
    ofTable(TABLES.commentAuthors, blankAuthors) &&
    ofTable(TABLES.comments, blankInitials) &&
    ofTable(TABLES.commentDates, blankCommentDates) &&
    ofTable(TABLES.properties, blankTimes)
  )
}

/** An STTB, of UTF-16 or of bytes. */
function blankStrings(part: Uint8Array): boolean {
  const isExtended = uint16(part, 0, LITTLE) === EXTENDED
  const width = isExtended ? 2 : 1
  const head = isExtended ? 2 : 0
  const count = uint16(part, head, LITTLE)
  const extra = uint16(part, head + 2, LITTLE)
  let at = head + 4
  for (let index = 0; index < count; index++) {
    const start = at + width
    const end = start + width * (isExtended ? uint16(part, at, LITTLE) : (part[at] ?? 0))
    if (end + extra > part.length) return false
    blankCharacters(part.subarray(start, end), width)
    at = end + extra
  }
  part.fill(0, at)
  return true
}

/** Strings one after the other, each with its length before it ([MS-DOC] section 2.5.6, fcGrpXstAtnOwners). */
function blankAuthors(part: Uint8Array): boolean {
  let at = 0
  while (at < part.length) {
    const end = at + 2 + 2 * uint16(part, at, LITTLE)
    if (end > part.length) return false
    blankCharacters(part.subarray(at + 2, end), 2)
    at = end
  }
  return true
}

function blankCharacters(characters: Uint8Array, width: number): void {
  const text = Buffer.from(characters).toString(width === 2 ? 'utf16le' : 'latin1')
  if (text === UNKNOWN) return
  for (let at = 0; at < characters.length; at += width) characters[at] = BLANK
  if (width === 2) for (let at = 1; at < characters.length; at += 2) characters[at] = 0
}

/** The initials in each comment's ATRDPre10 ([MS-DOC] section 2.9.7), and what follows them in their buffer. */
function blankInitials(part: Uint8Array): boolean {
  const count = (part.length - 4) / (4 + COMMENT_BYTES)
  if (!Number.isInteger(count)) return false
  for (let index = 0; index < count; index++) {
    const start = 4 * (count + 1) + COMMENT_BYTES * index
    const end = start + INITIALS_BYTES
    const nameEnd = start + 2 + 2 * uint16(part, start, LITTLE)
    if (nameEnd > end) return false
    blankCharacters(part.subarray(start + 2, nameEnd), 2)
    part.fill(0, nameEnd, end)
  }
  return true
}

function blankCommentDates(part: Uint8Array): boolean {
  for (let at = 0; at + 4 <= part.length; at += COMMENT_DATE_BYTES) part.fill(0, at, at + 4)
  return true
}

function blankTimes(part: Uint8Array): boolean {
  if (part.length < TIMES_END) return false
  part.fill(0, TIMES_START, TIMES_END)
  return true
}
