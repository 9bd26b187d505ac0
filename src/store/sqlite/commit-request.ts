/** What the relay says, reduced to what the writer's thread needs: posting less is copying less. */

import { localPartOf } from '../../core/address.ts'
import type { IncomingMessage } from '../../core/envelope.ts'
import type { OperatorMail } from '../../core/operator-mail.ts'
import type { Outgoing } from '../../core/outgoing.ts'
import type { RelayPlan } from '../../core/relay-plan.ts'
import { operatorMailBody } from './operator-mail.ts'
import type { FailureMail } from '../store.ts'
import type {
  BodyToKeep,
  CommitRequest,
  FailureToKeep,
  OperatorMailToKeep,
  OutgoingToKeep,
  PlanToKeep,
} from './protocol.ts'
import type { BodyName } from './seal.ts'

/** The writer's part of the bytes of a request, for the size of its group; rows and indexes come on top. */
export const ROW_WEIGHT = 1024

/** The request for one message. `keep` gets each body that may be large to where the writer takes it from. */
export async function toRequest(
  incoming: IncomingMessage,
  plans: readonly RelayPlan[],
  keep: (name: BodyName, bytes: Uint8Array) => Promise<BodyToKeep>,
): Promise<CommitRequest> {
  const refused = plans.find((plan) => plan.disposition.kind === 'refuse')
  if (refused !== undefined) throw new Error(`message ${refused.message} is refused: there is nothing to commit`)
  const toKeep: PlanToKeep[] = []
  // One after the other: each large body is in memory several times while it is sealed.
  for (const plan of plans) toKeep.push(await planToKeep(incoming, plan, keep))
  return {
    session: incoming.session,
    clientIp: incoming.client.ip,
    reversePath: incoming.envelope.reversePath,
    receivedAt: incoming.receivedAt,
    plans: toKeep,
  }
}

async function planToKeep(
  incoming: IncomingMessage,
  plan: RelayPlan,
  keep: (name: BodyName, bytes: Uint8Array) => Promise<BodyToKeep>,
): Promise<PlanToKeep> {
  const { message, facts, disposition, notice, alert } = plan
  const { conversation, revision, direction } = facts
  const sends = disposition.kind === 'relay' || disposition.kind === 'quarantine'
  if (disposition.kind === 'refuse' || (sends && plan.outgoing === null)) {
    throw new Error(`message ${message} is to ${disposition.kind}, and the plan has nothing to send`)
  }
  const outgoing = sends ? plan.outgoing : null
  return {
    message,
    conversation,
    revision,
    direction,
    token: localPartOf(facts.forwardPath).toLowerCase(),
    writer: { side: facts.writer.side, id: facts.writer.partyId },
    writtenBy: plan.writtenBy,
    provenBy: plan.provenBy,
    signatures: plan.signatures,
    subject: plan.subject,
    language: plan.language,
    order: plan.order,
    thread: plan.thread,
    originalMessageId: plan.originalMessageId,
    duplicateKey: plan.duplicateKey,
    automatic: plan.automatic,
    plannedStrikes: plan.plannedStrikes,
    strike: plan.strike,
    findings: plan.findings,
    disposition: disposition.kind,
    policyHash: plan.policyHash,
    received: await keep({ conversation, form: 'received', of: message }, incoming.raw),
    outgoing: outgoing && {
      ...envelopeOf(outgoing),
      body: await keep({ conversation, form: 'sent', of: outgoing.delivery }, outgoing.bytes),
    },
    notice: noticeToKeep(notice),
    alert: alert && (await operatorMailToKeep(alert, keep)),
  }
}

/** Mail to the operators may hold a whole message, so its body is kept like that of one. */
export async function operatorMailToKeep(
  { outgoing, ...mail }: OperatorMail,
  keep: (name: BodyName, bytes: Uint8Array) => Promise<BodyToKeep>,
): Promise<OperatorMailToKeep> {
  const body = await keep(operatorMailBody(mail.id, outgoing.delivery), outgoing.bytes)
  return { ...mail, outgoing: { ...envelopeOf(outgoing), body } }
}

/** Notices are short texts of ours and always lie in rows. */
export function noticeToKeep(notice: Outgoing | null): OutgoingToKeep | null {
  return notice && { ...envelopeOf(notice), body: { kind: 'exact', bytes: unshared(notice.bytes) } }
}

export async function failureToKeep(
  { notice, alert }: FailureMail,
  keep: (name: BodyName, bytes: Uint8Array) => Promise<BodyToKeep>,
): Promise<FailureToKeep> {
  return { notice: noticeToKeep(notice), alert: alert && (await operatorMailToKeep(alert, keep)) }
}

function envelopeOf({ delivery, messageId, reversePath, forwardPath }: Outgoing): Omit<OutgoingToKeep, 'body'> {
  return { delivery, messageId, reversePath, forwardPath }
}

/** A view into a larger buffer would be posted with all of that buffer. */
export function unshared(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)
}

export function weightOf(request: CommitRequest): number {
  return request.plans.reduce(
    (sum, plan) =>
      sum +
      ROW_WEIGHT +
      bytesOf(plan.received) +
      bytesOf(plan.outgoing?.body) +
      bytesOf(plan.notice?.body) +
      bytesOf(plan.alert?.outgoing.body),
    0,
  )
}

export function bytesOf(body: BodyToKeep | undefined): number {
  return body?.kind === 'exact' ? body.bytes.length : 0
}
