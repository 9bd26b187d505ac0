/**
 * START READING HERE. One message from the last byte of DATA to the reply: read, decide, write.
 *
 * Around it, inbound/ takes the bytes off the wire and outbound/ sends what was committed. Inside it, core/ decides.
 */

import { setImmediate } from 'node:timers/promises'
import { type Address, domainOf } from './core/address.ts'
import type { Authorship } from './core/authorship.ts'
import { type IncomingMessage, isPastCommitDeadline } from './core/envelope.ts'
import type { Disposition } from './core/disposition.ts'
import { type Finding, isLeak, isUnreadable } from './core/finding.ts'
import type { Message, Unexaminable } from './core/message/message.ts'
import type { NoticeKind } from './core/notice-texts/catalogue.ts'
import type { OperatorMail } from './core/operator-mail.ts'
import type { FreshIds, Outgoing } from './core/outgoing.ts'
import type { Policy } from './core/policy.ts'
import type { RelayFacts } from './core/relay-facts.ts'
import { isForUnreachable, type RelayPlan, whatLeaves } from './core/relay-plan.ts'
import { acceptedReply, replies, type SmtpReply } from './core/smtp-reply.ts'
import { isOfSuspended } from './core/strikes.ts'
import { answeredSubject } from './core/thread.ts'
import type { LastChecker } from './last-check/last-checker.ts'
import type { MailLog } from './log/mail-log.ts'
import type { Planner } from './planning/planner.ts'
import { readsTheSame } from './proof/header-sender.ts'
import type { Proof } from './proof/prove-sender.ts'
import type { ScanFiles } from './scan/file-scanner.ts'
import type { CommitOutcome, FirstClaim, Store } from './store/store.ts'
import type { Clock } from './system/clock.ts'

export interface RelayParts {
  prove(incoming: IncomingMessage): Promise<Proof>
  examine(raw: Uint8Array): Promise<Message | Unexaminable>
  /** Has its files looked through for viruses, where a scanner is configured. */
  readonly scan: ScanFiles
  readonly plan: Planner['plan']
  /** Looks for the writer in what would leave; the plan itself, or the same plan as a quarantine. */
  readonly lastCheck: LastChecker['check']
  readonly store: Pick<Store, 'factsFor' | 'commitPlans'>
  /** The policy in force; a reload swaps it between two messages, never within one. */
  policy(): Policy
  /** Counts one message of a party; false when the party has had its share of this hour. */
  takePartyShare(party: string, now: Date): boolean
  /** Takes that back: the message was none of the party's own doing. */
  giveBackPartyShare(party: string): void
  freshIds(): FreshIds
  /** What the operators are told of a plan that holds its message, or of where its strike leads, if they are; signed. */
  alertFor(plan: RelayPlan, receivedAt: Date, now: Date): OperatorMail | null
  /** Takes back the alerts of plans that were not committed. */
  giveBackAlerts(plans: readonly RelayPlan[]): void
  /** Counts one notice about a discarded message; false when `share` has had what it may have in this hour. */
  takeNoticeShare(share: string, now: Date): boolean
  /** Takes that back: the notice was not committed. */
  giveBackNoticeShare(share: string): void
  /** Signs a finished message with the keys of its domain, if it has any. */
  sign(outgoing: Outgoing, domain: string): Outgoing
  readonly clock: Clock
  readonly mailLog: MailLog
  /** Keeps places free for what is about to be queued, so that it leaves right after the commit: so many, fewer or none. */
  reservePlaces(count: number): {
    readonly claim: FirstClaim
    /** Sends on what was committed, and gives the places back where it was not. */
    settle(outcome: CommitOutcome | null): void
  }
}

/**
 * Takes responsibility for one message, or refuses it.
 *
 * The reply comes last: a crash on any line above it leaves the message with the client, which tries again. At worst
 * the same message comes twice and is recognised; it is never lost. Throws when something of ours fails: then nothing
 * was kept and the client is told 451.
 */
