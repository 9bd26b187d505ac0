import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/core/message/message.ts'
import { examineBytes } from '../../src/examine/examine-bytes.ts'
import { mail, sketch } from './sketch.ts'

async function examined(...lines: string[]): Promise<Message> {
  const result = await examineBytes(mail(...lines))
  if ('kind' in result) throw new Error(result.reason)
  return result
}

/** A multipart whose parts are given as `type`, empty line, content; a nested one by its own lines. */
function multipart(subtype: string, boundary: string, ...parts: string[][]): string[] {
  const inside = parts.flatMap((lines) => [`--${boundary}`, ...lines])
  return [`Content-Type: multipart/${subtype}; boundary="${boundary}"`, '', ...inside, `--${boundary}--`]
}
const plain = (text: string) => ['Content-Type: text/plain', '', text]
const html = (text: string) => ['Content-Type: text/html', '', text]
const file = (type: string, name: string, content = 'x') => [
  `Content-Type: ${type}`,
  `Content-Disposition: attachment; filename="${name}"`,
  '',
  content,
]
const FROM = 'From: a@b.example'

describe('no text is lost', () => {
  for (const { title, lines, form, body } of [
    { title: 'a plain message', lines: ['', 'one', '', 'two', ''], form: 'plain', body: 'one||two' },
    { title: 'a message without any header but From', lines: ['', 'hello'], form: 'plain', body: 'hello' },
    {
      title: 'HTML wins over plain text',
      lines: multipart('alternative', 'x', plain('p'), html('<p>h')),
      form: 'rich',
      body: '<p>h</p>',
    },
    {
      title: 'also when it comes first',
      lines: multipart('alternative', 'x', html('<p>h'), plain('p')),
      form: 'rich',
      body: '<p>h</p>',
    },
    {
      title: 'of two HTML forms the last one, as the richest',
      lines: multipart('alternative', 'x', plain('p'), html('<p>h'), html('<p>i')),
      form: 'rich',
      body: '<p>i</p>',
    },
    {
      title: 'empty HTML loses',
      lines: multipart('alternative', 'x', plain('p'), html('<p>&nbsp;&zwnj;<br></p>')),
      form: 'plain',
      body: 'p',
    },
    {
      title: 'HTML with a counting picture only loses',
      lines: multipart('alternative', 'x', plain('p'), html('<img src="http://t.example/1.gif">')),
      form: 'plain',
      body: 'p',
    },
    {
      title: 'hidden HTML loses',
      lines: multipart('alternative', 'x', plain('p'), html('<div style="display:none">h</div>')),
      form: 'plain',
      body: 'p',
    },
    {
      title: 'empty plain text beside HTML',
      lines: multipart('alternative', 'x', plain(''), html('h')),
      form: 'rich',
      body: 'h',
    },
    {
      title: 'text, HTML and text again',
      lines: multipart('mixed', 'x', plain('a'), html('<b>b</b>'), plain('c\r\nd')),
      form: 'rich',
      body: '<div>a</div><b>b</b><div>c|d</div>',
    },
    { title: 'several texts', lines: multipart('mixed', 'x', plain('a'), plain('b')), form: 'plain', body: 'a||b' },
    {
      title: 'text beside HTML inside an alternative',
      lines: multipart('alternative', 'x', plain('p'), multipart('mixed', 'y', html('h'), plain('c'))),
      form: 'rich',
      body: 'h<div>c</div>',
    },
    {
      title: 'an alternative of text only beside HTML',
      lines: multipart('mixed', 'x', multipart('alternative', 'y', plain('a')), html('<p>b</p>')),
      form: 'rich',
      body: '<div>a</div><p>b</p>',
    },
    {
      title: 'HTML that leaves a comment open beside text',
      lines: multipart('mixed', 'x', html('a<!-- '), plain('b')),
      form: 'rich',
      body: 'a<div>b</div>',
    },
    {
      title: 'unknown text is text',
      lines: multipart('mixed', 'x', ['Content-Type: text/x-unknown', '', 'a']),
      form: 'plain',
      body: 'a',
    },
    {
      title: 'text that is enriched only',
      lines: multipart('alternative', 'x', plain(''), ['Content-Type: text/enriched', '', 'e']),
      form: 'plain',
      body: 'e',
    },
    {
      title: 'signed text',
      lines: multipart('signed', 'x', plain('a'), ['Content-Type: application/pgp-signature', '', 's']),
      form: 'plain',
      body: 'a',
    },
    {
      title: 'an unknown multipart',
      lines: multipart('whatever', 'x', plain('a'), plain('b')),
      form: 'plain',
      body: 'a||b',
    },
    {
      title: 'a multipart without boundary',
      lines: ['Content-Type: multipart/mixed', '', 'hello'],
      form: 'plain',
      body: 'hello',
    },
    {
      title: 'a multipart whose boundary never comes',
      lines: ['Content-Type: multipart/mixed; boundary=x', '', 'hello'],
      form: 'plain',
      body: 'hello',
    },
    {
      title: 'a multipart that does not end',
      lines: ['Content-Type: multipart/mixed; boundary=x', '', '--x', '', 'hello'],
      form: 'plain',
      body: 'hello',
    },
    { title: 'a type that is none', lines: ['Content-Type: text', '', 'hello'], form: 'plain', body: 'hello' },
    {
      title: 'a message that calls itself an attachment',
      lines: ['Content-Type: text/plain', 'Content-Disposition: attachment', '', 'hello'],
      form: 'plain',
      body: 'hello',
    },
    {
      title: 'a type that misses its semicolon',
      lines: ['Content-Type: text/html charset=utf-8', '', '<b>a</b>'],
      form: 'rich',
      body: '<b>a</b>',
    },
    { title: 'an empty type', lines: ['Content-Type:', '', 'hello'], form: 'plain', body: 'hello' },
    {
      title: 'flowed text',
      lines: ['Content-Type: text/plain; format=flowed', '', 'one ', 'two', '> q ', '> r', '-- ', 'sig'],
      form: 'plain',
      body: 'one two|> q r|-- |sig',
    },
    {
      title: 'flowed text with delsp',
      lines: ['Content-Type: text/plain; format=flowed; delsp=yes', '', '555 ', '1234'],
      form: 'plain',
      body: '5551234',
    },
    { title: 'controls and other line ends', lines: ['', 'a\x07b\x0bc\x1b[0m'], form: 'plain', body: 'ab|c[0m' },
    {
      title: 'base64 text',
      lines: ['Content-Transfer-Encoding: base64', '', 'aGVsbG8=', ''],
      form: 'plain',
      body: 'hello',
    },
    {
      title: 'broken base64 text',
      lines: ['Content-Transfer-Encoding: base64', '', 'aGV*sbG8', ''],
      form: 'plain',
      body: 'hello',
    },
    {
      title: 'a text part with a name that comes first',
      lines: multipart('mixed', 'x', ['Content-Type: text/plain; name="body.txt"', '', 'a']),
      form: 'plain',
      body: 'a',
    },
  ]) {
    it(title, async () => {
      const message = await examined(FROM, ...lines)
      expect({ form: message.form, body: sketch(message.body) }).toEqual({ form, body })
    })
  }
})

