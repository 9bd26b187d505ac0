/** What a conversation in text cannot show: time, many clients, and the end. */

import { describe, expect, it } from 'vitest'
import { replies } from '../../src/core/smtp-reply.ts'
import { InboundUnusable } from '../../src/inbound/inbound.ts'
import { startFakeInbound } from '../support/inbound-fake.ts'
import { inboundVisits } from '../support/inbound-visits.ts'
import type { SmtpClient } from '../support/smtp-client.ts'

const { start, connect, greet } = inboundVisits()

async function openData(client: SmtpClient, recipient = 'live1@relay.example'): Promise<void> {
  expect(await client.ask('MAIL FROM:<ann@mail.example>')).toMatch(/^250 /)
  expect(await client.ask(`RCPT TO:<${recipient}>`)).toMatch(/^250 /)
  expect(await client.ask('DATA')).toMatch(/^354 /)
}

const never = new Promise<never>(() => {})

describe('the listener', () => {
  it('greets without the wait that its library begins with', async () => {
    const server = await start()
    const waits: number[] = []
    for (let client = 0; client < 10; client++) {
      const began = performance.now()
      expect(await connect(server).reply()).toBe('220 mx.relay.example ESMTP')
      waits.push(performance.now() - began)
    }
    // The library's wait is 100 ms for each; a busy machine may slow down some.
    expect(Math.min(...waits)).toBeLessThan(50)
  })

  it('survives clients that reset the connection at every point', async () => {
    const server = await start()
    for (const steps of [0, 1, 2, 3, 4]) {
      const client = connect(server)
      if (steps > 0) await client.reply()
      if (steps > 1) await client.ask('EHLO client.example')
      if (steps > 2) await openData(client)
      if (steps > 3) client.raw('Subject: x\r\n\r\nhalf')
      client.socket.resetAndDestroy()
    }
    await openData(await greet(server))
    expect(server.kept).toEqual([])
  })

  it('says which address it cannot have, and opens none of the others', async () => {
    const server = await start()
    const port = Number(server.address.split(':')[1])
    const failing = startFakeInbound({
      listen: [
        { host: '127.0.0.1', port: 0 },
        { host: '127.0.0.1', port },
      ],
    })
    await expect(failing).rejects.toThrow(InboundUnusable)
    await expect(failing).rejects.toThrow(`127.0.0.1:${port} is in use by another program`)
    await expect(startFakeInbound({ listen: [{ host: '192.0.2.1', port: 0 }] })).rejects.toThrow('192.0.2.1:0 is not')
  })

  it('listens on several addresses', async () => {
    const server = await start({
      listen: [
        { host: '127.0.0.1', port: 0 },
        { host: '127.0.0.2', port: 0 },
      ],
    })
    expect(server.addresses.map((address) => address.split(':')[0])).toEqual(['127.0.0.1', '127.0.0.2'])
    for (const address of server.addresses) {
      const client = connect({ address })
      expect(await client.reply()).toMatch(/^220 /)
    }
  })

  it('logs refusals without the addresses they are about', async () => {
    const server = await start()
    const client = await greet(server)
    await client.ask('MAIL FROM:<ann@mail.example>')
    await client.ask('RCPT TO:<secret-alias@relay.example>')
    await client.ask('MAIL FROM:<bob@mail.example> bob@mail.example')
    const refused = server.events.filter(({ event }) => event === 'refused')
    expect(refused).toMatchObject([
      { stage: 'rcpt', reply: '550 5.1.1', ip: '127.0.0.1', reason: 'nobody reads sec…@relay.example' },
      { stage: 'session', reply: '501 5.1.7' },
    ])
    expect(JSON.stringify(refused)).not.toMatch(/secret-alias|bob@|ann@/)
  })

  it('names the transaction in a refusal of its message, as the log does', async () => {
    const server = await start({}, {}, async () => replies.notYours)
    const client = await greet(server)
    await openData(client)
    expect(await client.ask('Subject: x\r\n\r\n.')).toMatch(/^550 5\.7\.1 .* \(session\d+\)\r?\n?$/)
    await openData(client)
    const reply = await client.ask('Subject: x\r\n\r\nbare\nline\r\n.')
    const [refused] = server.events.filter(({ event }) => event === 'refused')
    expect(refused).toMatchObject({ stage: 'data', reply: '550 5.6.0', to: ['l…@relay.example'] })
    expect(reply).toContain(`(${String(refused?.['session'])})`)
  })

  it('gives each transaction a name of its own', async () => {
    const server = await start()
    const client = await greet(server)
    for (let message = 0; message < 2; message++) {
      await openData(client)
      expect(await client.ask('Subject: x\r\n\r\n.')).toMatch(/^250 /)
    }
    expect(new Set(server.kept.map(({ session }) => session)).size).toBe(2)
    expect(server.kept.map(({ client: { ip, trusted } }) => [ip, trusted])).toEqual(Array(2).fill(['127.0.0.1', true]))
  })
})

