import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createIntake } from '../../src/inbound/intake.ts'
import { checkMailParameters, parsePathCommand } from '../../src/inbound/mail-command.ts'
import { clientKey, createNetworks, plainIp } from '../../src/inbound/networks.ts'
import { createRateLimiter } from '../../src/inbound/rate-limiter.ts'
import { countReceived } from '../../src/inbound/received-count.ts'
import { type DataLimits, receiveData } from '../../src/inbound/receive-data.ts'
import { createConnectionCount } from '../../src/inbound/session-limits.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 20) + seconds * 1000)

describe('the rate limiter', () => {
  it('takes a burst of one minute and nothing more', () => {
    const limiter = createRateLimiter(3)
    expect([0, 0, 0, 0].map((second) => limiter.take('a', at(second)))).toEqual([true, true, true, false])
  })

  it('lets one more through as each share of the minute passes', () => {
    const limiter = createRateLimiter(3)
    const seconds = [0, 0, 0, 19, 20, 21, 60, 60, 60]
    expect(seconds.map((second) => limiter.take('a', at(second)))).toEqual([
      true,
      true,
      true,
      false,
      true,
      false,
      true,
      true,
      false,
    ])
  })

  it('is no stricter for a clock that was set back', () => {
    const limiter = createRateLimiter(2)
    expect([60, 0, 0].map((second) => limiter.take('a', at(second)))).toEqual([true, true, false])
  })

  it('counts each key by itself', () => {
    const limiter = createRateLimiter(1)
    expect([limiter.take('a', at(0)), limiter.take('b', at(0)), limiter.take('a', at(0))]).toEqual([true, true, false])
  })

  it('never limits at zero', () => {
    const limiter = createRateLimiter(0)
    expect(Array.from({ length: 1000 }, () => limiter.take('a', at(0))).every(Boolean)).toBe(true)
    expect(limiter.size).toBe(0)
  })

  it('remembers so many keys and no more, the busiest longest', () => {
    const limiter = createRateLimiter(1, { maxKeys: 100 })
    for (let key = 0; key < 1000; key++) {
      limiter.take('busy', at(0))
      limiter.take(`stranger ${key}`, at(0))
    }
    expect(limiter.size).toBe(100)
    expect(limiter.take('busy', at(0))).toBe(false)
  })

  it('takes an event back that was none, and never more than there were', () => {
    const limiter = createRateLimiter(2)
    const now = new Date('2026-11-20T10:00:00Z')
    limiter.giveBack('a')
    expect([limiter.take('a', now), limiter.take('a', now), limiter.take('a', now)]).toEqual([true, true, false])
    limiter.giveBack('a')
    expect([limiter.take('a', now), limiter.take('a', now)]).toEqual([true, false])
    for (let times = 0; times < 5; times++) limiter.giveBack('a')
    expect([limiter.take('a', now), limiter.take('a', now), limiter.take('a', now)]).toEqual([true, true, false])
  })

  it('does not drain when the clock is set back', () => {
    const limiter = createRateLimiter(1)
    limiter.take('a', at(100))
    expect(limiter.take('a', at(0))).toBe(false)
  })
})

