/**
 * The compound file that a Word document is ([MS-CFB]): where each stream lies in the bytes, so that it can be read and
 * changed in place. Every byte belongs to one thing at most; a file that says otherwise is not opened.
 */

import { hasText, LITTLE, uint16, uint32 } from '../pictures/bytes.ts'
import { type DirectoryEntry, directoryEntries, STREAM } from './doc-directory.ts'
import { type ByteRange, SectorChains } from './doc-sectors.ts'

/** Beyond what any mail carries; the walk takes a byte of memory for each 64 of the file. */
const MAX_COMPOUND_BYTES = 64 * 1024 * 1024

export interface CompoundStream {
  readonly name: string
  /** The storages above the stream, joined by `/`; empty for one at the top. */
  readonly storage: string
  /** Where its bytes lie in the file, in their order. */
  readonly ranges: readonly ByteRange[]
}

export interface CompoundFile {
  readonly streams: readonly CompoundStream[]
  /** Where the entries of the directory lie, each of them 128 bytes. */
  readonly entries: readonly DirectoryEntry[]
  /** What belongs to nothing: free sectors, the rest of each last sector, the rest of the header's sector. */
  readonly unused: readonly ByteRange[]
}

const HEADER_BYTES = 512
const SIGNATURE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
const MINI_STREAM_CUTOFF = 4096
const MINI_SECTOR_SHIFT = 6

/** The file opened, or null where it is none, is broken, or holds more than is looked at. `bytes` stay as they are. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile | null {
  if (bytes.length < HEADER_BYTES || bytes.length > MAX_COMPOUND_BYTES || !hasText(bytes, 0, SIGNATURE)) return null
  const version = uint16(bytes, 26, LITTLE)
  const sectorShift = uint16(bytes, 30, LITTLE)
  if (!((version === 3 && sectorShift === 9) || (version === 4 && sectorShift === 12))) return null
  if (uint16(bytes, 32, LITTLE) !== MINI_SECTOR_SHIFT || uint32(bytes, 56, LITTLE) !== MINI_STREAM_CUTOFF) return null
  const chains = SectorChains.read(bytes, sectorShift)
  const directory = chains?.whole(uint32(bytes, 48, LITTLE)) ?? null
  if (chains === null || directory === null) return null
  const entries = directoryEntries(bytes, directory, version)
  const root = entries?.[0]
  if (entries === null || root === undefined) return null
  if (!chains.openMiniStream(root.start, root.size, uint32(bytes, 60, LITTLE))) return null
  const streams: CompoundStream[] = []
  for (const { type, name, storage, start, size } of entries) {
    if (type !== STREAM) continue
    const ranges = size < MINI_STREAM_CUTOFF ? chains.mini(start, size) : chains.exactly(start, size)
    if (ranges === null) return null
    streams.push({ name, storage, ranges })
  }
  // Of two streams with one name, another program might read the other one.
  if (new Set(streams.map(({ name, storage }) => `${storage}/${name}`)).size < streams.length) return null
  return { streams, entries, unused: chains.unclaimed(streams) }
}

export function readStream(bytes: Uint8Array, { ranges }: CompoundStream): Uint8Array {
  const content = new Uint8Array(ranges.reduce((sum, { start, end }) => sum + end - start, 0))
  let at = 0
  for (const { start, end } of ranges) {
    content.set(bytes.subarray(start, end), at)
    at += end - start
  }
  return content
}

/** Writes a stream of unchanged length back to where it came from. */
export function writeStream(bytes: Uint8Array, { ranges }: CompoundStream, content: Uint8Array): void {
  let at = 0
  for (const { start, end } of ranges) {
    bytes.set(content.subarray(at, at + end - start), start)
    at += end - start
  }
}
