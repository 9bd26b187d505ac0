/** Hostile bytes that came back to a return path, to plain data. Runs where examine-bytes.ts does. */

import type { Unexaminable } from '../core/message/message.ts'
import type { ReturnedMail } from '../core/bounce/returned-mail.ts'
import { BeyondLimits } from './limits.ts'
import { headerFacts, valuesOf } from './header-facts.ts'
import { type Header, headerText, onOneLine } from './header-fields.ts'
import { parseMessage } from './parse.ts'
import { returnedParts } from './returned-parts.ts'
import { passStructureGate } from './structure-gate.ts'

/** Never fails because of what the bytes are; an error thrown is a fault of ours or of a library. */
export async function examineReturned(raw: Uint8Array): Promise<ReturnedMail | Unexaminable> {
  try {
    const header = passStructureGate(raw)
    const root = await parseMessage(raw)
    const parts = await returnedParts(root, raw.subarray(header.bodyStart))
    return { kind: 'returned', contentType: root.type, ...headerOf(header), ...parts }
  } catch (error) {
    if (!(error instanceof BeyondLimits)) throw error
    return { kind: 'unexaminable', cause: 'structure', reason: error.message }
  }
}

const MAX_FAILED_RECIPIENTS = 20

function headerOf(header: Header) {
  const { headerFrom, subject, signs } = headerFacts(header)
  return { headerFrom, subject, signs, reportType: reportTypeOf(header), failedRecipients: failedRecipientsOf(header) }
}

/** Exim's field about whom it could not deliver to: addresses with commas, or one field each. */
function failedRecipientsOf(header: Header): string[] {
  const values = valuesOf(header, 'x-failed-recipients').map((value) => onOneLine(headerText(value), 10_000))
  const written = values.flatMap((value) => value.split(',', MAX_FAILED_RECIPIENTS)).map((one) => one.trim())
  return written.filter((one) => one.includes('@')).slice(0, MAX_FAILED_RECIPIENTS)
}

function reportTypeOf(header: Header): string | null {
  const value = (valuesOf(header, 'content-type')[0] ?? '').slice(0, 2000)
  return /;\s{0,20}report-type\s{0,4}=\s{0,4}"?([\w-]{1,60})/i.exec(value)?.[1]?.toLowerCase() ?? null
}
