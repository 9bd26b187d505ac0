/** What somebody wrote to a role address, as the operators get it; read back by a parser that is not ours. */

import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { headerFields } from '../../src/core/message/header-block.ts'
import { isReturnedToUs, isRoleAddress, type RoleMail, wrapRoleMail } from '../../src/core/operator-mail.ts'
import { address, at, US } from '../support/make-plan.ts'

const OURS = ['marketplace.example', 'marktplatz.example', 'mx.marketplace.example']
const MAILBOX = address('operators@office.example')
const IDS = { noticeDelivery: 'delivery1', noticeMessageId: 'id1', boundary: 'boundary1' }
const NOW = at('10:00:07')

function roleMail(raw: string | Uint8Array, replaced: Partial<RoleMail> = {}): RoleMail {
  const bytes = typeof raw === 'string' ? Buffer.from(raw, 'latin1') : raw
  return {
    raw: bytes,
    fields: headerFields(bytes),
    headerFrom: address('eve@mail.example'),
    reversePath: 'bounce@mail.example',
    writtenTo: [address('postmaster@marketplace.example')],
    clientIp: '192.0.2.7',
    ...replaced,
  }
}

function wrap(raw: string | Uint8Array, replaced: Partial<RoleMail> = {}) {
  return wrapRoleMail(roleMail(raw, replaced), MAILBOX, US, IDS, NOW)
}

async function read(bytes: Uint8Array) {
  const mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' })
  const [file, ...others] = mail.attachments
  expect(others).toEqual([])
  if (file === undefined || typeof file.content === 'string') throw new Error('there is no attachment')
  return { ...mail, file, content: Buffer.from(new Uint8Array(file.content)) }
}

const ORIGINAL = 'From: Eve <eve@mail.example>\r\nSubject: Your server\r\n\r\nIt sends spam.\r\n'

