import { afterAll, describe, expect, it } from 'vitest'
import { readBounce } from '../../src/core/bounce/read-bounce.ts'
import { MAX_TEXT_CHARACTERS, type ReturnedMail } from '../../src/core/bounce/returned-mail.ts'
import { createExaminer } from '../../src/examine/examine.ts'
import { examineReturned } from '../../src/examine/examine-returned.ts'
import { mail } from './sketch.ts'

/** One worker thread for all: it takes longer to start than all of these to be read. */
const there = createExaminer({ smallMessageBytes: 0, threads: 1 })
const here = createExaminer()
afterAll(async () => {
  await there.close()
  await here.close()
})

async function returned(...lines: string[]): Promise<ReturnedMail> {
  const read = await examineReturned(mail(...lines))
  if (read.kind === 'unexaminable') throw new Error(read.reason)
  return read
}

const STATUS = ['Reporting-MTA: dns; a.example', '', 'Final-Recipient: rfc822; ann@mail.example', 'Status: 5.1.1']

function report(...original: string[]): string[] {
  return [
    'From: MAILER-DAEMON@a.example',
    'Content-Type: multipart/report; report-type="Delivery-Status"; boundary=b',
    'X-Failed-Recipients: ann@mail.example, bea@mail.example',
    'X-Failed-Recipients: carl@mail.example',
    '',
    '--b',
    '',
    'It failed.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    ...STATUS,
    '--b',
    ...original,
    '--b--',
  ]
}

describe('returned mail', () => {
  it('is its header, its text, its status and the header of what came back', async () => {
    const read = await returned(
      ...report('Content-Type: message/rfc822', '', 'Subject: order', 'X-Long: a', ' b', '', 'Hello'),
    )
    expect(read).toMatchObject({
      kind: 'returned',
      contentType: 'multipart/report',
      reportType: 'delivery-status',
      headerFrom: [{ name: '', address: 'MAILER-DAEMON@a.example' }],
      failedRecipients: ['ann@mail.example', 'bea@mail.example', 'carl@mail.example'],
      text: 'It failed.',
      status: { recipients: [{ 'final-recipient': 'rfc822; ann@mail.example', status: '5.1.1' }] },
      original: [
        { name: 'subject', value: 'order' },
        { name: 'x-long', value: 'a b' },
      ],
    })
  })

  it.each(['text/rfc822-headers', 'message/global', 'message/global-headers'])(
    'finds what came back as %s',
    async (type) => {
      const read = await returned(...report(`Content-Type: ${type}`, '', 'Subject: order'))
      expect(read.original).toEqual([{ name: 'subject', value: 'order' }])
    },
  )

  it('takes the plain text of an alternative, and the HTML where there is no other', async () => {
    const alternative = (plain: string) =>
      returned(
        'Content-Type: multipart/alternative; boundary=b',
        '',
        '--b',
        '',
        plain,
        '--b',
        'Content-Type: text/html',
        '',
        '<p>rich</p><p>lines</p>',
        '--b--',
      )
    expect((await alternative('plain')).text).toBe('plain')
    expect((await alternative('')).text).toBe('rich\n\nlines')
  })

  it('reads what looks like a multipart without parts as text', async () => {
    const read = await returned(
      'Content-Type: multipart/report; boundary=b',
      '',
      'Delivery to ann@mail.example failed.',
    )
    expect(read.text).toBe('Delivery to ann@mail.example failed.')
  })

  it('keeps prose that claims to be a status as text', async () => {
    const read = await returned('Content-Type: message/delivery-status', '', 'The mailbox is gone.')
    expect(read).toMatchObject({ text: 'The mailbox is gone.', status: null })
  })

  it('does not open what came back: what stands in it is not the report', async () => {
    const read = await returned(
      ...report('Content-Type: message/rfc822', '', 'Content-Type: message/disposition-notification', '', 'x'),
    )
    expect(read.hasDispositionNotification).toBe(false)
    expect(read.status?.recipients).toHaveLength(1)
  })

  it('has a text of bounded length', async () => {
    expect((await returned('From: a@b.example', '', 'long '.repeat(100_000))).text).toHaveLength(MAX_TEXT_CHARACTERS)
  })

  it('is nothing at all where there are no bytes', async () => {
    expect(await examineReturned(new Uint8Array())).toMatchObject({ text: '', status: null, original: null })
  })
})

describe('beyond the limits', () => {
  const nested = (depth: number) =>
    Array.from({ length: depth }, (_, index) => [
      `Content-Type: multipart/mixed; boundary=b${index}`,
      '',
      `--b${index}`,
    ]).flat()

  it.each([
    ['nested too deep', mail(...nested(50), '', 'text')],
    [
      'too many parts',
      mail('Content-Type: multipart/mixed; boundary=b', '', ...Array(200).fill('--b\r\nContent-Type: a/b\r\n')),
    ],
    ['too many fields', mail(...Array.from({ length: 300 }, (_, index) => `X-${index}: y`), '', 'text')],
    ['an endless header', mail(`X: ${'y'.repeat(100_000)}`, '', 'text')],
  ])('is a value: %s', async (_title, raw) => {
    const expected = { kind: 'unexaminable', cause: 'structure' }
    expect(await examineReturned(raw)).toMatchObject(expected)
    expect(await there.examineReturned(raw)).toMatchObject(expected)
  })

  it('is not reached by messages inside each other, because none of them is opened', async () => {
    const inside = Array.from({ length: 1000 }, () => ['Content-Type: message/rfc822', '']).flat()
    expect(await returned(...report(...inside, 'Subject: deep'))).toMatchObject({ status: { recipients: [{}] } })
  })
})

describe('the examiner', () => {
  it('says the same here and in a worker thread, and leaves the bytes with the caller', async () => {
    const raw = new Uint8Array(mail(...report('Content-Type: message/rfc822', '', 'Subject: order', '', 'Hello')))
    const before = new Uint8Array(raw)
    expect(await there.examineReturned(raw)).toEqual(await here.examineReturned(raw))
    expect(raw).toEqual(before)
  })

  it('reads both kinds of mail in the same threads', async () => {
    const raw = mail('From: a@b.example', '', 'hello')
    expect(await there.examine(raw)).toHaveProperty('bodyHash')
    expect(await there.examineReturned(raw)).toMatchObject({ kind: 'returned', text: 'hello' })
  })

  it('reads a report with 7 MB of the original behind it', async () => {
    const line = `${'QUJD'.repeat(19)}`
    const original = [
      'Content-Type: message/rfc822',
      '',
      'Message-ID: <m7q2@marketplace.example>',
      'Content-Type: application/pdf',
      'Content-Transfer-Encoding: base64',
      '',
      ...Array(90_000).fill(line),
    ]
    const read = await there.examineReturned(mail(...report(...original)))
    expect(read.kind === 'returned' && readBounce(read)).toEqual({
      recipients: [
        { address: 'ann@mail.example', originalAddress: null, status: '5.1.1', outcome: 'failed', severity: 'hard' },
      ],
      originalMessageId: '<m7q2@marketplace.example>',
    })
  })
})
