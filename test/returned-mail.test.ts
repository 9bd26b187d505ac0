/** Mail to a return path or to no-reply with everything around it replaced: what is refused, what is kept, what is said. */

import { beforeEach, describe, expect, it } from 'vitest'
import type { ReturnedMail } from '../src/core/bounce/returned-mail.ts'
import type { IncomingMessage } from '../src/core/envelope.ts'
import type { NoticeContext } from '../src/core/notice.ts'
import { createLogger } from '../src/log/logger.ts'
import { createMailLog } from '../src/log/mail-log.ts'
import { type ReturnedMailParts, takeReturnedMail } from '../src/returned-mail.ts'
import type { FailureMail, ReturnedToKeep } from '../src/store/store.ts'
import { address, RECEIVED_AT } from './support/case-facts.ts'
import { makeIncoming, makeOperatorMail, US } from './support/make-plan.ts'

const PATH = address('b-k7m2q9x4w8t3b6zdk7m2@marketplace.example')
const NO_REPLY = address('no-reply@marketplace.example')
const ACCEPTED = { code: 250, enhanced: '2.0.0', text: 'Message accepted, session-1' }
const ABOUT = { message: 'message-1', conversation: 'conversation-1', direction: 'buyer-to-seller' } as const

let events: { readonly event: string; readonly [field: string]: unknown }[]
let committed: { readonly returned: ReturnedToKeep; readonly failure: FailureMail }[]
let steps: string[]

beforeEach(() => {
  events = []
  committed = []
  steps = []
})

const CONTEXT: NoticeContext = {
  message: 'message-1',
  marketplace: US,
  writerName: 'Ann Lee',
  writtenBy: address('ann@mail.example'),
  readerName: 'Blue Widgets',
  readerAlias: address('ssss4444tttt5555@marketplace.example'),
  reader: { side: 'seller', partyId: 'S1' },
  subject: 'Blue?',
  originalMessageId: null,
  responseDueAt: null,
  receivedAt: RECEIVED_AT,
  language: 'en',
}

const PERSONAL: ReturnedMail = {
  kind: 'returned',
  contentType: 'text/plain',
  reportType: null,
  headerFrom: [{ name: 'Blue', address: 'sales@blue.example' }],
  subject: 'Re: Blue?',
  signs: {},
  failedRecipients: [],
  text: 'Yes, it is blue.',
  status: null,
  original: null,
  hasDispositionNotification: false,
  hasFeedbackReport: false,
}

/** A report about the one delivery (RFC 3464). */
function report(action: string, status: string): ReturnedMail {
  const about = { 'final-recipient': 'rfc822; sales@blue.example', action, status }
  const form = { contentType: 'multipart/report', reportType: 'delivery-status', text: '' }
  return { ...PERSONAL, ...form, status: { message: {}, recipients: [about] } }
}

function parts(examined: ReturnedMail | 'unreadable', changes: Partial<ReturnedMailParts> = {}): ReturnedMailParts {
  return {
    isNoReply: (to) => to === NO_REPLY,
    examine: async () =>
      examined === 'unreadable' ? { kind: 'unexaminable', cause: 'structure', reason: 'too deep' } : examined,
    store: {
      findReturnPath: async () => ({ ...ABOUT, delivery: 'delivery-1', forwardPath: address('sales@blue.example') }),
      noticeContext: async () => CONTEXT,
      commitReturned: async (returned, failure) => {
        steps.push('commit')
        committed.push({ returned, failure })
        return returned.kind === 'bounce' ? 'bounced' : 'kept'
      },
    },
    takeShare: () => true,
    composeNotice: (_, severity) => {
      const { outgoing } = makeOperatorMail()
      return { ...outgoing, delivery: `notice ${severity}` }
    },
    unreachableAlert: () => makeOperatorMail({ kind: 'alert', cameBy: null }),
    freshId: () => 'returned-1',
    clock: { now: () => RECEIVED_AT },
    mailLog: createMailLog(createLogger('trace', { write: (line) => void events.push(JSON.parse(line)) })),
    wakeDelivery: () => void steps.push('wake'),
    ...changes,
  }
}

function incoming(
  changes: { readonly to?: typeof PATH; readonly from?: string | null; readonly raw?: string } = {},
): IncomingMessage {
  return makeIncoming(changes.raw ?? 'Subject: Undelivered\r\n\r\n', {
    session: 'session-1',
    receivedAt: RECEIVED_AT,
    envelope: { reversePath: changes.from ?? null, forwardPaths: [changes.to ?? PATH] },
    client: { ip: '192.0.2.7', trusted: false, helo: 'mx.example' },
  })
}