describe('charsets', () => {
  const bytes = (text: string, charset: string) => [`Content-Type: text/plain${charset}`, '', text]
  for (const { title, lines, expected } of [
    { title: 'UTF-8', lines: bytes('\xc3\xa9\xe2\x82\xac', '; charset=utf-8'), expected: 'é€' },
    { title: 'UTF-8 undeclared', lines: bytes('\xc3\xa9', ''), expected: 'é' },
    { title: 'Latin-1 undeclared', lines: bytes('caf\xe9', ''), expected: 'café' },
    { title: 'Latin-1 that is Windows', lines: bytes('\x93a\x94 \x80', '; charset=iso-8859-1'), expected: '“a” €' },
    { title: 'Windows declared as UTF-8', lines: bytes('caf\xe9 cr\xe8me', '; charset=utf-8'), expected: 'café crème' },
    { title: 'UTF-8 cut in the middle', lines: bytes('\xc3\xa9\xc3\xa8\xc3', '; charset=utf-8'), expected: 'éè\ufffd' },
    { title: 'UTF-8 declared as ASCII', lines: bytes('\xc3\xa9', '; charset=us-ascii'), expected: 'é' },
    { title: 'unknown charset', lines: bytes('caf\xe9', '; charset=x-klingon'), expected: 'café' },
    { title: 'Japanese', lines: bytes('\x1b$B$3$s\x1b(B', '; charset=iso-2022-jp'), expected: 'こん' },
    { title: 'Shift_JIS', lines: bytes('\x82\xb1\x82\xf1', '; charset=shift_jis'), expected: 'こん' },
    { title: 'GB18030', lines: bytes('\xc4\xe3', '; charset=gb2312'), expected: '你' },
    { title: 'Big5', lines: bytes('\xa7A', '; charset=big5'), expected: '你' },
    { title: 'KOI8-R', lines: bytes('\xd0\xd2', '; charset=koi8-r'), expected: 'пр' },
    {
      title: 'UTF-16',
      lines: [
        'Content-Type: text/plain; charset=utf-16',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from('\ufeffhé', 'utf16le').toString('base64'),
      ],
      expected: 'hé',
    },
    { title: 'UTF-7 stays as it is', lines: bytes('+AGE-', '; charset=utf-7'), expected: '+AGE-' },
    {
      title: 'HTML that names its charset inside',
      lines: ['Content-Type: text/html', '', '<meta charset="koi8-r">\xd0\xd2'],
      expected: 'пр',
    },
  ]) {
    it(title, async () => {
      expect(sketch((await examined(FROM, ...lines)).body)).toBe(expected)
    })
  }
})

