/** PROXY lines: who is believed, what is refused, and whom trust and limits then apply to. */

import { describe, expect, it } from 'vitest'
import type { InboundOptions } from '../../src/inbound/inbound.ts'
import { parseProxyLine } from '../../src/inbound/proxy-line.ts'
import type { FakeInbound } from '../support/inbound-fake.ts'
import { inboundVisits } from '../support/inbound-visits.ts'
import type { SmtpClient } from '../support/smtp-client.ts'

const visits = inboundVisits()
const { connect } = visits

/** Behind a proxy on 127.0.0.1, with a trusted network behind it. */
function start(options: Partial<InboundOptions> = {}): Promise<FakeInbound> {
  return visits.start({ proxyNetworks: ['127.0.0.1'], trustedNetworks: ['10.0.0.0/8'], ...options })
}

/** A client at this address, behind the proxy. */
function clientAt(server: FakeInbound, ip: string): SmtpClient {
  const client = connect(server)
  client.line(ip.includes(':') ? `PROXY TCP6 ${ip} 2001:db8::25 4711 25` : `PROXY TCP4 ${ip} 192.0.2.25 4711 25`)
  return client
}

async function sendsMail(client: SmtpClient): Promise<void> {
  expect(await client.reply()).toMatch(/^220 /)
  for (const line of ['EHLO c.example', 'MAIL FROM:<ann@mail.example>', 'RCPT TO:<live1@relay.example>']) {
    expect(await client.ask(line)).toMatch(/^250 /)
  }
  expect(await client.ask('DATA')).toMatch(/^354 /)
  expect(await client.ask('Subject: x\r\n\r\nx\r\n.')).toMatch(/^250 /)
}

const refusals = (server: FakeInbound) => server.events.filter(({ event }) => event === 'refused')

const LONGEST = `PROXY TCP6 ${Array(8).fill('ffff').join(':')} ${Array(8).fill('ffff').join(':')} 65535 65535\r\n`

const lines: { line: string; means: ReturnType<typeof parseProxyLine> }[] = [
  { line: 'PROXY TCP4 192.0.2.7 192.0.2.25 4711 25\r\n', means: { kind: 'client', ip: '192.0.2.7' } },
  { line: 'PROXY TCP4 0.0.0.0 255.255.255.255 0 65535\r\n', means: { kind: 'client', ip: '0.0.0.0' } },
  { line: 'PROXY TCP6 2001:db8::7 ::1 4711 25\r\n', means: { kind: 'client', ip: '2001:db8::7' } },
  { line: LONGEST, means: { kind: 'client', ip: Array(8).fill('ffff').join(':') } },
  { line: 'PROXY UNKNOWN\r\n', means: { kind: 'unknown' } },
  { line: 'PROXY UNKNOWN 10.0.0.1 10.0.0.2 1 2\r\n', means: { kind: 'unknown' } },
  { line: 'PROXY UNKNOWN ffff::1 whatever\r\n', means: { kind: 'unknown' } },
  ...[
    'PROXY\r\n',
    'PROXY \r\n',
    'PROXY TCP4\r\n',
    'PROXY TCP4 192.0.2.7 192.0.2.25 4711\r\n',
    'PROXY TCP4 192.0.2.7 192.0.2.25 4711 25 1\r\n',
    'PROXY TCP4 192.0.2.7 192.0.2.25 4711 25 \r\n',
    'PROXY TCP4  192.0.2.7 192.0.2.25 4711 25\r\n',
    'PROXY TCP4 192.0.2.7 192.0.2.25 4711 65536\r\n',
    'PROXY TCP4 192.0.2.7 192.0.2.25 4711 025\r\n',
    'PROXY TCP4 192.0.2.7 192.0.2.25 4711 -25\r\n',
    'PROXY TCP4 192.0.2.7 192.0.2.25 4711 2 5\r\n',
    'PROXY TCP4 192.0.2.256 192.0.2.25 4711 25\r\n',
    'PROXY TCP4 192.0.2.07 192.0.2.25 4711 25\r\n',
    'PROXY TCP4 192.0.2 192.0.2.25 4711 25\r\n',
    'PROXY TCP4 2001:db8::7 192.0.2.25 4711 25\r\n',
    'PROXY TCP4 2001:db8::7 2001:db8::25 4711 25\r\n',
    'PROXY TCP6 192.0.2.7 192.0.2.25 4711 25\r\n',
    'PROXY TCP6 fe80::1%eth0 ::1 4711 25\r\n',
    'PROXY TCP6 ::1%0 ::1%0 4711 25\r\n',
    'PROXY UDP4 192.0.2.7 192.0.2.25 4711 25\r\n',
    'PROXY tcp4 192.0.2.7 192.0.2.25 4711 25\r\n',
    'PROXY unknown\r\n',
    'proxy TCP4 192.0.2.7 192.0.2.25 4711 25\r\n',
    'PROXY\tTCP4\t192.0.2.7\t192.0.2.25\t4711\t25\r\n',
    ' PROXY TCP4 192.0.2.7 192.0.2.25 4711 25\r\n',
    'PROXY TCP4 192.0.2.7 192.0.2.25 4711 25\n',
    'PROXY TCP4 192.0.2.7 192.0.2.25 4711 25\r\r\n',
    'PROXY TCP4 192.0.2.7\0 192.0.2.25 4711 25\r\n',
    'PROXY TCP4 client.example 192.0.2.25 4711 25\r\n',
    `PROXY UNKNOWN ${'x'.repeat(100)}\r\n`,
    '\r\n',
    'EHLO client.example\r\n',
    'GET / HTTP/1.1\r\n',
    // Version 2 of the protocol, which is binary.
    '\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c\xc0\0\x02\x07\xc0\0\x02\x19\x12\x67\0\x19',
  ].map((line) => ({ line, means: null })),
]

