/** TLS and AUTH with the smart host: what is sent, what is not, and what an operator reads about it. */

import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Secret } from '../../src/config/secret.ts'
import type { HostTls } from '../../src/outbound/protection.ts'
import { createSmartHost, type SmartHost, type SmartHostOptions } from '../../src/outbound/smart-host.ts'
import { type Authority, createAuthority, type TestCertificate } from '../support/certificates.ts'
import {
  type FakeHostOptions,
  type FakeSmartHost,
  type HostAction,
  startFakeSmartHost,
} from '../support/fake-smart-host.ts'
import { plain } from '../support/memory-deliveries.ts'

const envelope = { reversePath: plain('bounce@relay.example'), forwardPath: plain('ann@mail.example') }
const bytes = Buffer.from('Subject: x\r\n\r\nthe text\r\n')
const DAY_MS = 24 * 60 * 60_000
const PASSWORD = 'open-sesame-42'

let authority: Authority
let stranger: Authority
/** For `localhost` and 127.0.0.1. */
let good: TestCertificate
let fake: FakeSmartHost | undefined
let host: SmartHost | undefined
let cleared: { reason: string; forMs: number }[] = []

beforeAll(async () => {
  authority = await createAuthority()
  stranger = await createAuthority('Somebody Else')
  good = await authority.issue(['localhost', '127.0.0.1'])
})
afterEach(async () => {
  await host?.close()
  await fake?.stop()
  cleared = []
})

async function start(certificate: TestCertificate | null, options: FakeHostOptions = {}): Promise<FakeSmartHost> {
  const tls = certificate === null ? {} : { tls: { cert: certificate.chain, key: certificate.pem, ...options.tls } }
  fake = await startFakeSmartHost({ ...options, ...tls })
  return fake
}

function connect(port: number, tls: Partial<HostTls>, changes: Partial<SmartHostOptions> = {}): SmartHost {
  host = createSmartHost({
    host: 'localhost',
    port,
    hostname: 'mx.relay.example',
    connectMs: 5_000,
    greetingMs: 1_000,
    silenceMs: 1_000,
    maxConnections: 2,
    tls: { mode: 'opportunistic', implicit: false, ca: null, ...tls },
    onClear: (reason, forMs) => void cleared.push({ reason, forMs }),
    ...changes,
  })
  return host
}

const verified = () => ({ mode: 'verified', ca: authority.certificate.chain }) as const
const login = { user: 'relay', password: new Secret(PASSWORD) }

