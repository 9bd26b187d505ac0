/** Messages of about 10 MiB, each made to cost as much as it can in one place. */

import { deflateSync, gzipSync } from 'node:zlib'
import { ZipFile } from 'yazl'
import { buffer } from 'node:stream/consumers'

export interface HostileInput {
  readonly title: string
  make(): Promise<Buffer> | Buffer
}

const HEAD = 'From: ann@mail.example\r\nSubject: hello\r\nMessage-ID: <1@blue.example>\r\nMIME-Version: 1.0\r\n'
/** Of the message; base64 makes a third more of a file. */
const SIZE = 10 * 1024 * 1024
const FILE_SIZE = 7 * 1024 * 1024
/** What a body may have at most, so that it is read and not refused for its length. */
const MOST_CHARACTERS = 1_240_000

function lines(text: string): string {
  return text.replace(/[^\n]{900}/g, '$&\n').replace(/\n/g, '\r\n')
}

function plain(unit: string, size = MOST_CHARACTERS): Buffer {
  const text = unit.repeat(Math.ceil(size / unit.length)).slice(0, size)
  return Buffer.from(
    `${HEAD}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${lines(text)}\r\n`,
  )
}

function html(text: string): Buffer {
  return Buffer.from(`${HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n${lines(text)}\r\n`)
}

interface File {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{76}/g, '$&\r\n')
}

function withFiles(files: readonly File[]): Buffer {
  const parts = files.map(
    ({ name, type, bytes }) =>
      `--b\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(bytes)}\r\n`,
  )
  return Buffer.from(
    `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsee the files\r\n${parts.join('')}--b--\r\n`,
  )
}

function textFile(name: string, unit: string, size = FILE_SIZE): File {
  const text = unit.repeat(Math.ceil(size / unit.length))
  return { name, type: 'text/plain', bytes: Buffer.from(text.slice(0, size)) }
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

async function docx(document: Buffer, more: Readonly<Record<string, Buffer>> = {}): Promise<File> {
  const zip = new ZipFile()
  const types =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
  const relationships =
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
  zip.addBuffer(Buffer.from(types), '[Content_Types].xml')
  zip.addBuffer(Buffer.from(relationships), '_rels/.rels')
  zip.addBuffer(document, 'word/document.xml')
  for (const [name, bytes] of Object.entries(more)) zip.addBuffer(bytes, name)
  zip.end()
  return { name: 'a.docx', type: DOCX, bytes: await buffer(zip.outputStream) }
}

function wordXml(paragraph: string, size: number): Buffer {
  const one = `<w:p><w:r><w:t>${paragraph}</w:t></w:r></w:p>`
  return Buffer.from(
    `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${one.repeat(Math.ceil(size / one.length))}</w:body></w:document>`,
  )
}

const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'
const PAGE = '/Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >>'

/** A file of these objects, numbered from 1; the first is the catalog. */
function pdf(objects: readonly (string | Buffer)[]): File {
  const pieces: Buffer[] = []
  let length = 0
  const add = (text: string | Buffer) => {
    const bytes = Buffer.from(text)
    pieces.push(bytes)
    length += bytes.length
  }
  add('%PDF-1.5\n')
  const offsets = objects.map((body, index) => {
    const offset = length
    add(`${index + 1} 0 obj\n`)
    add(body)
    add('\nendobj\n')
    return offset
  })
  const start = length
  add(
    `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`,
  )
  add(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`)
  return { name: 'a.pdf', type: 'application/pdf', bytes: Buffer.concat(pieces) }
}

function stream(content: Buffer, packed: boolean): Buffer {
  const bytes = packed ? deflateSync(content) : content
  const filter = packed ? '/Filter /FlateDecode ' : ''
  return Buffer.concat([
    Buffer.from(`<< ${filter}/Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ])
}

/** One page whose content is one stream. */
function onePage(content: Buffer, packed: boolean): File {
  return pdf(['<< /Type /Catalog /Pages 2 0 R >>', PAGES, `<< ${PAGE} >>`, stream(content, packed), FONT])
}

/** One page of a word, whose catalog or page names as many more objects as there are. */
function pageWith(count: number, body: (index: number) => string, { catalog = '', page = '' }: Holders): File {
  const first = 6
  const list = `[${many(count, (index) => `${first + index} 0 R`).join(' ')}]`
  return pdf([
    `<< /Type /Catalog /Pages 2 0 R ${catalog.replace('LIST', () => list)} >>`,
    PAGES,
    `<< ${PAGE} ${page.replace('LIST', () => list)} >>`,
    stream(Buffer.from('BT /F 9 Tf (hello) Tj ET'), false),
    FONT,
    ...many(count, body),
  ])
}

