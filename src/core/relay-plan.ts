/**
 * The decision about one message for one forward-path, stage by stage: read, judge, dispose, rewrite, tell.
 *
 * Pure: the same arguments give the same plan, byte for byte. The daemon, `inspect` and the golden tests call it alike.
 */

import { createHash } from 'node:crypto'
import type { Address } from './address.ts'
import { type Authorship, type ProvenBy, type SignatureMarks, signatureMarks } from './authorship.ts'
import { isSameSubject } from './base-subject.ts'
import type { Disposition } from './disposition.ts'
import { type Finding, type JudgedObservation, type Observation, toFinding } from './finding.ts'
import { type HiddenParty, hiddenParty } from './hidden-party.ts'
import { unscannedFiles } from './inspect/attachment-virus.ts'
import { automaticSign } from './inspect/automatic-mail.ts'
import { beginningOfNewText } from './inspect/new-text.ts'
import { type Reading, readMessage } from './inspect/reading.ts'
import { hardest, inspect } from './inspect/verdict.ts'
import { guessLanguage, type Language } from './language.ts'
import type { Message } from './message/message.ts'
import { composeNotice, type NoticeReason } from './notice.ts'
import type { OperatorMail } from './operator-mail.ts'
import type { FreshIds, Outgoing } from './outgoing.ts'
import { type Policy, policyFor } from './policy.ts'
import type { RelayFacts } from './relay-facts.ts'
import { rewriteSubject } from './rewrite/body.ts'
import { documentsWithTraces } from './rewrite/documents-with-traces.ts'
import { displayName } from './rewrite/identity.ts'
import { rewriteMessage } from './rewrite/message.ts'
import {
  breaksContentRules,
  isOfSuspended,
  judgeStanding,
  liveStrikes,
  nextStrike,
  type PlannedStrikes,
  plannedStrikes,
  type Strike,
  strikeWarning,
} from './strikes.ts'
import { orderOf, type Thread, threadOf } from './thread.ts'

/** Everything that is decided about one message for one forward-path; what the store commits. */
export interface RelayPlan {
  /** The id of the message record. */
  readonly message: string
  readonly facts: RelayFacts
  /** The registered address that the writer used. */
  readonly writtenBy: Address
  readonly provenBy: ProvenBy
  readonly signatures: SignatureMarks
  readonly subject: string
  /** In which notices about the message answer its writer. */
  readonly language: Language
  /** The order that the message is about, as far as can be told. */
  readonly order: string | null
  readonly thread: Thread
  /** The Message-ID the writer's program gave it; the writer knows the message by it. */
  readonly originalMessageId: string | null
  /** Two messages with the same key and alias are the same message sent twice. */
  readonly duplicateKey: string
  /** Written by a machine: kept, never relayed, never answered, no effect on response windows. */
  readonly automatic: boolean
  /** What must not be in anything that leaves for the reader. */
  readonly hidden: HiddenParty
  readonly findings: readonly Finding[]
  readonly disposition: Disposition
  /** What leaves when the disposition is `relay`, or would leave on release when it is `quarantine`; else null. */
  readonly outgoing: Outgoing | null
  /** What the writer is told, where there is something to tell. */
  readonly notice: Outgoing | null
  /** The strikes of its writer that it was decided with. */
  readonly plannedStrikes: PlannedStrikes
  /** What it adds to them; null where it is none, or the same message to somebody else is one already. */
  readonly strike: Strike | null
  /** What the operators are told of a quarantine or of a strike; added once the last check has had its say. */
  readonly alert: OperatorMail | null
  readonly policyHash: string
}

/** What is queued together with the message, for the reader, the writer and the operators. */
export function whatLeaves({ disposition, outgoing, notice, alert }: RelayPlan): Outgoing[] {
  const leaving = [disposition.kind === 'relay' ? outgoing : null, notice, alert?.outgoing ?? null]
  return leaving.filter((each) => each !== null)
}

/** An examined message of a proven writer. */
export interface ProvenMessage {
  readonly message: Message
  readonly author: Authorship
  /** Null for `MAIL FROM:<>`. */
  readonly reversePath: string | null
}

