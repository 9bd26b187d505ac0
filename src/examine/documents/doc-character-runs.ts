/** Runs of characters that look alike, in the pages of properties ([MS-DOC] section 2.9.33, ChpxFkp). */

import { LITTLE, uint16, uint32 } from '../pictures/bytes.ts'

export const PAGE_BYTES = 512
const PAGE_NUMBER_BITS = 0x3fffff

/** How long an operand is, by the first three bits of its property; 0: it says so itself (section 2.2.5.1). */
const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, 0, 3] as const

export interface Run {
  /** In the WordDocument stream. */
  readonly start: number
  readonly end: number
  readonly properties: Uint8Array
}

/** Those that have properties; null, and nothing behind it, where the pages are not where the list says. */
export function* characterRuns(document: Uint8Array, list: Uint8Array): Generator<Run | null> {
  for (const page of pagesIn(document, list)) {
    for (const run of runsOfPage(page)) {
      yield run
      if (run === null) return
    }
  }
}

/** The pages that a list of them names, the last one shorter where it lies outside. */
export function* pagesIn(document: Uint8Array, list: Uint8Array): Generator<Uint8Array> {
  const count = Math.floor((list.length - 4) / 8)
  // Each page once: a list may name one a thousand times.
  const pages = new Set<number>()
  for (let index = 0; index < count; index++) {
    pages.add(uint32(list, 4 * (count + 1) + 4 * index, LITTLE) & PAGE_NUMBER_BITS)
  }
  for (const number of pages) yield document.subarray(number * PAGE_BYTES, (number + 1) * PAGE_BYTES)
}

/** Places in the text, one more than runs; half the place of each run's properties; at the end the number of runs. */
function* runsOfPage(page: Uint8Array): Generator<Run | null> {
  const count = page[PAGE_BYTES - 1] ?? 0
  const list = 4 * (count + 1)
  if (page.length < PAGE_BYTES || list + count > PAGE_BYTES) {
    yield null
    return
  }
  for (let index = 0; index < count; index++) {
    const at = 2 * (page[list + index] ?? 0)
    if (at === 0) continue
    const end = at + 1 + (page[at] ?? 0)
    if (end > PAGE_BYTES - 1) {
      yield null
      return
    }
    yield {
      start: uint32(page, 4 * index, LITTLE),
      end: uint32(page, 4 * index + 4, LITTLE),
      properties: page.subarray(at + 1, end),
    }
  }
}

export interface Property {
  readonly number: number
  /** Where its operand lies. */
  readonly start: number
  readonly end: number
}

/** The properties of a run or a paragraph; null, and nothing behind it, where one is longer than all of them. */
export function* propertiesOf(properties: Uint8Array): Generator<Property | null> {
  for (let at = 0; at + 2 <= properties.length; ) {
    const number = uint16(properties, at, LITTLE)
    const fixed = OPERAND_BYTES[number >> 13] ?? 0
    const start = at + 2
    const end = start + (fixed === 0 ? 1 + (properties[start] ?? 0) : fixed)
    if (end > properties.length) {
      yield null
      return
    }
    yield { number, start, end }
    at = end
  }
}
