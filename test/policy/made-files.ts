/** Files for cases about attachments, made small and whole. */

import { deflateSync } from 'node:zlib'
import CFB from 'cfb'
import yazl from 'yazl'
import {
  chunk,
  EOI,
  ENTROPY,
  frame,
  GIF_SCREEN,
  gifFrame,
  PNG_SIGNATURE,
  SOI,
  scan,
  segment,
  TABLES,
} from '../examine/pictures/make-pictures.ts'

export const latin = (text: string) => Buffer.from(text, 'latin1')
export const all = (...pieces: readonly Uint8Array[]) => Buffer.concat(pieces)

export async function zip(members: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const archive = new yazl.ZipFile()
  for (const [name, content] of Object.entries(members)) archive.addBuffer(Buffer.from(content), name)
  archive.end()
  const chunks: Buffer[] = []
  for await (const each of archive.outputStream) chunks.push(Buffer.from(each))
  return Buffer.concat(chunks)
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export function relationship(type: string, target: string, mode = ''): string {
  return `<Relationship Id="r${type}" Type="${TYPE}/${type}" Target="${target}"${mode && ` TargetMode="${mode}"`}/>`
}

interface DocxPlus {
  readonly body?: string
  readonly relationships?: string
  readonly settings?: string
  readonly main?: string
  readonly types?: string
  readonly members?: Readonly<Record<string, string | Buffer>>
}

/** A document of one paragraph, with what a case adds. */
export function docx({
  body = '',
  relationships = '',
  settings = '',
  main = MAIN,
  types = '',
  members = {},
}: DocxPlus = {}) {
  const rels = (list: string) => `<Relationships xmlns="${RELATIONSHIPS}">${list}</Relationships>`
  const defaults = [
    'rels:application/vnd.openxmlformats-package.relationships+xml',
    'xml:application/xml',
    'png:image/png',
    'bin:application/octet-stream',
  ]
    .map((each) => each.split(':'))
    .map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`)
    .join('')
  return zip({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults}<Override PartName="/word/document.xml" ContentType="${main}"/>${types}</Types>`,
    '_rels/.rels': rels(relationship('officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': rels(relationships),
    'word/_rels/settings.xml.rels': rels(settings),
    'word/settings.xml': `<w:settings ${W}/>`,
    'word/document.xml': `<w:document ${W}><w:body><w:p><w:r><w:t>Turn the knob twice.</w:t></w:r>${body}</w:p></w:body></w:document>`,
    ...members,
  })
}

/** The archive with bytes between its members and its directory, which says so. */
export function withGap(archive: Buffer, gap: Buffer): Buffer {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  const directory = archive.readUInt32LE(end + 16)
  const made = Buffer.concat([archive.subarray(0, directory), gap, archive.subarray(directory)])
  made.writeUInt32LE(directory + gap.length, end + gap.length + 16)
  return made
}

/** The archive with its second member lying where its first one is. */
export function withOverlap(archive: Buffer): Buffer {
  const made = Buffer.from(archive)
  const directory = made.readUInt32LE(made.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16)
  const second = made.indexOf('PK\x01\x02', directory + 4, 'latin1')
  made.writeUInt32LE(made.readUInt32LE(directory + 42), second + 42)
  return made
}

/** A field as Word writes it, its instruction in pieces. */
export function field(...pieces: readonly string[]): string {
  const character = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  const instruction = pieces.map((piece) => `<w:r><w:instrText>${piece}</w:instrText></w:r>`).join('')
  return `${character('begin')}${instruction}${character('separate')}<w:r><w:t>1</w:t></w:r>${character('end')}`
}

/** A compound file with further streams beside those of a document that LibreOffice wrote. */
export function compoundWith(original: Uint8Array, streams: Readonly<Record<string, Buffer>>): Buffer {
  const container = CFB.read(Buffer.from(original), { type: 'buffer' })
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, `/${name}`, content)
  return Buffer.from(CFB.write(container, { type: 'buffer' }) as Buffer)
}

