/**
 * An archive as its directory and its bytes tell: whether it is made to grow or to be slow, and whether bytes lie in it
 * that belong to no member. Nothing is unpacked.
 */

import { beginsAsFile, isBlank } from '../hidden-file.ts'
import { hasText, LITTLE, uint16, uint32 } from '../pictures/bytes.ts'
import { MAX_BYTES, MAX_MEMBERS, MAX_RATIO, SMALL_BYTES } from './zip-read.ts'

export interface ZipSurvey {
  /** Too many members, too much content, members that lie over each other. */
  readonly isBomb: boolean
  /** There is something before, between or behind the members. */
  readonly hides: boolean
}

const END_BYTES = 22
const MAX_COMMENT_BYTES = 0xffff
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
/** What may follow a member: its checksum and sizes once more, with or without a signature. */
const DESCRIPTOR_BYTES = 24

interface Member {
  readonly at: number
  readonly compressed: number
  readonly unpacked: number
}

/** Null for what is no archive, or has no directory that can be read. */
export function surveyZip(bytes: Uint8Array): ZipSurvey | null {
  if (!hasText(bytes, 0, 'PK\x03\x04')) return null
  const tailStart = Math.max(0, bytes.length - END_BYTES - MAX_COMMENT_BYTES)
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset + tailStart, bytes.length - tailStart)
  const found = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (found < 0) return null
  const end = tailStart + found
  const count = uint16(bytes, end + 10, LITTLE)
  const directory = uint32(bytes, end + 16, LITTLE)
  if (count > MAX_MEMBERS) return { isBomb: true, hides: false }
  const members = membersOf(bytes, directory, count)
  if (members === null) return null
  const isBomb = growsTooMuch(members)
  const ranges = [...members.map((member) => rangeOf(bytes, member)), { start: directory, end: directory }]
  ranges.sort((a, b) => a.start - b.start)
  let at = 0
  let overlaps = false
  let hides = holdsSomething(bytes.subarray(end + END_BYTES))
  for (const { start, end: rangeEnd } of ranges) {
    if (start < at) overlaps = true
    else if (start - at > DESCRIPTOR_BYTES && !isBlank(bytes.subarray(at, start))) hides = true
    at = Math.max(at, rangeEnd)
  }
  return { isBomb: isBomb || overlaps, hides }
}

function membersOf(bytes: Uint8Array, directory: number, count: number): Member[] | null {
  const members: Member[] = []
  let at = directory
  for (let index = 0; index < count; index++) {
    if (!hasText(bytes, at, 'PK\x01\x02')) return null
    const [compressed = 0, unpacked = 0, place = 0] = [20, 24, 42].map((field) => uint32(bytes, at + field, LITTLE))
    // The numbers stand elsewhere, as in archives of more than 4 GB: left to the library, which has the same limits.
    if ([compressed, unpacked, place].includes(0xffffffff)) return null
    members.push({ at: place, compressed, unpacked })
    at += ENTRY_BYTES + uint16(bytes, at + 28, LITTLE) + uint16(bytes, at + 30, LITTLE) + uint16(bytes, at + 32, LITTLE)
  }
  return members
}

function growsTooMuch(members: readonly Member[]): boolean {
  const total = members.reduce((sum, { unpacked }) => sum + unpacked, 0)
  return (
    total > MAX_BYTES ||
    members.some(({ unpacked, compressed }) => unpacked > SMALL_BYTES && unpacked > MAX_RATIO * compressed)
  )
}

/** The member with the header before it, whose name and extra field may be longer than in the directory. */
function rangeOf(bytes: Uint8Array, { at, compressed }: Member): { readonly start: number; readonly end: number } {
  const head = LOCAL_BYTES + uint16(bytes, at + 26, LITTLE) + uint16(bytes, at + 28, LITTLE)
  return { start: at, end: at + head + compressed }
}

/** Comments of programs are a few words. */
function holdsSomething(behind: Uint8Array): boolean {
  return behind.length > 0 && !isBlank(behind) && (behind.length > 256 || beginsAsFile(behind))
}
