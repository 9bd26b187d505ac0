import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { createAnswerCache } from '../../src/proof/answer-cache.ts'
import { createQuestionGate } from '../../src/proof/question-gate.ts'
import { createResolver, dnsName, type RecordType, type ResolverOptions } from '../../src/proof/resolver.ts'
import { startDnsServer } from '../support/dns-server.ts'
import { createDrivenTime } from '../support/driven-time.ts'
import { freePorts } from '../support/ports.ts'

const LONG = 'k'.repeat(3000)

const ZONES = {
  'plain.example': {
    A: ['192.0.2.1', '192.0.2.2'],
    AAAA: ['2001:db8::1'],
    MX: [{ exchange: 'mx.plain.example', preference: 5 }],
    TXT: ['one', ['two ', 'strings']],
  },
  'no-mail.example': { MX: [{ exchange: '.', preference: 0 }] },
  '1.2.0.192.in-addr.arpa': { PTR: ['mail.plain.example'] },
  '_under.plain.example': { TXT: ['underscore'] },
  'alias.example': { CNAME: 'plain.example' },
  'alias-to-nothing.example': { CNAME: 'nothing.example' },
  'alias-loop.example': { CNAME: 'alias-loop.example' },
  'octets.example': { TXT: [Buffer.from([0x76, 0x80, 0xff])] },
  'long.example': { TXT: [LONG] },
  'truncated.example': { TXT: ['over TCP'], truncated: true },
  'slow.example': { A: ['192.0.2.9'], delayMs: 150 },
  'servfail.example': 'servfail',
  'refused.example': 'refused',
  'silent.example': 'silent',
  'garbage.example': 'garbage',
  '_dmarc.xn--0.example': { TXT: ['not an internationalised name'] },
} as const

const server = await startDnsServer()
afterAll(() => server.close())
beforeEach(() => {
  server.replace(ZONES)
  server.forgetQuestions()
})

const time = createDrivenTime()
const resolver = (options: Partial<ResolverOptions> = {}) =>
  createResolver({ servers: [server.address], timeoutMs: 5000, cacheForMs: 300_000, clock: time, ...options })

describe('an answer', () => {
  const found: [RecordType, string, unknown[]][] = [
    ['A', 'plain.example', ['192.0.2.1', '192.0.2.2']],
    ['A', 'PLAIN.Example.', ['192.0.2.1', '192.0.2.2']],
    ['AAAA', 'plain.example', ['2001:db8::1']],
    ['MX', 'plain.example', [{ exchange: 'mx.plain.example', priority: 5 }]],
    ['MX', 'no-mail.example', [{ exchange: '', priority: 0 }]],
    ['PTR', '1.2.0.192.in-addr.arpa', ['mail.plain.example']],
    ['TXT', 'plain.example', [['one'], ['two ', 'strings']]],
    ['TXT', '_under.plain.example', [['underscore']]],
    ['TXT', '_dmarc.xn--0.example', [['not an internationalised name']]],
    ['TXT', '_dmarc.XN--0.example', [['not an internationalised name']]],
    ['TXT', 'octets.example', [['v\x80\xff']]],
    ['TXT', 'truncated.example', [['over TCP']]],
    ['A', 'alias.example', ['192.0.2.1', '192.0.2.2']],
    ['A', 'slow.example', ['192.0.2.9']],
  ]
  it.each(found)('%s %s is found', async (type, name, records) => {
    expect(await resolver().lookup(type, name)).toEqual({ kind: 'found', records })
  })

  it('may be longer than a datagram and than a string', async () => {
    const answer = await resolver().lookup('TXT', 'long.example')
    expect(answer.kind === 'found' && answer.records.map((strings) => strings.join(''))).toEqual([LONG])
  })

  const none: [title: string, RecordType, string][] = [
    ['there is no such name', 'A', 'nothing.example'],
    ['the name has no record of the type', 'AAAA', 'no-mail.example'],
    ['there are only names below it', 'A', '2.0.192.in-addr.arpa'],
    ['an alias leads nowhere', 'A', 'alias-to-nothing.example'],
  ]
  it.each(none)('is none where %s', async (_, type, name) => {
    expect(await resolver().lookup(type, name)).toEqual({ kind: 'none' })
    expect(server.asked(name)).toBe(1)
  })

  it.each([
    ['empty', ''],
    ['the root', '.'],
    ['with an empty label', 'a..example'],
    ['that begins with a dot', '.example'],
    ['with two dots at its end', 'plain.example..'],
    ['with a long label', `${'x'.repeat(64)}.example`],
    ['that is too long', `${'x.'.repeat(125)}example`],
    ['with a space', 'pla in.example'],
    ['with a NUL', 'plain.example\0'],
    ['with a line end', 'plain.example\n'],
    ['with other letters', 'plåin.example'],
    ['that no host has', 'a+b.example'],
    ['with an escape', 'pl\\097in.example'],
  ])('is none without a question for a name %s', async (_, name) => {
    expect(await resolver().lookup('A', name)).toEqual({ kind: 'none' })
    expect(server.asked()).toBe(0)
  })

  it.each(['servfail', 'refused', 'garbage', 'alias-loop'])('is a failure where DNS says %s', async (trouble) => {
    expect((await resolver().lookup('TXT', `${trouble}.example`)).kind).toBe('failed')
  })

  it('is a failure where nobody listens', async () => {
    const [port] = await freePorts(1)
    const answer = await resolver({ servers: [`127.0.0.1:${port}`] }).lookup('A', 'plain.example')
    expect(answer).toEqual({ kind: 'failed', reason: 'DNS gave no answer (ECONNREFUSED)' })
  })

  it('comes from the next server where one is not there', async () => {
    const [port] = await freePorts(1)
    const answer = await resolver({ servers: [`127.0.0.1:${port}`, server.address] }).lookup('A', 'slow.example')
    expect(answer.kind).toBe('found')
  })

  it.each([100, 1000])('is a failure when there is none within %i ms, after several tries', async (timeoutMs) => {
    const began = performance.now()
    const answer = await resolver({ timeoutMs }).lookup('A', 'silent.example')
    const took = performance.now() - began
    expect(answer.kind).toBe('failed')
    expect(took).toBeGreaterThan(timeoutMs * 0.5)
    expect(took).toBeLessThan(timeoutMs + 400)
    if (timeoutMs === 1000) expect(server.asked('silent.example')).toBeGreaterThan(1)
  })
})

