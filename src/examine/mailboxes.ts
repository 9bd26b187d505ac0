/** The one home of mailparser: address fields to mailboxes. */

import { parseAddressHeader } from 'mailparser'
import type { Mailbox } from '../core/message/message.ts'
import { onOneLine } from './header-fields.ts'

const MAX_MAILBOXES = 100

/** Every mailbox of an address field's value, groups flattened. A name without address has an empty address. */
export function parseMailboxes(value: string): Mailbox[] {
  return parseAddressHeader(value, { flatten: true, decodePunycode: false })
    .value.slice(0, MAX_MAILBOXES)
    .map(({ name, address }) => ({ name: onOneLine(name, 200), address: address ?? '' }))
}
