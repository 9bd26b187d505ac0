/** The commit of one message with its plans: the moment from which the relay is responsible for it. */

import type { CommitOutcome, FirstClaim } from '../store.ts'
import type { bodyKeeper } from './bodies.ts'
import { sealed } from './bodies.ts'
import type { Connection } from './connection.ts'
import { type FirstClaims, firstClaims } from './first-claims.ts'
import type { KeyReader } from './keys.ts'
import { operatorMailKeeper, withSealedBody } from './operator-mail.ts'
import type { BodyToKeep, CommitRequest, OutgoingToKeep, PlanToKeep } from './protocol.ts'
import { deliveryQueue, noticeQueue } from './queue.ts'
import type { BodyName } from './seal.ts'
import type { StrikeBook } from './strikes.ts'
import { usedSignatures } from './used-signatures.ts'
import type { WindowKeeper } from './windows.ts'

/** Seals what is small enough to lie in rows. Done before the transaction: sealing needs time, and others the lock. */
export function withSealedBodies(request: CommitRequest, keys: KeyReader): CommitRequest {
  return { ...request, plans: request.plans.map((plan) => sealPlan(plan, keys)) }
}

function sealPlan(plan: PlanToKeep, keys: KeyReader): PlanToKeep {
  const { conversation, message } = plan
  const sealAs = (form: BodyName['form'], of: string, body: BodyToKeep) =>
    sealed(keys, { conversation, form, of }, body)
  const sealOutgoing = (outgoing: OutgoingToKeep | null) =>
    outgoing === null ? null : { ...outgoing, body: sealAs('sent', outgoing.delivery, outgoing.body) }
  return {
    ...plan,
    received: sealAs('received', message, plan.received),
    outgoing: sealOutgoing(plan.outgoing),
    notice: sealOutgoing(plan.notice),
    alert: plan.alert && withSealedBody(plan.alert, keys),
  }
}

/** Makes the verb. It changes nothing unless it answers `committed`. */
export function committer(
  connection: Connection,
  keep: ReturnType<typeof bodyKeeper>,
  windows: WindowKeeper,
  strikes: StrikeBook,
) {
  const isKept = connection
    .prepare<[string, string, string], number>(
      'SELECT 1 FROM message WHERE conversation = ? AND direction = ? AND duplicate_key = ?',
    )
    .pluck()
  const isCurrent = connection
    .prepare<[string, string, number, number], number>(
      `SELECT 1 FROM alias
       JOIN conversation ON conversation.id = alias.conversation
       JOIN party AS buyer ON buyer.side = 'buyer' AND buyer.id = conversation.buyer
       JOIN party AS seller ON seller.side = 'seller' AND seller.id = conversation.seller
       WHERE alias.token = ? AND alias.conversation = ?
         AND conversation.revision + buyer.revision + seller.revision = ?
         AND alias.disabled_at IS NULL AND (alias.valid_until IS NULL OR alias.valid_until > ?)`,
    )
    .pluck()
  const keepMessage = messageKeeper(connection)
  const queue = deliveryQueue(connection)
  const queueNotice = noticeQueue(connection, keep)
  const keepOperatorMail = operatorMailKeeper(connection, keep)
  const used = usedSignatures(connection)

  const keepPlan = (request: CommitRequest, plan: PlanToKeep, now: Date, claims: FirstClaims) => {
    const { conversation, message, outgoing, direction } = plan
    const received = keep({ conversation, form: 'received', of: message }, plan.received)
    const sent = outgoing && keep({ conversation, form: 'sent', of: outgoing.delivery }, outgoing.body)
    const counts = plan.disposition === 'relay' && !plan.automatic
    keepMessage(request, plan, { received, sent, counts })
    if (counts) windows.step(conversation, { message, direction, receivedAt: request.receivedAt })
    if (plan.disposition === 'relay' && outgoing !== null && sent !== null) {
      const { delivery: id, messageId, reversePath, forwardPath } = outgoing
      const of = { message, kind: 'relay' } as const
      const lease = claims.take(plan, 'relay', outgoing)
      queue({ id, of, messageId, reversePath, forwardPath, body: sent }, now, lease)
    }
    const { notice, alert, strike, writer } = plan
    if (strike !== null) {
      strikes.keep(writer, message, request.receivedAt, plan.plannedStrikes)
      if (strike.movesTo === 'suspend') strikes.suspend(writer, { since: now, cause: 'strikes', reason: null })
    }
    if (notice !== null) queueNotice(conversation, message, notice, now, claims.take(plan, 'notice', notice))
    if (alert !== null) keepOperatorMail(alert, now, claims.take(plan, 'operators', alert.outgoing))
  }

  return (request: CommitRequest, now: Date, claim: FirstClaim): CommitOutcome => {
    const marks = new Set<string>()
    const fresh = request.plans.filter((plan) => {
      const mark = JSON.stringify([plan.conversation, plan.direction, plan.duplicateKey])
      const known = marks.has(mark) || isKept.get(plan.conversation, plan.direction, plan.duplicateKey) !== undefined
      marks.add(mark)
      return !known
    })
    if (fresh.length === 0) return { kind: 'duplicate' }
    const current = fresh.every(
      (plan) =>
        isCurrent.get(plan.token, plan.conversation, plan.revision, now.getTime()) !== undefined &&
        strikes.agrees(plan.writer, plan.plannedStrikes),
    )
    if (!current) return { kind: 'stale' }
    // All of them are asked before any is kept: plans of one message may rest on the same signature.
    if (fresh.some((plan) => used.replays(plan.signatures, now))) return { kind: 'replayed' }
    const claims = firstClaims(claim, now)
    for (const plan of fresh) {
      used.keep(plan.signatures, now)
      keepPlan(request, plan, now, claims)
    }
    return claims.committed()
  }
}

function messageKeeper(connection: Connection) {
  const insert = connection.prepare(
    `INSERT INTO message (id, conversation, direction, alias, session, client_ip, reverse_path, written_by, proven_by,
       order_id, subject, original_message_id, duplicate_key, received_at, disposition, held, automatic, counts, findings,
       policy_hash, received_body, sent_body, sent_delivery, sent_message_id, sent_reverse_path, sent_forward_path,
       sent_subject, base_subject, language, answers, thread)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
       COALESCE((SELECT thread FROM message WHERE id = ?), ?, ?))`,
  )
  return (request: CommitRequest, plan: PlanToKeep, row: { received: number; sent: number | null; counts: boolean }) =>
    insert.run(
      plan.message,
      plan.conversation,
      plan.direction,
      plan.token,
      request.session,
      request.clientIp,
      request.reversePath,
      plan.writtenBy,
      plan.provenBy,
      plan.order,
      plan.subject,
      plan.originalMessageId,
      plan.duplicateKey,
      request.receivedAt.getTime(),
      plan.disposition,
      plan.disposition === 'quarantine' ? 'held' : null,
      Number(plan.automatic),
      Number(row.counts),
      JSON.stringify(plan.findings),
      plan.policyHash,
      row.received,
      row.sent,
      plan.outgoing?.delivery ?? null,
      plan.outgoing?.messageId ?? null,
      plan.outgoing?.reversePath ?? null,
      plan.outgoing?.forwardPath ?? null,
      plan.outgoing === null ? null : plan.thread.subject,
      plan.thread.baseSubject,
      plan.language,
      plan.thread.answers,
      // The thread is that of the message answered; where that one has none or is pruned, it begins there.
      plan.thread.answers,
      plan.thread.answers,
      plan.message,
    )
}