export function compound(streams: Readonly<Record<string, Buffer>>): Buffer {
  const container = CFB.utils.cfb_new()
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, `/${name}`, content)
  return Buffer.from(CFB.write(container, { type: 'buffer' }) as Buffer)
}

const size = (...numbers: readonly number[]) => {
  const bytes = Buffer.alloc(4 * numbers.length)
  for (const [index, number] of numbers.entries()) bytes.writeUInt32BE(number, 4 * index)
  return bytes
}

export const png = (width = 1, height = 1, ...chunks: readonly Buffer[]) =>
  all(
    PNG_SIGNATURE,
    chunk('IHDR', size(width, height), Buffer.from([8, 0, 0, 0, 0])),
    ...chunks,
    chunk('IDAT', deflateSync(Buffer.from([0, 127]))),
    chunk('IEND'),
  )
export const jpeg = (...segments: readonly Buffer[]) =>
  all(SOI, ...segments, ...TABLES, frame(0xc0), scan(), ENTROPY, EOI)
export const gif = (...blocks: readonly Buffer[]) => all(GIF_SCREEN, ...blocks, gifFrame(), Buffer.from([0x3b]))
export const comment = (text: string) => segment(0xfe, latin(text))

export function bmp(width = 4, height = 1): Buffer {
  const pixels = Buffer.alloc(4 * 3, 7)
  const file = Buffer.alloc(54 + pixels.length)
  file.write('BM')
  file.writeUInt32LE(file.length, 2)
  for (const [at, value] of [
    [10, 54],
    [14, 40],
    [18, width],
    [22, height],
  ] as const)
    file.writeUInt32LE(value, at)
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(24, 28)
  pixels.copy(file, 54)
  return file
}

/** One page of one line; `after` lies between its pixels and its directory. */
export function tiff(after: Buffer = Buffer.alloc(0)): Buffer {
  const pixels = Buffer.alloc(8, 9)
  const entries = [
    [256, 8],
    [257, 1],
    [258, 8],
    [259, 1],
    [262, 1],
    [273, 8],
    [277, 1],
    [278, 1],
    [279, 8],
  ] as const
  const head = Buffer.from('II*\0\0\0\0\0', 'latin1')
  const at = 8 + pixels.length + after.length
  head.writeUInt32LE(at, 4)
  const directory = Buffer.alloc(2 + 12 * entries.length + 4)
  directory.writeUInt16LE(entries.length)
  for (const [index, [tag, value]] of entries.entries()) {
    directory.writeUInt16LE(tag, 2 + 12 * index)
    directory.writeUInt16LE(4, 4 + 12 * index)
    directory.writeUInt32LE(1, 6 + 12 * index)
    directory.writeUInt32LE(value, 10 + 12 * index)
  }
  return all(head, pixels, after, directory)
}

/** A box of a film, and the smallest film. */
const box = (type: string, content: Buffer = Buffer.alloc(0)) => all(size(8 + content.length), latin(type), content)
export const film = () =>
  all(box('ftyp', latin('mp42\0\0\0\0mp42')), box('moov', Buffer.alloc(40)), box('mdat', Buffer.alloc(300, 5)))

/** What Samsung's phones write behind a picture. */
export function samsungTrailer(content: Buffer): Buffer {
  const name = latin('MotionPhoto_Data')
  const head = Buffer.alloc(8)
  head.writeUInt16LE(0x0a30, 2)
  head.writeUInt32LE(name.length, 4)
  const block = all(head, name, content)
  const list = Buffer.alloc(24)
  list.write('SEFH')
  list.writeUInt32LE(106, 4)
  list.writeUInt32LE(1, 8)
  list.writeUInt16LE(0x0a30, 14)
  list.writeUInt32LE(block.length, 16)
  list.writeUInt32LE(block.length, 20)
  const end = Buffer.alloc(8)
  end.writeUInt32LE(list.length)
  end.write('SEFT', 4)
  return all(block, list, end)
}

/** A JPEG's segment that says the picture has as many pixels. */
export function jpegOf(width: number, height: number): Buffer {
  const shape = Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0])
  return all(SOI, ...TABLES, segment(0xc0, shape), scan(), ENTROPY, EOI)
}