describe('the line of a proxy', () => {
  for (const { line, means } of lines) {
    it(`${JSON.stringify(line)} is ${means?.kind ?? 'refused'}`, async () => {
      expect(parseProxyLine(line)).toEqual(means)
      const server = await start()
      for (const split of [false, true]) {
        const client = connect(server)
        if (split) await client.bytewise(Buffer.from(line, 'latin1'))
        else client.raw(Buffer.from(line, 'latin1'))
        const said = await client.nextLine()
        expect(said).toMatch(means === null ? /^421 4\.7\.0 This connection must begin with a PROXY/ : /^220 /)
        if (means === null) expect(await client.closed()).toEqual([])
      }
      expect(refusals(server)).toHaveLength(means === null ? 2 : 0)
    })
  }

  it('that never ends is cut', async () => {
    const server = await start()
    const client = connect(server)
    client.raw(`PROXY UNKNOWN ${'x'.repeat(1_000_000)}`)
    expect(await client.nextLine()).toMatch(/^421/)
    await client.closed()
    expect(refusals(server)).toMatchObject([{ ip: '127.0.0.1', stage: 'connect', reason: 'proxy-line' }])
  })

  it('has a deadline that no byte moves', async () => {
    const server = await start({ idleMs: 200 })
    const [silent, slow] = [connect(server), connect(server)]
    const text = [...'PROXY TCP4 192.0.2.7 192.0.2.25 4711 ']
    const trickle = setInterval(() => slow.raw(text.shift() ?? ''), 20)
    expect(await silent.closed()).toMatchObject([expect.stringMatching(/^421/)])
    expect(await slow.closed()).toMatchObject([expect.stringMatching(/^421/)])
    clearInterval(trickle)
  })

  it('may be missing where a health check only connects', async () => {
    const server = await start()
    for (const leave of ['destroy', 'end', 'resetAndDestroy'] as const) {
      const client = connect(server)
      await new Promise((resolve) => client.socket.once('connect', resolve))
      client.socket[leave]()
      await client.closed().catch(() => {})
    }
    await sendsMail(clientAt(server, '10.0.0.1'))
    expect(refusals(server)).toEqual([])
  })

  it('that breaks off does no harm', async () => {
    const server = await start()
    for (const leave of ['destroy', 'end', 'resetAndDestroy'] as const) {
      const client = connect(server)
      client.raw('PROXY TCP4 192.0')
      await new Promise((resolve) => client.socket.write('.2.7', resolve))
      client.socket[leave]()
    }
    await sendsMail(clientAt(server, '10.0.0.1'))
  })

  it('that is still to come does not keep the server from stopping', async () => {
    const server = await start()
    const client = connect(server)
    await new Promise((resolve) => client.socket.once('connect', resolve))
    const began = performance.now()
    await server.drain(5_000)
    await client.closed()
    expect(performance.now() - began).toBeLessThan(3_000)
  })

  it('is not believed from anywhere else', async () => {
    const server = await start({ proxyNetworks: ['127.0.0.9'] })
    const client = connect(server)
    expect(await client.reply()).toMatch(/^220 /)
    expect(await client.ask('PROXY TCP4 10.0.0.1 192.0.2.25 4711 25')).toMatch(/^500 5\.5\.2/)
    await client.ask('EHLO c.example')
    await client.ask('VRFY x')
    expect(refusals(server).map(({ ip }) => ip)).toEqual(Array(refusals(server).length).fill('127.0.0.1'))
    const early = connect(server)
    early.raw('PROXY TCP4 10.0.0.1 192.0.2.25 4711 25\r\nEHLO c.example\r\n')
    expect((await early.closed()).at(-1)).toMatch(/^421 4\.7\.0/)
  })

  it('is expected from a whole network, and from IPv6', async () => {
    const server = await start({ listen: [{ host: '::', port: 0 }], proxyNetworks: ['127.0.0.0/24', '::1'] })
    const port = server.address.slice(server.address.lastIndexOf(':') + 1)
    for (const address of [`127.0.0.1:${port}`, `[::1]:${port}`]) {
      const client = connect({ address })
      client.line('PROXY TCP6 2001:db8::7 2001:db8::25 4711 25')
      expect(await client.reply()).toMatch(/^220 /)
    }
  })
})

