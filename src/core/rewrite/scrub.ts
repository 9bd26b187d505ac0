/**
 * Takes out of a text what would tell its reader who the writer is: one entry a kind of trace, applied to everything
 * that people read (body, subject, file names, text files).
 *
 * What slips through is stopped by the last check, which searches by code of its own.
 */

import { type NormalText, normalForm } from '../inspect/normal-form.ts'
import { classifyLines, lastAtOrBefore } from '../inspect/quoted-lines.ts'
import { unescapedForm } from '../inspect/unescaped-form.ts'
import { type Replacement, replaceInString } from '../inspect/visible-text.ts'
import { encodedTraces } from './scrub-encoded.ts'
import { writerAddresses, writerHosts, writerIds, writerNames, writerPhones } from './scrub-identity.ts'
import { clientSignatures, copiedLines, quotedAddresses, quotedTimes, readerAlias } from './scrub-quotes.ts'
import type { ScrubContext, Scrubber } from './scrubber.ts'

/** What names the writer wherever it stands. */
const NAMING_THE_WRITER: Readonly<Record<string, Scrubber>> = {
  'writer addresses': writerAddresses,
  'writer names': writerNames,
  'writer hosts': writerHosts,
  'writer ids': writerIds,
  'writer phones': writerPhones,
  'encoded traces': encodedTraces,
}

export const SCRUBBERS: Readonly<Record<string, Scrubber>> = {
  ...NAMING_THE_WRITER,
  'reader alias': readerAlias,
  'quoted addresses': quotedAddresses,
  'quoted times': quotedTimes,
  'copied lines': copiedLines,
  'client signatures': clientSignatures,
}

export function findTraces(text: NormalText, context: ScrubContext): Replacement[] {
  return formsOf(text).flatMap((form) => Object.values(SCRUBBERS).flatMap((scrubber) => scrubber(form, context)))
}

/** Whether anything in a text names the writer, so that what cannot be rewritten must stay behind. */
export function namesWriter(text: string, context: Omit<ScrubContext, 'placeAt'>): boolean {
  const whole = { ...context, placeAt: () => 'attachment' as const }
  return formsOf(normalForm(text)).some((form) =>
    Object.values(NAMING_THE_WRITER).some((scrubber) => scrubber(form, whole).length > 0),
  )
}

function formsOf(text: NormalText): NormalText[] {
  const unescaped = unescapedForm(text)
  return unescaped === null ? [text] : [unescaped, text]
}

/** A single line that nobody quotes in: a subject, a file's name, a link's target. */
export function withoutTraces(text: string, context: Omit<ScrubContext, 'placeAt'>): string {
  return replaceInString(text, findTraces(normalForm(text), { ...context, placeAt: () => 'subject' }))
}

/** A text file, whose lines are read like those of a message. */
export function withoutTracesInText(text: string, context: Omit<ScrubContext, 'placeAt'>): string {
  const lines = classifyLines(text)
  const placeAt = (offset: number) => lines[lastAtOrBefore(lines, offset)]?.place ?? 'text'
  return replaceInString(text, findTraces(normalForm(text), { ...context, placeAt }))
}
