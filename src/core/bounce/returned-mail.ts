/**
 * What came back to a return path, as plain bounded data: whatever it is, a report or not.
 *
 * Made by examine/ from hostile bytes and read by read-bounce.ts. It survives a structured clone, because large mail is
 * read in a worker thread.
 */

import type { Mailbox, Message } from '../message/message.ts'
import type { ReturnedField } from './returned-original.ts'
import type { DeliveryStatus } from './status-fields.ts'

export interface ReturnedMail {
  readonly kind: 'returned'
  /** The top content type, lower case, without parameters: `multipart/report`. */
  readonly contentType: string
  /** What a multipart/report says it reports, lower case: `delivery-status`; null where nothing is said. */
  readonly reportType: string | null
  readonly headerFrom: readonly Mailbox[]
  readonly subject: string
  /** The header fields by which machines give themselves away, as in Message. */
  readonly signs: Message['signs']
  /** What X-Failed-Recipients names, as written; at most 20. */
  readonly failedRecipients: readonly string[]
  /** What people read of it, up to where the returned message begins; at most MAX_TEXT_CHARACTERS. */
  readonly text: string
  /** The fields of a delivery status, wherever they stood; null where there are none. */
  readonly status: DeliveryStatus | null
  /** The header of the message that is returned; null where nothing of it is. */
  readonly original: readonly ReturnedField[] | null
  /** Kinds of report that tell of something other than a delivery. */
  readonly hasDispositionNotification: boolean
  readonly hasFeedbackReport: boolean
}

/** Reports are short; what is longer repeats the message they are about. */
export const MAX_TEXT_CHARACTERS = 64 * 1024