describe('files', () => {
  it('have name, type, content and kind', async () => {
    const message = await examined(
      FROM,
      ...multipart(
        'mixed',
        'x',
        plain('a'),
        file('application/pdf', 'a.pdf', '%PDF-1.4 x'),
        file('text/plain', 'b.txt', 'text'),
      ),
    )
    expect(
      message.attachments.map(({ name, declaredType, kind, text, content, cleaned }) => ({
        name,
        declaredType,
        kind,
        text,
        content: Buffer.from(content).toString(),
        // What is no picture and no document goes on as it is.
        unchanged: cleaned === content,
      })),
    ).toEqual([
      {
        name: 'a.pdf',
        declaredType: 'application/pdf',
        kind: 'pdf',
        content: '%PDF-1.4 x',
        text: null,
        unchanged: false,
      },
      { name: 'b.txt', declaredType: 'text/plain', kind: 'text', content: 'text', text: 'text', unchanged: true },
    ])
  })

  const kinds = async (...parts: string[][]) =>
    (await examined(FROM, ...multipart('mixed', 'x', plain('a'), ...parts))).attachments.map((one) => one.kind)

  it('that mail programs add by themselves are incidental', async () => {
    expect(
      await kinds(
        file('application/pgp-signature', 'signature.asc'),
        file('application/pkcs7-signature', 'smime.p7s'),
        file('application/pgp-keys', 'key.asc'),
        file('text/calendar', 'invite.ics'),
        file('application/octet-stream', 'a.VCF'),
        file('application/ms-tnef', 'winmail.dat'),
        file('application/octet-stream', 'winmail.dat'),
        ['Content-Type: text/calendar; method=REQUEST', '', 'BEGIN:VCALENDAR'],
        ['Content-Type: text/x-amp-html', '', '<html>'],
      ),
    ).toEqual(Array(9).fill('incidental'))
  })

  it('that are messages, pieces of messages or encrypted are other', async () => {
    expect(
      await kinds(
        ['Content-Type: message/rfc822', '', 'From: x@y.example', '', 'inner text'],
        ['Content-Type: message/rfc822', 'Content-Disposition: inline', '', 'From: x@y.example', '', 'inner text'],
        ['Content-Type: message/partial; id=a; number=1', '', 'text'],
        ['Content-Type: message/external-body; access-type=URL', '', 'text'],
        ['Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; x'],
        file('application/pkcs7-mime', 'smime.p7m'),
        file('application/octet-stream', 'encrypted.asc', '-----BEGIN PGP MESSAGE-----\r\n\r\nx'),
      ),
    ).toEqual(Array(7).fill('other'))
  })

  it('the parts of a digest are messages', async () => {
    const message = await examined(FROM, ...multipart('digest', 'x', ['', 'From: x@y.example', '', 'inner text']))
    expect(message.attachments).toMatchObject([{ declaredType: 'message/rfc822', kind: 'other' }])
    expect(message.body).toEqual([])
  })

  it('an inner message never shows as text', async () => {
    const inner = ['Content-Type: message/rfc822', 'Content-Disposition: inline', '', 'Subject: s', '', 'inner text']
    expect(sketch((await examined(FROM, ...multipart('mixed', 'x', plain('a'), inner))).body)).toBe('a')
  })

  it('a message that is one file', async () => {
    const message = await examined(FROM, 'Content-Type: application/pkcs7-mime; name=smime.p7m', '', 'x')
    expect(message.attachments).toMatchObject([{ name: 'smime.p7m', kind: 'other' }])
    expect(message.body).toEqual([])
  })

  it('an encrypted text is a file', async () => {
    const message = await examined(FROM, '', '-----BEGIN PGP MESSAGE-----', '', 'x', '-----END PGP MESSAGE-----')
    expect(message.attachments).toMatchObject([{ name: '', kind: 'other' }])
    expect(message.body).toEqual([])
  })

  it('a text with a name after the text is a file, without one it is text', async () => {
    const named = [
      'Content-Type: text/plain; name=notes.txt',
      'Content-Disposition: inline; filename=notes.txt',
      '',
      'n',
    ]
    const message = await examined(FROM, ...multipart('mixed', 'x', plain('a'), named, plain('footer')))
    expect(sketch(message.body)).toBe('a||footer')
    expect(message.attachments).toMatchObject([{ name: 'notes.txt', kind: 'text' }])
  })

  it('files of an alternative that is not chosen are kept', async () => {
    const calendar = ['Content-Type: text/calendar', '', 'BEGIN:VCALENDAR']
    const message = await examined(
      FROM,
      ...multipart(
        'alternative',
        'x',
        multipart('mixed', 'y', plain('p'), file('application/zip', 'a.zip')),
        html('h'),
        calendar,
      ),
    )
    expect(message.attachments.map((one) => one.declaredType)).toEqual(['application/zip', 'text/calendar'])
    expect(sketch(message.body)).toBe('h')
  })
})

