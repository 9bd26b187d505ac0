import { describe, expect, it } from 'vitest'
import { replies } from '../../src/core/smtp-reply.ts'
import { createLogger } from '../../src/log/logger.ts'
import { createMailLog, masked } from '../../src/log/mail-log.ts'

describe('an address as the log shows it', () => {
  it.each([
    ['k7m2q9x4w8t3b6zd@marketplace.example', 'k7m…@marketplace.example'],
    ['ann.lee@mail.example', 'an…@mail.example'],
    ['ann@mail.example', 'a…@mail.example'],
    ['jo@mail.example', '…@mail.example'],
    ['postmaster', '…'],
  ])('%s is %s', (address, shown) => expect(masked(address)).toBe(shown))
})

describe('a refusal', () => {
  const lines: string[] = []
  const counted: (readonly [string, string | undefined])[] = []
  const mailLog = createMailLog(createLogger('info', { write: (line) => void lines.push(line) }), (...event) =>
    counted.push([event[0], event[1]]),
  )

  it('names the aliases it was for, masked, and is counted by its reply', () => {
    const forwardPaths = ['k7m2q9x4w8t3b6zd@marketplace.example']
    const refusal = { session: 's1', ip: '192.0.2.1', stage: 'data', reply: replies.notYours, reason: 'no' }
    mailLog.refused({ ...refusal, forwardPaths })
    mailLog.refused({ ...refusal, stage: 'mail', forwardPaths: [] })
    const [first, second] = lines.map((line) => JSON.parse(line))
    expect(first).toMatchObject({ reply: '550 5.7.1', reason: 'no', to: ['k7m…@marketplace.example'] })
    expect(second).not.toHaveProperty('to')
    expect(lines.join('')).not.toContain('k7m2')
    expect(counted).toEqual(Array(2).fill(['refused', '550 5.7.1']))
  })
})
