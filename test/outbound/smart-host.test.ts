import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSmartHost, type SmartHost, type SmartHostOptions } from '../../src/outbound/smart-host.ts'
import { type FakeSmartHost, type HostAction, type HostStep, startFakeSmartHost } from '../support/fake-smart-host.ts'
import { plain } from '../support/memory-deliveries.ts'

const envelope = { reversePath: plain('bounce@relay.example'), forwardPath: plain('ann@mail.example') }
const bytes = Buffer.from('Subject: x\r\n\r\n.dot\r\ntext\r\n')

let fake: FakeSmartHost
let host: SmartHost | undefined

beforeEach(async () => {
  fake = await startFakeSmartHost()
})
afterEach(async () => {
  await host?.close()
  await fake.stop()
})

function connect(changes: Partial<SmartHostOptions> = {}): SmartHost {
  const times = { connectMs: 2_000, greetingMs: 200, silenceMs: 200 }
  const where = { host: '127.0.0.1', port: fake.port, hostname: 'mx.relay.example' }
  host = createSmartHost({ ...where, ...times, maxConnections: 2, ...changes })
  return host
}

describe('a message to the smart host', () => {
  it('arrives as it is, in one transaction of its own', async () => {
    expect(await connect().send(envelope, bytes)).toEqual({ kind: 'delivered', reply: '250 2.0.0 Ok: queued as 12345' })
    expect(fake.messages).toEqual([
      { reversePath: 'bounce@relay.example', forwardPaths: ['ann@mail.example'], bytes: bytes.toString() },
    ])
    expect(fake.commands).toEqual([
      'EHLO mx.relay.example',
      'MAIL FROM:<bounce@relay.example>',
      'RCPT TO:<ann@mail.example>',
      'DATA',
    ])
  })

  it('may have no reverse-path', async () => {
    await connect().send({ ...envelope, reversePath: null }, bytes)
    expect(fake.commands).toContain('MAIL FROM:<>')
  })

  it('is announced as 8-bit only when it is', async () => {
    await connect().send(envelope, Buffer.from('Subject: x\r\n\r\nä\r\n'))
    expect(fake.commands).toContain('MAIL FROM:<bounce@relay.example> BODY=8BITMIME')
  })

  it('never carries an address that is not plain', async () => {
    // Not what the type promises: what a damaged database might hold.
    const forwardPath = 'b@mail.example>\r\nRCPT TO:<evil@mail.example' as typeof envelope.forwardPath
    await expect(connect().send({ ...envelope, forwardPath }, bytes)).rejects.toThrow('not plain')
    expect(fake.connections).toBe(0)
  })

  it('holds no line end but CRLF on the wire', async () => {
    await connect().send(envelope, Buffer.from('a\n.\nb\r.\rc\r\n'))
    expect(fake.messages.map((message) => message.bytes)).toEqual(['a\r\n.\r\nb\r\n.\r\nc\r\n'])
  })
})

const LATER = { say: '451 4.3.0 Later' }
const NEVER = { say: '550 5.1.1 Never' }
const table: { step: HostStep; what: string; action: HostAction; kind: string; reply: RegExp }[] = []
for (const step of ['banner', 'ehlo', 'mail', 'rcpt', 'data', 'dot'] as const) {
  const isFinal = step !== 'banner' && step !== 'ehlo'
  table.push(
    { step, what: 'a 4yz', action: LATER, kind: 'deferred', reply: /451 4\.3\.0 Later/ },
    { step, what: 'a 5yz', action: NEVER, kind: isFinal ? 'failed' : 'deferred', reply: /550 5\.1\.1 Never/ },
    { step, what: 'a 421', action: { say: '421 4.3.2 Bye' }, kind: 'deferred', reply: /421 4\.3\.2 Bye/ },
    { step, what: 'garbage', action: { say: 'x'.repeat(10) }, kind: 'deferred', reply: /x{10}/ },
    { step, what: 'binary garbage', action: { say: '\x00\xff\x01' }, kind: 'deferred', reply: /./ },
    { step, what: 'silence', action: { hang: true }, kind: 'deferred', reply: /./ },
    { step, what: 'a hang-up', action: { drop: true }, kind: 'deferred', reply: /closed/ },
    { step, what: 'half a 5yz and a hang-up', action: { drop: true, after: '55' }, kind: 'deferred', reply: /./ },
    {
      step,
      what: 'an unended 5yz and a hang-up',
      action: { drop: true, after: '550 no' },
      kind: 'deferred',
      reply: /./,
    },
    { step, what: 'a reset', action: { reset: true }, kind: 'deferred', reply: /./ },
    { step, what: 'a reply without end', action: { endless: true }, kind: 'deferred', reply: /exceeds/ },
    { step, what: 'lines of different codes', action: { say: '250-ok\r\n550 no' }, kind: 'deferred', reply: /./ },
  )
}
/** A reply whose first line agrees is agreed with: the client reads no further. */
const AGREES_AT_FIRST = new Set(['ehlo', 'mail', 'rcpt', 'data'])