describe('pictures in the HTML', () => {
  const gif = (id: string, ...more: string[]) => [
    'Content-Type: image/gif',
    `Content-ID: <${id}>`,
    'Content-Transfer-Encoding: base64',
    ...more,
    '',
    Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1').toString('base64'),
  ]

  it('that are shown have their id, others are ordinary attachments', async () => {
    const message = await examined(
      FROM,
      ...multipart('related', 'x', html('<img src="cid:one@a" alt=A>'), gif('one@a'), gif('two@a'), gif('one@a')),
    )
    expect(message.attachments.map((one) => [one.kind, one.contentId])).toEqual([
      ['gif', 'one@a'],
      ['gif', null],
      ['gif', null],
    ])
    expect(sketch(message.body)).toBe('[one@a;A;]')
  })

  it('that are missing leave their text', async () => {
    expect(sketch((await examined(FROM, ...html('<b><img src="cid:lost" alt=A></b>'))).body)).toBe('<b>[;A;]</b>')
  })

  it('cannot be documents', async () => {
    const pdf = ['Content-Type: application/pdf', 'Content-ID: <p>', '', '%PDF-1.4']
    const message = await examined(FROM, ...multipart('related', 'x', html('a<img src="cid:p">'), pdf))
    expect(message.attachments.map((one) => one.contentId)).toEqual([null])
  })
})

