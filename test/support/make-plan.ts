/** Facts, plans and incoming messages for tests: whole by default, each field replaceable. */

import type { Address } from '../../src/core/address.ts'
import type { IncomingMessage } from '../../src/core/envelope.ts'
import type { OperatorMail } from '../../src/core/operator-mail.ts'
import type { Outgoing } from '../../src/core/outgoing.ts'
import type { Marketplace, Participant, RelayFacts } from '../../src/core/relay-facts.ts'
import type { RelayPlan } from '../../src/core/relay-plan.ts'
import { MAX_STRIKES } from '../../src/core/strikes.ts'
import { freshId } from '../../src/system/random.ts'

export const US: Marketplace = { id: 'us', name: 'Example Marketplace', domain: 'marketplace.example' }
export const DE: Marketplace = { id: 'de', name: 'Beispielmarkt', domain: 'marktplatz.example' }

export function at(text: string): Date {
  return new Date(text.length <= 8 ? `2026-11-20T${text}Z` : text)
}

/** A test's address: one place for the cast, since a test knows what it writes. */
export function address(text: string): Address {
  return text as Address
}

const ANN: Omit<Participant, 'alias'> = {
  side: 'buyer',
  partyId: 'B1',
  name: 'Ann Lee',
  addresses: [address('ann@mail.example'), address('ann.lee@work.example')],
  phones: [],
  helpDesk: false,
}
const ALIASES = {
  buyer: address('bbbbbbbbbbbbbbbb@marketplace.example'),
  seller: address('ssssssssssssssss@marketplace.example'),
}

export function makeIncoming(
  text = 'Subject: Hello\r\n\r\nIs it blue?\r\n',
  replaced: Partial<IncomingMessage> = {},
): IncomingMessage {
  return {
    session: freshId(),
    envelope: { reversePath: ANN.addresses[0], forwardPaths: [ALIASES.seller] },
    raw: Buffer.from(text),
    receivedAt: at('10:00:00'),
    client: { ip: '127.0.0.1', trusted: true, helo: 'laptop.example' },
    ...replaced,
  }
}

/** Something that leaves for the reader of the facts. */
export function makeOutgoing(facts: RelayFacts, replaced: Partial<Outgoing> = {}): Outgoing {
  const delivery = freshId()
  return {
    delivery,
    messageId: `<${delivery}@${facts.marketplace.domain}>`,
    reversePath: address(`b-${delivery}@${facts.marketplace.domain}`),
    forwardPath: facts.reader.addresses[0],
    bytes: Buffer.from(`Message-ID: <${delivery}@${facts.marketplace.domain}>\r\n\r\nIs it blue?\r\n`),
    ...replaced,
  }
}

/** A notice to the writer of the facts. */
export function makeNotice(facts: RelayFacts, replaced: Partial<Outgoing> = {}): Outgoing {
  return makeOutgoing(facts, { reversePath: null, forwardPath: facts.writer.addresses[0], ...replaced })
}

/** A plan that relays, unless `replaced` says otherwise. Where nothing is to leave, nothing is built. */
export function makePlan(facts: RelayFacts, replaced: Partial<RelayPlan> = {}): RelayPlan {
  const message = replaced.message ?? freshId()
  const disposition = replaced.disposition ?? { kind: 'relay' }
  const sends = disposition.kind === 'relay' || disposition.kind === 'quarantine'
  return {
    message,
    facts,
    writtenBy: facts.writer.addresses[0],
    provenBy: 'network',
    signatures: { marks: [], mustBeNew: false, keepUntil: at('10:00:00') },
    subject: 'Hello',
    language: 'en',
    order: null,
    thread: { answers: null, references: [], baseSubject: 'hello', subject: 'Hello' },
    originalMessageId: `<${message}@client.example>`,
    duplicateKey: message,
    automatic: false,
    hidden: { addresses: facts.writer.addresses, names: [], hosts: [], ids: [], phones: [] },
    findings: [],
    disposition,
    outgoing: sends ? makeOutgoing(facts) : null,
    notice: null,
    plannedStrikes: { since: new Date(0), least: 0, most: MAX_STRIKES },
    strike: null,
    alert: null,
    policyHash: 'policy',
    ...replaced,
  }
}

/** Mail to the operators that somebody wrote, unless `replaced` says otherwise. */
export function makeOperatorMail(replaced: Partial<OperatorMail> = {}): OperatorMail {
  const delivery = freshId()
  const messageId = `<operators.${delivery}@marketplace.example>`
  return {
    id: freshId(),
    kind: 'role-mail',
    receivedAt: at('10:00:00'),
    cameBy: { session: freshId(), clientIp: '192.0.2.7' },
    outgoing: {
      delivery,
      messageId,
      reversePath: null,
      forwardPath: address('operators@office.example'),
      bytes: Buffer.from(`Message-ID: ${messageId}\r\n\r\nSomebody wrote.\r\n`),
    },
    ...replaced,
  }
}