describe('networks', () => {
  const networks = createNetworks(['10.0.0.0/8', '192.0.2.7', '2001:db8::/32', '::1'])

  for (const { ip, inside } of [
    { ip: '10.255.0.1', inside: true },
    { ip: '::ffff:10.1.2.3', inside: true },
    { ip: '11.0.0.1', inside: false },
    { ip: '192.0.2.7', inside: true },
    { ip: '192.0.2.8', inside: false },
    { ip: '2001:db8:1::5', inside: true },
    { ip: '2001:db9::', inside: false },
    { ip: '::1', inside: true },
    { ip: '::2', inside: false },
    { ip: 'nonsense', inside: false },
    { ip: '', inside: false },
  ]) {
    it(`${inside ? 'hold' : 'do not hold'} ${ip || 'an empty address'}`, () => {
      expect(networks.contains(ip)).toBe(inside)
    })
  }

  for (const text of ['10.0.0.0/33', '::/129', 'example.com', '', '10.0.0.0/', '10.0.0/8', '1.2.3.4/-1']) {
    it(`do not accept "${text}"`, () => {
      expect(() => createNetworks([text])).toThrow('is not an IP network')
    })
  }

  for (const { ip, key } of [
    { ip: '192.0.2.7', key: '192.0.2.7' },
    { ip: '::ffff:192.0.2.7', key: '192.0.2.7' },
    { ip: '::FFFF:c000:207', key: '192.0.2.7' },
    { ip: '0:0:0:0:0:ffff:192.0.2.7', key: '192.0.2.7' },
    { ip: '0000:0000:0000:0000:0000:ffff:c000:0207', key: '192.0.2.7' },
    { ip: '2001:db8:1:2:3:4:5:6', key: '2001:db8:1:2::/64' },
    { ip: '2001:0DB8:1:2::9', key: '2001:db8:1:2::/64' },
    { ip: '2001:db8::1', key: '2001:db8:0:0::/64' },
    { ip: '::1', key: '0:0:0:0::/64' },
  ]) {
    it(`count ${ip} as ${key}`, () => {
      expect(clientKey(ip)).toBe(key)
    })
  }

  it('show an IPv4 client of a dual-stack port as such', () => {
    expect(plainIp('::ffff:192.0.2.7')).toBe('192.0.2.7')
    expect(plainIp('2001:db8::1')).toBe('2001:db8::1')
  })

  it('show a client in one spelling, whatever that of its proxy is', () => {
    expect(plainIp('0:0:0:0:0:ffff:c000:207')).toBe('192.0.2.7')
    expect(plainIp('2001:0DB8:0:0::1')).toBe('2001:db8::1')
    expect(plainIp('fe80::1%eth0')).toBe('fe80::1%eth0')
    expect(plainIp('nonsense')).toBe('nonsense')
  })
})

describe('the connection count', () => {
  it('refuses one too many per client and in all, and counts out again', () => {
    const count = createConnectionCount(3, 2)
    expect([count.open('a'), count.open('a')]).toEqual([null, null])
    expect(count.open('a')?.code).toBe(421)
    expect(count.open(null)).toBeNull()
    expect(count.open('b')?.code).toBe(421)
    count.close('a')
    expect(count.open('b')).toBeNull()
  })

  it('keeps a quarter of the places for clients without a key', () => {
    const count = createConnectionCount(8, 10)
    expect([1, 2, 3, 4, 5, 6, 7].map((client) => count.open(`stranger ${client}`)?.code ?? 0)).toEqual([
      0, 0, 0, 0, 0, 0, 421,
    ])
    expect([count.open(null), count.open(null)]).toEqual([null, null])
    expect(count.open(null)?.code).toBe(421)
    count.close('stranger 1')
    expect(count.open('stranger 7')).toBeNull()
  })
})

describe('counting Received fields', () => {
  for (const { title, text, expected } of [
    { title: 'none', text: 'Subject: x\r\n\r\n', expected: 0 },
    { title: 'in any case, with space before the colon', text: 'received: a\r\nRECEIVED : b\r\n\r\n', expected: 2 },
    { title: 'not in folded lines', text: 'X: a\r\n Received: b\r\n\r\n', expected: 0 },
    { title: 'not in the body', text: 'Received: a\r\n\r\nReceived: b\r\n', expected: 1 },
    { title: 'not other fields', text: 'Received-SPF: a\r\nX-Received: b\r\n\r\n', expected: 0 },
    { title: 'in a header without a body', text: 'Received: a\r\nReceived: b\r\n', expected: 2 },
    { title: 'not in a message without a header', text: '\r\nReceived: a\r\n', expected: 0 },
    { title: 'in an empty message', text: '', expected: 0 },
  ]) {
    it(title, () => {
      expect(countReceived(Buffer.from(text))).toBe(expected)
    })
  }
})

describe('a path command', () => {
  it('is read with its parameters', () => {
    expect(parsePathCommand('MAIL FROM', 'mail from: <ann@mail.example> SIZE=5  body=8bitmime SMTPUTF8 ')).toEqual({
      path: 'ann@mail.example',
      parameters: { SIZE: '5', BODY: '8bitmime', SMTPUTF8: true },
      duplicate: null,
    })
  })

  for (const line of [
    'RCPT TO:<a@b.example>',
    'MAIL FROM <a@b.example>',
    'MAIL FROM:<a@b.example',
    'MAIL FROM:<a@b.example>SIZE=1',
    'MAIL FROM:<a @b.example>',
    'MAIL FROM:<a@b.example> =1',
    'MAIL FROM:<a@b.example> A=',
    'MAIL FROM:<a@b.example> A=b=c',
    'MAIL FROM:  <a@b.example>',
    'MAIL FROM:<a@b.example>\t',
    '',
  ]) {
    it(`is not ${JSON.stringify(line)}`, () => {
      expect(parsePathCommand('MAIL FROM', line)).toBeNull()
    })
  }

  it('may have a parameter named like something of every object', () => {
    const parsed = parsePathCommand('MAIL FROM', 'MAIL FROM:<> CONSTRUCTOR')
    expect(parsed?.duplicate).toBeNull()
    expect(checkMailParameters(parsed?.parameters ?? {}, 10)?.code).toBe(555)
  })
})

