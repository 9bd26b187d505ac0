/** When which run of characters was changed: dates and session numbers in the pages of properties ([MS-DOC], ChpxFkp). */

import { characterRuns, propertiesOf } from './doc-character-runs.ts'

/** Properties of four bytes that are a date or a session number: insertion, deletion, and three of sessions (section 2.6.1). */
const DATES: ReadonlySet<number> = new Set([0x6805, 0x6864, 0x6815, 0x6816, 0x6817])

/** A change of properties: a flag and the author's number, then the date (PropRMarkOperand). */
const CHANGES: ReadonlySet<number> = new Set([0xca57, 0xca89])

/** Blanks them in `document`. False where the pages are not where the list says. */
export function blankRevisionDates(document: Uint8Array, runs: Uint8Array): boolean {
  for (const run of characterRuns(document, runs)) {
    if (run === null || !blankProperties(run.properties)) return false
  }
  return true
}

function blankProperties(properties: Uint8Array): boolean {
  for (const property of propertiesOf(properties)) {
    if (property === null) return false
    const { number, start, end } = property
    if (DATES.has(number)) properties.fill(0, start, end)
    if (CHANGES.has(number)) properties.fill(0, end - 4, end)
  }
  return true
}