describe('file names', () => {
  for (const { title, header, expected } of [
    { title: 'plain', header: 'attachment; filename=a.pdf', expected: 'a.pdf' },
    { title: 'RFC 2231', header: "attachment; filename*=utf-8''Gr%C3%BC%C3%9Fe.pdf", expected: 'Grüße.pdf' },
    {
      title: 'RFC 2231 in pieces out of order',
      header: "attachment; filename*1=b.pdf; filename*0*=utf-8''%C3%A4",
      expected: 'äb.pdf',
    },
    { title: 'RFC 2047', header: 'attachment; filename="=?utf-8?B?R3LDvMOfZS5wZGY=?="', expected: 'Grüße.pdf' },
    { title: 'raw UTF-8', header: 'attachment; filename="Gr\xc3\xbc\xc3\x9fe.pdf"', expected: 'Grüße.pdf' },
    { title: 'a path', header: 'attachment; filename="..\\\\..\\\\c:/etc/passwd"', expected: 'passwd' },
    { title: 'only dots', header: 'attachment; filename=".."', expected: '' },
    { title: 'text turned around', header: "attachment; filename*=utf-8''a%E2%80%AEfdp.exe", expected: 'afdp.exe' },
    {
      title: 'control characters',
      header: "attachment; filename*=utf-8''a%00%0D%0AX-Y:%20z.txt",
      expected: 'aX-Y: z.txt',
    },
    { title: 'very long', header: `attachment; filename="${'a'.repeat(900)}.pdf"`, expected: `${'a'.repeat(196)}.pdf` },
    { title: 'none', header: 'attachment', expected: '' },
  ]) {
    it(title, async () => {
      const message = await examined(FROM, `Content-Disposition: ${header}`, 'Content-Type: application/pdf', '', 'x')
      expect(message.attachments[0]?.name).toBe(expected)
    })
  }
})

describe('defects are noted and nothing else changes', () => {
  for (const { title, lines, expected } of [
    { title: 'none', lines: ['', 'a'], expected: [] },
    {
      title: 'two types',
      lines: ['Content-Type: text/plain', 'Content-Type: text/html', '', 'a'],
      expected: ['several content-type fields'],
    },
    { title: 'two senders', lines: ['From: c@d.example', '', 'a'], expected: ['several from fields'] },
    {
      title: 'unknown charset',
      lines: ['Content-Type: text/plain; charset=x-y', '', 'a'],
      expected: ['unknown charset "x-y"'],
    },
    {
      title: 'unknown encoding',
      lines: ['Content-Transfer-Encoding: x-uuencode', '', 'a'],
      expected: ['unknown transfer encoding "x-uuencode"'],
    },
    {
      title: 'no end',
      lines: ['Content-Type: multipart/mixed; boundary=x', '', '--x', '', 'a'],
      expected: ['multipart without its end'],
    },
    {
      title: 'no boundary',
      lines: ['Content-Type: multipart/mixed', '', 'a'],
      expected: ['multipart without parts', 'multipart without a boundary'],
    },
    { title: 'uuencode', lines: ['', 'begin 644 a.exe', 'M', 'end'], expected: ['uuencoded file in the text'] },
    { title: 'a bad date', lines: ['Date: soon', '', 'a'], expected: ['unreadable date'] },
    { title: 'stray lines', lines: ['what is this', '', 'a'], expected: ['header lines that are not fields'] },
  ]) {
    it(title, async () => {
      expect((await examined(FROM, ...lines)).defects).toEqual(expected)
    })
  }
})