describe('the wrapped message', () => {
  it('is a message of ours to the operators, in full', () => {
    const { bytes, ...envelope } = wrap(ORIGINAL)
    expect(envelope).toEqual({
      delivery: 'delivery1',
      messageId: '<operators.id1@marketplace.example>',
      reversePath: null,
      forwardPath: MAILBOX,
    })
    expect(Buffer.from(bytes).toString('latin1').split('\r\n')).toEqual([
      'From: "Example Marketplace mail" <no-reply@marketplace.example>',
      'To: <operators@office.example>',
      'Reply-To: <eve@mail.example>',
      'Subject: [postmaster@marketplace.example] Your server',
      'Date: Fri, 20 Nov 2026 10:00:07 +0000',
      'Message-ID: <operators.id1@marketplace.example>',
      'Auto-Submitted: auto-generated',
      'X-Auto-Response-Suppress: All',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed;',
      ' boundary="=_c_boundary1"',
      '',
      '--=_c_boundary1',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 7bit',
      '',
      'Somebody wrote to postmaster@marketplace.example.',
      '',
      '    From:     eve@mail.example',
      '    Sent by:  bounce@mail.example',
      '    Server:   192.0.2.7',
      '    Received: 2026-11-20 10:00:07 UTC',
      '    Size:     70 bytes',
      '',
      'Nobody has proven who it is: the addresses above are what was claimed.',
      '',
      'The message is attached as original.eml, byte for byte as it came.',
      'An answer goes to eve@mail.example.',
      '',
      '--=_c_boundary1',
      'Content-Type: application/octet-stream;',
      ' name="original.eml"',
      'Content-Disposition: attachment;',
      ' filename="original.eml"',
      'Content-Transfer-Encoding: base64',
      '',
      ...(Buffer.from(ORIGINAL)
        .toString('base64')
        .match(/.{1,76}/g) ?? []),
      '--=_c_boundary1--',
      '',
    ])
  })

  for (const { title, raw } of [
    { title: 'a plain one', raw: Buffer.from(ORIGINAL) },
    { title: 'one with bytes outside ASCII', raw: Buffer.from(`${ORIGINAL}\r\nGrüße \xff\xfe`, 'latin1') },
    { title: 'one with endless lines', raw: Buffer.from(`${ORIGINAL}\r\n${'x'.repeat(2048)}\r\n${'y'.repeat(2048)}`) },
    {
      title: 'one that has dots and boundaries in it',
      raw: Buffer.from(`${ORIGINAL}.\r\n..\r\n--=_c_boundary1--\r\n`),
    },
    { title: 'one without a line end at its end', raw: Buffer.from('Subject: x\r\n\r\nend') },
    { title: 'one that is only a header', raw: Buffer.from('Subject: x') },
    { title: 'one that is no message', raw: Buffer.from('this is not a header\r\n'.repeat(50)) },
    { title: 'one of a single byte', raw: Buffer.from('.') },
    { title: 'one of 7 MiB', raw: Buffer.alloc(7 * 1024 * 1024, `${ORIGINAL}all bytes of it\r\n`) },
  ]) {
    it(`holds every byte of the original: ${title}`, async () => {
      const { bytes } = wrap(raw)
      const { file, content } = await read(bytes)
      expect([file.filename, file.mimeType, file.disposition]).toEqual([
        'original.eml',
        'application/octet-stream',
        'attachment',
      ])
      expect(Buffer.compare(content, raw)).toBe(0)
      // What Postfix takes unless it is told otherwise.
      expect(bytes.length).toBeLessThan(10_240_000)
    })
  }

  for (const { title, header, kept } of [
    { title: 'its header and the beginning of its text', header: ORIGINAL, kept: 64 * 1024 + 54 },
    { title: 'its beginning where the header has no end', header: 'x: y\r\n', kept: 128 * 1024 },
  ]) {
    it(`holds of a larger original ${title}, and says so`, async () => {
      const raw = Buffer.alloc(7 * 1024 * 1024 + 1, 'text\r\n')
      raw.write(header, 'latin1')
      if (kept === 128 * 1024) raw.write('\r\n', raw.length - 2)
      const { file, content, text } = await read(wrap(raw).bytes)
      expect(file.filename).toBe('original-beginning.eml')
      expect(content.length).toBe(kept)
      expect(Buffer.compare(content, raw.subarray(0, kept))).toBe(0)
      expect(text).toContain('too large to be passed on whole')
      expect(text).not.toContain('byte for byte')
    })
  }

  for (const { title, subject, shown } of [
    { title: 'is decoded', subject: '=?utf-8?Q?Gr=C3=BC=C3=9Fe?= =?utf-8?B?IQ==?=', shown: 'Grüße!' },
    { title: 'may be UTF-8 as it is', subject: Buffer.from('Grüße').toString('latin1'), shown: 'Grüße' },
    { title: 'may be missing', subject: '', shown: '(no subject)' },
    { title: 'may be broken', subject: '=?utf-99?B?%%?= x', shown: 'x' },
    {
      title: 'adds no field of its own',
      subject: '=?utf-8?Q?a=0D=0ABcc:_x=40y.example?=',
      shown: 'a Bcc: x@y.example',
    },
    { title: 'turns no letters around', subject: '=?utf-8?Q?a=E2=80=AEb?=', shown: 'a b' },
    {
      title: 'is cut where it has no end',
      subject: 'long '.repeat(200),
      shown: `${'long '.repeat(30).slice(0, 150)}…`,
    },
  ]) {
    it(`has the original's subject, which ${title}`, async () => {
      const { bytes } = wrap(`Subject: ${subject}\r\n\r\ntext\r\n`)
      const mail = await read(bytes)
      expect(mail.subject).toBe(`[postmaster@marketplace.example] ${shown}`)
      expect(mail.headers.map(({ key }) => key)).not.toContain('bcc')
    })
  }

  it('is plain ASCII with short lines, whatever the original is', () => {
    const subject = Buffer.from('ü'.repeat(900)).toString('latin1')
    const { bytes } = wrap(`Subject: ${subject}${'x'.repeat(1500)}\r\n\r\n${'\xff'.repeat(1998)}`)
    expect(bytes.every((byte) => byte < 0x80)).toBe(true)
    const lines = Buffer.from(bytes).toString('latin1').split('\r\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(78)
  })

  it('names every address it was written to, the first two of them in the subject', async () => {
    const writtenTo = ['postmaster@marketplace.example', 'abuse@marketplace.example', 'abuse@marktplatz.example'].map(
      address,
    )
    const two = await read(wrap(ORIGINAL, { writtenTo: writtenTo.slice(0, 2) }).bytes)
    expect(two.subject).toBe('[postmaster@marketplace.example, abuse@marketplace.example] Your server')
    const three = await read(wrap(ORIGINAL, { writtenTo }).bytes)
    expect(three.subject).toBe('[postmaster@marketplace.example, abuse@marketplace.example and 1 more] Your server')
    expect(three.text).toContain(writtenTo.join(', '))
  })

  it('gives no address to answer to where the original has none, and names no sender of a report', async () => {
    const mail = await read(wrap(ORIGINAL, { headerFrom: null, reversePath: null }).bytes)
    expect(mail.replyTo ?? []).toEqual([])
    expect(mail.text).toContain('no address that an answer could go to')
    expect(mail.text).toContain('nobody who wants to hear of failures')
  })
})

describe('a role address', () => {
  for (const { written, is } of [
    { written: 'postmaster@marketplace.example', is: true },
    { written: 'abuse@marketplace.example', is: true },
    { written: 'abuse@marktplatz.example', is: true },
    { written: 'postmaster@mx.marketplace.example', is: true },
    { written: 'postmaster@elsewhere.example', is: false },
    { written: 'postmaster@sub.marketplace.example', is: false },
    { written: 'hostmaster@marketplace.example', is: false },
    { written: 'postmaster+x@marketplace.example', is: false },
    { written: 'bbbbbbbbbbbbbbbb@marketplace.example', is: false },
  ]) {
    it(`${is ? 'is' : 'is not'} ${written}`, () => {
      expect(isRoleAddress(address(written), OURS)).toBe(is)
    })
  }
})

describe('mail to operators that has come back', () => {
  const wrapped = Buffer.from(wrap(ORIGINAL).bytes).toString('latin1')
  for (const { title, raw, returned } of [
    { title: 'as it was sent', raw: wrapped, returned: true },
    {
      title: 'by way of other servers',
      raw: `Received: from a\r\n by b\r\nResent-From: x@y.example\r\n${wrapped}`,
      returned: true,
    },
    {
      title: 'of another marketplace of ours',
      raw: 'Message-ID: <operators.a@marktplatz.example>\r\n\r\n',
      returned: true,
    },
    { title: 'but is somebody else’s', raw: 'Message-ID: <operators.a@elsewhere.example>\r\n\r\n', returned: false },
    { title: 'but is only answered', raw: 'In-Reply-To: <operators.id1@marketplace.example>\r\n\r\n', returned: false },
    { title: 'but is only attached', raw: `Subject: look\r\n\r\n${wrapped}`, returned: false },
    {
      title: 'but is a relayed message, sent on as a complaint',
      raw: 'Message-ID: <abc@marketplace.example>\r\n\r\n',
      returned: false,
    },
  ]) {
    it(`${returned ? 'is known' : 'is not taken for that'}: ${title}`, () => {
      expect(isReturnedToUs(headerFields(Buffer.from(raw, 'latin1')) ?? [], OURS)).toBe(returned)
    })
  }
})