/** Decides everything about one message for one forward-path. `now` is when the message was received. */
export function planRelay(
  proven: ProvenMessage,
  facts: RelayFacts,
  general: Policy,
  now: Date,
  ids: FreshIds,
): RelayPlan {
  const { message, author } = proven
  const policy = policyFor(general, facts.marketplace.id)
  const reading = readMessage(message, { writer: facts.writer.side, knownSubject: keepsSubject(message, facts) })
  const sign = automaticSign(message, proven.reversePath, facts.writer)
  const hidden = hiddenParty(message, facts, policy)
  const live = liveStrikes(facts.writerStanding, policy.strikes, now)
  const observations = sign === null ? judge(reading, facts, hidden, live, policy) : [automaticMail(sign)]
  const disposition = dispose(observations)
  // Whoever is suspended has been answered: what comes after that is no strike.
  const { suspended } = facts.writerStanding
  const strike = !suspended && breaksContentRules(observations) ? nextStrike(live, policy.strikes) : null
  const decides = strike !== null ? 'the number' : sign !== null || suspended ? 'nothing' : 'the step'
  const stripped = observations.filter(isStripped)
  const order = orderOf(reading, facts)
  const subject = rewriteSubject(reading, stripped, { hidden, facts, placeAt: reading.placeAt })
  const thread = threadOf(message, subject, order, facts)
  const outgoing =
    disposition.kind === 'relay' || disposition.kind === 'quarantine'
      ? rewriteMessage(reading, stripped, thread, facts, hidden, policy, now, ids)
      : null
  const language = guessLanguage(beginningOfNewText(reading), message.subject)
  const reason = sign === null ? noticeReason(disposition, observations, strike, policy) : null
  return {
    message: ids.message,
    facts,
    writtenBy: author.address,
    provenBy: author.provenBy,
    signatures: signatureMarks(author, facts.forwardPath),
    subject: message.subject,
    language,
    order,
    thread,
    originalMessageId: message.messageId,
    duplicateKey: duplicateKey(message, author.address, sign !== null, ids),
    automatic: sign !== null,
    hidden,
    findings: observations.slice(0, MAX_FINDINGS).map(toFinding),
    disposition,
    outgoing,
    notice: reason === null ? null : noticeTo(proven, facts, language, reason, now, ids),
    plannedStrikes: plannedStrikes(live, decides, policy.strikes, now),
    strike,
    alert: null,
    policyHash: policy.hash,
  }
}

/** Whether the subject is that of the message it answers, which the other side may have given it. */
function keepsSubject({ subject }: Message, { answered }: RelayFacts): boolean {
  const known = answered?.readerSubject ?? null
  return known !== null && isSameSubject(known, subject)
}

/** The record of a message names so many findings; what a strip takes out is not limited by it. */
const MAX_FINDINGS = 100

function judge(
  reading: Reading,
  facts: RelayFacts,
  hidden: HiddenParty,
  live: number,
  policy: Policy,
): JudgedObservation[] {
  const observations = [
    // First, so that the record of a message with very many findings names them too.
    ...judgeStanding(facts.writerStanding, live, policy.strikes),
    ...(facts.readerUnreachable ? [unreachable()] : []),
    ...inspect(reading, facts.direction, policy),
    ...documentsWithTraces(reading.message.attachments, { hidden, facts }),
    ...unscannedFiles(reading.message.attachments),
  ]
  const { perConversationPerHour } = policy.limits
  const overRate = perConversationPerHour > 0 && facts.messagesLastHour >= perConversationPerHour
  return overRate ? [...observations, rateExceeded(facts.messagesLastHour)] : observations
}

function dispose(observations: readonly JudgedObservation[]): Disposition {
  switch (hardest(observations.map((observation) => observation.action))) {
    case 'quarantine':
      return { kind: 'quarantine' }
    // Content never refuses: whoever has proven who he is deserves an explanation that a 550 cannot hold.
    case 'refuse':
    case 'discard':
      return { kind: 'discard' }
    case 'strip':
    case 'note':
    case null:
      return { kind: 'relay' }
  }
}

function isStripped(observation: JudgedObservation): boolean {
  // A quarantined message is released as its rules would have it: everything that may not go on is taken out.
  return observation.action === 'strip'
}

