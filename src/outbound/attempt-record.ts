/** Writes down what became of an attempt, for as long as that takes, and says so in the mail log. */

import type { Severity } from '../core/bounce/bounce-report.ts'
import { type NoticeContext, undeliveredReason } from '../core/notice.ts'
import type { Outgoing } from '../core/outgoing.ts'
import { nextAttemptAt, type RetrySchedule } from '../core/retry-schedule.ts'
import { enhancedCode } from '../core/smtp-reply.ts'
import type { UnreachableAlerts } from '../core/unreachable-alert.ts'
import { type DeliveryEvent, type MailLog, type MessageEvent, withoutAddresses } from '../log/mail-log.ts'
import type { AttemptResult, DueDelivery } from '../store/records.ts'
import { type FailureMail, NOTHING_TO_TELL, type Store } from '../store/store.ts'
import type { Clock } from '../system/clock.ts'
import { pause, type Scheduler } from '../system/scheduler.ts'
import type { SendOutcome } from './outcome.ts'

export interface RecordParts {
  readonly store: Pick<Store, 'noticeContext' | 'recordAttempt'>
  readonly schedule: RetrySchedule
  readonly clock: Clock
  readonly mailLog: MailLog
  readonly scheduler: Scheduler
  /** What the writer is told of a delivery that nobody tries again; signed. */
  composeNotice(context: NoticeContext, severity: Severity): Outgoing
  readonly unreachableAlert: UnreachableAlerts
}

/** An attempt from its claim until it is written down. */
export interface Attempt {
  readonly delivery: DueDelivery
  /** The newest lease: when the attempt took so long that the delivery was claimed again, that claim counts. */
  lease: string
}

/** How an attempt ended, and how long it took. */
export type AttemptEnd = SendOutcome & { readonly ms: number }

const FIRST_WAIT_MS = 100
const LONGEST_WAIT_MS = 5_000

/** What the attempt that just ended makes of the delivery. */
function resultOf(outcome: SendOutcome, delivery: DueDelivery, schedule: RetrySchedule, now: Date): AttemptResult {
  const { reply } = outcome
  if (outcome.kind === 'failed') return { kind: 'failed', reply, severity: outcome.severity }
  if (outcome.kind === 'delivered') return { kind: 'delivered', reply }
  const next = nextAttemptAt(schedule, delivery.acceptedAt, delivery.attempts + 1, now)
  return next === null ? { kind: 'expired', reply } : { kind: 'deferred', reply, nextAttemptAt: next }
}

/**
 * Records the attempt, again and again while the store fails: a delivered message must not be sent a second time because
 * a disk was full for a moment. Ends when it is recorded, when another claim has taken over, or when told to stop.
 */
export async function recordAttempt(
  attempt: Attempt,
  end: AttemptEnd,
  parts: RecordParts,
  stop: AbortSignal,
): Promise<void> {
  const { delivery } = attempt
  const result = resultOf(end, delivery, parts.schedule, parts.clock.now())
  for (let wait = FIRST_WAIT_MS; !stop.aborted; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    const { lease } = attempt
    try {
      const failure = await failureMail(delivery, result, parts)
      if (await parts.store.recordAttempt(delivery.id, lease, result, failure, parts.clock.now())) {
        return logResult(delivery, result, end.ms, failure.notice !== null, parts.mailLog)
      }
      if (attempt.lease === lease) return logLost(delivery, result, parts.mailLog)
    } catch (error) {
      parts.mailLog.trouble('outbound record', error, { delivery: delivery.id })
      await pause(parts.scheduler, wait, stop)
    }
  }
}

/** What the writer and the operators are told; a notice about a notice would be the start of a loop. */
async function failureMail(delivery: DueDelivery, result: AttemptResult, parts: RecordParts): Promise<FailureMail> {
  if (delivery.kind !== 'relay' || (result.kind !== 'failed' && result.kind !== 'expired')) return NOTHING_TO_TELL
  const context = await parts.store.noticeContext(delivery.id)
  if (context === null) return NOTHING_TO_TELL
  try {
    const severity = severityOf(result)
    const notice = parts.composeNotice(context, severity)
    const about = { delivery: delivery.id, status: enhancedCode(result.reply) }
    return { notice, alert: severity === 'hard' ? parts.unreachableAlert(context, about, parts.clock.now()) : null }
  } catch (error) {
    // The same on every try: a delivery that can never end would be worse than one its writer is not told of.
    parts.mailLog.trouble('outbound notice', error, { delivery: delivery.id })
    return NOTHING_TO_TELL
  }
}

function logResult(delivery: DueDelivery, result: AttemptResult, ms: number, noticed: boolean, mailLog: MailLog): void {
  const about = messageOf(delivery)
  const event: DeliveryEvent & { readonly reply: string } = {
    ...about,
    delivery: delivery.id,
    kind: delivery.kind,
    attempts: delivery.attempts + 1,
    reply: withoutAddresses(result.reply),
  }
  switch (result.kind) {
    case 'delivered':
      mailLog.delivered({ ...event, ms })
      break
    case 'deferred':
      mailLog.deferred({ ...event, next_attempt_at: result.nextAttemptAt })
      break
    case 'failed':
      mailLog.failed({ ...event, severity: result.severity })
      break
    case 'expired':
      mailLog.expired(event)
      break
  }
  if (noticed && about !== null) mailLog.noticed({ ...about, reason: undeliveredReason(severityOf(result)).kind })
}

/** What was never refused for good says nothing about its address. */
function severityOf(result: AttemptResult): Severity {
  return result.kind === 'failed' ? result.severity : 'soft'
}

/** Null for mail to the operators. */
function messageOf({ message, conversation, direction }: DueDelivery): MessageEvent | null {
  return message === null || conversation === null || direction === null ? null : { message, conversation, direction }
}

function logLost(delivery: DueDelivery, result: AttemptResult, mailLog: MailLog): void {
  mailLog.trouble('outbound record', new Error('the lease was lost before the attempt was recorded'), {
    delivery: delivery.id,
    result: result.kind,
  })
}
