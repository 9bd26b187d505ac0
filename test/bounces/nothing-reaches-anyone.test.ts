/** Whatever a report says, people read the same words of ours: nothing of its text, addresses or hosts reaches anybody. */

import { expect, it } from 'vitest'
import { parseAddress } from '../../src/core/address.ts'
import { composeNotice, type NoticeContext } from '../../src/core/notice.ts'
import { composeUnreachableAlert } from '../../src/core/unreachable-alert.ts'
import { createExaminer } from '../../src/examine/examine.ts'
import { createLogger } from '../../src/log/logger.ts'
import { createMailLog } from '../../src/log/mail-log.ts'
import { takeReturnedMail } from '../../src/returned-mail.ts'
import type { FailureMail } from '../../src/store/store.ts'
import { address, FIXED_IDS, RECEIVED_AT } from '../support/case-facts.ts'
import { makeIncoming, US } from '../support/make-plan.ts'
import { SHAPES } from './shapes.ts'

const PATH = address('b-k7m2q9x4w8t3b6zdk7m2@marketplace.example')
const MAILBOX = address('operators@office.example')
const ABOUT = { message: 'message-1', conversation: 'conversation-1', direction: 'buyer-to-seller' } as const
const CONTEXT: NoticeContext = {
  message: 'message-1',
  marketplace: US,
  writerName: 'Bea',
  writtenBy: address('bea@writer.example'),
  readerName: 'Blue Widgets',
  readerAlias: address('ssss4444tttt5555@marketplace.example'),
  reader: { side: 'seller', partyId: 'S1' },
  subject: 'Blue?',
  originalMessageId: null,
  responseDueAt: null,
  receivedAt: RECEIVED_AT,
  language: 'en',
}

/** What the writer and the operators are told of one report, and what the log says. */
async function told(raw: Uint8Array, forwardPath: string) {
  const examiner = createExaminer()
  const lines: string[] = []
  const told: FailureMail[] = []
  const reply = await takeReturnedMail(
    makeIncoming('', {
      raw,
      session: 'session-1',
      receivedAt: RECEIVED_AT,
      envelope: { reversePath: null, forwardPaths: [PATH] },
      client: { ip: '127.0.0.1', trusted: false, helo: 'client' },
    }),
    {
      isNoReply: () => false,
      examine: (bytes) => examiner.examineReturned(bytes),
      store: {
        findReturnPath: async () => ({
          ...ABOUT,
          delivery: 'delivery-1',
          forwardPath: parseAddress(forwardPath) ?? address('nobody@else.example'),
        }),
        noticeContext: async () => CONTEXT,
        commitReturned: async (_, failure) => {
          told.push(failure)
          return failure.notice === null ? 'kept' : 'bounced'
        },
      },
      takeShare: () => true,
      composeNotice: (context, severity) =>
        composeNotice(context, { kind: severity === 'hard' ? 'unreachable' : 'undelivered' }, FIXED_IDS, RECEIVED_AT),
      unreachableAlert: (about, failure, now) => ({
        id: 'alert-1',
        kind: 'alert',
        receivedAt: now,
        cameBy: null,
        outgoing: composeUnreachableAlert({ about, ...failure }, MAILBOX, FIXED_IDS, now),
      }),
      freshId: () => 'returned-1',
      clock: { now: () => RECEIVED_AT },
      mailLog: createMailLog(createLogger('trace', { write: (line) => void lines.push(line) })),
      wakeDelivery: () => {},
    },
  )
  await examiner.close()
  const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString()
  return {
    reply: reply.text,
    notice: text(told[0]?.notice?.bytes),
    // The one thing that is taken over is the enhanced status code.
    alert: text(told[0]?.alert?.outgoing.bytes).replace(/Status: {6}(?:\d\.\d{1,3}\.\d{1,3}|none given)/, 'Status'),
    log: lines.join('').replace(/"status":(?:"\d\.\d{1,3}\.\d{1,3}"|null)/g, '"status"'),
  }
}

it('of any shape, in any language', async () => {
  const notices = new Set<string>()
  const alerts = new Set<string>()
  const logs = new Set<string>()
  const replies = new Set<string>()
  for (const [name, raw] of SHAPES) {
    // As if the report were about our delivery, whomever it names: the hard ones then mark the address.
    const named = /(?:Final-Recipient: *rfc822; *|<)([\w.+-]+@[\w.-]+)/i.exec(raw.toString('latin1'))?.[1] ?? name
    const { notice, alert, log, reply } = await told(raw, named)
    notices.add(notice)
    alerts.add(alert)
    logs.add(log.replace(/"time":[^,]*,/g, ''))
    replies.add(reply)
  }
  // Nothing, hard, soft; nothing, new; and for the log the kinds of what came back.
  expect(notices.size).toBe(3)
  expect(alerts.size).toBe(2)
  expect(replies.size).toBeLessThanOrEqual(2)
  expect(logs.size).toBeLessThanOrEqual(8)
  const everything = [...notices, ...alerts, ...logs, ...replies].join('\n')
  const others = everything
    .match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g)
    ?.filter((one) => !/@(?:marketplace|writer|office)\.example$/.test(one))
  expect(others).toEqual([])
})