describe('a smart host that answers', () => {
  for (const { step, what, action, kind, reply } of table) {
    if (what === 'lines of different codes' && AGREES_AT_FIRST.has(step)) continue

    it(`${what} at ${step} leaves the message ${kind}`, async () => {
      fake.script(step, action)
      const outcome = await connect().send(envelope, bytes)
      expect(outcome.kind).toBe(kind)
      expect(outcome.reply).toMatch(reply)
      expect(fake.messages).toEqual([])
    })

    it(`${what} at ${step} does no harm to the next message`, async () => {
      const sending = connect()
      fake.script(step, action)
      await sending.send(envelope, bytes)
      fake.script(step, null)
      expect((await sending.send(envelope, bytes)).kind).toBe('delivered')
      expect(fake.messages).toHaveLength(1)
    })
  }
})

describe('connections to the smart host', () => {
  it('are used again', async () => {
    const sending = connect()
    for (let message = 0; message < 20; message++) await sending.send(envelope, bytes)
    expect(fake.connections).toBe(1)
    expect(fake.messages).toHaveLength(20)
  })

  it('are used again after a refusal, in a clean state', async () => {
    fake.script('rcpt', [NEVER])
    const sending = connect({ maxConnections: 1 })
    await sending.send(envelope, bytes)
    await sending.send(envelope, bytes)
    expect(fake.connections).toBe(1)
    expect(fake.commands).toContain('RSET')
  })

  it('are no more than allowed, whatever waits', async () => {
    const sending = connect({ maxConnections: 3 })
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => sending.send(envelope, bytes)))
    expect(outcomes.every(({ kind }) => kind === 'delivered')).toBe(true)
    expect(fake.connections).toBe(3)
  })

  it('end after a hundred messages', async () => {
    const sending = connect({ maxConnections: 1 })
    for (let message = 0; message < 101; message++) await sending.send(envelope, bytes)
    expect(fake.connections).toBe(2)
  })

  it('are replaced at once when the smart host was restarted', async () => {
    const sending = connect({ maxConnections: 5 })
    await Promise.all(Array.from({ length: 5 }, () => sending.send(envelope, bytes)))
    await fake.hangUp()
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => sending.send(envelope, bytes)))
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(5).fill('delivered'))
    expect(fake.messages).toHaveLength(10)
  })

  for (const { what, action } of [
    { what: 'hang-up', action: { drop: true } },
    { what: 'reset', action: { reset: true } },
    { what: '421', action: { say: '421 4.4.2 Idle for too long' } },
  ] as const) {
    it(`are replaced within the attempt when an old one answers MAIL with a ${what}`, async () => {
      const sending = connect()
      await sending.send(envelope, bytes)
      fake.script('mail', [action])
      expect((await sending.send(envelope, bytes)).kind).toBe('delivered')
      expect(fake.connections).toBe(2)
      expect(fake.messages).toHaveLength(2)
    })
  }

  it('are not replaced within the attempt once the message was on its way', async () => {
    const sending = connect()
    await sending.send(envelope, bytes)
    fake.script('dot', [{ drop: true }])
    expect((await sending.send(envelope, bytes)).kind).toBe('deferred')
    expect(fake.arrived).toHaveLength(2)
    expect(fake.connections).toBe(1)
  })

  it('that cannot be made leave the message deferred', async () => {
    await fake.stop()
    const outcome = await connect().send(envelope, bytes)
    expect(outcome.kind).toBe('deferred')
    expect(outcome.reply).toContain('ECONNREFUSED')
    await fake.listen()
  })

  it('are given up when the signal is aborted, and their place is free again', async () => {
    const sending = connect({ maxConnections: 1, silenceMs: 60_000 })
    for (const step of ['mail', 'dot'] as const) {
      fake.script(step, [{ hang: true }])
      const deadline = new AbortController()
      const outcome = sending.send(envelope, bytes, deadline.signal)
      await expect.poll(() => fake.commands.splice(0)).toContain('DATA')
      deadline.abort()
      expect((await outcome).kind).toBe('deferred')
    }
    expect((await sending.send(envelope, bytes)).kind).toBe('delivered')
  })

  it('are not waited for once the signal is aborted', async () => {
    const sending = connect({ maxConnections: 1, silenceMs: 60_000 })
    fake.script('mail', [{ hang: true }])
    const first = new AbortController()
    const hanging = sending.send(envelope, bytes, first.signal)
    await expect.poll(() => fake.commands).toContain('DATA')
    const second = new AbortController()
    const waiting = sending.send(envelope, bytes, second.signal)
    second.abort()
    expect(await waiting).toMatchObject({ kind: 'deferred' })
    first.abort()
    await hanging
    expect((await sending.send(envelope, bytes)).kind).toBe('delivered')
  })

  it('are closed in the end', async () => {
    const sending = connect()
    await sending.send(envelope, bytes)
    await sending.close()
    await expect.poll(() => fake.open).toBe(0)
    expect(fake.commands.at(-1)).toBe('QUIT')
  })
})
