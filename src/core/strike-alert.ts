/** What the operators are told when strikes bring a party under review, or suspend it. */

import type { Address } from './address.ts'
import { lastArgument } from './command-argument.ts'
import { composeOperatorMail, type OperatorMailIds } from './operator-mail.ts'
import type { Outgoing } from './outgoing.ts'
import type { RelayFacts } from './relay-facts.ts'

export interface StrikeAlert {
  readonly facts: Pick<RelayFacts, 'marketplace' | 'writer'>
  /** The record of the latest strike. */
  readonly message: string
  readonly step: 'hold' | 'suspend'
  readonly count: number
}

/** Composes the alert. It names the party by its id, and holds nothing of what the party wrote. */
export function composeStrikeAlert(
  { facts, message, step, count }: StrikeAlert,
  mailbox: Address,
  ids: OperatorMailIds,
  now: Date,
): Outgoing {
  const { marketplace, writer } = facts
  const party = `${writer.side} ${writer.partyId}`
  const argument = `--side ${writer.side} ${lastArgument(writer.partyId)}`
  const { subject, meaning, ending } = ABOUT[step]
  const text = [
    `The ${party} has ${count} strike${count === 1 ? '' : 's'}: messages that were discarded for what they hold.`,
    ...meaning,
    '',
    `    Party:         ${party}`,
    `    Marketplace:   ${marketplace.id}`,
    `    Strikes:       ${count}`,
    `    Latest strike: ${message}`,
    '',
    'See what was discarded, and what stands against the party:',
    '',
    `    tradepost party show ${argument}`,
    `    tradepost message show ${message}`,
    '',
    ...ending,
    '',
    `    tradepost party restore --only strikes ${argument}`,
    ...(step === 'hold' ? [`    tradepost party suspend ${argument}`] : []),
    '',
  ]
  const content = { subject: `[Tradepost] ${subject(party)}`, replyTo: null, text: text.join('\n'), attachments: [] }
  return composeOperatorMail(content, mailbox, marketplace, ids, now)
}

const ABOUT = {
  hold: {
    subject: (party: string) => `What the ${party} writes is held from now on`,
    meaning: [
      'From now on everything that it writes is held for your review, with an alert like any other held message, until',
      'enough strikes are forgotten. The party has been told.',
    ],
    ending: ['Forgive them, so that its messages are sent on again, or pass on nothing of it any more:'],
  },
  suspend: {
    subject: (party: string) => `The ${party} is suspended`,
    meaning: [
      'From now on nothing that it writes is passed on: it is kept in the archive, and the party is told so when it writes,',
      'up to `[limits] notices_per_party_per_hour`. You get no mail about that. It lasts until you end it; what was held',
      'before still waits for you.',
    ],
    ending: ['Forgive them, so that its messages are sent on again:'],
  },
} as const