/** Streams of a thousand objects each. */
function packedObjects(streams: number): Buffer[] {
  return many(streams, (index) => {
    const numbers = many(1000, (at) => `${1000 * (index + 1) + at} ${3 * at}`).join(' ')
    const packed = deflateSync(Buffer.from(`${numbers} ${'[] '.repeat(1000)}`))
    const head = `<< /Type /ObjStm /N 1000 /First ${numbers.length + 1} /Filter /FlateDecode /Length ${packed.length} >>`
    return Buffer.concat([Buffer.from(`${head}\nstream\n`), packed, Buffer.from('\nendstream')])
  })
}

interface Holders {
  readonly catalog?: string
  readonly page?: string
}

const CRC = Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

function crc32(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (CRC[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

/** Grey, one byte a pixel, all of one shade: a few KiB that unpack to as many bytes as there are pixels. */
function png(width: number, height: number): File {
  const chunk = (type: string, body: Buffer) => {
    const typed = Buffer.concat([Buffer.from(type), body])
    const framed = Buffer.alloc(8 + typed.length)
    framed.writeUInt32BE(body.length, 0)
    typed.copy(framed, 4)
    framed.writeUInt32BE(crc32(typed), 4 + typed.length)
    return framed
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  const pixels = deflateSync(Buffer.alloc((width + 1) * height, 0), { level: 9 })
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return {
    name: 'a.png',
    type: 'image/png',
    bytes: Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]),
  }
}

/** One picture of so many frames of one colour. */
function gif(side: number, frames: number): File {
  const head = Buffer.from([
    0x47,
    0x49,
    0x46,
    0x38,
    0x39,
    0x61,
    side & 0xff,
    side >> 8,
    side & 0xff,
    side >> 8,
    0x80,
    0,
    0,
    0,
    0,
    0,
    255,
    255,
    255,
  ])
  // Clear code, a pixel and the end, at two bits a pixel: decoders fill up the rest.
  const frame = Buffer.from([0x2c, 0, 0, 0, 0, side & 0xff, side >> 8, side & 0xff, side >> 8, 0, 2, 2, 0x44, 0x01, 0])
  return {
    name: 'a.gif',
    type: 'image/gif',
    bytes: Buffer.concat([head, ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b])]),
  }
}

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

