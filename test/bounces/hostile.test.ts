/** Returned mail that was cut, changed or made to hurt: there is always an answer, and soon. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBounce } from '../../src/core/bounce/read-bounce.ts'
import type { ReturnedMail } from '../../src/core/bounce/returned-mail.ts'
import { cutAtOriginal } from '../../src/core/bounce/returned-original.ts'
import { severityOfReply } from '../../src/core/bounce/severity.ts'
import { readDeliveryStatus } from '../../src/core/bounce/status-fields.ts'
import { examineReturned } from '../../src/examine/examine-returned.ts'
import { SHAPES } from './shapes.ts'

/** Many times what these take on a slow core, and far below what a quadratic pattern takes. Of the processor's time. */
const SOON_MS = 1500

function timed<Result>(work: () => Result): { result: Result; ms: number } {
  const start = process.cpuUsage()
  const result = work()
  return { result, ms: processorMs(start) }
}

function processorMs(start: NodeJS.CpuUsage): number {
  return process.cpuUsage(start).user / 1000
}

const BASE: ReturnedMail = {
  kind: 'returned',
  contentType: 'text/plain',
  reportType: null,
  headerFrom: [{ name: 'Mail Delivery Subsystem', address: 'mailer-daemon@mail.example' }],
  subject: 'Undeliverable: failure notice',
  signs: {},
  failedRecipients: [],
  text: '',
  status: null,
  original: null,
  hasDispositionNotification: false,
  hasFeedbackReport: false,
}

/** Each begins like something that is looked for, and never ends like it. */
const PIECES = [
  'a',
  '@',
  ' ',
  '<',
  '<a@',
  'a@b',
  'a@b.',
  'user ',
  'domain ',
  'mailbox account ',
  'recipient <x> ',
  'to a',
  'an ',
  '5.1.',
  '550 ',
  '550-5.1.1 ',
  '550 5.1.1 5',
  '--- ',
  '>>> ',
  '\n',
  '\n<a@b>:\n',
  '\n  a@b\n',
  `${'-'.repeat(45)}\n`,
  'Final-Recipient: rfc822; a@b\n',
  'Final-Recipient',
  'Your message to ',
  'Hi. This is the ',
  '(generated from ',
  'メール宛先',
  '收件人',
  'a.b.c.d.',
  'https://',
  '\\x{41}',
  '+40',
  'postfach a ',
  'has moved has ',
]

describe('a megabyte of text', () => {
  it.each(PIECES)('is read soon: %j', (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length))
    const { ms } = timed(() => {
      readBounce({ ...BASE, text })
      readBounce({ ...BASE, text: `This is the mail system at host a.\n${text}` })
      readBounce({ ...BASE, subject: text.slice(0, 998), text: `Delivery has failed to these recipients\n${text}` })
      severityOfReply(null, null, text)
      severityOfReply(550, '5.0.0', text)
      readDeliveryStatus(text)
      cutAtOriginal(text)
    })
    expect(ms).toBeLessThan(SOON_MS)
  })

  it('is read once for 100 recipients whose fields say nothing', () => {
    const recipients = Array.from({ length: 100 }, (_, index) => ({ 'final-recipient': `rfc822; a${index}@b.example` }))
    const text = 'to a@b user '.repeat(6000)
    const { result, ms } = timed(() => readBounce({ ...BASE, text, status: { message: {}, recipients } }))
    expect(result?.recipients).toHaveLength(100)
    expect(ms).toBeLessThan(SOON_MS)
  })

  it('with one reason for many recipients is read once, and long reasons for each are read for 20', () => {
    const failedRecipients = Array.from({ length: 1000 }, (_, index) => `a${index}@b.example`)
    const { ms } = timed(() =>
      readBounce({ ...BASE, failedRecipients, text: `undelivered\n${'a'.repeat(900)}\n`.repeat(5) }),
    )
    const group = (index: number) =>
      `Final-Recipient: rfc822; a${index}@b.example\nDiagnostic-Code: smtp; ${'a'.repeat(2000)}\n\n`
    const status = readDeliveryStatus(Array.from({ length: 100 }, (_, index) => group(index)).join(''))
    const contentType = 'multipart/report'
    const { result, ms: ofEach } = timed(() => readBounce({ ...BASE, contentType, status }))
    expect(result?.recipients).toHaveLength(20)
    expect(ms + ofEach).toBeLessThan(1000)
  })
})

describe('a shape that was damaged', () => {
  const names = [...SHAPES.keys()]
  const damaged = fc.record({
    name: fc.constantFrom(...names),
    cutAt: fc.double({ min: 0, max: 1, noNaN: true }),
    isCut: fc.boolean(),
    changes: fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) }), {
      maxLength: 30,
    }),
  })

  it('has an answer within limits, soon, that can be handed to another thread', async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async ({ name, cutAt, isCut, changes }) => {
        const whole = Buffer.from(SHAPES.get(name) ?? '')
        for (const { at, byte } of changes) whole[Math.floor(at * (whole.length - 1))] = byte
        const raw = isCut ? whole.subarray(0, Math.floor(cutAt * whole.length)) : whole
        const start = process.cpuUsage()
        const mail = await examineReturned(raw)
        const report = mail.kind === 'returned' ? readBounce(mail) : null
        expect(processorMs(start)).toBeLessThan(SOON_MS)
        expect(structuredClone(mail)).toEqual(mail)
        if (report !== null) {
          expect(report.recipients.length).toBeGreaterThan(0)
          expect(report.recipients.length).toBeLessThanOrEqual(20)
          for (const { address } of report.recipients) expect((address ?? '').length).toBeLessThanOrEqual(600)
        }
      }),
      { numRuns: 150 },
    )
  })
})
