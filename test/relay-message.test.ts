/** The journey of one message with everything around it replaced: what is refused, what is committed, and what is said. */

import { beforeEach, describe, expect, it } from 'vitest'
import { unsignedAuthor } from '../src/core/authorship.ts'
import type { Attachment } from '../src/core/message/message.ts'
import type { RelayFacts } from '../src/core/relay-facts.ts'
import { planRelay, type RelayPlan } from '../src/core/relay-plan.ts'
import { replies } from '../src/core/smtp-reply.ts'
import { lastCheck } from '../src/last-check/last-check.ts'
import { createLogger } from '../src/log/logger.ts'
import { createMailLog } from '../src/log/mail-log.ts'
import { type RelayParts, relayMessage } from '../src/relay-message.ts'
import type { CommitOutcome, FirstClaim } from '../src/store/store.ts'
import { address, caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from './support/case-facts.ts'
import { makeIncoming, makeOperatorMail } from './support/make-plan.ts'
import { plainMessage } from './support/plain-message.ts'

const ANN = address('ann@mail.example')
const FACTS = caseFacts({ direction: 'buyer-to-seller' })
const INCOMING = makeIncoming('', { session: 'session-1', receivedAt: RECEIVED_AT })
const ALERT = makeOperatorMail({ kind: 'alert', cameBy: null })
const COMMITTED: CommitOutcome = { kind: 'committed', claimed: [], unclaimed: 0 }
/** What the client hears, with the name under which our log has the transaction. */
const ACCEPTED = { code: 250, enhanced: '2.0.0', text: 'Message accepted, session-1' }

let events: { readonly event: string; readonly [field: string]: unknown }[]
let committed: (readonly RelayPlan[])[]
let claims: FirstClaim[]
let sharesTaken: string[]
/** For how many deliveries places were kept, and what became of each commit. */
let reserved: number[]
let settled: (CommitOutcome | null)[]
let noticesTaken: string[]
let alerts: number

beforeEach(() => {
  events = []
  committed = []
  claims = []
  sharesTaken = []
  reserved = []
  settled = []
  noticesTaken = []
  alerts = 0
})

/** Parts that take Ann's message to her seller; `outcomes` are what the store answers to each commit. */
function parts(changes: Partial<RelayParts> = {}, outcomes: CommitOutcome['kind'][] = []): RelayParts {
  return {
    prove: async () => ({ kind: 'proven', author: unsignedAuthor(ANN, 'network') }),
    scan: async (message) => message,
    examine: async () => plainMessage('Is it blue?\n'),
    plan: async (...task) => planRelay(...task),
    lastCheck: async (plan) => lastCheck(plan),
    store: storeWith([FACTS], outcomes),
    policy: () => casePolicy(),
    takePartyShare: (party) => sharesTaken.push(party) > 0,
    giveBackPartyShare: (party) => void sharesTaken.splice(sharesTaken.indexOf(party), 1),
    alertFor: (plan) => {
      if (plan.disposition.kind !== 'quarantine') return null
      alerts++
      return ALERT
    },
    giveBackAlerts: (plans) => {
      alerts -= plans.filter(({ alert }) => alert !== null).length
    },
    takeNoticeShare: (writtenBy) => noticesTaken.push(writtenBy) > 0,
    giveBackNoticeShare: (writtenBy) => void noticesTaken.splice(noticesTaken.indexOf(writtenBy), 1),
    freshIds: () => FIXED_IDS,
    sign: (outgoing) => outgoing,
    clock: { now: () => RECEIVED_AT },
    mailLog: createMailLog(createLogger('trace', { write: (line) => void events.push(JSON.parse(line)) })),
    reservePlaces: (count) => {
      reserved.push(count)
      return { claim: { limit: count, leaseMs: 1000 }, settle: (outcome) => void settled.push(outcome) }
    },
    ...changes,
  }
}

/** A PDF that was read inside and cleaned; null for one that could not be. */
function documentSaying(text: string | null): Attachment {
  const content = Buffer.from('%PDF-1.4\n')
  const type = 'application/pdf'
  return {
    name: 'offer.pdf',
    declaredType: type,
    kind: 'pdf',
    content,
    cleaned: content,
    text,
    codes: [],
    dangers: [],
    contentId: null,
  }
}

function storeWith(facts: (RelayFacts | null)[], outcomes: CommitOutcome['kind'][] = []): RelayParts['store'] {
  return {
    factsFor: async () => facts,
    commitPlans: async (_incoming, plans, _now, claim = { limit: 0, leaseMs: 0 }) => {
      committed.push(plans)
      claims.push(claim)
      const kind = outcomes.shift() ?? 'committed'
      return kind === 'committed' ? COMMITTED : { kind }
    },
  }
}

const eventNames = () => events.map(({ event }) => event)

describe('a message', () => {
  it('is committed, logged, and sent on its way, and only then accepted', async () => {
    expect(await relayMessage(INCOMING, parts())).toEqual(ACCEPTED)
    expect(committed).toHaveLength(1)
    expect(events).toMatchObject([{ event: 'relayed', session: 'session-1', message: FIXED_IDS.message }])
    expect(settled).toEqual([COMMITTED])
  })

  it('is signed in the name of its marketplace once it is finished, and so is a notice', async () => {
    const sign: RelayParts['sign'] = (outgoing, domain) => ({
      ...outgoing,
      bytes: Buffer.concat([Buffer.from(`signed: ${domain}\r\n`), outgoing.bytes]),
    })
    await relayMessage(INCOMING, parts({ sign }))
    const examine = async () => plainMessage('www.blue.example\n')
    const facts = { ...caseFacts({ direction: 'seller-to-buyer' }), writer: FACTS.writer }
    await relayMessage(INCOMING, parts({ sign, examine, store: storeWith([facts]) }))
    const [relayed, discarded] = committed.flat()
    const begins = /^signed: marketplace\.example\r\nFrom: /
    expect(Buffer.from(relayed?.outgoing?.bytes ?? []).toString()).toMatch(begins)
    expect(relayed?.notice).toBeNull()
    expect(discarded?.outgoing).toBeNull()
    expect(Buffer.from(discarded?.notice?.bytes ?? []).toString()).toMatch(begins)
  })

  it('is looked through for viruses once, before anything is read or decided, to however many it is', async () => {
    const order: string[] = []
    const scan: RelayParts['scan'] = async (message) => {
      order.push('scan')
      return message
    }
    const prove: RelayParts['prove'] = async () => {
      order.push('prove')
      return { kind: 'proven', author: unsignedAuthor(ANN, 'network') }
    }
    const plan: RelayParts['plan'] = async (...task) => {
      order.push('plan')
      return planRelay(...task)
    }
    await relayMessage(INCOMING, parts({ scan, prove, plan, store: storeWith([FACTS, FACTS], ['stale']) }))
    expect(order).toEqual(['prove', 'scan', 'plan', 'plan', 'plan', 'plan'])
  })

  it('stays with its client when it is not looked through', async () => {
    const sessions: (string | undefined)[] = []
    const scan: RelayParts['scan'] = async (_message, session) => {
      sessions.push(session)
      return { kind: 'unscanned', reason: 'clamd: it hung up' }
    }
    expect(await relayMessage(INCOMING, parts({ scan }))).toEqual(replies.tryAgain)
    expect(committed).toEqual([])
    expect(events).toMatchObject([{ event: 'refused', reply: '451 4.3.0', reason: 'clamd: it hung up' }])
    expect(sessions).toEqual(['session-1'])
  })

  it('that goes on without being looked through is not logged like one with a virus', async () => {
    const scan: RelayParts['scan'] = async (message) => ({
      ...message,
      attachments: message.attachments.map((file) => ({ ...file, scan: { kind: 'unscanned', reason: 'clamd: down' } })),
    })
    const message = plainMessage('Is it blue?\n', { attachments: [documentSaying('Wash cold.')] })
    await relayMessage(INCOMING, parts({ scan, examine: async () => message }))
    expect(events).toMatchObject([{ event: 'relayed', rule: ['attachment.unscanned'] }])
  })

  it('that was taken before is accepted again, and nothing is said of a new one', async () => {
    expect(await relayMessage(INCOMING, parts({}, ['duplicate']))).toEqual(ACCEPTED)
    expect(events).toMatchObject([{ event: 'duplicate', session: 'session-1' }])
    expect(sharesTaken).toEqual([])
    expect(settled).toEqual([{ kind: 'duplicate' }])
  })

  it('is planned once more when its facts changed, and counts once for its party', async () => {
    expect(await relayMessage(INCOMING, parts({}, ['stale']))).toEqual(ACCEPTED)
    expect(committed).toHaveLength(2)
    expect(sharesTaken).toEqual(['buyer B1'])
    expect(eventNames()).toEqual(['relayed'])
  })

  it('whose facts changed twice is left to the client', async () => {
    expect(await relayMessage(INCOMING, parts({}, ['stale', 'stale']))).toBe(replies.tryAgain)
    expect(committed).toHaveLength(2)
    expect(eventNames()).toEqual(['refused'])
  })

  it('that still names its writer when it is finished is committed as a quarantine', async () => {
    // An id of the writer's own that the store gives out by mistake.
    const facts = { ...FACTS, readerIds: new Map([['<m0@shop.example>', '<m1@mail.example>']]) }
    const message = plainMessage('Is it blue?\n', { referencedIds: ['<m0@shop.example>'] })
    await relayMessage(INCOMING, parts({ examine: async () => message, store: storeWith([facts]) }))
    expect(committed[0]?.[0]).toMatchObject({ disposition: { kind: 'quarantine' }, alert: ALERT })
    expect(events).toMatchObject([
      { event: 'quarantined', level: 'error', rule: ['leak.id'], alert: ALERT.outgoing.delivery },
      { event: 'leak-stopped', level: 'error', rule: ['leak.id'], where: ['header'] },
    ])
  })

  it('that leaves a document behind because it names its writer is no leak, and its writer is told', async () => {
    const message = plainMessage('Is it blue?\n', { attachments: [documentSaying('Write to ann@mail.example')] })
    await relayMessage(INCOMING, parts({ examine: async () => message }))
    expect(committed[0]?.[0]).toMatchObject({ disposition: { kind: 'relay' } })
    expect(Buffer.from(committed[0]?.[0]?.notice?.bytes ?? '').toString()).toContain(
      'In the file offer.pdf: it tells who',
    )
    expect(events).toMatchObject([
      { event: 'relayed', rule: ['contact.email', 'leak.document'] },
      { event: 'noticed', reason: 'stripped' },
    ])
  })

  it('that leaves a document behind because it cannot be read tells its writer', async () => {
    const message = plainMessage('Is it blue?\n', { attachments: [documentSaying(null)] })
    await relayMessage(INCOMING, parts({ examine: async () => message }))
    expect(events).toMatchObject([
      { event: 'relayed', rule: ['attachment.unreadable'] },
      { event: 'noticed', reason: 'stripped' },
    ])
  })

  it('that is held for its rate and leaves a document behind is no stopped leak', async () => {
    const message = plainMessage('Is it blue?\n', { attachments: [documentSaying('Write to ann@mail.example')] })
    const store = storeWith([{ ...FACTS, messagesLastHour: 40 }])
    await relayMessage(INCOMING, parts({ examine: async () => message, store }))
    expect(events).toMatchObject([
      { event: 'quarantined', level: 'warn', rule: ['contact.email', 'leak.document', 'structure.rate'] },
    ])
  })

  it('that cannot be checked is refused as too costly, and nothing is kept', async () => {
    const lastCheck: RelayParts['lastCheck'] = async () => ({ kind: 'uncheckable', reason: 'not checked within 1 ms' })
    expect(await relayMessage(INCOMING, parts({ lastCheck }))).toBe(replies.tooCostly)
    expect(committed).toEqual([])
    expect(events).toMatchObject([{ event: 'refused', reason: 'not checked within 1 ms' }])
  })

  describe('that is held', () => {
    const held = { ...FACTS, messagesLastHour: 40 }

    it('is committed together with the alert about it, and only that one', async () => {
      await relayMessage(INCOMING, parts({ store: storeWith([held, FACTS]) }))
      expect(committed.flat().map(({ alert }) => alert)).toEqual([ALERT, null])
      expect(events).toMatchObject([{ event: 'quarantined', alert: ALERT.outgoing.delivery }, { event: 'relayed' }])
      expect(alerts).toBe(1)
    })

    for (const { outcomes, kept } of [
      { outcomes: ['duplicate'], kept: 0 },
      { outcomes: ['replayed'], kept: 0 },
      { outcomes: ['stale', 'committed'], kept: 1 },
    ] as const) {
      it(`takes ${kept} of the hour's alerts when the store says ${outcomes.join(', then ')}`, async () => {
        await relayMessage(INCOMING, parts({ store: storeWith([held], [...outcomes]) }))
        expect(alerts).toBe(kept)
      })
    }

    it("takes none of the hour's alerts when the store fails", async () => {
      const commitPlans = async () => Promise.reject(new Error('disk full'))
      await expect(relayMessage(INCOMING, parts({ store: { ...storeWith([held]), commitPlans } }))).rejects.toThrow(
        'full',
      )
      expect(alerts).toBe(0)
    })

    it('is quarantined without an alert where nobody is to be told', async () => {
      await relayMessage(INCOMING, parts({ store: storeWith([held]), alertFor: () => null }))
      expect(committed.flat().map(({ alert }) => alert)).toEqual([null])
      expect(Object.keys(events[0] ?? {})).not.toContain('alert')
    })
  })

  describe('keeps places for what is about to leave:', () => {
    const leftBehind = plainMessage('Is it blue?\n', { attachments: [documentSaying(null)] })
    const held = { ...FACTS, messagesLastHour: 40 }
    for (const { title, changes, places } of [
      { title: 'one for the message', changes: {}, places: 1 },
      { title: 'another for a notice to its writer', changes: { examine: async () => leftBehind }, places: 2 },
      { title: 'one for each recipient', changes: { store: storeWith([FACTS, FACTS]) }, places: 2 },
      { title: 'one for the alert about what is held', changes: { store: storeWith([held]) }, places: 1 },
      {
        title: 'none where everything is held and nobody is told',
        changes: { store: storeWith([held]), alertFor: () => null },
        places: 0,
      },
    ]) {
      it(title, async () => {
        await relayMessage(INCOMING, parts(changes))
        expect(reserved).toEqual([places])
        expect(claims).toEqual([{ limit: places, leaseMs: 1000 }])
        expect(settled).toEqual([COMMITTED])
      })
    }

    it('again for the second look, when those of the first are given back', async () => {
      await relayMessage(INCOMING, parts({}, ['stale', 'committed']))
      expect(reserved).toEqual([1, 1])
      expect(settled).toEqual([{ kind: 'stale' }, COMMITTED])
    })
  })

  describe('that broke a rule', () => {
    const broken = plainMessage('www.blue.example\n', { headerFrom: [{ name: '', address: 'sales@blue.example' }] })
    const author = unsignedAuthor(address('sales@blue.example'), 'network')
    const fromSeller = (changes: Partial<RelayParts> = {}, outcomes: Parameters<typeof parts>[1] = []) =>
      parts({
        prove: async () => ({ kind: 'proven', author }),
        examine: async () => broken,
        store: storeWith([caseFacts({ direction: 'seller-to-buyer' })], outcomes),
        ...changes,
      })

    it('is logged as discarded, with the notice to its writer', async () => {
      expect(await relayMessage(INCOMING, fromSeller())).toEqual(ACCEPTED)
      expect(events).toMatchObject([
        { event: 'discarded', level: 'info', rule: ['link.website'], automatic: false },
        { event: 'noticed', reason: 'discarded' },
      ])
      expect(events[0]).not.toHaveProperty('notice')
      expect(noticesTaken).toEqual(['sales@blue.example'])
    })

    it('is logged as unreachable where nothing else is wrong with it, and takes none of the notices of the hour', async () => {
      const facts = { ...caseFacts({ direction: 'seller-to-buyer' }), readerUnreachable: true }
      const examine = async () => plainMessage('It is blue.\n', { headerFrom: broken.headerFrom })
      expect(await relayMessage(INCOMING, fromSeller({ examine, store: storeWith([facts]) }))).toEqual(ACCEPTED)
      expect(events).toMatchObject([
        { event: 'discarded', rule: ['structure.unreachable'] },
        { event: 'noticed', reason: 'unreachable' },
      ])
      expect(noticesTaken).toEqual([])
    })

    it('is discarded without a notice where its address has had enough of them, and the log says so', async () => {
      expect(await relayMessage(INCOMING, fromSeller({ takeNoticeShare: () => false }))).toEqual(ACCEPTED)
      expect(committed.flat()).toMatchObject([{ disposition: { kind: 'discard' }, notice: null }])
      expect(events).toMatchObject([{ event: 'discarded', level: 'warn', automatic: false, notice: 'suppressed' }])
      expect(events).toHaveLength(1)
    })

    for (const { outcomes, kept } of [
      { outcomes: ['duplicate'], kept: 0 },
      { outcomes: ['replayed'], kept: 0 },
      { outcomes: ['stale', 'committed'], kept: 1 },
    ] as const) {
      it(`takes ${kept} of the hour's notices when the store says ${outcomes.join(', then ')}`, async () => {
        await relayMessage(INCOMING, fromSeller({}, [...outcomes]))
        expect(noticesTaken).toHaveLength(kept)
      })
    }
  })

  it('that goes on without a file has its notice, however many its address has had', async () => {
    const message = plainMessage('Is it blue?\n', { attachments: [documentSaying(null)] })
    await relayMessage(INCOMING, parts({ examine: async () => message, takeNoticeShare: () => false }))
    expect(eventNames()).toEqual(['relayed', 'noticed'])
  })

  it('of a machine is kept and never answered, and the log says what gave it away', async () => {
    const message = plainMessage('www.blue.example\n', { signs: { 'auto-submitted': ['auto-replied'] } })
    const facts = { ...FACTS, messagesLastHour: 40 }
    expect(await relayMessage(INCOMING, parts({ examine: async () => message, store: storeWith([facts]) }))).toEqual(
      ACCEPTED,
    )
    expect(committed.flat()).toMatchObject([
      { automatic: true, disposition: { kind: 'discard' }, outgoing: null, notice: null, alert: null },
    ])
    expect(events).toMatchObject([{ event: 'discarded', automatic: true, sign: 'Auto-Submitted: auto-replied' }])
    expect(events).toHaveLength(1)
    expect(noticesTaken).toEqual([])
  })

  it('that a help desk marks as automatic is judged and relayed like any other', async () => {
    const message = plainMessage('Is it blue?\n', { signs: { 'auto-submitted': ['auto-generated'] } })
    const store = storeWith([{ ...FACTS, writer: { ...FACTS.writer, helpDesk: true } }])
    await relayMessage(INCOMING, parts({ examine: async () => message, store }))
    expect(committed.flat()).toMatchObject([{ automatic: false, disposition: { kind: 'relay' } }])
  })
})

describe('a message is refused, and nothing of it is kept,', () => {
  const later = new Date(RECEIVED_AT.getTime() + 120_001)
  const cases: { title: string; changes: () => Partial<RelayParts>; reply: keyof typeof replies }[] = [
    {
      title: 'when nobody is proven to have written it',
      changes: () => ({ prove: async () => ({ kind: 'refused', reply: replies.badFrom, reason: 'two From fields' }) }),
      reply: 'badFrom',
    },
    {
      title: 'when its structure is hostile',
      changes: () => ({ examine: async () => ({ kind: 'unexaminable', cause: 'structure', reason: 'too deep' }) }),
      reply: 'badStructure',
    },
    {
      title: 'when examining it costs too much',
      changes: () => ({ examine: async () => ({ kind: 'unexaminable', cause: 'cost', reason: 'too long' }) }),
      reply: 'tooCostly',
    },
    {
      title: 'when the examiner read another sender than the proof',
      changes: () => ({
        examine: async () => plainMessage('x', { headerFrom: [{ name: '', address: 'eve@x.example' }] }),
      }),
      reply: 'badFrom',
    },
    {
      title: 'when an alias ended since RCPT',
      changes: () => ({ store: storeWith([FACTS, null]) }),
      reply: 'unknownRecipient',
    },
    {
      title: 'when its writer is a stranger to one of the conversations',
      changes: () => ({ store: storeWith([FACTS, caseFacts({ direction: 'seller-to-buyer' })]) }),
      reply: 'notYours',
    },
    {
      title: 'when its party has had its share of the hour',
      changes: () => ({ takePartyShare: () => false }),
      reply: 'slowDown',
    },
    {
      title: 'when the client may have given up by now',
      changes: () => ({ clock: { now: () => later } }),
      reply: 'tryAgain',
    },
  ]
  for (const { title, changes, reply } of cases) {
    it(title, async () => {
      expect(await relayMessage(INCOMING, parts(changes()))).toBe(replies[reply])
      expect(committed).toEqual([])
      expect(eventNames()).toEqual(['refused'])
      expect(reserved).toEqual([])
    })
  }

  it('and the log leads from its alias to the reason, without giving either of them away', async () => {
    const store = storeWith([caseFacts({ direction: 'seller-to-buyer' })])
    await relayMessage(INCOMING, parts({ store }))
    const [alias] = INCOMING.envelope.forwardPaths
    expect(events).toMatchObject([
      {
        event: 'refused',
        to: [`${alias?.slice(0, 3)}…@marketplace.example`],
        reason: 'the proven writer at mail.example is not registered for it',
      },
    ])
    expect(JSON.stringify(events)).not.toContain('ann@')
  })

  it('when somebody else sent it before, which costs its writer nothing', async () => {
    expect(await relayMessage(INCOMING, parts({}, ['replayed']))).toMatchObject({ code: 550, enhanced: '5.7.1' })
    expect(eventNames()).toEqual(['refused'])
    expect(sharesTaken).toEqual([])
    expect(settled).toEqual([{ kind: 'replayed' }])
  })

  it('and the client tries again, when something of ours fails', async () => {
    const store = { ...storeWith([FACTS]), commitPlans: () => Promise.reject(new Error('the disk is full')) }
    await expect(relayMessage(INCOMING, parts({ store }))).rejects.toThrow('the disk is full')
    expect(eventNames()).toEqual([])
    expect([reserved, settled]).toEqual([[1], [null]])
  })
})
