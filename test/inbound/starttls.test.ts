/** TLS as a conversation in text cannot show it: broken handshakes, time, versions, certificates. */

import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { replies } from '../../src/core/smtp-reply.ts'
import { type InboundOptions, InboundUnusable } from '../../src/inbound/inbound.ts'
import { makeCertificate } from '../../src/inbound/certificate.ts'
import { testCertificate } from '../support/certificates.ts'
import { type FakeInbound, startFakeInbound } from '../support/inbound-fake.ts'
import { inboundVisits } from '../support/inbound-visits.ts'
import type { SmtpClient } from '../support/smtp-client.ts'

const { start, connect, greet } = inboundVisits()

async function greetOverTls(server: FakeInbound): Promise<SmtpClient> {
  const client = await greet(server)
  await client.startTls()
  expect(await client.ask('EHLO client.example')).toMatch(/^250 /)
  return client
}

/** To where the server waits for the handshake. */
async function beforeHandshake(server: FakeInbound): Promise<SmtpClient> {
  const client = await greet(server)
  expect(await client.ask('STARTTLS')).toMatch(/^220 /)
  return client
}

async function openData(client: SmtpClient): Promise<void> {
  expect(await client.ask('MAIL FROM:<ann@mail.example>')).toMatch(/^250 /)
  expect(await client.ask('RCPT TO:<live1@relay.example>')).toMatch(/^250 /)
  expect(await client.ask('DATA')).toMatch(/^354 /)
}

async function sendsMail(client: SmtpClient): Promise<void> {
  await openData(client)
  expect(await client.ask('Subject: x\r\n\r\nx\r\n.')).toMatch(/^250 /)
}

const failures = (server: FakeInbound) => server.events.filter(({ event }) => event === 'tls-failed')
/** The first bytes of a real ClientHello, which announces 512. */
const HALF_A_HELLO = Buffer.from('160301020001000 1fc0303'.replaceAll(' ', ''), 'hex')

describe('a session over TLS', () => {
  it('takes mail, large and small', async () => {
    const server = await start()
    const client = await greetOverTls(server)
    await sendsMail(client)
    await openData(client)
    const line = `${'x'.repeat(900)}\r\n`
    client.raw(`Subject: large\r\n\r\n${line.repeat(5000)}.\r\n`)
    expect(await client.reply()).toMatch(/^250 /)
    expect(server.kept.map(({ raw }) => raw.length > 4_000_000)).toEqual([false, true])
    expect(failures(server)).toEqual([])
  })

  it('is told from one in clear by the log', async () => {
    const server = await start()
    await sendsMail(await greetOverTls(server))
    await sendsMail(await greet(server))
    const received = server.events.filter(({ event }) => event === 'received')
    expect(received.map(({ tls }) => tls)).toEqual(['TLSv1.3', null])
  })

  for (const { title, options, says, expected } of [
    {
      title: 'errors',
      options: { maxErrors: 2 },
      says: ['VRFY x', 'VRFY x'],
      expected: /^421 4\.7\.0 Too many errors/,
    },
    { title: 'idling', options: { maxNoops: 3 }, says: ['NOOP', 'NOOP', 'NOOP'], expected: /^421 4\.7\.0/ },
    { title: 'silence', options: { idleMs: 100 }, says: [], expected: /^421 4\.4\.2/ },
    { title: 'length', options: { sessionMs: 300 }, says: [], expected: /^421 4\.4\.2 Session/ },
  ]) {
    it(`ends for its ${title} as any other`, async () => {
      const client = await greetOverTls(await start(options))
      for (const line of says) client.line(line)
      expect((await client.closed()).at(-1)).toMatch(expected)
    })
  }

  it('ends in the middle of a message that is too slow', async () => {
    const client = await greetOverTls(await start({ dataMs: 100, idleMs: 1_000 }))
    await openData(client)
    client.raw('Subject: ')
    expect((await client.closed()).at(-1)).toMatch(/^421 4\.4\.2 Message/)
  })

  it('keeps nothing of a message that breaks off', async () => {
    const server = await start()
    for (const leave of ['destroy', 'end', 'resetAndDestroy'] as const) {
      const client = await greet(server)
      const below = client.socket
      await client.startTls()
      await client.ask('EHLO client.example')
      await openData(client)
      client.raw('Subject: half')
      // Only the socket below TLS can be reset.
      ;(leave === 'resetAndDestroy' ? below : client.socket)[leave]()
    }
    await sendsMail(await greetOverTls(server))
    expect(server.kept).toHaveLength(1)
  })

  it('counts as one connection of its client, and as none when it is over', async () => {
    const server = await start({ trustedNetworks: [], maxConnectionsPerIp: 1, perIpPerMinute: 0 })
    const client = await greetOverTls(server)
    expect(await connect(server).closed()).toMatchObject([expect.stringMatching(/^421 4\.7\.0/)])
    client.line('QUIT')
    expect(await client.closed()).toMatchObject([expect.stringMatching(/^221/)])
    client.close()
    await expect.poll(() => connect(server).nextLine()).toMatch(/^220/)
  })

  it('is told that the server shuts down, once its message has its reply', async () => {
    let decide = () => {}
    const server = await start({}, {}, async () => {
      await new Promise<void>((resolve) => {
        decide = resolve
      })
      return replies.accepted
    })
    const idle = await greetOverTls(server)
    const busy = await greetOverTls(server)
    await openData(busy)
    busy.raw('Subject: x\r\n\r\n.\r\n')
    await expect.poll(() => server.events.filter(({ event }) => event === 'received').length).toBe(1)
    const drained = server.drain(10_000)
    expect(await idle.closed()).toMatchObject([expect.stringMatching(/^421 4\.3\.2/)])
    decide()
    expect(await busy.closed()).toMatchObject([expect.stringMatching(/^250/), expect.stringMatching(/^421 4\.3\.2/)])
    await drained
    expect(server.kept).toHaveLength(1)
  })
})

