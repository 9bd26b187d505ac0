/** Records as the store gives them back, complete, for tests that look at one field or at how they are shown. */

import type { Address } from '../../src/core/address.ts'
import type { DeliveryRecord, MessageRecord, OrderRecord, WindowRecord } from '../../src/store/records.ts'

export const BUYER_ALIAS = 'k7m2q9x4w8t3b6zd@marketplace.example' as Address
export const SELLER_ALIAS = 'p3n8r5v2y6c9h4js@marketplace.example' as Address

export function messageRecord(changes: Partial<MessageRecord> = {}): MessageRecord {
  return {
    id: 'aaaabbbbccccddddeeee',
    conversation: 'conversation22222222',
    marketplace: 'us',
    direction: 'buyer-to-seller',
    order: '111-2222222-3333333',
    subject: 'Where is my widget?',
    receivedAt: new Date('2026-11-22T10:00:05.000Z'),
    disposition: 'relay',
    held: null,
    automatic: false,
    findings: [],
    policyHash: 'f00d'.repeat(16),
    writtenBy: 'ann@mail.example' as Address,
    provenBy: 'dkim',
    writerId: 'B1',
    readerId: 'S1',
    originalMessageId: '<1@mail.example>',
    receivedBytes: 4300,
    sentBytes: 3100,
    deliveries: ['delivery222222222222'],
    ...changes,
  }
}

export function deliveryRecord(changes: Partial<DeliveryRecord> = {}): DeliveryRecord {
  return {
    id: 'delivery222222222222',
    message: 'aaaabbbbccccddddeeee',
    kind: 'relay',
    state: 'deferred',
    attempts: 2,
    nextAttemptAt: new Date('2026-11-22T12:05:00.000Z'),
    lastReply: '451 4.7.1 Greylisted, please come back in a few minutes and try again',
    forwardPath: 'sales@blue.example' as Address,
    acceptedAt: new Date('2026-11-22T10:00:06.000Z'),
    endedAt: null,
    ...changes,
  }
}

export function orderRecord(changes: Partial<OrderRecord> = {}): OrderRecord {
  return {
    order: '111-2222222-3333333',
    marketplace: 'us',
    conversation: 'conversation22222222',
    buyer: 'B1',
    seller: 'S1',
    placedAt: new Date('2026-11-20T10:00:00.000Z'),
    items: [{ asin: 'B00EXAMPLE', title: 'Blue widget' }],
    messaging: true,
    buyerAlias: BUYER_ALIAS,
    sellerAlias: SELLER_ALIAS,
    helpDesks: [],
    ...changes,
  }
}

/** A window opened at `openedAt` and answered after `answeredAfterMs`, or never. */
export function windowRecord(openedAt: Date, answeredAfterMs: number | null, seller = 'S1'): WindowRecord {
  const closedAt = answeredAfterMs === null ? null : new Date(openedAt.getTime() + answeredAfterMs)
  return {
    openedBy: 'question222222222222',
    openedAt,
    dueAt: new Date(openedAt.getTime() + 24 * 60 * 60 * 1000),
    closedBy: closedAt && 'answer22222222222222',
    closedAt,
    conversation: 'conversation22222222',
    marketplace: 'us',
    seller,
  }
}