export const HOSTILE_INPUTS: readonly HostileInput[] = [
  { title: 'millions of short lines', make: () => plain('a\n', (SIZE / 3) * 2) },
  ...[
    'http://a.b/ ',
    'www.',
    'a.b',
    'a@',
    'a@b.c ',
    '1 ',
    '(1)-',
    '+49 171 ',
    'one two ',
    'dot com ',
    'e x a m p l e . c o m ',
    '> ',
    '%2e',
    '&#46;',
    'ｅ．',
    'е.с',
    '\u200ba\u200b.',
    '\u202ea\u202c',
    '\ufdfa',
    '10 % off your next order ',
    '次回のご注文は',
    'On 1 May 2026 at 10:00, Ann wrote:\n',
    '-- \n',
  ].map((unit) => ({ title: `a body of ${JSON.stringify(unit)}`, make: () => plain(unit) })),
  ...['http://a.b/ ', '1 ', 'a@', 'order 10 % off now ', 'e x a . '].map((unit) => ({
    title: `a text file of ${JSON.stringify(unit)}`,
    make: () => withFiles([textFile('a.txt', unit)]),
  })),
  {
    title: 'a hundred text files',
    make: () => withFiles(many(95, (index) => textFile(`${index}.txt`, 'call 1 2 3 a.b/ ', FILE_SIZE / 95))),
  },
  { title: 'tags in each other', make: () => html('<div><b>'.repeat(SIZE / 8)) },
  { title: 'links without end', make: () => html('<a href="http://a.b/">x</a> '.repeat(40_000)) },
  { title: 'pictures without end', make: () => html('<img src="http://a.b/c.png" width=1 alt="a.b">'.repeat(60_000)) },
  { title: 'styles without end', make: () => html(`<p style="${'color:red;'.repeat(1000)}">x</p>`.repeat(900)) },
  {
    title: 'a document that unpacks to 40 MB',
    make: async () => withFiles([await docx(wordXml('call 1 2 3 or a.b', 40_000_000))]),
  },
  {
    title: 'a document that unpacks to 400 MB',
    make: async () => withFiles([await docx(Buffer.alloc(400_000_000, 0x20))]),
  },
  {
    title: 'twenty documents with much text',
    make: async () => {
      const one = await docx(wordXml('see shop a dot com or call 1 2 3', 1_800_000))
      return withFiles(many(20, (index) => ({ ...one, name: `${index}.docx` })))
    },
  },
  {
    title: 'a page that unpacks to 100 MB',
    make: () => withFiles([onePage(Buffer.from('(a) Tj '.repeat(14_000_000)), true)]),
  },
  {
    title: 'a page of 7 MB',
    make: () => withFiles([onePage(Buffer.from(`BT /F 9 Tf ${'(call 1 2 3) Tj '.repeat(450_000)} ET`), false)]),
  },
  {
    title: 'thirty thousand scripts',
    make: () =>
      withFiles([
        pageWith(29_990, () => '<< /Type /Annot /Subtype /Link /A << /S /JavaScript /JS (x) >> >>', {
          page: '/Annots LIST',
        }),
      ]),
  },
  {
    title: 'twenty thousand files named in a document',
    make: () =>
      withFiles([
        pageWith(20_000, (index) => `<< /Type /Filespec /F (factur-x.xml) /EF << /F ${index + 6} 0 R >> >>`, {
          catalog: '/AF LIST',
        }),
      ]),
  },
  {
    title: 'thirty thousand links in a document',
    make: () =>
      withFiles([
        pageWith(
          29_990,
          () => '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://a.b/c) >> >>',
          { page: '/Annots LIST' },
        ),
      ]),
  },
  {
    title: 'twenty thousand pages',
    make: () =>
      withFiles([
        pdf([
          '<< /Type /Catalog /Pages 2 0 R >>',
          `<< /Type /Pages /Kids [${many(20_000, (index) => `${index + 6} 0 R`).join(' ')}] /Count 20000 >>`,
          `<< ${PAGE} >>`,
          stream(Buffer.from('BT /F 9 Tf (call 1 2 3 or a.b) Tj ET'), false),
          FONT,
          ...many(20_000, () => `<< ${PAGE} >>`),
        ]),
      ]),
  },
  {
    title: 'two hundred thousand objects packed into streams',
    make: () =>
      withFiles([
        pdf(['<< /Type /Catalog /Pages 2 0 R >>', PAGES, `<< ${PAGE} >>`, FONT, FONT, ...packedObjects(200)]),
      ]),
  },
  {
    title: 'a thousand brackets deep',
    make: () =>
      withFiles([
        { name: 'a.pdf', type: 'application/pdf', bytes: Buffer.from(`%PDF-1.5\n1 0 obj\n${'['.repeat(5_000_000)}`) },
      ]),
  },
  { title: 'a picture of 24 megapixels', make: () => withFiles([png(6000, 4000)]) },
  { title: 'a picture of 900 megapixels', make: () => withFiles([png(30_000, 30_000)]) },
  {
    title: 'ninety pictures of 12 megapixels',
    make: () => {
      const one = png(4000, 3000)
      return withFiles(many(90, (index) => ({ ...one, name: `${index}.png` })))
    },
  },
  { title: 'a picture of 20,000 frames', make: () => withFiles([gif(2000, 20_000)]) },
  {
    title: 'an archive',
    make: () => withFiles([{ name: 'a.txt', type: 'text/plain', bytes: gzipSync(Buffer.alloc(100_000_000)) }]),
  },
  {
    title: 'random bytes called a document',
    make: () =>
      withFiles(
        ['doc', 'docx', 'pdf', 'jpg', 'tif', 'bmp'].map((extension) => ({
          name: `a.${extension}`,
          type: 'application/octet-stream',
          bytes: noise(FILE_SIZE / 6, MAGIC[extension] ?? []),
        })),
      ),
  },
]

const MAGIC: Readonly<Record<string, readonly number[]>> = {
  doc: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  docx: [0x50, 0x4b, 0x03, 0x04],
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  jpg: [0xff, 0xd8, 0xff],
  tif: [0x49, 0x49, 0x2a, 0],
  bmp: [0x42, 0x4d],
}

/** The same each time. */
function noise(length: number, start: readonly number[]): Buffer {
  const bytes = Buffer.alloc(Math.floor(length))
  let state = 12345
  for (let at = 0; at < bytes.length; at++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    bytes[at] = state >>> 16
  }
  Buffer.from(start).copy(bytes)
  return bytes
}