describe('a handshake', () => {
  const breaks: { title: string; does: (client: SmtpClient) => void }[] = [
    { title: 'that is garbage', does: (client) => client.raw('\0\xff garbage\r\n'.repeat(50)) },
    { title: 'that is SMTP', does: (client) => client.raw('EHLO client.example\r\n') },
    { title: 'of TLS that is not there', does: (client) => client.raw(Buffer.from('1503010002022a', 'hex')) },
    { title: 'that is reset at once', does: (client) => client.socket.resetAndDestroy() },
    { title: 'that is hung up at once', does: (client) => client.socket.end() },
    {
      title: 'that is reset in the middle',
      does: (client) => client.socket.write(HALF_A_HELLO, () => client.socket.resetAndDestroy()),
    },
    { title: 'that is hung up in the middle', does: (client) => client.socket.end(HALF_A_HELLO) },
  ]
  for (const { title, does } of breaks) {
    it(`${title} ends that session and no other`, async () => {
      const server = await start({ trustedNetworks: [], maxConnectionsPerIp: 2, perIpPerMinute: 0 })
      const other = await greetOverTls(server)
      const client = await beforeHandshake(server)
      does(client)
      await client.closed()
      await expect.poll(() => failures(server)).toMatchObject([{ ip: '127.0.0.1' }])
      // Its place is free again, which the limit of two shows.
      await expect.poll(async () => connect(server).nextLine().catch(String)).toMatch(/^220/)
      await sendsMail(other)
    })
  }

  it('that resets after each of its own messages does no harm', async () => {
    const server = await start()
    for (let round = 0; round < 30; round++) {
      const client = await beforeHandshake(server)
      const below = client.socket
      const shaking = client.shakeHands().catch(() => {})
      // A few milliseconds cover a handshake from its first byte to the first command after it.
      const end = performance.now() + round / 5
      while (performance.now() < end) await new Promise((resolve) => setImmediate(resolve))
      below.resetAndDestroy()
      await shaking
    }
    await sendsMail(await greetOverTls(server))
  })

  for (const { title, bytes } of [
    { title: 'silence', bytes: [] },
    { title: 'half a handshake and silence', bytes: [HALF_A_HELLO] },
    { title: 'a handshake that trickles', bytes: [...Buffer.concat([HALF_A_HELLO, Buffer.alloc(500)])] },
  ]) {
    it(`has a deadline: ${title}`, async () => {
      const server = await start({ idleMs: 200 })
      const client = await beforeHandshake(server)
      const trickle = setInterval(() => {
        const next = bytes.shift()
        if (next !== undefined) client.raw(typeof next === 'number' ? Uint8Array.of(next) : next)
      }, 10)
      const began = performance.now()
      expect(await client.closed()).toEqual([])
      clearInterval(trickle)
      expect(performance.now() - began).toBeLessThan(5_000)
      expect(failures(server)).toMatchObject([{ reason: 'too slow' }])
    })
  }

  for (const bytes of [Buffer.alloc(0), HALF_A_HELLO]) {
    it(`under way does not keep the server from stopping, after ${bytes.length} bytes`, async () => {
      const server = await start()
      const client = await beforeHandshake(server)
      client.raw(bytes)
      const began = performance.now()
      await server.drain(5_000)
      expect(await client.closed()).toEqual([])
      expect(performance.now() - began).toBeLessThan(3_000)
    })
  }

  it('that comes when the session is too long ends with it', async () => {
    const client = await beforeHandshake(await start({ sessionMs: 200 }))
    expect(await client.closed()).toEqual([])
  })
})

