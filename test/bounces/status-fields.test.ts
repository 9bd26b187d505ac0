import { describe, expect, it } from 'vitest'
import { addressIn, fieldAddress } from '../../src/core/bounce/recipient-address.ts'
import { repliesIn, statusIn } from '../../src/core/bounce/reply-codes.ts'
import { cutAtOriginal, originalFields } from '../../src/core/bounce/returned-original.ts'
import { readDeliveryStatus } from '../../src/core/bounce/status-fields.ts'

const status = (...lines: string[]) => readDeliveryStatus(lines.join('\n'))

describe('the fields of a delivery status', () => {
  it('are those of the message and of each recipient, folded lines as one', () => {
    expect(
      status(
        'Reporting-MTA: dns; a.example',
        'X-Own: ignored',
        '',
        'Final-Recipient: rfc822; ann@mail.example',
        'Action: failed',
        'Diagnostic-Code: smtp; 550',
        '\t5.1.1 no such',
        ' user',
        '',
        'Final-Recipient: rfc822; bea@mail.example',
        'Action: relayed',
      ),
    ).toEqual({
      message: { 'reporting-mta': 'dns; a.example' },
      recipients: [
        {
          'final-recipient': 'rfc822; ann@mail.example',
          action: 'failed',
          'diagnostic-code': 'smtp; 550 5.1.1 no such user',
        },
        { 'final-recipient': 'rfc822; bea@mail.example', action: 'relayed' },
      ],
    })
  })

  it('are none in prose, and none where no host and no recipient is named', () => {
    expect(status('This message was undeliverable.', 'Note: see below', '')).toBeNull()
    expect(status('Action: failed', 'Status: 5.1.1')).toBeNull()
    expect(status('')).toBeNull()
  })

  it('are grouped where the group of the message is missing', () => {
    expect(status('Final-Recipient: rfc822; ann@mail.example', 'Status: 5.1.1')?.recipients).toHaveLength(1)
  })

  it('stay apart where the empty line between two recipients is missing', () => {
    const read = status(
      'Original-Recipient: rfc822; ann@mail.example',
      'Final-Recipient: rfc822; ann@mail.example',
      'Status: 5.1.1',
      'Original-Recipient: rfc822; bea@mail.example',
      'Final-Recipient: rfc822; bea@mail.example',
      'Status: 5.2.2',
    )
    expect(read?.recipients.map((one) => one.status)).toEqual(['5.1.1', '5.2.2'])
  })

  it('are those of the first 20 recipients', () => {
    const groups = Array.from(
      { length: 10_000 },
      (_, index) => `Final-Recipient: rfc822; a${index}@b.example\nStatus: 5.1.1\n`,
    )
    const read = readDeliveryStatus(`Reporting-MTA: dns; a.example\n\n${groups.join('\n')}`)
    expect(read?.recipients).toHaveLength(20)
    expect(read?.recipients.at(-1)?.['final-recipient']).toBe('rfc822; a19@b.example')
  })

  it('are never a name of an object', () => {
    expect(status('Reporting-MTA: dns; a', '__proto__: x', 'constructor: y')?.message).toEqual({
      'reporting-mta': 'dns; a',
    })
  })

  it('are cut where they are too long', () => {
    const read = status(
      'Reporting-MTA: dns; a',
      '',
      'Final-Recipient: rfc822; a@b.example',
      `Diagnostic-Code: ${'x'.repeat(9000)}`,
    )
    expect(read?.recipients[0]?.['diagnostic-code']).toHaveLength(1999)
  })
})

describe('the address in a field', () => {
  it.each([
    ['rfc822; ann@mail.example', 'ann@mail.example'],
    ['RFC822;<ann@mail.example>', 'ann@mail.example'],
    ['ann@mail.example', 'ann@mail.example'],
    ['rfc822; ann@mail.example (Ann Lee)', 'ann@mail.example'],
    ['utf-8; \\x{674E}@\\x{4F8B}.example', '李@例.example'],
    ['utf-8; \\x{D800}\\x{FFFFFF}@b.example', '\\x{D800}\\x{FFFFFF}@b.example'],
    ['rfc822; IMCEASMTP-ann+40mail+2Eexample@firma.example', 'ann@mail.example'],
    ['rfc822; IMCEAEX-_o=Org_cn=Recipients_cn=ann@firma.example', null],
    ['LOCAL; root', null],
    ['', null],
    [undefined, null],
  ])('of %j is %j', (value, expected) => {
    expect(fieldAddress(value)).toBe(expected)
  })

  it.each([
    ['to <ann@mail.example>, who', 'ann@mail.example'],
    ['收件人：li@163.example）', 'li@163.example'],
    ['write to ann@mail.example.', 'ann@mail.example'],
    ['nobody', null],
  ])('in text, %j, is %j', (text, expected) => {
    expect(addressIn(text)).toBe(expected)
  })
})

describe('codes in words', () => {
  it.each([
    ['550 5.1.1 no', 550, '5.1.1'],
    ['550-5.1.1 The account 550 5.1.1 is gone', 550, '5.1.1'],
    ['#550 4.4.7 QUEUE.Expired; message expired ##', 550, '4.4.7'],
    ['no mailbox here. (#5.1.1)', null, '5.1.1'],
    ['554: 5.4.14 hop count', 554, '5.4.14'],
    ['host mx.example[192.0.2.5] said: 550 User unknown', 550, null],
    ['4.16.55.1; 12.5.1.1; v5.1.1', null, null],
    ['25, 4501, 550.5, a450', null, null],
    ['', null, null],
  ])('%j: %j, %j', (text, code, enhanced) => {
    expect(repliesIn(text)).toEqual({ code, enhanced })
  })

  it('are found in a status with a comment, and not in other numbers', () => {
    expect(statusIn('5.1.1 (bad destination)')).toBe('5.1.1')
    expect(statusIn('5.4.310')).toBe('5.4.310')
    expect(statusIn('15.1.1')).toBeNull()
    expect(statusIn('3.1.1')).toBeNull()
    expect(statusIn(undefined)).toBeNull()
  })
})

describe('the message that came back', () => {
  it('begins below a line of hyphens only where a header follows', () => {
    const line = '-'.repeat(50)
    expect(cutAtOriginal(`text\n${line}\nmore text\n`).original).toBeNull()
    expect(cutAtOriginal(`text\n${line}\nReceived: by a\nSubject: b\n`).said).toBe('text\n')
  })

  it('has a header of 100 fields at most, each cut', () => {
    const fields = originalFields(
      `\n\n${Array.from({ length: 500 }, (_, index) => `X-${index}: ${'y'.repeat(3000)}`).join('\n')}`,
    )
    expect(fields).toHaveLength(100)
    expect(Math.max(...fields.map(({ value }) => value.length))).toBeLessThanOrEqual(2000)
  })
})
