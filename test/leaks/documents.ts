/** Small documents with something to hide where programs put who wrote them. */

import { crc32, deflateRawSync, deflateSync } from 'node:zlib'
import CFB from 'cfb'

/** A zip archive as office programs write it: members compressed, sizes and check sums right. */
export function zip(members: Readonly<Record<string, string>>): Buffer {
  const pieces: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(members)) {
    const packed = deflateRawSync(Buffer.from(content))
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(Buffer.byteLength(content), 18)
    common.writeUInt16LE(name.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, place, Buffer.from(name)]))
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed])
    pieces.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...pieces, directory, end])
}

export interface DocumentWords {
  /** What can be read. */
  readonly text: string
  readonly author: string
  readonly company: string
  /** Where the template lies. */
  readonly template: string
}

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'

export function docx({ text, author, company, template }: DocumentWords): Buffer {
  const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-${type}+xml"/>`
  return zip({
    '[Content_Types].xml': xml(
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        override('/word/document.xml', 'officedocument.wordprocessingml.document.main') +
        override('/word/comments.xml', 'officedocument.wordprocessingml.comments') +
        override('/docProps/core.xml', 'package.core-properties') +
        override('/docProps/app.xml', 'officedocument.extended-properties') +
        '</Types>',
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="${PACKAGE}/relationships">` +
        relation(1, `${OFFICE}/relationships/officeDocument`, 'word/document.xml') +
        relation(2, `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml') +
        relation(3, `${OFFICE}/relationships/extended-properties`, 'docProps/app.xml') +
        '</Relationships>',
    ),
    'word/_rels/document.xml.rels': xml(
      `<Relationships xmlns="${PACKAGE}/relationships">${relation(1, `${OFFICE}/relationships/comments`, 'comments.xml')}</Relationships>`,
    ),
    'word/document.xml': xml(
      `<w:document xmlns:w="${WORD}"><w:body><w:p><w:r><w:t>${text}</w:t></w:r>` +
        `<w:ins w:id="1" w:author="${author}" w:date="2026-11-19T17:43:00Z"><w:r><w:t> It fits.</w:t></w:r></w:ins></w:p></w:body></w:document>`,
    ),
    'word/comments.xml': xml(
      `<w:comments xmlns:w="${WORD}"><w:comment w:id="0" w:author="${author}" w:initials="T"><w:p><w:r><w:t>Good.</w:t></w:r></w:p></w:comment></w:comments>`,
    ),
    'docProps/core.xml': xml(
      `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
        `<dc:creator>${author}</dc:creator><cp:lastModifiedBy>${author}</cp:lastModifiedBy></cp:coreProperties>`,
    ),
    'docProps/app.xml': xml(
      `<Properties xmlns="${OFFICE}/extended-properties"><Template>${template}</Template><Company>${company}</Company><Application>Microsoft Office Word</Application></Properties>`,
    ),
  })
}

/** Information dictionary, XMP, and one page whose words are compressed. */
export function pdf({ text, author, company, template }: DocumentWords): Buffer {
  const page = deflateSync(Buffer.from(`BT /F1 12 Tf 72 720 Td (${text}) Tj ET`))
  const xmp =
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ' +
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<dc:creator><rdf:Seq><rdf:li>${author}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
  const stream = (dictionary: string, content: Buffer) =>
    Buffer.concat([
      Buffer.from(`<< ${dictionary} /Length ${content.length} >>\nstream\n`),
      content,
      Buffer.from('\nendstream'),
    ])
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    ),
    stream('/Filter /FlateDecode', page),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'),
    stream('/Type /Metadata /Subtype /XML', Buffer.from(xmp)),
    Buffer.from(
      `<< /Author (${author}) /Creator (${company}) /Title (${template}) /ModDate (D:20261119174312+05'30') >>`,
    ),
  ]
  return numbered(objects)
}

function numbered(objects: readonly Buffer[]): Buffer {
  let file = Buffer.from('%PDF-1.5\n%\xe2\xe3\xcf\xd3\n', 'latin1')
  const places: number[] = []
  for (const [index, object] of objects.entries()) {
    places.push(file.length)
    file = Buffer.concat([file, Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const trailer = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.concat([file, Buffer.from(trailer)])
}

/**
 * A compound file with a Word stream, its text in one piece ([MS-DOC] sections 2.5.1 and 2.9.38), and a summary
 * ([MS-OLEPS] section 2.21) that names its author.
 */
export function doc({ text, author }: DocumentWords): Buffer {
  const container = CFB.utils.cfb_new()
  const textAt = 1536
  const letters = Buffer.from(`${text}\r`, 'latin1')
  const words = Buffer.alloc(4096)
  words.writeUInt16LE(0xa5ec, 0)
  words.writeUInt16LE(0x00c1, 2)
  // fWhichTblStm: the tables are in 1Table.
  words.writeUInt16LE(0x0200, 10)
  words.writeUInt32LE(textAt, 24)
  words.writeUInt32LE(textAt + letters.length, 28)
  words.writeUInt16LE(14, 32)
  words.writeUInt16LE(22, 62)
  // ccpText, and fcClx with lcbClx.
  words.writeUInt32LE(letters.length, 76)
  words.writeUInt16LE(0x5d, 152)
  const clx = pieceTable(letters.length, textAt)
  words.writeUInt32LE(0, 418)
  words.writeUInt32LE(clx.length, 422)
  letters.copy(words, textAt)
  CFB.utils.cfb_add(container, '/WordDocument', words)
  CFB.utils.cfb_add(container, '/1Table', Buffer.concat([clx, Buffer.alloc(4096)]))
  CFB.utils.cfb_add(container, '/\u0005SummaryInformation', summary(author))
  const bytes = Buffer.from(CFB.write(container, { type: 'buffer' }))
  // The library signs what it makes, with a stream that no office program knows.
  bytes.write('CompObj', bytes.indexOf(Buffer.from('Sh33tJ5', 'utf16le')), 'utf16le')
  return bytes
}

/** One piece of letters of one byte each, which is what bit 30 of its place says. */
function pieceTable(characters: number, place: number): Buffer {
  const table = Buffer.alloc(21)
  table.writeUInt8(2, 0)
  table.writeUInt32LE(16, 1)
  table.writeUInt32LE(characters, 9)
  table.writeUInt32LE(2 * place + 0x40000000, 15)
  return table
}

function summary(author: string): Buffer {
  const value = Buffer.from(`${author}\0\0\0\0`.slice(0, author.length + 4 - (author.length % 4)), 'latin1')
  const set = Buffer.alloc(64)
  set.writeUInt16LE(0xfffe, 0)
  set.writeUInt32LE(0x00020105, 4)
  set.writeUInt32LE(1, 24)
  Buffer.from('e0859ff2f94f6810ab9108002b27b3d9', 'hex').copy(set, 28)
  set.writeUInt32LE(48, 44)
  // One property (PIDSI_AUTHOR, 4) at offset 16 of its section, a VT_LPSTR.
  const section = Buffer.alloc(24)
  section.writeUInt32LE(24 + value.length, 0)
  section.writeUInt32LE(1, 4)
  section.writeUInt32LE(4, 8)
  section.writeUInt32LE(16, 12)
  section.writeUInt32LE(0x1e, 16)
  section.writeUInt32LE(value.length, 20)
  return Buffer.concat([set.subarray(0, 48), section, value, Buffer.alloc(4096)])
}
