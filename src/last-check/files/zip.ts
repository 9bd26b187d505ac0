/** The members of a zip archive, DOCX among them, found by their own headers: also those that its directory hides. */

import { Unreadable } from '../bounds.ts'
import { textIn } from '../charset.ts'
import { type Decoding, inside, type Place } from '../piece.ts'
import { inflate } from './inflate.ts'

export interface Member {
  readonly name: string
  readonly content: Buffer
  readonly place: Place
}

const LOCAL_HEADER = 'PK\x03\x04'
const NEXT_HEADER = 'PK'
const LOCAL_HEADER_BYTES = 30
const STORED = 0
const DEFLATED = 8
const ENCRYPTED = 1

/** Hands over one member after the other. Names and comments stand unpacked in the archive's own bytes. */
export function* zipMembers(archive: Buffer, place: Place, { allowance }: Decoding): Generator<Member> {
  let number = 0
  let from = 0
  for (let at = archive.indexOf(LOCAL_HEADER); at >= 0; at = archive.indexOf(LOCAL_HEADER, from)) {
    from = at + LOCAL_HEADER.length
    if (at + LOCAL_HEADER_BYTES > archive.length) return
    const within = inside(place, `member ${++number}`)
    allowance.enter(within.where, within.depth)
    const nameEnd = at + LOCAL_HEADER_BYTES + archive.readUInt16LE(at + 26)
    const start = nameEnd + archive.readUInt16LE(at + 28)
    if (archive.readUInt16LE(at + 6) & ENCRYPTED) throw new Unreadable(within.where, 'encrypted')
    const name = textIn(archive.subarray(at + LOCAL_HEADER_BYTES, nameEnd), null)
    const content = memberContent(archive, at, start, within, allowance)
    yield { name, content, place: within }
  }
}

function memberContent(
  archive: Buffer,
  at: number,
  start: number,
  { where }: Place,
  allowance: Decoding['allowance'],
): Buffer {
  const method = archive.readUInt16LE(at + 8)
  if (method === STORED) return stored(archive, at, start)
  const unpacked = method === DEFLATED ? inflate(archive.subarray(start), 'raw', allowance, where) : null
  if (unpacked === null) throw new Unreadable(where, 'cannot be unpacked')
  return unpacked
}

/** Where the header does not say how long it is, it ends where the next header begins. */
function stored(archive: Buffer, at: number, start: number): Buffer {
  const size = archive.readUInt32LE(at + 18)
  if (size > 0 && start + size <= archive.length) return archive.subarray(start, start + size)
  const next = archive.indexOf(NEXT_HEADER, start)
  return archive.subarray(start, next < 0 ? archive.length : next)
}
