/** Records of the store as programs read them: the field names of `--json`, fixed. */

import { domainOf } from '../core/address.ts'
import type { StrikeLadder } from '../core/strikes.ts'
import type {
  DeliveryRecord,
  MessageRecord,
  OrderRecord,
  PartyRecord,
  ReturnedRecord,
  StruckRecord,
  Suspension,
  UnreachableRecord,
} from '../store/records.ts'
import { heldUntil } from './held-until.ts'
import { stepOf, stepWith, strikesThatCount } from './party-strikes.ts'
import type { CommandSession } from './session.ts'

type Session = Pick<CommandSession, 'config'>

export function messageJson(message: MessageRecord, session: Session) {
  return {
    id: message.id,
    conversation: message.conversation,
    marketplace: message.marketplace,
    direction: message.direction,
    order: message.order,
    subject: message.subject,
    received_at: message.receivedAt.toISOString(),
    disposition: message.disposition,
    held: message.held,
    held_until: heldUntil(message, session)?.toISOString() ?? null,
    automatic: message.automatic,
    findings: message.findings,
    policy_hash: message.policyHash,
    received_bytes: message.receivedBytes,
    sent_bytes: message.sentBytes,
    deliveries: message.deliveries,
  }
}

/** With who is behind the aliases: for one message that an operator asked for by its id. */
export function messageDetailJson(message: MessageRecord, session: Session) {
  return {
    ...messageJson(message, session),
    written_by: message.writtenBy,
    proven_by: message.provenBy,
    writer: message.writerId,
    reader: message.readerId,
    original_message_id: message.originalMessageId,
  }
}

export function deliveryJson(delivery: DeliveryRecord) {
  return {
    id: delivery.id,
    message: delivery.message,
    kind: delivery.kind,
    state: delivery.state,
    attempts: delivery.attempts,
    next_attempt_at: delivery.nextAttemptAt?.toISOString() ?? null,
    last_reply: delivery.lastReply,
    accepted_at: delivery.acceptedAt.toISOString(),
    ended_at: delivery.endedAt?.toISOString() ?? null,
  }
}

/** With where it goes, and what came back for it. */
export function deliveryDetailJson(delivery: DeliveryRecord, returned: readonly ReturnedRecord[]) {
  return { ...deliveryJson(delivery), forward_path: delivery.forwardPath, returned: returned.map(returnedJson) }
}

/** The line that `import` prints for an order or a contact. */
export function importedOrderJson(order: OrderRecord) {
  return {
    order: order.order,
    marketplace: order.marketplace,
    buyer_alias: order.buyerAlias,
    seller_alias: order.sellerAlias,
    messaging: order.messaging,
  }
}

export function orderJson(order: OrderRecord) {
  return {
    ...importedOrderJson(order),
    conversation: order.conversation,
    buyer: order.buyer,
    seller: order.seller,
    help_desks: order.helpDesks,
    placed_at: order.placedAt?.toISOString() ?? null,
    items: order.items.map(({ asin, title }) => ({ asin, title })),
  }
}

/** With the real addresses: for one party that an operator asked for by its id. */
export function partyJson(party: PartyRecord, ladder: StrikeLadder, now: Date) {
  const { side, id, name, addresses, phones, unreachable, suspension } = party
  const strikes = strikesThatCount(party, ladder, now)
  return {
    side,
    id,
    name,
    addresses,
    phones: phones.map((digits) => `+${digits}`),
    unreachable: unreachable && {
      since: unreachable.since.toISOString(),
      last_at: unreachable.lastAt.toISOString(),
      status: unreachable.status,
      delivery: unreachable.delivery,
    },
    strikes: strikes.map(({ message, receivedAt }) => ({ message, received_at: receivedAt.toISOString() })),
    step: stepOf(party, ladder, now),
    suspension: suspension && suspensionJson(suspension),
  }
}

/** In a list, so without addresses. `strike_count`, for `strikes` are the messages themselves. */
export function struckJson({ side, id, name, strikes, lastAt, suspension }: StruckRecord, ladder: StrikeLadder) {
  return {
    side,
    id,
    name,
    strike_count: strikes,
    step: stepWith(strikes, suspension, ladder),
    last_strike_at: lastAt?.toISOString() ?? null,
    suspension: suspension && suspensionJson(suspension),
  }
}

function suspensionJson({ since, cause, reason }: Suspension) {
  return { since: since.toISOString(), cause, reason }
}

/** Of the address only the domain: a list shows no more of people than the log does. */
export function unreachableJson({ side, id, address, since, lastAt, status, delivery }: UnreachableRecord) {
  return {
    side,
    id,
    domain: domainOf(address),
    since: since.toISOString(),
    last_at: lastAt.toISOString(),
    status,
    delivery,
  }
}

function returnedJson({ id, delivery, kind, severity, status, effective, receivedAt }: ReturnedRecord) {
  return { id, delivery, kind, severity, status, effective, received_at: receivedAt.toISOString() }
}
