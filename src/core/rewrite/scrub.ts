/**
 * Takes out of a text what would tell its reader who the writer is: one entry a kind of trace, applied to everything
 * that people read (body, subject, file names, text files).
 *
 * What slips through is stopped by the last check, which searches by code of its own.
 */

import { type NormalText, normalForm } from '../inspect/normal-form.ts'
import { unescapedForm } from '../inspect/unescaped-form.ts'
import { type Replacement, replaceInString } from '../inspect/visible-text.ts'
import { encodedTraces } from './scrub-encoded.ts'
import { writerAddresses, writerHosts, writerIds, writerNames, writerPhones } from './scrub-identity.ts'
import { clientSignatures, copiedLines, quotedAddresses, quotedTimes, readerAlias } from './scrub-quotes.ts'
import type { ScrubContext, Scrubber } from './scrubber.ts'

export const SCRUBBERS: Readonly<Record<string, Scrubber>> = {
  'writer addresses': writerAddresses,
  'writer names': writerNames,
  'writer hosts': writerHosts,
  'writer ids': writerIds,
  'writer phones': writerPhones,
  'encoded traces': encodedTraces,
  'reader alias': readerAlias,
  'quoted addresses': quotedAddresses,
  'quoted times': quotedTimes,
  'copied lines': copiedLines,
  'client signatures': clientSignatures,
}

export function findTraces(text: NormalText, context: ScrubContext): Replacement[] {
  const scrubbers = Object.values(SCRUBBERS)
  const unescaped = unescapedForm(text)
  const forms = unescaped === null ? [text] : [unescaped, text]
  return forms.flatMap((form) => scrubbers.flatMap((scrubber) => scrubber(form, context)))
}

/** A single line that nobody quotes in: a subject, a file's name, a link's target. */
export function withoutTraces(text: string, context: Omit<ScrubContext, 'placeAt'>): string {
  return replaceInString(text, findTraces(normalForm(text), { ...context, placeAt: () => 'subject' }))
}