it('a name has at most 253 characters', () => {
  const longest = `${'abcdefg.'.repeat(31)}abcde`
  expect([dnsName(longest), dnsName(`${longest}.`), dnsName(`${longest}f`)]).toEqual([longest, longest, null])
})

describe('the cache', () => {
  it('answers again without a question, whatever the spelling, until its time is over', async () => {
    const { lookup } = resolver()
    const first = await lookup('A', 'plain.example')
    await time.advance(299_000)
    expect(await lookup('A', 'Plain.example.')).toEqual(first)
    expect(server.asked('plain.example')).toBe(1)
    await time.advance(1000)
    await lookup('A', 'plain.example')
    expect(server.asked('plain.example')).toBe(2)
  })

  it('keeps types apart', async () => {
    const { lookup } = resolver()
    await lookup('A', 'plain.example')
    expect((await lookup('AAAA', 'plain.example')).kind).toBe('found')
  })

  it('remembers for a fifth of the time that there is none', async () => {
    const { lookup } = resolver()
    await lookup('A', 'new.example')
    server.add({ 'new.example': { A: ['192.0.2.3'] } })
    await time.advance(59_000)
    expect((await lookup('A', 'new.example')).kind).toBe('none')
    await time.advance(1000)
    expect((await lookup('A', 'new.example')).kind).toBe('found')
  })

  it('never remembers a failure', async () => {
    const { lookup } = resolver()
    expect((await lookup('TXT', 'servfail.example')).kind).toBe('failed')
    server.add({ 'servfail.example': { TXT: ['well again'] } })
    expect((await lookup('TXT', 'servfail.example')).kind).toBe('found')
  })

  it('keeps nothing when its time is 0', async () => {
    const { lookup } = resolver({ cacheForMs: 0 })
    await lookup('A', 'plain.example')
    await lookup('A', 'plain.example')
    expect(server.asked('plain.example')).toBe(2)
  })

  it('keeps nothing over a clock that was set back', () => {
    const cache = createAnswerCache<string>()
    cache.put('a', 'kept', 1, new Date(10_000), 1000)
    expect(cache.get('a', new Date(9999))).toBeUndefined()
  })

  it('lets go of what was used longest ago when it holds too many answers', () => {
    const cache = createAnswerCache<string>(2)
    const now = new Date(0)
    cache.put('a', 'A', 1, now, 1000)
    cache.put('b', 'B', 1, now, 1000)
    cache.get('a', now)
    cache.put('c', 'C', 1, now, 1000)
    expect(['a', 'b', 'c'].map((key) => cache.get(key, now))).toEqual(['A', undefined, 'C'])
  })

  it('lets go of as many as it takes when answers are large, and never takes one that is larger than all', () => {
    const cache = createAnswerCache<string>(100, 10_000)
    const now = new Date(0)
    for (const key of ['a', 'b', 'c']) cache.put(key, key, 3000, now, 1000)
    cache.put('a', 'new', 3000, now, 1000)
    cache.put('large', 'large', 6000, now, 1000)
    cache.put('larger', 'larger', 10_000, now, 1000)
    const kept = ['a', 'b', 'c', 'large', 'larger'].map((key) => cache.get(key, now))
    expect(kept).toEqual(['new', undefined, undefined, 'large', undefined])
  })
})