/** A discard is always explained; a strip only where the writer attached something on purpose that did not arrive. */
function noticeReason(
  disposition: Disposition,
  observations: readonly JudgedObservation[],
  strike: Strike | null,
  policy: Policy,
): NoticeReason | null {
  if (disposition.kind === 'discard') {
    // No change of the message would help.
    if (isOfSuspended(observations)) return { kind: 'suspended' }
    const discarding = observations.filter(({ action, rule }) => action === 'discard' && rule !== UNREACHABLE)
    // What the writer can change comes first; that nobody gets the message is told when there is nothing else.
    if (discarding.length === 0) return { kind: 'unreachable' }
    return { kind: 'discarded', findings: discarding, strikes: strike && strikeWarning(strike, policy.strikes) }
  }
  const missed = observations.filter(({ action, rule }) => action === 'strip' && TOLD_WHEN_STRIPPED.has(rule))
  return disposition.kind === 'relay' && missed.length > 0 ? { kind: 'stripped', findings: missed } : null
}

const TOLD_WHEN_STRIPPED: ReadonlySet<string> = new Set([
  'attachment.type',
  'attachment.size',
  'attachment.metadata',
  'attachment.unreadable',
  'attachment.macros',
  'attachment.active',
  'attachment.embedded',
  'attachment.external',
  'attachment.polyglot',
  'attachment.bomb',
  'attachment.unsearched',
  'attachment.name',
  'attachment.virus',
  'leak.document',
])

function noticeTo(
  proven: ProvenMessage,
  facts: RelayFacts,
  language: Language,
  reason: NoticeReason,
  now: Date,
  ids: FreshIds,
): Outgoing {
  const about = {
    message: ids.message,
    marketplace: facts.marketplace,
    writerName: displayName(facts.writer),
    writtenBy: proven.author.address,
    readerName: displayName(facts.reader),
    readerAlias: facts.reader.alias,
    reader: { side: facts.reader.side, partyId: facts.reader.partyId },
    subject: proven.message.subject,
    originalMessageId: proven.message.messageId,
    receivedAt: now,
    language,
    responseDueAt: facts.responseDueAt,
  }
  return composeNotice(about, reason, ids, now)
}

/**
 * The same for the same message sent again, whatever hops it came by; different for two that only read alike. A message
 * that says neither its id nor its date may be either, and rather arrives twice than never: `Yes.` is often said. What
 * is kept as automatic and goes no further must not make a person's own message a duplicate.
 */
function duplicateKey(message: Message, writtenBy: Address, automatic: boolean, ids: FreshIds): string {
  const name = message.messageId ?? message.date?.toISOString() ?? ids.message
  const parts = [writtenBy, name, message.subject, message.bodyHash, ...(automatic ? ['automatic'] : [])]
  return createHash('sha256').update(parts.join('\0')).digest('hex')
}

function automaticMail(sign: string): JudgedObservation {
  return {
    ...wholeMessage('structure.automatic', sign, 'Nothing to do: automatic answers are not passed on.'),
    action: 'discard',
  }
}

const UNREACHABLE = 'structure.unreachable'

/** Whether a message is discarded for no other reason than that its reader cannot be reached. */
export function isForUnreachable(findings: readonly Finding[]): boolean {
  const discarding = findings.filter(({ action }) => action === 'discard')
  return discarding.length > 0 && discarding.every(({ rule }) => rule === UNREACHABLE)
}

function unreachable(): JudgedObservation {
  return {
    ...wholeMessage(
      UNREACHABLE,
      'the address of the other side takes no mail',
      'Contact customer service if it is urgent; sending it again soon will not help.',
    ),
    action: 'discard',
  }
}

function rateExceeded(messages: number): JudgedObservation {
  const excerpt = `${messages} messages in the last hour`
  return {
    ...wholeMessage('structure.rate', excerpt, 'Wait a while before you write again in this conversation.'),
    action: 'quarantine',
  }
}

function wholeMessage(rule: string, excerpt: string, advice: string): Observation {
  return { rule, place: 'header', where: 'header', excerpt, advice, target: { kind: 'none' } }
}