export async function relayMessage(incoming: IncomingMessage, parts: RelayParts): Promise<SmtpReply> {
  const proof = await parts.prove(incoming) //                                        who wrote it
  if (proof.kind === 'refused') return refused(incoming, parts, proof.reply, proof.reason)
  const { author } = proof
  const examined = await parts.examine(incoming.raw) //                               what it says, as plain data
  if ('kind' in examined) return refused(incoming, parts, replyToUnexaminable(examined), examined.reason)
  if (!readsTheSame(examined.headerFrom, author.address)) {
    return refused(incoming, parts, replies.badFrom, 'two parsers read two senders')
  }
  const message = await parts.scan(examined, incoming.session) //                and whether a virus is in it
  if ('kind' in message) return refused(incoming, parts, replies.tryAgain, message.reason)
  // Facts may change between reading and writing; the commit notices, and a second look settles it.
  for (let look = 0; look < 2; look++) {
    const facts = await readFacts(incoming, message, author.address, parts) //         read
    if ('reply' in facts) return refused(incoming, parts, facts.reply, facts.reason)
    // A second look is at the same message, which counts once.
    if (look === 0 && !takeShares(facts, parts)) {
      return refused(incoming, parts, replies.slowDown, 'over the rate of one party')
    }
    const proven = { message, author, reversePath: incoming.envelope.reversePath }
    const policy = parts.policy()
    const checked: RelayPlan[] = []
    for (const fact of facts) {
      const plan = await parts.plan(proven, fact, policy, incoming.receivedAt, parts.freshIds()) // decide
      if ('kind' in plan) return refused(incoming, parts, replies.tooCostly, plan.reason)
      const last = await parts.lastCheck(plan) //                                     distrust ourselves
      if ('kind' in last) return refused(incoming, parts, replies.tooCostly, last.reason)
      checked.push(signed(last, parts)) //                                            vouch for it
      // One message to many must not keep everybody else waiting.
      if (facts.length > 1) await setImmediate()
    }
    if (isPastCommitDeadline(incoming, parts.clock.now()))
      return refused(incoming, parts, replies.tryAgain, 'took too long before the commit')
    const plans = withOneStrike(checked).map((plan) => alerted(withinShare(plan, parts), incoming, parts)) // call for help
    const committed = await commit(incoming, plans, parts) //                           write
    if (committed === 'stale') continue
    // Whoever sends somebody's message again must not use up what that person may write.
    if (committed !== 'committed') for (const party of partiesOf(facts)) parts.giveBackPartyShare(party)
    if (committed === 'replayed') return refused(incoming, parts, replies.replayed, 'its signature was used before')
    report(incoming, author, plans, committed, parts)
    return acceptedReply(incoming.session)
  }
  return refused(incoming, parts, replies.tryAgain, 'facts changed twice while planning')
}

/** The facts for every forward-path, all of them the writer's to use, or the reply that refuses the whole message. */
async function readFacts(
  incoming: IncomingMessage,
  message: Message,
  writtenBy: Address,
  parts: RelayParts,
): Promise<RelayFacts[] | { readonly reply: SmtpReply; readonly reason: string }> {
  const { forwardPaths } = incoming.envelope
  const query = { forwardPaths, referencedIds: message.referencedIds, answeredSubject: answeredSubject(message) }
  const found = await parts.store.factsFor(query, parts.clock.now())
  const facts: RelayFacts[] = []
  for (const fact of found) {
    if (fact === null) return { reply: replies.unknownRecipient, reason: 'an alias ended since RCPT' }
    if (!fact.writer.addresses.includes(writtenBy)) {
      return { reply: replies.notYours, reason: `the proven writer at ${domainOf(writtenBy)} is not registered for it` }
    }
    facts.push(fact)
  }
  return facts
}

/** Nothing changes a message of ours after this: the archive holds exactly what is sent. */
function signed(plan: RelayPlan, { sign }: RelayParts): RelayPlan {
  const { domain } = plan.facts.marketplace
  return {
    ...plan,
    outgoing: plan.outgoing && sign(plan.outgoing, domain),
    notice: plan.notice && sign(plan.notice, domain),
  }
}

/** One message is one strike, to however many its writer sent it. */
function withOneStrike(plans: readonly RelayPlan[]): RelayPlan[] {
  const struck = new Set<string>()
  return plans.map((plan) => {
    if (plan.strike === null) return plan
    const party = partyOf(plan.facts)
    if (struck.has(party)) return { ...plan, strike: null }
    struck.add(party)
    return plan
  })
}

function alerted(plan: RelayPlan, incoming: IncomingMessage, { alertFor, clock }: RelayParts): RelayPlan {
  return { ...plan, alert: alertFor(plan, incoming.receivedAt, clock.now()) }
}

/**
 * Without the notice about a discard where its address has had enough of them: behind it may be a program whose every
 * answer breaks a rule. Any other notice is always sent.
 */
