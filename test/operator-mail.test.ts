/** One message to a role address with everything around it replaced: what is refused, what is kept, and what is said. */

import { beforeEach, describe, expect, it } from 'vitest'
import type { IncomingMessage } from '../src/core/envelope.ts'
import type { OperatorMail } from '../src/core/operator-mail.ts'
import { createLogger } from '../src/log/logger.ts'
import { createMailLog } from '../src/log/mail-log.ts'
import { type OperatorMailParts, takeOperatorMail } from '../src/operator-mail.ts'
import { address, FIXED_IDS, RECEIVED_AT } from './support/case-facts.ts'
import { DE, makeIncoming, US } from './support/make-plan.ts'

const ACCEPTED = { code: 250, enhanced: '2.0.0', text: 'Message accepted, session-1' }

let events: { readonly event: string; readonly [field: string]: unknown }[]
let committed: OperatorMail[]
/** What happened, in order. */
let steps: string[]

beforeEach(() => {
  events = []
  committed = []
  steps = []
})

function parts(changes: Partial<OperatorMailParts> = {}): OperatorMailParts {
  return {
    mailbox: address('operators@office.example'),
    marketplaces: [US, DE],
    hostname: 'mx.marketplace.example',
    takeShare: () => true,
    store: {
      commitOperatorMail: async (mail) => {
        steps.push('commit')
        committed.push(mail)
      },
    },
    sign: (outgoing, domain) => {
      steps.push(`sign ${domain}`)
      return outgoing
    },
    freshIds: () => FIXED_IDS,
    clock: { now: () => RECEIVED_AT },
    mailLog: createMailLog(createLogger('trace', { write: (line) => void events.push(JSON.parse(line)) })),
    wakeDelivery: () => void steps.push('wake'),
    ...changes,
  }
}

function written(text: string, to = ['postmaster@marketplace.example'], changes: Partial<IncomingMessage> = {}) {
  return makeIncoming(text, {
    session: 'session-1',
    receivedAt: RECEIVED_AT,
    envelope: { reversePath: 'eve@mail.example', forwardPaths: to.map(address) },
    client: { ip: '192.0.2.7', trusted: false, helo: 'laptop.example' },
    ...changes,
  })
}

const COMPLAINT = 'From: Eve <eve@mail.example>\r\nSubject: Your server\r\n\r\nIt sends spam.\r\n'
const kept = () => Buffer.from(committed[0]?.outgoing.bytes ?? '').toString('latin1')

describe('a message to a role address', () => {
  it('is wrapped, signed, committed, sent on its way, and only then accepted', async () => {
    expect(await takeOperatorMail(written(COMPLAINT), parts())).toEqual(ACCEPTED)
    expect(steps).toEqual(['sign marketplace.example', 'commit', 'wake'])
    expect(committed).toMatchObject([
      {
        id: FIXED_IDS.message,
        kind: 'role-mail',
        receivedAt: RECEIVED_AT,
        cameBy: { session: 'session-1', clientIp: '192.0.2.7' },
        outgoing: { delivery: FIXED_IDS.noticeDelivery, reversePath: null, forwardPath: 'operators@office.example' },
      },
    ])
    expect(events).toMatchObject([
      { event: 'operator-mail', session: 'session-1', delivery: FIXED_IDS.noticeDelivery, ip: '192.0.2.7', ms: 0 },
    ])
  })

  it('is one mail where it was sent to postmaster and to abuse', async () => {
    await takeOperatorMail(written(COMPLAINT, ['postmaster@marketplace.example', 'abuse@marketplace.example']), parts())
    expect(committed).toHaveLength(1)
    expect(kept()).toContain('Somebody wrote to postmaster@marketplace.example, abuse@marketplace.example.')
  })

  for (const { title, to, from } of [
    { title: 'the marketplace it was written to', to: 'abuse@marktplatz.example', from: 'no-reply@marktplatz.example' },
    {
      title: 'the first marketplace where it was written to the host',
      to: 'postmaster@mx.marketplace.example',
      from: 'no-reply@marketplace.example',
    },
  ]) {
    it(`comes in the name of ${title}`, async () => {
      await takeOperatorMail(written(COMPLAINT, [to]), parts())
      expect(kept()).toContain(`<${from}>\r\n`)
      expect(steps[0]).toBe(`sign ${from.slice(from.indexOf('@') + 1)}`)
    })
  }

  for (const { title, header, replyTo } of [
    { title: 'to whoever wrote it', header: 'From: Eve <Eve@Mail.example>', replyTo: 'eve@mail.example' },
    { title: 'to nobody where two are named', header: 'From: eve@mail.example, mal@mail.example', replyTo: null },
    { title: 'to nobody where none is named', header: 'Subject: x', replyTo: null },
    { title: 'to nobody where the header is garbage', header: 'From : eve@mail.example', replyTo: null },
    { title: 'never to an alias', header: 'From: bbbbbbbbbbbbbbbb@marketplace.example', replyTo: null },
    { title: 'never to the mailbox itself', header: 'From: Operators@office.example', replyTo: null },
    { title: 'never to a role address', header: 'From: postmaster@mx.marketplace.example', replyTo: null },
  ]) {
    it(`is answered ${title}`, async () => {
      expect(await takeOperatorMail(written(`${header}\r\n\r\ntext\r\n`), parts())).toEqual(ACCEPTED)
      expect(/^Reply-To: <(.*)>\r$/m.exec(kept())?.[1] ?? null).toBe(replyTo)
    })
  }

  it('that came back from the operators is accepted and goes no further, whatever the rate', async () => {
    await takeOperatorMail(written(COMPLAINT), parts())
    const back = written(kept(), undefined, { session: 'session-1' })
    committed = []
    steps = []
    expect(await takeOperatorMail(back, parts({ takeShare: () => false }))).toEqual(ACCEPTED)
    expect([committed, steps]).toEqual([[], []])
    expect(events.at(-1)).toMatchObject({ event: 'operator-mail-returned', session: 'session-1' })
  })

  it('over the rate is refused for now', async () => {
    const reply = await takeOperatorMail(written(COMPLAINT), parts({ takeShare: () => false }))
    expect(reply.code).toBe(451)
    expect(steps).toEqual([])
    expect(events).toMatchObject([{ event: 'refused', stage: 'operator mail', reply: '451 4.7.1' }])
  })

  it('that took too long is refused before the commit, not after', async () => {
    const late = { now: () => new Date(RECEIVED_AT.getTime() + 120_001) }
    expect((await takeOperatorMail(written(COMPLAINT), parts({ clock: late }))).code).toBe(451)
    expect(committed).toEqual([])
  })

  it('that cannot be kept is not accepted', async () => {
    const store = {
      commitOperatorMail: async () => {
        throw new Error('the disk is full')
      },
    }
    await expect(takeOperatorMail(written(COMPLAINT), parts({ store }))).rejects.toThrow('the disk is full')
    expect(steps).not.toContain('wake')
    expect(events).toEqual([])
  })

  it('names nobody in the log', async () => {
    await takeOperatorMail(written(COMPLAINT), parts())
    await takeOperatorMail(written(COMPLAINT), parts({ takeShare: () => false }))
    expect(JSON.stringify(events)).not.toMatch(/eve@|office\.example|spam|Your server/)
  })
})
