/** What the relay would do with a message, without a store: examine, plan and last check exactly as the daemon runs them. */

import { unsignedAuthor } from './core/authorship.ts'
import { type Address, parseAddress } from './core/address.ts'
import { type Direction, readerSide, writerSide } from './core/direction.ts'
import type { DispositionKind } from './core/disposition.ts'
import type { Finding } from './core/finding.ts'
import { explainMarketing, type MarketingExplanation } from './core/inspect/explain-marketing.ts'
import { readMessage } from './core/inspect/reading.ts'
import type { Message, Unexaminable } from './core/message/message.ts'
import type { FreshIds } from './core/outgoing.ts'
import type { Policy } from './core/policy.ts'
import type { AnsweredMessage, RelayFacts } from './core/relay-facts.ts'
import type { RelayPlan } from './core/relay-plan.ts'
import type { LastChecker } from './last-check/last-checker.ts'
import type { Planner } from './planning/planner.ts'
import type { ScanFiles } from './scan/file-scanner.ts'
import { headerSender, readsTheSame } from './proof/header-sender.ts'

export interface InspectionInput {
  readonly raw: Uint8Array
  readonly direction: Direction
  /** Whether the message answers one of the other party, so that the ids it refers to are known ones. */
  readonly reply: boolean
  /** Whether the other party knows the message that it answers by the same subject; else nobody is known to. */
  readonly knownSubject?: boolean
  /** Whether the phrases of marketing are to be named. */
  readonly explain?: boolean
}

export interface InspectionParts {
  examine(raw: Uint8Array): Promise<Message | Unexaminable>
  readonly scan: ScanFiles
  readonly plan: Planner['plan']
  readonly lastCheck: LastChecker['check']
  readonly policy: Policy
  freshIds(): FreshIds
  readonly now: Date
}

export interface Inspection {
  readonly disposition: DispositionKind
  readonly findings: readonly Finding[]
  /** Null where the message would be refused. */
  readonly plan: RelayPlan | null
  /** Empty where that was not asked for, and for mail that the rules do not read: of machines, or refused. */
  readonly marketing: readonly MarketingExplanation[]
}

/** Takes From as proven; the other party and the aliases are made up. Sends and stores nothing. */
export async function inspectMessage(input: InspectionInput, parts: InspectionParts): Promise<Inspection> {
  const raw = withLineEnds(input.raw)
  const sender = headerSender(raw)
  if (sender.kind === 'malformed') return refusal('structure.header', sender.reason)
  const examined = await parts.examine(raw)
  if ('kind' in examined) {
    return refusal(examined.cause === 'cost' ? 'structure.cost' : 'structure.form', examined.reason)
  }
  if (!readsTheSame(examined.headerFrom, sender.address)) {
    return refusal('structure.header', 'two parsers read two senders')
  }
  const message = await parts.scan(examined)
  if ('kind' in message) return refusal('structure.unscanned', message.reason, 'Send the message again later.')
  const proven = { message, author: unsignedAuthor(sender.address, 'network'), reversePath: sender.address }
  const facts = madeUpFacts(input, message, sender.address)
  const planned = await parts.plan(proven, facts, parts.policy, parts.now, parts.freshIds())
  const plan = 'kind' in planned ? planned : await parts.lastCheck(planned)
  if ('kind' in plan) return refusal('structure.cost', plan.reason)
  const isExplained = input.explain === true && !plan.automatic
  const marketing = isExplained
    ? explainMarketing(readMessage(message, { writer: facts.writer.side }), parts.policy)
    : []
  return { disposition: plan.disposition.kind, findings: plan.findings, plan, marketing }
}

/** Files on disk end their lines as their system does; on the wire there is only CRLF. */
function withLineEnds(raw: Uint8Array): Uint8Array {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1')
  return /(?<!\r)\n|\r(?!\n)/.test(text) ? Buffer.from(text.replace(/\r\n|\r|\n/g, '\r\n'), 'latin1') : raw
}

function refusal(rule: string, reason: string, advice = ANOTHER_PROGRAM): Inspection {
  const finding: Finding = {
    rule,
    action: 'refuse',
    where: 'header',
    excerpt: reason,
    advice,
  }
  return { disposition: 'refuse', findings: [finding], plan: null, marketing: [] }
}

const ANOTHER_PROGRAM = 'Send the message from an ordinary mail program; its form could not be read reliably.'

function madeUpFacts(
  { direction, reply, knownSubject }: InspectionInput,
  message: Message,
  writtenBy: Address,
): RelayFacts {
  const marketplace = { id: 'inspect', name: 'Marketplace', domain: 'marketplace.example' }
  const address = (text: string) => parseAddress(text) ?? writtenBy
  const writer = {
    side: writerSide(direction),
    partyId: 'writer',
    name: message.headerFrom[0]?.name || 'Writer',
    addresses: [writtenBy] as const,
    phones: [],
    helpDesk: false,
    alias: address('22222222writer22@marketplace.example'),
  }
  const reader = {
    side: readerSide(direction),
    partyId: 'reader',
    name: 'Reader',
    addresses: [address('reader@mail.example')] as const,
    phones: [],
    helpDesk: false,
    alias: address('22222222reader22@marketplace.example'),
  }
  return {
    forwardPath: reader.alias,
    conversation: 'inspect',
    revision: 0,
    marketplace,
    direction,
    writer,
    reader,
    orders: [],
    readerIds: new Map(reply ? message.referencedIds.map((id, index) => [id, `<${index + 1}@reader.example>`]) : []),
    answered: knownSubject === true ? answeredWith(message.subject) : null,
    messagesLastHour: 0,
    readerUnreachable: false,
    writerStanding: { strikes: [], suspended: false },
    responseDueAt: null,
  }
}

function answeredWith(subject: string): AnsweredMessage {
  return { message: 'answered', order: null, readerSubject: subject, readerIds: [] }
}