describe('the limits of the listener', () => {
  it('refuse one connection too many from a stranger, but not from a trusted network', async () => {
    const strangers = await start({ trustedNetworks: [], maxConnectionsPerIp: 2 })
    const [first] = [await greet(strangers), await greet(strangers)]
    expect(await connect(strangers).closed()).toMatchObject([expect.stringMatching(/^421 4\.7\.0/)])
    first?.line('QUIT')
    await first?.closed()
    first?.close()
    await expect.poll(async () => connect(strangers).nextLine()).toMatch(/^220/)
    await strangers.drain(0)

    const trusted = await start({ maxConnectionsPerIp: 2 })
    for (let client = 0; client < 5; client++) await greet(trusted)
  })

  it('refuse one connection too many in all', async () => {
    const server = await start({ maxConnections: 3 })
    for (let client = 0; client < 3; client++) await greet(server)
    expect(await connect(server).closed()).toMatchObject([expect.stringMatching(/^421 4\.7\.0/)])
  })

  it('leave room for others however many refused clients never hang up', async () => {
    const server = await start({ trustedNetworks: ['127.0.0.1'], maxConnections: 4, maxConnectionsPerIp: 1 })
    for (let client = 0; client < 150; client++) {
      const crowd = connect(server, `127.0.0.${2 + (client % 3)}`)
      crowd.socket.pause()
      crowd.socket.allowHalfOpen = true
    }
    await expect.poll(() => server.events.length).toBeGreaterThan(100)
    await greet(server)
  })

  it('log so many refused connections of one client a minute, and no more', async () => {
    const server = await start({ trustedNetworks: [], maxConnectionsPerIp: 1, perIpPerMinute: 0 })
    await greet(server)
    for (let client = 0; client < 80; client++) await connect(server).closed()
    expect(server.events.filter(({ event }) => event === 'refused')).toHaveLength(60)
  })

  it('slow down connections and messages of a stranger by the minute', async () => {
    const server = await start({ trustedNetworks: [], perIpPerMinute: 2, maxErrors: 100 })
    const client = await greet(server)
    expect(await client.ask('MAIL FROM:<ann@mail.example>')).toMatch(/^250/)
    await client.ask('RSET')
    expect(await client.ask('MAIL FROM:<ann@mail.example>')).toMatch(/^250/)
    await client.ask('RSET')
    expect(await client.ask('MAIL FROM:<ann@mail.example>')).toMatch(/^451 4\.7\.1/)
    await greet(server)
    expect(await connect(server).closed()).toMatchObject([expect.stringMatching(/^421/)])
  })

  it('end a silent session', async () => {
    const client = await greet(await start({ idleMs: 50 }))
    expect(await client.closed()).toMatchObject([expect.stringMatching(/^421 4\.4\.2/)])
  })

  it('end a session that goes on and on', async () => {
    const client = await greet(await start({ sessionMs: 100, maxNoops: 1e9 }))
    const noops = setInterval(() => client.line('NOOP'), 10)
    expect((await client.closed()).at(-1)).toMatch(/^421 4\.4\.2 Session/)
    clearInterval(noops)
  })

  it('let a message finish whose session is over', async () => {
    const server = await start({ sessionMs: 200 })
    const client = await greet(server)
    await openData(client)
    // Another session that began later has been ended: this one's time is over as well.
    await (await greet(server)).closed()
    client.raw('Subject: x\r\n\r\n.\r\n')
    expect(await client.reply()).toMatch(/^250 2\.0\.0/)
    expect(await client.closed()).toMatchObject([expect.stringMatching(/^421 4\.4\.2 Session/)])
    expect(server.kept).toHaveLength(1)
  })

  it('end a message that trickles in', async () => {
    const server = await start({ idleMs: 100, minDataBytesPerSecond: 1_000 })
    const client = await greet(server)
    await openData(client)
    const trickle = setInterval(() => client.raw('x'), 10)
    expect(await client.closed()).toMatchObject([expect.stringMatching(/^421 4\.4\.2 Message took/)])
    clearInterval(trickle)
    expect(server.kept).toEqual([])
  })

  it('cut off a message that never ends, long before it is all there', async () => {
    const server = await start({ maxMessageBytes: 100_000 })
    const client = await greet(server)
    await openData(client)
    let sent = 0
    const pour = () => {
      if (client.socket.destroyed || client.socket.writableEnded) return
      sent += 70_000
      client.socket.write(`${'x'.repeat(68)}\r\n`.repeat(1_000), pour)
    }
    pour()
    expect((await client.closed())[0]).toMatch(/^552 5\.3\.4/)
    expect(sent).toBeLessThan(20_000_000)
    expect(server.kept).toEqual([])
  })

  it('hold back a client that reads no replies', async () => {
    const server = await start({ maxNoops: 1e9, maxErrors: 1e9 })
    const client = await greet(server)
    client.socket.pause()
    client.raw('NOOP\r\n'.repeat(500_000))
    await greet(server)
    expect(await (await greet(server)).ask('NOOP')).toMatch(/^250/)
  })

  it('decide about so many messages at once, and about the others after them', async () => {
    let deciding = 0
    let most = 0
    const ends: (() => void)[] = []
    const server = await start({ maxMessagesInFlight: 2 }, {}, async () => {
      most = Math.max(most, ++deciding)
      await new Promise<void>((resolve) => ends.push(resolve))
      deciding--
      return replies.accepted
    })
    const sending = await Promise.all(Array.from({ length: 5 }, () => greet(server)))
    for (const client of sending) {
      await openData(client)
      client.raw('Subject: x\r\n\r\n.\r\n')
    }
    for (let message = 0; message < 5; message++) {
      await expect.poll(() => ends.length).toBeGreaterThan(0)
      ends.shift()?.()
    }
    for (const client of sending) expect(await client.reply()).toMatch(/^250/)
    expect(most).toBe(2)
  })

  it('hold no more bytes than fit into memory', async () => {
    const server = await start({ maxBytesInMemory: 1_000 }, {}, () => never)
    const [first, second] = [await greet(server), await greet(server)]
    await openData(first)
    first.raw(`${'x'.repeat(700)}\r\n.\r\n`)
    await expect.poll(() => server.events.some(({ event }) => event === 'received')).toBe(true)
    await openData(second)
    second.raw(`${'x'.repeat(700)}\r\n.\r\n`)
    expect(await second.closed()).toMatchObject([expect.stringMatching(/^451 4\.3\.0/)])
  })

  it('leave three quarters of the memory to mail between parties', async () => {
    const server = await start({ maxBytesInMemory: 1_000 })
    const [stranger, party] = [await greet(server), await greet(server)]
    for (let message = 0; message < 5; message++) {
      await openData(stranger, 'postmaster@relay.example')
      expect(await stranger.ask(`${'x'.repeat(200)}\r\n.`)).toMatch(/^250/)
    }
    await openData(stranger, 'postmaster@relay.example')
    stranger.raw(`${'x'.repeat(300)}\r\n`)
    expect(await stranger.closed()).toMatchObject([expect.stringMatching(/^451 4\.3\.0/)])
    await openData(party)
    expect(await party.ask(`${'x'.repeat(700)}\r\n.`)).toMatch(/^250/)
  })

  it('count only the bytes of messages that are not decided yet', async () => {
    const server = await start({ maxBytesInMemory: 1_000 })
    const client = await greet(server)
    for (let message = 0; message < 5; message++) {
      await openData(client)
      expect(await client.ask(`${'x'.repeat(700)}\r\n.`)).toMatch(/^250/)
    }
  })

  it('answer 452 while the disk is full', async () => {
    let room = false
    const server = await start({}, { hasRoom: async () => room })
    const client = await greet(server)
    expect(await client.ask('MAIL FROM:<ann@mail.example>')).toMatch(/^452 4\.3\.1/)
    room = true
    expect(await client.ask('MAIL FROM:<ann@mail.example>')).toMatch(/^250/)
  })

  it('answer 451 while aliases cannot be looked up', async () => {
    const recipient = () => Promise.reject(new Error('database is locked'))
    const server = await start({}, { recipient })
    const client = await greet(server)
    await client.ask('MAIL FROM:<ann@mail.example>')
    expect(await client.ask('RCPT TO:<live1@relay.example>')).toMatch(/^451 4\.3\.0/)
    expect(server.events.filter(({ event }) => event === 'trouble')).toMatchObject([{ where: 'inbound rcpt' }])
  })
})