describe('what TLS is spoken', () => {
  const versions: { options: Partial<InboundOptions>; client: object; works: boolean }[] = [
    { options: {}, client: { minVersion: 'TLSv1.3' }, works: true },
    { options: {}, client: { maxVersion: 'TLSv1.2' }, works: true },
    { options: { minTlsVersion: 'TLSv1.3' }, client: {}, works: true },
    { options: { minTlsVersion: 'TLSv1.3' }, client: { maxVersion: 'TLSv1.2' }, works: false },
    {
      options: {},
      client: { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
      works: false,
    },
    { options: {}, client: { maxVersion: 'TLSv1.2', ciphers: 'aNULL:eNULL@SECLEVEL=0' }, works: false },
  ]
  for (const { options, client: offer, works } of versions) {
    it(`${JSON.stringify(options)} and a client with ${JSON.stringify(offer)}: ${works ? 'yes' : 'no'}`, async () => {
      const server = await start(options)
      const client = await greet(server)
      const handshake = client.startTls(offer).then(() => client.ask('EHLO client.example'))
      if (works) expect(await handshake).toMatch(/^250/)
      else await expect(handshake).rejects.toThrow()
      expect(failures(server)).toHaveLength(works ? 0 : 1)
    })
  }

  it('is not negotiated a second time', async () => {
    const server = await start()
    const client = await greet(server)
    const socket = await client.startTls({ maxVersion: 'TLSv1.2' })
    expect(await client.ask('EHLO client.example')).toMatch(/^250/)
    const refused = new Promise((resolve) => socket.renegotiate({ rejectUnauthorized: false }, resolve))
    expect(await Promise.race([refused, client.closed()])).not.toBeNull()
    await sendsMail(await greetOverTls(server))
  })

  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    it(`may resume a session of ${version}, also one from before another certificate`, async () => {
      const server = await start()
      let session: Buffer | undefined
      for (const round of ['new', 'resumed', 'reloaded']) {
        if (round === 'reloaded') server.reloadCertificate(await testCertificate('mx2.relay.example'))
        const client = await greet(server)
        const socket = await client.startTls({ maxVersion: version, ...(session && { session }) })
        socket.on('session', (next) => {
          session = next
        })
        expect(await client.ask('EHLO client.example')).toMatch(/^250/)
        await sendsMail(client)
        session ??= socket.getSession()
      }
      expect(server.kept).toHaveLength(3)
    })
  }
})

describe('the certificate', () => {
  const shown = async (client: SmtpClient) => (await client.startTls()).getPeerX509Certificate()

  it('is the one that was configured', async () => {
    const { chain } = await testCertificate('mx.relay.example')
    const client = await greet(await start())
    expect((await shown(client))?.fingerprint256).toBe(new X509Certificate(chain).fingerprint256)
  })

  it('is one of our own for our name where none was configured, each time another', async () => {
    const seen: (string | undefined)[] = []
    for (let round = 0; round < 2; round++) {
      const certificate = await shown(await greet(await start({ certificate: null })))
      expect(certificate?.subject).toBe('CN=mx.relay.example')
      expect(certificate?.subjectAltName).toBe('DNS:mx.relay.example')
      expect(certificate?.ca).toBe(false)
      seen.push(certificate?.publicKey.export({ format: 'pem', type: 'spki' }).toString())
    }
    expect(new Set(seen).size).toBe(2)
  })

  it('of our own making is valid from before now for years, whatever the length of our name', async () => {
    const now = new Date('2026-11-20T10:00:00Z')
    const hostname = `${'a-long-label.'.repeat(8)}example`
    const { chain, validTo, key } = await makeCertificate(hostname, now)
    const certificate = new X509Certificate(chain)
    expect(new Date(certificate.validFrom).getTime()).toBeLessThan(now.getTime())
    expect(new Date(certificate.validTo)).toEqual(validTo)
    expect(validTo.getUTCFullYear()).toBe(2036)
    expect(certificate.checkHost(hostname)).toBe(hostname)
    expect(String(key)).toBe('[secret]')
  })

  it('may change while sessions run', async () => {
    const server = await start()
    const before = await greetOverTls(server)
    const halfway = await greet(server)
    server.reloadCertificate(await testCertificate('mx2.relay.example'))
    expect((await shown(halfway))?.subject).toBe('CN=mx2.relay.example')
    await sendsMail(before)
    expect((await shown(await greet(server)))?.subject).toBe('CN=mx2.relay.example')
  })

  it('stays as it is when the next one cannot be used', async () => {
    const server = await start()
    const good = await testCertificate('mx.relay.example')
    const { key } = await testCertificate('mx2.relay.example')
    expect(() => server.reloadCertificate({ ...good, key })).toThrow(/mismatch/)
    expect((await shown(await greet(server)))?.subject).toBe('CN=mx.relay.example')
  })

  it('that cannot be used is told at the start', async () => {
    const good = await testCertificate('mx.relay.example')
    const { key } = await testCertificate('mx2.relay.example')
    const starting = startFakeInbound({ certificate: { ...good, key } })
    await expect(starting).rejects.toThrow(InboundUnusable)
    await expect(starting).rejects.toThrow('[inbound] tls_certificate cannot be used')
  })
})
