/** What the operators are told when a party's address turns out not to work. */

import type { Address } from './address.ts'
import { lastArgument } from './command-argument.ts'
import type { NoticeContext } from './notice.ts'
import { composeOperatorMail, type OperatorMail, type OperatorMailIds } from './operator-mail.ts'
import type { Outgoing } from './outgoing.ts'

export interface UnreachableAlert {
  /** The message that could not be delivered. */
  readonly about: Pick<NoticeContext, 'message' | 'marketplace' | 'reader'>
  readonly delivery: string
  /** Enhanced status code of the refusal (RFC 3463), where it named one. */
  readonly status: string | null
}

/**
 * The alert about a hard failure; null where nobody is to be told, or the hour has had its share. The store sends it only
 * where the address worked until now. However often a party's address fails in an hour, it takes one alert of the share.
 */
export type UnreachableAlerts = (
  about: NoticeContext,
  failure: Pick<UnreachableAlert, 'delivery' | 'status'>,
  now: Date,
) => OperatorMail | null

/** Composes the alert. It names the party by its id: an address has no place in a mailbox that many may read. */
export function composeUnreachableAlert(
  { about, delivery, status }: UnreachableAlert,
  mailbox: Address,
  ids: OperatorMailIds,
  now: Date,
): Outgoing {
  const { message, marketplace, reader } = about
  const party = `--side ${reader.side} ${lastArgument(reader.partyId)}`
  const text = [
    `Mail to the ${reader.side} ${reader.partyId} does not arrive: the address was refused as one that does not work.`,
    '',
    `    Party:       ${reader.side} ${reader.partyId}`,
    `    Marketplace: ${marketplace.id}`,
    `    Message:     ${message}`,
    `    Delivery:    ${delivery}`,
    `    Status:      ${status ?? 'none given'}`,
    '',
    'Its writer has been told. For a day whoever writes to this party is told at once that the message did not arrive;',
    'then mail is tried again. The first message that is taken ends it.',
    '',
    'See the party and the refusal, ask for an address that works and import it, or have mail tried again now:',
    '',
    `    tradepost party show ${party}`,
    `    tradepost queue show ${delivery}`,
    `    tradepost party restore --only mail ${party}`,
    '',
    // In each of them: none knows that it is the last, for the store drops those about an address that is marked already.
    'Of these mails there are only so many in an hour. All parties that mail does not reach:',
    '',
    '    tradepost party unreachable',
    '',
  ]
  const subject = `[Tradepost] Mail does not reach the ${reader.side} ${reader.partyId}`
  const content = { subject, replyTo: null, text: text.join('\n'), attachments: [] }
  return composeOperatorMail(content, mailbox, marketplace, ids, now)
}
