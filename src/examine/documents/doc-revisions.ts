/** When which run of characters was changed: dates and session numbers in the pages of properties ([MS-DOC], ChpxFkp). */

import { LITTLE, uint16, uint32 } from '../pictures/bytes.ts'

const PAGE_BYTES = 512
const PAGE_NUMBER_BITS = 0x3fffff

/** Properties of four bytes that are a date or a session number: insertion, deletion, and three of sessions (section 2.6.1). */
const DATES: ReadonlySet<number> = new Set([0x6805, 0x6864, 0x6815, 0x6816, 0x6817])

/** A change of properties: a flag and the author's number, then the date (PropRMarkOperand). */
const CHANGES: ReadonlySet<number> = new Set([0xca57, 0xca89])

/** How long an operand is, by the first three bits of its property; 0: it says so itself (section 2.2.5.1). */
const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, 0, 3] as const

/** Blanks them in `document`. False where the pages are not where the list says. */
export function blankRevisionDates(document: Uint8Array, runs: Uint8Array): boolean {
  const count = Math.floor((runs.length - 4) / 8)
  // Each page once: a list may name one a thousand times.
  const pages = new Set<number>()
  for (let index = 0; index < count; index++) {
    pages.add(uint32(runs, 4 * (count + 1) + 4 * index, LITTLE) & PAGE_NUMBER_BITS)
  }
  for (const number of pages) {
    const start = number * PAGE_BYTES
    if (start + PAGE_BYTES > document.length) return false
    if (!blankPage(document.subarray(start, start + PAGE_BYTES))) return false
  }
  return true
}

/** Places in the text, one more than runs; half the place of each run's properties; at the end the number of runs. */
function blankPage(page: Uint8Array): boolean {
  const count = page[PAGE_BYTES - 1] ?? 0
  const list = 4 * (count + 1)
  if (list + count > PAGE_BYTES) return false
  for (let index = 0; index < count; index++) {
    const at = 2 * (page[list + index] ?? 0)
    if (at === 0) continue
    const end = at + 1 + (page[at] ?? 0)
    if (end > PAGE_BYTES - 1 || !blankProperties(page.subarray(at + 1, end))) return false
  }
  return true
}

function blankProperties(properties: Uint8Array): boolean {
  let at = 0
  while (at + 2 <= properties.length) {
    const property = uint16(properties, at, LITTLE)
    const fixed = OPERAND_BYTES[property >> 13] ?? 0
    const start = at + 2
    const end = start + (fixed === 0 ? 1 + (properties[start] ?? 0) : fixed)
    if (end > properties.length) return false
    if (DATES.has(property)) properties.fill(0, start, end)
    if (CHANGES.has(property)) properties.fill(0, end - 4, end)
    at = end
  }
  return true
}
