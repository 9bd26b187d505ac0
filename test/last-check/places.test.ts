/** Every encoding and every kind of file in which the hidden party may stand. */

import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ADDRESS, docx, flate, HOST, leaksIn, message, pdf, png, raw, withFile, zip } from './make-message.ts'

const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64')
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()
const hex = (bytes: string | Uint8Array) => Buffer.from(bytes).toString('hex')

describe('an address is found in a message', () => {
  it.each<[string, Uint8Array]>([
    ['in base64', raw('Content-Transfer-Encoding: BASE64', '', base64(ADDRESS))],
    ['in base64 of several pieces', raw('Content-Transfer-Encoding: base64', '', base64('x'), base64(ADDRESS))],
    [
      'in quoted-printable',
      raw('Content-Transfer-Encoding: quoted-printable', '', 'ann=2Elee=', '=40mail.exam=', 'ple'),
    ],
    [
      'in UTF-16',
      raw(
        'Content-Type: text/plain; charset=utf-16be',
        'Content-Transfer-Encoding: base64',
        '',
        base64(utf16be(ADDRESS)),
      ),
    ],
    ['in UTF-7', raw('Content-Type: text/plain; charset=utf-7', '', 'ann.lee+AEA-mail+AC4-example')],
    [
      'in UTF-7, as one run',
      raw('Content-Type: text/plain; charset=utf-7', '', `+${base64(utf16be(ADDRESS)).replace(/=/g, '')}`),
    ],
    ['in a header field of ours', raw(`X-Any: <${ADDRESS}>`, '', 'x')],
    ['in a folded field', raw('X-Any: ann.lee', ' @mail.example', '', 'x')],
    ['in an encoded word', raw(`Subject: =?utf-8?B?${base64(ADDRESS)}?=`, '', 'x')],
    ['in encoded words', raw('Subject: =?utf-8*en?q?ann.lee?= =?utf-8?Q?=40mail.example?=', '', 'x')],
    ['in an encoded word of another charset', raw(`Subject: =?utf-16be?b?${base64(utf16be(ADDRESS))}?=`, '', 'x')],
    ['in an encoded word of UTF-7', raw('Subject: =?utf-7?Q?ann.lee+AEA-mail.example?=', '', 'x')],
    [
      'in a segmented parameter',
      raw("Content-Type: text/plain; name*1*=%40mail.example; name*0*=utf-8''ann%2Elee", '', 'x'),
    ],
    [
      'in a parameter of another charset',
      raw(`Content-Type: text/plain; name*=utf-16be''${hex(utf16be(ADDRESS)).replace(/../g, '%$&')}`, '', 'x'),
    ],
    [
      'in a Content-ID',
      message({ html: 'x', inline: [{ name: 'a', type: 'image/png', content: Buffer.from('x'), contentId: ADDRESS }] }),
    ],
    ['before the first part', raw('Content-Type: multipart/mixed; boundary=b', '', ADDRESS, '--b', '', 'x', '--b--')],
    ['behind the last part', raw('Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'x', '--b--', ADDRESS)],
    [
      'in a part of a part',
      raw(
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: multipart/mixed; boundary="c"',
        '',
        '--c',
        'Content-Transfer-Encoding: base64',
        '',
        base64(ADDRESS),
        '--c--',
        '--b--',
      ),
    ],
    ['in a message in it', raw('Content-Type: message/rfc822', '', 'Subject: x', '', ADDRESS)],
    [
      'in a message in it, encoded',
      raw(
        'Content-Type: message/rfc822',
        'Content-Transfer-Encoding: base64',
        '',
        base64(`Subject: =?utf-8?B?${base64(ADDRESS)}?=\n\nx`),
      ),
    ],
  ])('%s', (_title, bytes) => {
    expect(leaksIn(bytes)).toContain('leak.address')
  })
})

const PDF_STRING = `/Author (${ADDRESS})`
/** What the font of the page calls its letters. */
const CODES = new Map([...new Set(ADDRESS)].map((letter, index) => [letter, index + 1]))
const codeOf = (letter: string) => (CODES.get(letter) ?? 0).toString(16).padStart(4, '0')
const MAP = [
  '1 begincodespacerange <0000> <ffff> endcodespacerange',
  `${CODES.size} beginbfchar`,
  ...[...CODES].map(([letter]) => `<${codeOf(letter)}> <${hex(utf16be(letter))}>`),
  'endbfchar',
].join('\n')

describe('an address is found in a file', () => {
  it.each<[string, Uint8Array]>([
    ['of text in windows-1252', Buffer.from(`M\xfcller <${ADDRESS}>`, 'latin1')],
    ['of bytes', Buffer.concat([Buffer.from([0, 1, 2]), Buffer.from(ADDRESS)])],
    ['of bytes, two a letter', Buffer.concat([Buffer.from([0xd0, 0xcf, 1, 1]), Buffer.from(ADDRESS, 'utf16le')])],
    ['of gzip', gzipSync(ADDRESS)],
    ['of Word', docx(ADDRESS)],
    ['of Word, over several runs', docx('ann.lee</w:t></w:r><w:r w:rsidR="00"><w:t>@mail.example')],
    ['of Word, in its properties', docx(ADDRESS, 'docProps/core.xml')],
    ['of Word, in the name of a member', zip({ name: `word/${ADDRESS}.xml`, content: 'x' })],
    [
      'of Word, in a member that is not packed',
      zip({ name: 'a.xml', content: `<a>ann.lee<b/>@mail.example</a>`, method: 0 }),
    ],
    [
      'of Word, in a picture of it',
      zip({ name: 'a.png', content: png(['zTXt', Buffer.concat([Buffer.from('A\0\0'), deflateSync(ADDRESS)])]) }),
    ],
    ['of Word, in an archive in it', zip({ name: 'a.docx', content: docx(ADDRESS) })],
    ['of PNG, in tEXt', png(['tEXt', `Author\0${ADDRESS}`])],
    ['of PNG, in zTXt', png(['zTXt', Buffer.concat([Buffer.from('Author\0\0'), deflateSync(ADDRESS)])])],
    [
      'of PNG, in a packed iTXt',
      png(['iTXt', Buffer.concat([Buffer.from('XML\0\x01\0en\0\0'), deflateSync(ADDRESS)])]),
    ],
    ['of PNG, in an iTXt', png(['iTXt', `XML\0\0\0en\0\0ann.lee&#64;mail.example`])],
    ['of PNG, in the colour profile', png(['iCCP', Buffer.concat([Buffer.from('ICC\0\0'), deflateSync(ADDRESS)])])],
    ['of PNG, behind its end', Buffer.concat([png(), Buffer.from(ADDRESS)])],
    [
      'of JPEG, in a segment',
      Buffer.concat([Buffer.from('ffd8fffe0015', 'hex'), Buffer.from(ADDRESS), Buffer.from('ffd9', 'hex')]),
    ],
    ['of PDF, in a string', pdf(`<< ${PDF_STRING} >>`)],
    [
      'of PDF, in a string with escapes',
      pdf('<< /Author (ann\\056lee\\\n@mail\\.ex(\\141)mple) >>'.replace('(\\141)', '\\141')),
    ],
    ['of PDF, in a string of hexadecimal digits', pdf(`<< /Author <${hex(ADDRESS)}> >>`)],
    ['of PDF, in a string of UTF-16', pdf(`<< /Author <FEFF${hex(utf16be(ADDRESS))}> >>`)],
    ['of PDF, in a literal string of UTF-16', pdf(`<< /Author (\xfe\xff${utf16be(ADDRESS).toString('latin1')}) >>`)],
    ['of PDF, in a packed object', pdf(flate(PDF_STRING, '/Type /ObjStm'))],
    [
      'of PDF, in a packed object whose filter has another name',
      pdf({ ...flate(PDF_STRING), dictionary: '/Filter [/Fl#61teDecode]' }),
    ],
    [
      'of PDF, in a packed object whose filter stands elsewhere',
      pdf({ ...flate(`/Author <${hex(ADDRESS)}>`), dictionary: '/Filter 7 0 R' }),
    ],
    [
      'of PDF, in a packed object with a wrong check sum',
      pdf({ ...flate(PDF_STRING), data: Buffer.concat([deflateSync(PDF_STRING).subarray(0, -4), Buffer.alloc(4)]) }),
    ],
    [
      'of PDF, behind the filter of PNG',
      pdf(flate(predicted(PDF_STRING), '/DecodeParms << /Predictor 12 /Columns 5 >>')),
    ],
    [
      'of PDF, in hexadecimal digits',
      pdf({ dictionary: '/Filter /ASCIIHexDecode', data: Buffer.from(`${hex(PDF_STRING)}>`) }),
    ],
    [
      'of PDF, packed and in hexadecimal digits',
      pdf({ dictionary: '/Filter [/AHx /Fl]', data: Buffer.from(`${hex(deflateSync(PDF_STRING))}>`) }),
    ],
    ['of PDF, in ASCII85', pdf({ dictionary: '/Filter /A85', data: Buffer.from(`${ascii85(PDF_STRING)}~>`) })],
    [
      'of PDF, in runs',
      pdf({
        dictionary: '/Filter /RunLengthDecode',
        data: Buffer.concat([Buffer.from([PDF_STRING.length - 1]), Buffer.from(PDF_STRING), Buffer.from([128])]),
      }),
    ],
    ['of PDF, drawn on a page', pdf(flate('BT /F1 12 Tf [(ann.) -20 (lee) 5 <40>] TJ (mail.ex) Tj (ample) Tj ET'))],
    [
      'of PDF, drawn with the codes of a font',
      pdf(flate(MAP), flate(`BT /F1 12 Tf <${[...ADDRESS].map(codeOf).join('')}> Tj ET`)),
    ],
    [
      'of PDF, in its XMP',
      pdf({ dictionary: '/Type /Metadata', data: Buffer.from('<?xpacket?><rdf:li>ann.lee&#64;mail.example</rdf:li>') }),
    ],
    ['of PDF, in a file attached to it', pdf(flate(docx(ADDRESS), '/Type /EmbeddedFile'))],
    ['of PDF, in a link', pdf('<< /URI (mailto:ann.lee%40mail.example) >>')],
  ])('%s', (_title, content) => {
    expect(leaksIn(withFile(content))).toEqual(['leak.address'])
  })

  it('of PDF, packed with LZW', () => {
    const data = lzw(`/Author (${ADDRESS}) ${'ann.lee and so on '.repeat(200)}`)
    expect(leaksIn(withFile(pdf({ dictionary: '/Filter /LZWDecode', data })))).toEqual(['leak.address'])
    // The example of ISO 32000-1 section 7.4.4.2, which stands for `-----A---B`.
    const example = Buffer.from('800b6050220c0c8501', 'hex')
    const hidden = { addresses: [], names: [], hosts: ['-----a---b'], ids: [], phones: [] }
    expect(leaksIn(withFile(pdf({ dictionary: '/Filter /LZWDecode', data: example })), { hidden })).toEqual([
      'leak.host',
    ])
  })

  it.each([
    'beginbfrange\n<0001> <0003> <0061>\nendbfrange',
    'beginbfrange\n<0001> <0003> [<0061> <0062> <0063>]\nendbfrange',
  ])('of PDF, with a map of ranges: %j', (map) => {
    const hidden = { addresses: ['abc@cab.test'], names: [], hosts: [], ids: [], phones: [] }
    const rest = [...'@.tes'].map((letter, index) => `<000${index + 4}> <00${hex(letter)}>`).join('\n')
    const codes = [...'abc@cab.test'].map((letter) => `000${'abc@.tes'.indexOf(letter) + 1}`).join('')
    const maps = `${map}\nbeginbfchar\n${rest}\nendbfchar`
    expect(leaksIn(withFile(pdf(flate(maps), flate(`BT <${codes}> Tj ET`))), { hidden })).toEqual(['leak.address'])
  })
})

it.each(['latin1', 'utf16le'] as const)('a grouped number is found in a Word document of old, as %s', (charset) => {
  const head = Buffer.from('d0cf11e0a1b11ae1ff0001', 'hex')
  const bytes = withFile(Buffer.concat([head, Buffer.from('call +49 170 / 123 45 67', charset)]))
  expect(leaksIn(bytes)).toEqual(['leak.phone'])
})

describe('what is found is named by its kind', () => {
  it.each([
    ['a host in a document', withFile(docx(HOST)), ['leak.host']],
    ['an address and a host', message({ text: `${ADDRESS} of ${HOST}` }), ['leak.address', 'leak.host']],
  ])('%s', (_title, bytes, expected) => {
    expect(leaksIn(bytes)).toEqual(expected)
  })
})

/** Rows of five bytes, each of them less the one above. */
function predicted(text: string): Buffer {
  const bytes = Buffer.from(text.padEnd(Math.ceil(text.length / 5) * 5))
  const rows = Array.from({ length: bytes.length / 5 }, (_, row) => {
    const above = (column: number) => (row === 0 ? 0 : (bytes[(row - 1) * 5 + column] ?? 0))
    return [2, ...bytes.subarray(row * 5, row * 5 + 5).map((byte, column) => byte - above(column))]
  })
  return Buffer.from(rows.flat())
}

function ascii85(text: string): string {
  const padding = (4 - (text.length % 4)) % 4
  const bytes = Buffer.from(text + '\0'.repeat(padding))
  let letters = ''
  for (let at = 0; at < bytes.length; at += 4) {
    let value = bytes.readUInt32BE(at)
    const five: string[] = []
    for (let index = 0; index < 5; index++) {
      five.unshift(String.fromCharCode(33 + (value % 85)))
      value = Math.floor(value / 85)
    }
    letters += five.join('')
  }
  return letters.slice(0, letters.length - padding)
}

/** LZW as encoders of PDF write it, widths changing one code early. */
function lzw(text: string): Buffer {
  const bits: string[] = []
  let table = new Map<string, number>()
  let next = 258
  const put = (code: number) =>
    bits.push(code.toString(2).padStart(next + 1 > 2048 ? 12 : next + 1 > 1024 ? 11 : next + 1 > 512 ? 10 : 9, '0'))
  const codeOfRun = (run: string) => (run.length === 1 ? run.charCodeAt(0) : table.get(run))
  put(256)
  let run = ''
  for (const letter of text) {
    if (codeOfRun(run + letter) !== undefined) {
      run += letter
      continue
    }
    put(codeOfRun(run) ?? 0)
    table.set(run + letter, next++)
    run = letter
  }
  put(codeOfRun(run) ?? 0)
  next++
  put(257)
  table = new Map()
  const all = bits.join('')
  return Buffer.from(
    Array.from({ length: Math.ceil(all.length / 8) }, (_, at) =>
      Number.parseInt(all.slice(at * 8, at * 8 + 8).padEnd(8, '0'), 2),
    ),
  )
}