describe('mail to a return path', () => {
  it('that says the address does not work ends the delivery, and tells its writer and the operators', async () => {
    expect(await takeReturnedMail(incoming(), parts(report('failed', '5.1.1')))).toEqual(ACCEPTED)
    expect(steps).toEqual(['commit', 'wake'])
    expect(committed).toMatchObject([
      {
        returned: { id: 'returned-1', delivery: 'delivery-1', kind: 'bounce', severity: 'hard', status: '5.1.1' },
        failure: { notice: { delivery: 'notice hard' }, alert: { cameBy: null } },
      },
    ])
    expect(events).toMatchObject([
      { event: 'bounced', ...ABOUT, delivery: 'delivery-1', returned: 'returned-1', severity: 'hard', status: '5.1.1' },
      { event: 'noticed', ...ABOUT, reason: 'unreachable' },
    ])
  })

  it('that says only this message failed tells its writer alone', async () => {
    await takeReturnedMail(incoming(), parts(report('failed', '5.2.2')))
    expect(committed).toMatchObject([{ failure: { notice: { delivery: 'notice soft' }, alert: null } }])
    expect(events).toMatchObject([
      { event: 'bounced', severity: 'soft' },
      { event: 'noticed', reason: 'undelivered' },
    ])
  })

  it('that changes nothing, as the delivery had failed before, is kept and told to nobody', async () => {
    const { store } = parts(report('failed', '5.1.1'))
    const kept = { ...store, commitReturned: async () => 'kept' as const }
    expect(await takeReturnedMail(incoming(), parts(report('failed', '5.1.1'), { store: kept }))).toEqual(ACCEPTED)
    expect(events).toMatchObject([{ event: 'returned', kind: 'bounce' }])
    expect(steps).toEqual([])
  })

  for (const { title, examined, kind } of [
    { title: 'a warning', examined: report('delayed', '4.4.1'), kind: 'delayed' },
    {
      title: 'a vacation answer',
      examined: { ...PERSONAL, signs: { 'auto-submitted': ['auto-replied'] } },
      kind: 'automatic',
    },
    { title: 'what nobody can read', examined: 'unreadable', kind: 'unreadable' },
  ] as const) {
    it(`keeps ${title} and tells nobody`, async () => {
      expect(await takeReturnedMail(incoming(), parts(examined))).toEqual(ACCEPTED)
      expect(committed).toMatchObject([{ returned: { kind, severity: null }, failure: { notice: null, alert: null } }])
      expect(events).toMatchObject([{ event: 'returned', kind, ...ABOUT }])
    })
  }

  it('that a person wrote is refused, so that the person hears of it', async () => {
    const person = parts(PERSONAL)
    const reply = await takeReturnedMail(incoming({ from: 'sales@blue.example' }), person)
    expect(reply).toMatchObject({ code: 550, enhanced: '5.1.1' })
    expect(committed).toEqual([])
  })

  it('is refused like any unknown address where the return path ended meanwhile', async () => {
    const { store } = parts(report('failed', '5.1.1'))
    const ended = parts(report('failed', '5.1.1'), { store: { ...store, findReturnPath: async () => null } })
    expect(await takeReturnedMail(incoming(), ended)).toMatchObject({ code: 550, text: 'No such address here' })
  })

  it('is kept in its beginning where it returns much', async () => {
    await takeReturnedMail(incoming({ raw: 'x'.repeat(300_000) }), parts(report('failed', '5.1.1')))
    expect(committed[0]?.returned.raw).toHaveLength(262_144)
  })

  it('is not answered 250 where it could not be kept', async () => {
    const { store } = parts(report('failed', '5.1.1'))
    const failing = { ...store, commitReturned: () => Promise.reject(new Error('disk full')) }
    await expect(takeReturnedMail(incoming(), parts(report('failed', '5.1.1'), { store: failing }))).rejects.toThrow(
      'disk full',
    )
    expect(events).toEqual([])
  })
})

describe('mail to no-reply', () => {
  it('is kept, whoever wrote it, and answered by nobody', async () => {
    const person = incoming({ to: NO_REPLY, from: 'ann@mail.example' })
    expect(await takeReturnedMail(person, parts('unreadable'))).toEqual(ACCEPTED)
    expect(committed).toMatchObject([
      {
        returned: { kind: 'no-reply', delivery: null, reversePath: 'ann@mail.example' },
        failure: { notice: null, alert: null },
      },
    ])
    expect(events).toMatchObject([{ event: 'returned', kind: 'no-reply' }])
  })

  it('is kept in its beginning where it is large', async () => {
    await takeReturnedMail(incoming({ to: NO_REPLY, raw: 'x'.repeat(100_000) }), parts('unreadable'))
    expect(committed[0]?.returned.raw).toHaveLength(65_536)
  })

  it('waits where the hour has had its share', async () => {
    const full = parts('unreadable', { takeShare: () => false })
    expect(await takeReturnedMail(incoming({ to: NO_REPLY }), full)).toMatchObject({ code: 451 })
    expect(committed).toEqual([])
  })
})