describe('TLS to the smart host', () => {
  it('is used where it is offered, and nothing but EHLO and STARTTLS goes before it', async () => {
    const { port, messages, commandsInClear, commands } = await start(good)
    expect((await connect(port, {}).send(envelope, bytes)).kind).toBe('delivered')
    expect(messages).toHaveLength(1)
    expect(commandsInClear).toEqual(['EHLO mx.relay.example', 'STARTTLS'])
    expect(commands.slice(2, 4)).toEqual(['EHLO mx.relay.example', 'MAIL FROM:<bounce@relay.example>'])
  })

  it('is not used when it is off', async () => {
    const { port, commands } = await start(good)
    expect((await connect(port, { mode: 'off' }).send(envelope, bytes)).kind).toBe('delivered')
    expect(commands).not.toContain('STARTTLS')
  })

  it('is done without where it is not offered and may be', async () => {
    const { port } = await start(null)
    expect((await connect(port, {}).send(envelope, bytes)).kind).toBe('delivered')
    expect(cleared).toEqual([])
  })

  for (const mode of ['required', 'verified'] as const) {
    it(`${mode}: lets nothing out where it is not offered`, async () => {
      const { port, commands, messages } = await start(null)
      const outcome = await connect(port, { mode }).send(envelope, bytes)
      expect(outcome).toEqual({
        kind: 'deferred',
        reply: 'TLS with the smart host failed: it does not offer STARTTLS',
      })
      expect(commands).toEqual(['EHLO mx.relay.example'])
      expect(messages).toEqual([])
    })

    it(`${mode}: lets nothing out to a server that knows no EHLO`, async () => {
      const server = await start(good)
      server.script('ehlo', [{ say: '502 5.5.2 what?' }])
      expect((await connect(server.port, { ...verified(), mode }).send(envelope, bytes)).kind).toBe('deferred')
      expect(server.commands.filter((command) => !command.startsWith('QUIT'))).toEqual([
        'EHLO mx.relay.example',
        'HELO mx.relay.example',
      ])
    })

    it(`${mode}: may begin with the connection`, async () => {
      const { port, messages, commandsInClear } = await start(good, { implicit: true })
      const sending = connect(port, { ...verified(), mode, implicit: true })
      expect((await sending.send(envelope, bytes)).kind).toBe('delivered')
      expect(messages).toHaveLength(1)
      expect(commandsInClear).toEqual([])
    })

    it(`${mode}: says that a server does not begin with TLS`, async () => {
      const { port, commands } = await start(null)
      const outcome = await connect(port, { mode, implicit: true }).send(envelope, bytes)
      expect(outcome).toEqual({ kind: 'deferred', reply: 'TLS with the smart host failed: what it says is not TLS' })
      expect(commands.join()).not.toContain('EHLO')
    })
  }

  it('is taken with any certificate when it is only required', async () => {
    const expired = await stranger.issue(['other.example'], { to: new Date(Date.now() - DAY_MS / 2) })
    const { port } = await start(expired)
    expect((await connect(port, { mode: 'required' }).send(envelope, bytes)).kind).toBe('delivered')
  })

  it('is used again for the next message', async () => {
    const server = await start(good)
    const sending = connect(server.port, verified())
    for (let message = 0; message < 5; message++) await sending.send(envelope, bytes)
    expect(server.connections).toBe(1)
    expect(server.messages).toHaveLength(5)
  })

  it('is done with 1.2 as well, and with nothing older', async () => {
    const old = { tls: { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' } } as const
    const { port } = await start(good, old)
    expect((await connect(port, verified()).send(envelope, bytes)).kind).toBe('delivered')
    await fake?.stop()
    const ancient = { tls: { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } } as const
    const server = await start(good, ancient)
    const outcome = await connect(server.port, verified()).send(envelope, bytes)
    expect(outcome).toEqual({
      kind: 'deferred',
      reply: 'TLS with the smart host failed: it speaks no TLS from version 1.2 on',
    })
  })
})

describe('a certificate of the smart host', () => {
  const certificates: { title: string; make: () => Promise<TestCertificate>; host?: string; reply: RegExp | null }[] = [
    { title: 'for its name is fine', make: () => authority.issue(['localhost']), reply: null },
    { title: 'for its address is fine', make: () => authority.issue(['127.0.0.1']), host: '127.0.0.1', reply: null },
    { title: 'for another name', make: () => authority.issue(['other.example']), reply: /for another host name/ },
    {
      title: 'for another address',
      make: () => authority.issue(['127.0.0.2']),
      host: '127.0.0.1',
      reply: /for another/,
    },
    {
      title: 'for its name when it is known by address',
      make: () => authority.issue(['localhost']),
      host: '127.0.0.1',
      reply: /for another host name/,
    },
    {
      title: 'that has expired',
      make: () => authority.issue(['localhost'], { to: new Date(Date.now() - DAY_MS / 2) }),
      reply: /certificate has expired/,
    },
    {
      title: 'from the future',
      make: () => authority.issue(['localhost'], { from: new Date(Date.now() + DAY_MS) }),
      reply: /not valid yet/,
    },
    { title: 'from a stranger', make: () => stranger.issue(['localhost']), reply: /no authority that is known here/ },
    {
      title: 'of the authority itself, for no host',
      make: async () => authority.certificate,
      reply: /certificate/,
    },
  ]
  for (const { title, make, host: name = 'localhost', reply } of certificates) {
    it(`${title}${reply === null ? '' : ': nothing is sent'}`, async () => {
      const { port, messages, commands } = await start(await make())
      const outcome = await connect(port, verified(), { host: name }).send(envelope, bytes)
      expect(outcome.kind).toBe(reply === null ? 'delivered' : 'deferred')
      if (reply === null) return
      expect(outcome.reply).toMatch(reply)
      expect(commands).toEqual(['EHLO mx.relay.example', 'STARTTLS'])
      expect(messages).toEqual([])
    })
  }

  it('from a private authority is not known to Node', async () => {
    const { port } = await start(good)
    const outcome = await connect(port, { mode: 'verified', ca: null }).send(envelope, bytes)
    expect(outcome).toMatchObject({ kind: 'deferred', reply: expect.stringMatching(/no authority that is known here/) })
  })

  it('that names a mail address does not bring it into the log', async () => {
    const { port } = await start(await authority.issue(['other.example']))
    const outcome = await connect(port, verified()).send(envelope, bytes)
    expect(outcome.reply).not.toMatch(/@|other\.example/)
  })
})

const broken: { what: string; step: 'starttls' | 'handshake'; action: HostAction; reason: RegExp }[] = [
  {
    what: 'refuses STARTTLS for now',
    step: 'starttls',
    action: { say: '454 4.7.0 TLS not available' },
    reason: /answered STARTTLS with "454 4\.7\.0 TLS not available"/,
  },
  { what: 'refuses STARTTLS', step: 'starttls', action: { say: '502 5.5.1 No' }, reason: /502 5\.5\.1 No/ },
  { what: 'hangs up at STARTTLS', step: 'starttls', action: { drop: true }, reason: /it hung up/ },
  { what: 'resets at STARTTLS', step: 'starttls', action: { reset: true }, reason: /it hung up/ },
  { what: 'hangs up in the handshake', step: 'handshake', action: { drop: true }, reason: /it hung up/ },
  { what: 'resets in the handshake', step: 'handshake', action: { reset: true }, reason: /it hung up/ },
  { what: 'talks on in clear', step: 'handshake', action: { say: '451 4.3.0 Oops' }, reason: /not TLS|too long/ },
  { what: 'is silent in the handshake', step: 'handshake', action: { hang: true }, reason: /took too long/ },
]

describe('a smart host that offers TLS and', () => {
  for (const { what, step, action, reason } of broken) {
    it(`${what} gets its mail in clear where that may be, at once`, async () => {
      const server = await start(good)
      server.script(step, action)
      expect((await connect(server.port, {}).send(envelope, bytes)).kind).toBe('delivered')
      expect(server.messages).toHaveLength(1)
      expect(cleared).toEqual([{ reason: expect.stringMatching(reason), forMs: 600_000 }])
    })

    it(`${what} gets nothing where it must not be`, async () => {
      const server = await start(good)
      server.script(step, action)
      const outcome = await connect(server.port, verified()).send(envelope, bytes)
      expect(outcome.kind).toBe('deferred')
      expect(outcome.reply).toMatch(/^TLS with the smart host failed: /)
      expect(outcome.reply).toMatch(reason)
      expect(server.commands).toEqual(['EHLO mx.relay.example', 'STARTTLS'])
      expect(server.connections).toBe(1)
      expect(cleared).toEqual([])
    })
  }

  it('wants a certificate of ours is still given mail where that may be in clear', async () => {
    const { port } = await start(good, { tls: { requestCert: true } })
    expect((await connect(port, {}).send(envelope, bytes)).kind).toBe('delivered')
    expect(cleared).toHaveLength(1)
  })

  it('fails at it is not asked again with each connection, but is later', async () => {
    const server = await start(good)
    server.script('starttls', { say: '454 4.7.0 Later' })
    const sending = connect(server.port, {}, { maxConnections: 1, clearForMs: 300 })
    for (let message = 0; message < 101; message++) await sending.send(envelope, bytes)
    expect(server.commands.filter((command) => command === 'STARTTLS')).toHaveLength(1)
    expect(cleared).toHaveLength(1)
    server.script('starttls', null)
    await server.hangUp()
    await expect
      .poll(
        async () => {
          await server.hangUp()
          await sending.send(envelope, bytes)
          return server.commands.filter((command) => command === 'STARTTLS').length
        },
        { timeout: 10_000 },
      )
      .toBe(2)
    expect(server.commandsInClear.at(-1)).toBe('STARTTLS')
  })

  it('is down altogether is not remembered as one without TLS', async () => {
    const server = await start(good)
    server.script('handshake', [{ drop: true }])
    server.script('banner', [{ say: '220 smart.example' }, { say: '421 4.3.2 Down' }])
    const sending = connect(server.port, {})
    expect(await sending.send(envelope, bytes)).toEqual({ kind: 'deferred', reply: '421 4.3.2 Down' })
    expect(cleared).toEqual([])
    expect((await sending.send(envelope, bytes)).kind).toBe('delivered')
    expect(server.commandsInClear).not.toContain('MAIL FROM:<bounce@relay.example>')
  })

  for (const injected of ['250-evil\r\n250 AUTH PLAIN', '250 2.1.0 Ok\r\n250 2.1.5 Ok\r\n354 go\r\n250 2.0.0 taken']) {
    it(`puts replies behind its 220 is not believed: ${JSON.stringify(injected)}`, async () => {
      const server = await start(good, { auth: ['LOGIN'] })
      server.script('starttls', { say: `220 ready\r\n${injected}` })
      const outcome = await connect(server.port, verified(), { login }).send(envelope, bytes)
      expect(outcome).toEqual({ kind: 'delivered', reply: '250 2.0.0 Ok: queued as 12345' })
      // The mechanism is that of the EHLO under TLS, and the message was really handed over.
      expect(server.commands).toContain('AUTH LOGIN')
      expect(server.messages).toHaveLength(1)
    })
  }
})

describe('a smart host that under TLS', () => {
  for (const step of ['mail', 'rcpt', 'data', 'dot'] as const) {
    for (const { what, action, kind } of [
      { what: 'answers a 4yz', action: { say: '451 4.3.0 Later' }, kind: 'deferred' },
      { what: 'answers a 5yz', action: { say: '550 5.1.1 Never' }, kind: 'failed' },
      { what: 'is silent', action: { hang: true }, kind: 'deferred' },
      { what: 'hangs up', action: { drop: true }, kind: 'deferred' },
      { what: 'breaks off', action: { reset: true }, kind: 'deferred' },
      { what: 'answers without end', action: { endless: true }, kind: 'deferred' },
    ] as const) {
      it(`${what} at ${step} leaves the message ${kind}, and the next one is sent`, async () => {
        const server = await start(good)
        const sending = connect(server.port, verified())
        server.script(step, [action])
        expect((await sending.send(envelope, bytes)).kind).toBe(kind)
        expect(server.messages).toEqual([])
        expect((await sending.send(envelope, bytes)).kind).toBe('delivered')
        expect(server.messages).toHaveLength(1)
        expect(server.commandsInClear).not.toContain('MAIL FROM:<bounce@relay.example>')
      })
    }
  }

  it('was restarted is connected to anew within the attempt', async () => {
    const server = await start(good)
    const sending = connect(server.port, verified())
    await sending.send(envelope, bytes)
    await server.hangUp()
    expect((await sending.send(envelope, bytes)).kind).toBe('delivered')
    server.script('mail', [{ reset: true }])
    expect((await sending.send(envelope, bytes)).kind).toBe('delivered')
    expect(server.connections).toBe(3)
  })
})

describe('a smart host that never ends its 220', () => {
  it('gets nothing, and is not waited for', async () => {
    const server = await start(good)
    server.script('starttls', { say: '220 ready\r\n250-' })
    const outcome = await connect(server.port, verified()).send(envelope, bytes)
    expect(outcome).toEqual({ kind: 'deferred', reply: 'TLS with the smart host failed: it took too long' })
    expect(server.messages).toEqual([])
  })
})

describe('logging in to the smart host', () => {
  for (const [mechanisms, first] of [
    [['PLAIN', 'LOGIN'], 'AUTH PLAIN '],
    [['LOGIN'], 'AUTH LOGIN'],
    [['PLAIN'], 'AUTH PLAIN '],
  ] as const) {
    it(`is done over TLS with what is offered: ${mechanisms.join(' and ')}`, async () => {
      const server = await start(good, { auth: mechanisms })
      const sending = connect(server.port, verified(), { login })
      for (let message = 0; message < 2; message++) expect((await sending.send(envelope, bytes)).kind).toBe('delivered')
      expect(server.commands.filter((command) => command.startsWith('AUTH'))).toHaveLength(1)
      expect(server.commands.find((command) => command.startsWith('AUTH'))).toMatch(first)
      expect(server.commandsInClear).toEqual(['EHLO mx.relay.example', 'STARTTLS'])
      const words = server.commands.flatMap((line) => line.split(' '))
      expect(words.some((word) => Buffer.from(word, 'base64').toString().endsWith(PASSWORD))).toBe(true)
    })
  }

  it('is not tried without TLS, whatever is offered', async () => {
    const server = await start(null)
    server.script('ehlo', { say: '250-smart.example\r\n250 AUTH PLAIN LOGIN' })
    const outcome = await connect(server.port, { mode: 'opportunistic' }, { login }).send(envelope, bytes)
    expect(outcome).toEqual({ kind: 'deferred', reply: 'the password is not sent without TLS' })
    expect(server.commands.join()).not.toContain('AUTH')
  })

  it('says when it is not offered', async () => {
    const { port } = await start(good)
    const outcome = await connect(port, verified(), { login }).send(envelope, bytes)
    expect(outcome).toEqual({ kind: 'deferred', reply: 'the smart host does not offer to log in (AUTH)' })
  })

  for (const mechanism of ['PLAIN', 'LOGIN']) {
    for (const { say, reply } of [
      { say: '535 5.7.8 Wrong', reply: '535 5.7.8 Wrong' },
      { say: '454 4.7.0 Later', reply: '454 4.7.0 Later' },
      { say: '550 5.7.1 Go away', reply: '550 5.7.1 Go away' },
      { say: `535 what is ${PASSWORD}`, reply: '535 what is [secret]' },
      {
        say: `535 AUTH PLAIN ${Buffer.from(`\0relay\0${PASSWORD}`).toString('base64')} is wrong`,
        reply: '535 AUTH PLAIN [secret] is wrong',
      },
      { say: `535-${Buffer.from(PASSWORD).toString('base64')}\r\n535 no`, reply: '535-[secret] 535 no' },
    ]) {
      it(`${mechanism}: leaves the message for later when it is answered ${say.split(' ')[0]} ${reply}`, async () => {
        const server = await start(good, { auth: [mechanism] })
        server.script('auth', { say })
        expect(await connect(server.port, verified(), { login }).send(envelope, bytes)).toEqual({
          kind: 'deferred',
          reply,
        })
        expect(server.messages).toEqual([])
        expect(server.commands.join()).not.toContain('MAIL')
        await expect.poll(() => server.open).toBe(0)
      })
    }
  }

  it('keeps the password out of later replies as well', async () => {
    const server = await start(good, { auth: ['PLAIN'] })
    server.script('rcpt', { say: `550 5.1.1 ${PASSWORD}` })
    const outcome = await connect(server.port, verified(), { login }).send(envelope, bytes)
    expect(outcome).toEqual({ kind: 'failed', reply: '550 5.1.1 [secret]', severity: 'hard' })
  })

  it('that hangs, drops or floods leaves the message for later', async () => {
    const server = await start(good, { auth: ['PLAIN'] })
    const sending = connect(server.port, verified(), { login })
    for (const action of [{ hang: true }, { drop: true }, { reset: true }, { endless: true }] as const) {
      server.script('auth', [action])
      expect((await sending.send(envelope, bytes)).kind).toBe('deferred')
    }
    expect((await sending.send(envelope, bytes)).kind).toBe('delivered')
  })
})