function withinShare(plan: RelayPlan, { takeNoticeShare, clock }: RelayParts): RelayPlan {
  const share = noticeShareOf(plan)
  return share !== null && !takeNoticeShare(share, clock.now()) ? { ...plan, notice: null } : plan
}

/**
 * What a notice about a discard counts for; null where it is always sent. That somebody cannot be reached is told always,
 * as every failure is, and so is each step of the strikes: a person must know what holds from now on. Notices about a
 * suspension have a share of their own, so that those before it never keep the writer from hearing of it.
 */
function noticeShareOf({ disposition, notice, findings, strike, writtenBy }: RelayPlan): string | null {
  if (disposition.kind !== 'discard' || notice === null || isForUnreachable(findings)) return null
  if (strike !== null && strike.movesTo !== null) return null
  return isOfSuspended(findings) ? `suspended ${writtenBy}` : writtenBy
}

/** What is kept begins to leave at once. Alerts and notices that nobody will get take nothing of the hour's share. */
async function commit(
  incoming: IncomingMessage,
  plans: readonly RelayPlan[],
  parts: RelayParts,
): Promise<CommitOutcome['kind']> {
  const places = parts.reservePlaces(plans.flatMap(whatLeaves).length)
  let outcome: CommitOutcome | null = null
  try {
    outcome = await parts.store.commitPlans(incoming, plans, parts.clock.now(), places.claim)
    return outcome.kind
  } finally {
    places.settle(outcome)
    if (outcome?.kind !== 'committed') {
      parts.giveBackAlerts(plans)
      for (const share of plans.map(noticeShareOf)) if (share !== null) parts.giveBackNoticeShare(share)
    }
  }
}

/** Counts the message for each party that wrote it: one, unless the same address is registered on both sides. */
function takeShares(facts: readonly RelayFacts[], { takePartyShare, clock }: RelayParts): boolean {
  return partiesOf(facts).every((party) => takePartyShare(party, clock.now()))
}

function partiesOf(facts: readonly RelayFacts[]): string[] {
  return [...new Set(facts.map(partyOf))]
}

function partyOf({ writer }: RelayFacts): string {
  return `${writer.side} ${writer.partyId}`
}

function replyToUnexaminable(message: Unexaminable): SmtpReply {
  return message.cause === 'cost' ? replies.tooCostly : replies.badStructure
}

function refused(incoming: IncomingMessage, parts: RelayParts, reply: SmtpReply, reason: string): SmtpReply {
  const { session, client, envelope } = incoming
  const { forwardPaths } = envelope
  parts.mailLog.refused({ session, ip: client.ip, stage: 'data', reply, reason, forwardPaths })
  return reply
}

function report(
  incoming: IncomingMessage,
  author: Authorship,
  plans: readonly RelayPlan[],
  committed: 'committed' | 'duplicate',
  { mailLog, clock }: RelayParts,
): void {
  if (committed === 'duplicate') {
    mailLog.duplicate({ session: incoming.session })
    return
  }
  const ms = clock.now().getTime() - incoming.receivedAt.getTime()
  for (const { message, facts, findings, disposition, automatic, notice, alert, strike } of plans) {
    const event = { message, conversation: facts.conversation, direction: facts.direction }
    const fields = { ...event, session: incoming.session, proof: author.provenBy, findings, ms }
    if (disposition.kind === 'relay') mailLog.relayed(fields)
    else if (disposition.kind === 'quarantine') mailLog.quarantined({ ...fields, alert: alert?.outgoing.delivery })
    else if (automatic) mailLog.automatic({ ...fields, sign: findings[0]?.excerpt })
    else mailLog.discarded({ ...fields, isTold: notice !== null })
    if (findings.some((finding) => isLeak(finding) && !isUnreadable(finding)))
      mailLog.leakStopped({ ...event, findings })
    if (strike !== null && strike.movesTo !== null) {
      mailLog.standing({ ...event, step: strike.movesTo, strikes: strike.count })
    }
    if (notice !== null) mailLog.noticed({ ...event, reason: noticedReason(disposition, findings) })
  }
}

function noticedReason({ kind }: Disposition, findings: readonly Finding[]): NoticeKind {
  if (kind !== 'discard') return 'stripped'
  if (isOfSuspended(findings)) return 'suspended'
  return isForUnreachable(findings) ? 'unreachable' : 'discarded'
}