describe('draining the listener', () => {
  it('ends idle sessions at once and takes no new ones', async () => {
    const server = await start()
    const client = await greet(server)
    const drained = server.drain(10_000)
    expect(await client.closed()).toMatchObject([expect.stringMatching(/^421 4\.3\.2/)])
    client.close()
    await drained
    await expect(connect(server).reply()).rejects.toThrow('hung up')
  })

  it('lets a message that is arriving finish, and gives its reply', async () => {
    const server = await start()
    const client = await greet(server)
    await openData(client)
    const drained = server.drain(10_000)
    client.raw('Subject: x\r\n\r\n.\r\n')
    expect(await client.reply()).toMatch(/^250 2\.0\.0/)
    expect(await client.closed()).toMatchObject([expect.stringMatching(/^421 4\.3\.2/)])
    await drained
    expect(server.kept).toHaveLength(1)
  })

  it('waits for a decision whose client has gone', async () => {
    let decide = () => {}
    const server = await start({}, {}, async () => {
      await new Promise<void>((resolve) => {
        decide = resolve
      })
      return replies.accepted
    })
    const client = await greet(server)
    await openData(client)
    client.raw('Subject: x\r\n\r\n.\r\n')
    await expect.poll(() => server.events.some(({ event }) => event === 'received')).toBe(true)
    client.close()
    let over = false
    const drained = server.drain(10_000).then(() => {
      over = true
    })
    await new Promise((resolve) => setImmediate(resolve))
    expect(over).toBe(false)
    decide()
    await drained
    expect(server.kept).toHaveLength(1)
  })

  it('cuts off what takes longer than it was given', async () => {
    const server = await start({}, {}, () => never)
    const client = await greet(server)
    await openData(client)
    client.raw('Subject: x\r\n\r\n')
    await server.drain(20)
    expect(await client.closed()).toEqual([])
    expect(server.kept).toEqual([])
  })

  it('is over although a client never hangs up', async () => {
    const server = await start()
    const client = await greet(server)
    client.socket.pause()
    client.socket.allowHalfOpen = true
    await server.drain(10_000)
    await expect(connect(server).reply()).rejects.toThrow('hung up')
  })
})
