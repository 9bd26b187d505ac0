/** The directory of a compound file ([MS-CFB] section 2.6): a tree of names, laid out as an array of entries. */

import { LITTLE, uint16, uint32 } from '../pictures/bytes.ts'
import type { ByteRange } from './doc-sectors.ts'

export const STORAGE = 1
export const STREAM = 2
export const ROOT = 5
/** An entry that is free, or that nobody can come to. */
export const UNREACHED = 0

const ENTRY_BYTES = 128
const NAME_BYTES = 64
const NOBODY = 0xffffffff

export interface DirectoryEntry {
  /** Where it lies in the bytes. */
  readonly at: number
  readonly type: typeof STORAGE | typeof STREAM | typeof ROOT | typeof UNREACHED
  readonly name: string
  /** The storages above it, joined by `/`. */
  readonly storage: string
  readonly start: number
  readonly size: number
}

interface Turn {
  readonly index: number
  readonly storage: string
}

/** All entries, the root first; null where the tree has a circle or leads outside. */
export function directoryEntries(
  bytes: Uint8Array,
  ranges: readonly ByteRange[],
  version: number,
): DirectoryEntry[] | null {
  const places: number[] = []
  for (const { start, end } of ranges) for (let at = start; at < end; at += ENTRY_BYTES) places.push(at)
  const entries = places.map(
    (at): DirectoryEntry => ({ at, type: UNREACHED, name: '', storage: '', start: 0, size: 0 }),
  )
  const rootAt = places[0]
  if (rootAt === undefined || bytes[rootAt + 66] !== ROOT) return null
  entries[0] = entryAt(bytes, rootAt, ROOT, '', version)
  const turns: Turn[] = [{ index: uint32(bytes, rootAt + 76, LITTLE), storage: '' }]
  for (let turn = turns.pop(); turn !== undefined; turn = turns.pop()) {
    if (turn.index === NOBODY) continue
    const at = places[turn.index]
    const type = at === undefined ? UNREACHED : bytes[at + 66]
    if (at === undefined || entries[turn.index]?.type !== UNREACHED || (type !== STORAGE && type !== STREAM))
      return null
    const entry = entryAt(bytes, at, type, turn.storage, version)
    entries[turn.index] = entry
    turns.push({ index: uint32(bytes, at + 68, LITTLE), storage: turn.storage })
    turns.push({ index: uint32(bytes, at + 72, LITTLE), storage: turn.storage })
    // What lies deeper than this was not written by Word, and long paths would take more than linear memory.
    const inside = entry.storage === '' ? entry.name : `${entry.storage}/${entry.name}`
    if (inside.length > 256) return null
    if (type === STORAGE) turns.push({ index: uint32(bytes, at + 76, LITTLE), storage: inside })
  }
  return entries
}

function entryAt(
  bytes: Uint8Array,
  at: number,
  type: DirectoryEntry['type'],
  storage: string,
  version: number,
): DirectoryEntry {
  const size = uint32(bytes, at + 120, LITTLE)
  // Files of version 3 may have anything in the upper half ([MS-CFB] section 2.6.1).
  const upper = version === 3 ? 0 : uint32(bytes, at + 124, LITTLE)
  const name = Buffer.from(bytes.subarray(at, at + nameBytes(bytes, at))).toString('utf16le')
  return { at, type, name, storage, start: uint32(bytes, at + 116, LITTLE), size: size + upper * 0x1_0000_0000 }
}

/** The length of a name without its closing zero. */
function nameBytes(bytes: Uint8Array, at: number): number {
  return Math.max(0, Math.min(uint16(bytes, at + 64, LITTLE), NAME_BYTES) - 2)
}

/** Takes from an entry what only its maker could want: times, class, and what follows the name. */
export function blankEntry(bytes: Uint8Array, { at, type }: DirectoryEntry): void {
  if (type === UNREACHED) {
    bytes.fill(0, at, at + ENTRY_BYTES)
    // Left, right and child of nobody.
    bytes.fill(0xff, at + 68, at + 80)
    return
  }
  bytes.fill(0, at + nameBytes(bytes, at), at + NAME_BYTES)
  bytes.fill(0, at + 80, at + 96)
  bytes.fill(0, at + 100, at + 116)
  if (type === STORAGE) bytes.fill(0, at + 116, at + 128)
}