describe('a client behind a proxy', () => {
  it('is the one that the line names, for trust and for the log', async () => {
    const server = await start()
    await sendsMail(clientAt(server, '10.1.2.3'))
    await sendsMail(clientAt(server, '192.0.2.7'))
    await sendsMail(clientAt(server, '2001:DB8::7'))
    expect(server.kept.map(({ client: { ip, trusted } }) => [ip.toLowerCase(), trusted])).toEqual([
      ['10.1.2.3', true],
      ['192.0.2.7', false],
      ['2001:db8::7', false],
    ])
    expect(server.events.filter(({ event }) => event === 'received').map(({ ip }) => String(ip).toLowerCase())).toEqual(
      ['10.1.2.3', '192.0.2.7', '2001:db8::7'],
    )
  })

  it('is not trusted because its proxy is', async () => {
    const server = await start({ trustedNetworks: ['127.0.0.0/8'] })
    await sendsMail(clientAt(server, '192.0.2.7'))
    expect(server.kept[0]?.client).toMatchObject({ ip: '192.0.2.7', trusted: false })
  })

  it('is trusted by its IPv4 address however the proxy spells it', async () => {
    const server = await start()
    await sendsMail(clientAt(server, '::ffff:10.1.2.3'))
    expect(server.kept[0]?.client).toMatchObject({ ip: '10.1.2.3', trusted: true })
  })

  it('that the proxy does not name is the proxy, and not trusted', async () => {
    const server = await start({ trustedNetworks: ['127.0.0.0/8'], maxConnectionsPerIp: 1 })
    const client = connect(server)
    client.line('PROXY UNKNOWN 10.0.0.1 10.0.0.2 1 2')
    await sendsMail(client)
    expect(server.kept[0]?.client).toMatchObject({ ip: '127.0.0.1', trusted: false })
    const second = connect(server)
    second.line('PROXY UNKNOWN')
    expect(await second.closed()).toMatchObject([expect.stringMatching(/^421 4\.7\.0/)])
  })

  it('counts by its own address', async () => {
    const server = await start({ maxConnectionsPerIp: 2, maxConnections: 100, perIpPerMinute: 0 })
    for (const ip of ['192.0.2.7', '192.0.2.8', '2001:db8:1::1', '2001:db8:2::1']) {
      for (let client = 0; client < 2; client++) expect(await clientAt(server, ip).reply()).toMatch(/^220/)
    }
    expect(await clientAt(server, '192.0.2.7').closed()).toMatchObject([expect.stringMatching(/^421 4\.7\.0/)])
    // The same /64 as one above.
    expect(await clientAt(server, '2001:db8:1::2').closed()).toMatchObject([expect.stringMatching(/^421 4\.7\.0/)])
    for (let client = 0; client < 5; client++) expect(await clientAt(server, '10.0.0.1').reply()).toMatch(/^220/)
  })

  it('may use TLS', async () => {
    const server = await start()
    const client = clientAt(server, '10.0.0.1')
    await client.reply()
    await client.ask('EHLO c.example')
    const socket = await client.startTls()
    expect(socket.encrypted).toBe(true)
    expect(await client.ask('EHLO c.example')).toMatch(/^250/)
  })

  it('that speaks before the greeting is heard no further', async () => {
    const server = await start()
    for (const gap of [false, true]) {
      const client = connect(server)
      const line = 'PROXY TCP4 10.0.0.1 192.0.2.25 4711 25\r\n'
      if (gap) {
        client.raw(line)
        client.raw('EHLO c.example\r\nMAIL FROM:<ann@mail.example>\r\n')
      } else {
        client.raw(`${line}EHLO c.example\r\n`)
      }
      expect((await client.closed()).at(-1)).toMatch(/^421 4\.7\.0 Client must wait/)
    }
    expect(refusals(server)).toMatchObject(Array(2).fill({ ip: '10.0.0.1', reason: 'early-talk' }))
  })
})
