/**
 * The chains of sectors of a compound file ([MS-CFB] sections 2.2 to 2.5). Each sector is given out once: a chain that
 * runs in a circle or into another one is refused, which also bounds the whole walk by the size of the file.
 */

import { LITTLE, uint32 } from '../pictures/bytes.ts'

/** The bytes from `start` up to, not including, `end`. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

const HEADER_BYTES = 512
const HEADER_DIFAT_AT = 76
const HEADER_DIFAT_ENTRIES = 109
const LAST_REGULAR_SECTOR = 0xfffffffa
const END_OF_CHAIN = 0xfffffffe
const FREE = 0xffffffff

const MINI_BYTES = 64

/** What a cell of 64 bytes is given out to: nothing, something, or the mini stream, which gives it out once more. */
const UNCLAIMED = 0
const CLAIMED = 1
const IN_MINI_STREAM = 2

export class SectorChains {
  readonly #bytes: Uint8Array
  readonly #sectorBytes: number
  readonly #sectorCount: number
  /** The place of each sector of the allocation table, in the bytes. */
  #tableSectors: number[] = []
  #miniTable: readonly ByteRange[] = []
  #miniStream: readonly ByteRange[] = []
  readonly #cells: Uint8Array

  private constructor(bytes: Uint8Array, sectorShift: number) {
    this.#bytes = bytes
    this.#sectorBytes = 2 ** sectorShift
    // The first sector is the header's. A last one that is cut short is none.
    this.#sectorCount = Math.max(0, Math.floor(bytes.length / this.#sectorBytes) - 1)
    this.#cells = new Uint8Array(Math.ceil(bytes.length / MINI_BYTES))
    this.#cells.fill(CLAIMED, 0, HEADER_BYTES / MINI_BYTES)
  }

  /** Reads the allocation table; null where it does not hold together. */
  static read(bytes: Uint8Array, sectorShift: number): SectorChains | null {
    const chains = new SectorChains(bytes, sectorShift)
    return chains.#readTable() ? chains : null
  }

  #readTable(): boolean {
    const wanted = uint32(this.#bytes, 44, LITTLE)
    if (wanted > this.#sectorCount) return false
    if (!this.#readTablePart(HEADER_DIFAT_AT, HEADER_DIFAT_ENTRIES, wanted)) return false
    let next = uint32(this.#bytes, 68, LITTLE)
    const entries = this.#sectorBytes / 4 - 1
    while (this.#tableSectors.length < wanted) {
      const at = this.#claimSector(next, CLAIMED)
      if (at === null || !this.#readTablePart(at, entries, wanted)) return false
      next = uint32(this.#bytes, at + 4 * entries, LITTLE)
    }
    return true
  }

  #readTablePart(start: number, entries: number, wanted: number): boolean {
    for (let index = 0; index < entries && this.#tableSectors.length < wanted; index++) {
      const sector = uint32(this.#bytes, start + 4 * index, LITTLE)
      if (sector === FREE) continue
      const at = this.#claimSector(sector, CLAIMED)
      if (at === null) return false
      this.#tableSectors.push(at)
    }
    return true
  }

  /** The place of a sector in the bytes, given out from now on; null where it is none or given out already. */
  #claimSector(sector: number, owner: number): number | null {
    if (sector >= this.#sectorCount) return null
    const at = (sector + 1) * this.#sectorBytes
    const cell = at / MINI_BYTES
    if (this.#cells[cell] !== UNCLAIMED) return null
    this.#cells.fill(owner, cell, cell + this.#sectorBytes / MINI_BYTES)
    return at
  }

  #next(sector: number): number {
    const perSector = this.#sectorBytes / 4
    const at = this.#tableSectors[Math.floor(sector / perSector)]
    return at === undefined ? FREE : uint32(this.#bytes, at + 4 * (sector % perSector), LITTLE)
  }

  /** A chain up to its end: the directory, whose length nobody says. */
  whole(start: number): ByteRange[] | null {
    return this.#chain(start, null, CLAIMED)
  }

  /** The chain that holds `size` bytes, without what its last sector holds beyond them. */
  exactly(start: number, size: number): ByteRange[] | null {
    return this.#chain(start, size, CLAIMED)
  }

  #chain(start: number, size: number | null, owner: number): ByteRange[] | null {
    const ranges: ByteRange[] = []
    let sector = start
    for (let left = size ?? this.#bytes.length; left > 0; left -= this.#sectorBytes) {
      if (sector > LAST_REGULAR_SECTOR) return size === null && sector === END_OF_CHAIN ? ranges : null
      const at = this.#claimSector(sector, owner)
      if (at === null) return null
      append(ranges, at, at + Math.min(left, this.#sectorBytes))
      sector = this.#next(sector)
    }
    return size === null ? null : ranges
  }

  /** Reads where the short streams lie. False where that does not hold together. */
  openMiniStream(start: number, size: number, tableStart: number): boolean {
    if (size === 0) return true
    const stream = this.#chain(start, size, IN_MINI_STREAM)
    const table = this.#chain(tableStart, null, CLAIMED)
    if (stream === null || table === null) return false
    this.#miniStream = cells(stream)
    this.#miniTable = cells(table)
    return true
  }

  /** The chain of mini sectors that holds `size` bytes. */
  mini(start: number, size: number): ByteRange[] | null {
    const ranges: ByteRange[] = []
    let sector = start
    for (let left = size; left > 0; left -= MINI_BYTES) {
      const range = this.#miniStream[sector]
      if (range === undefined || range.end - range.start < Math.min(left, MINI_BYTES)) return null
      if (this.#cells[range.start / MINI_BYTES] !== IN_MINI_STREAM) return null
      this.#cells[range.start / MINI_BYTES] = CLAIMED
      append(ranges, range.start, range.start + Math.min(left, MINI_BYTES))
      const entry = this.#miniTable[Math.floor(sector / (MINI_BYTES / 4))]
      sector = entry === undefined ? FREE : uint32(this.#bytes, entry.start + 4 * (sector % (MINI_BYTES / 4)), LITTLE)
    }
    return ranges
  }

  /** What was given out to nobody, and what the streams leave of their last sectors. */
  unclaimed(streams: readonly { readonly ranges: readonly ByteRange[] }[]): ByteRange[] {
    const ranges: ByteRange[] = []
    for (let cell = 0; cell < this.#cells.length; cell++) {
      if (this.#cells[cell] === CLAIMED) continue
      append(ranges, cell * MINI_BYTES, Math.min((cell + 1) * MINI_BYTES, this.#bytes.length))
    }
    for (const { ranges: used } of streams) {
      const end = used.at(-1)?.end ?? 0
      const size = used.reduce((sum, range) => sum + range.end - range.start, 0)
      const unit = size < 4096 ? MINI_BYTES : this.#sectorBytes
      const sectorEnd = Math.ceil(end / unit) * unit
      if (sectorEnd > end) ranges.push({ start: end, end: sectorEnd })
    }
    return ranges
  }
}

/** Adds a range; one that goes on where the last one ends makes that longer. */
function append(ranges: ByteRange[], start: number, end: number): void {
  const last = ranges.at(-1)
  if (last?.end === start) ranges[ranges.length - 1] = { start: last.start, end }
  else ranges.push({ start, end })
}

function cells(ranges: readonly ByteRange[]): ByteRange[] {
  const found: ByteRange[] = []
  for (const { start, end } of ranges) {
    for (let at = start; at < end; at += MINI_BYTES) found.push({ start: at, end: Math.min(at + MINI_BYTES, end) })
  }
  return found
}