describe('questions at once', () => {
  it('that are the same are one question', async () => {
    const { lookup } = resolver({ cacheForMs: 0 })
    const answers = await Promise.all(
      ['slow.example', 'SLOW.example', 'slow.example.'].map((name) => lookup('A', name)),
    )
    expect(answers.map(({ kind }) => kind)).toEqual(['found', 'found', 'found'])
    expect(server.asked('slow.example')).toBe(1)
  })

  it('leave from a port of their own each, which a forger of answers would have to guess', async () => {
    const { lookup } = resolver({ cacheForMs: 0 })
    const pending = lookup('A', 'slow.example')
    for (let count = 0; count < 10; count++) await lookup('A', 'plain.example')
    await pending
    expect(server.asked()).toBe(11)
    // The system may give a port again that was let go.
    expect(server.clientPorts()).toBeGreaterThan(8)
  })

  it('wait for their turn, and fail when too many wait', async () => {
    const { lookup } = resolver({ maxAtOnce: 1, maxWaiting: 1 })
    const first = lookup('A', 'slow.example')
    const second = lookup('A', 'plain.example')
    expect(await lookup('A', 'third.example')).toEqual({ kind: 'failed', reason: 'too many questions to DNS at once' })
    expect(server.asked('plain.example')).toBe(0)
    expect([(await first).kind, (await second).kind]).toEqual(['found', 'found'])
  })

  it('wait no longer than an answer may take, and leave the queue then', async () => {
    const { lookup } = resolver({ maxAtOnce: 1, maxWaiting: 1, timeoutMs: 300 })
    const first = lookup('A', 'silent.example')
    const second = lookup('A', 'plain.example')
    expect([(await first).kind, (await second).kind]).toEqual(['failed', 'failed'])
    expect((await lookup('A', 'plain.example')).kind).toBe('found')
  })

  it('that nobody waits for any more are not asked, and leave no room that is not there', async () => {
    const gate = createQuestionGate(1, 100)
    const asked: string[] = []
    let answer: (value: string) => void = () => {}
    const ask = (name: string) => () => {
      asked.push(name)
      return new Promise<string>((resolve) => {
        answer = resolve
      })
    }
    const first = gate(ask('first'), 5000)
    expect(await Promise.all([gate(ask('second'), 1), gate(ask('third'), 1)])).toEqual(['late', 'late'])
    const fourth = gate(ask('fourth'), 5000)
    expect(asked).toEqual(['first'])
    answer('answered')
    expect(await first).toBe('answered')
    expect(asked).toEqual(['first', 'fourth'])
    answer('answered too')
    expect(await fourth).toBe('answered too')
  })

  it('never exceed their number, whatever becomes of them', async () => {
    const gate = createQuestionGate(3, 100)
    let now = 0
    let most = 0
    const ask = async (each: number) => {
      most = Math.max(most, ++now)
      await new Promise((resolve) => setImmediate(resolve))
      now--
      if (each % 3 === 0) throw new Error('no answer')
      return each
    }
    const asked = Array.from({ length: 20 }, (_, each) => gate(() => ask(each), 5000).catch(() => 'thrown' as const))
    const answers = await Promise.all(asked)
    expect(answers.filter((answer) => answer === 'thrown')).toHaveLength(7)
    expect(most).toBe(3)
  })
})

describe('silence', () => {
  it('is told when no server answers, and not when one says that it cannot', async () => {
    const told: string[] = []
    const { lookup } = resolver({ timeoutMs: 500, onSilence: (reason) => told.push(reason) })
    await lookup('A', 'plain.example')
    await lookup('A', 'servfail.example')
    expect(told).toEqual([])
    await lookup('A', 'silent.example')
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/no answer/)
  })
})