const limits: DataLimits = { maxMessageBytes: 1000, dataMs: 60_000, idleMs: 60_000, minDataBytesPerSecond: 500 }

describe('receiving data', () => {
  it('gives the bytes and keeps hold of their memory', async () => {
    const intake = createIntake(10, 1)
    const { stream, received } = receiving(intake)
    stream.write('four')
    stream.end('six!\r\n')
    expect(await received).toEqual({ kind: 'whole', raw: Buffer.from('foursix!\r\n') })
    expect(intake.hold(1)).toBe(false)
  })

  it('cuts off what memory is too short for', async () => {
    const intake = createIntake(9, 1)
    const { stream, received } = receiving(intake)
    stream.end('0123456789')
    expect(await received).toMatchObject({ kind: 'cut', reply: { code: 451 } })
    expect(intake.hold(9)).toBe(true)
  })

  it('gives memory back when the client goes away, and keeps nothing', async () => {
    const intake = createIntake(10, 1)
    const { stream, received } = receiving(intake)
    stream.write('01234567')
    stream.destroy(new Error('reset'))
    expect(await received).toEqual({ kind: 'gone' })
    expect(intake.hold(10)).toBe(true)
  })

  it('notices a client that went away without an error', async () => {
    const { stream, received } = receiving(createIntake(10, 1))
    stream.write('01234567')
    stream.destroy()
    expect(await received).toEqual({ kind: 'gone' })
  })

  it('holds no memory for what it will refuse', async () => {
    const intake = createIntake(10, 1)
    const { stream, received } = receiving(intake)
    stream.write('a\n')
    stream.write('x'.repeat(900))
    stream.end()
    expect(await received).toMatchObject({ kind: 'refused', reply: { code: 550 } })
    expect(intake.hold(10)).toBe(true)
  })

  it('cuts off a violation that goes on for ever', async () => {
    const { stream, received } = receiving(createIntake(10, 1))
    stream.write('a\n')
    stream.write('x'.repeat(999))
    expect(await received).toMatchObject({ kind: 'cut', reply: { code: 552 } })
  })

  it('gives up on a client that trickles', async () => {
    const { stream, received } = receiving(createIntake(1000, 1), { idleMs: 30 })
    const trickle = setInterval(() => stream.write('x'), 5)
    expect(await received).toMatchObject({ kind: 'cut', reply: { code: 421, enhanced: '4.4.2' } })
    clearInterval(trickle)
  })

  it('gives up at the deadline, however fast the bytes come', async () => {
    const fast = { idleMs: 30, dataMs: 60, maxMessageBytes: 1_000_000 }
    const { stream, received } = receiving(createIntake(1_000_000, 1), fast)
    const flood = setInterval(() => stream.write('x'.repeat(1000)), 5)
    expect(await received).toMatchObject({ kind: 'cut', reply: { code: 421 } })
    clearInterval(flood)
  })
})

describe('the intake', () => {
  it('runs so many jobs at once, in order, and knows when none is left', async () => {
    const intake = createIntake(0, 2)
    const started: number[] = []
    const ends: (() => void)[] = []
    const jobs = [0, 1, 2, 3].map((job) =>
      intake.run(async () => {
        started.push(job)
        await new Promise<void>((resolve) => {
          ends[job] = resolve
        })
        if (job === 1) throw new Error('failed')
      }),
    )
    jobs[1]?.catch(() => {})
    let idle = false
    void intake.idle().then(() => {
      idle = true
    })
    expect(started).toEqual([0, 1])
    ends[1]?.()
    await expect(jobs[1]).rejects.toThrow('failed')
    expect(started).toEqual([0, 1, 2])
    expect(idle).toBe(false)
    ends[0]?.()
    ends[2]?.()
    await Promise.all([jobs[0], jobs[2]])
    ends[3]?.()
    await jobs[3]
    await intake.idle()
    expect(idle).toBe(true)
  })
})

function receiving(intake: ReturnType<typeof createIntake>, changed: Partial<DataLimits> = {}) {
  const stream = new PassThrough()
  return { stream, received: receiveData(stream, { ...limits, ...changed }, intake) }
}
