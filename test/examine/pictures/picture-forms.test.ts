import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { cleanPicture, type PictureKind } from '../../../src/examine/pictures/clean-picture.ts'
import {
  bmp,
  chunk,
  control,
  ENTROPY,
  EOI,
  extension,
  frame,
  GIF_SCREEN,
  gifFrame,
  jpeg,
  long,
  PNG_HEADER,
  PNG_SIGNATURE,
  png,
  SOI,
  scan,
  segment,
  short,
  TABLES,
  tiff,
  token,
} from './make-pictures.ts'

const text = (value: string) => Buffer.from(value, 'latin1')
const all = (...pieces: Buffer[]) => Buffer.concat(pieces)
const changed = (bytes: Buffer, at: number, ...values: number[]) => {
  const copy = Buffer.from(bytes)
  copy.set(values, at)
  return copy
}
const PIXELS = chunk('IDAT', deflateSync(Buffer.from([0, 127])))
const END = chunk('IEND')
const TRAILER = Buffer.from([0x3b])
const START = [SOI, ...TABLES, frame(0xc0)]

const REFUSED: readonly { readonly title: string; readonly kind: PictureKind; readonly bytes: Buffer }[] = [
  { title: 'a JPEG without a scan', kind: 'jpeg', bytes: all(...START, EOI) },
  { title: 'a JPEG with two frames', kind: 'jpeg', bytes: all(...START, frame(0xc0), scan(), ENTROPY, EOI) },
  { title: 'a JPEG whose scan comes first', kind: 'jpeg', bytes: all(SOI, scan(), ENTROPY, frame(0xc0), EOI) },
  { title: 'a JPEG without an end', kind: 'jpeg', bytes: all(...START, scan(), ENTROPY) },
  { title: 'a JPEG in a JPEG', kind: 'jpeg', bytes: all(...START, SOI, scan(), ENTROPY, EOI) },
  {
    title: 'a JPEG with bytes between segments',
    kind: 'jpeg',
    bytes: all(SOI, text('ann'), ...START.slice(1), scan(), ENTROPY, EOI),
  },
  {
    title: 'a JPEG with a text in its tables',
    kind: 'jpeg',
    bytes: all(SOI, segment(0xdb, Buffer.alloc(65), text('ann')), ...START.slice(1), scan(), ENTROPY, EOI),
  },
  {
    title: 'a JPEG with a text in its codes',
    kind: 'jpeg',
    bytes: all(SOI, segment(0xc4, Buffer.alloc(17), text('ann')), ...START.slice(1), scan(), ENTROPY, EOI),
  },
  {
    title: 'a JPEG with a text in its frame',
    kind: 'jpeg',
    bytes: all(SOI, segment(0xc0, Buffer.from([8, 0, 8, 0, 8, 1, 1, 17, 0]), text('ann')), scan(), ENTROPY, EOI),
  },
  {
    title: 'a JPEG with a text in its scan header',
    kind: 'jpeg',
    bytes: all(...START, segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]), text('ann')), ENTROPY, EOI),
  },
  {
    title: 'a JPEG with a length of 1',
    kind: 'jpeg',
    bytes: all(SOI, Buffer.from([0xff, 0xfe, 0, 1]), ...START.slice(1), scan(), ENTROPY, EOI),
  },
  {
    title: 'a JPEG with a length beyond its end',
    kind: 'jpeg',
    bytes: all(SOI, Buffer.from([0xff, 0xfe, 0xff, 0xff]), ...START.slice(1), scan(), ENTROPY, EOI),
  },
  {
    title: 'a JPEG with a marker nobody knows',
    kind: 'jpeg',
    bytes: all(SOI, segment(0xf3, text('ann')), ...START.slice(1), scan(), ENTROPY, EOI),
  },
  { title: 'a PNG with a wrong checksum', kind: 'png', bytes: changed(png().bytes, 30, 1) },
  {
    title: 'a PNG that begins with another chunk',
    kind: 'png',
    bytes: all(PNG_SIGNATURE, chunk('tEXt'), PNG_HEADER, PIXELS, END),
  },
  { title: 'a PNG with two headers', kind: 'png', bytes: all(PNG_SIGNATURE, PNG_HEADER, PNG_HEADER, PIXELS, END) },
  {
    title: 'a PNG with a long header',
    kind: 'png',
    bytes: all(PNG_SIGNATURE, chunk('IHDR', Buffer.alloc(14)), PIXELS, END),
  },
  { title: 'a PNG without pixels', kind: 'png', bytes: all(PNG_SIGNATURE, PNG_HEADER, END) },
  { title: 'a PNG without an end', kind: 'png', bytes: all(PNG_SIGNATURE, PNG_HEADER, PIXELS) },
  {
    title: 'a PNG whose end holds a text',
    kind: 'png',
    bytes: all(PNG_SIGNATURE, PNG_HEADER, PIXELS, chunk('IEND', text('ann'))),
  },
  {
    title: 'a PNG that needs an unknown chunk',
    kind: 'png',
    bytes: all(PNG_SIGNATURE, PNG_HEADER, chunk('NEED'), PIXELS, END),
  },
  { title: 'a GIF without frames', kind: 'gif', bytes: all(GIF_SCREEN, TRAILER) },
  { title: 'a GIF with an unknown block', kind: 'gif', bytes: all(GIF_SCREEN, text('A'), gifFrame(), TRAILER) },
  {
    title: 'a GIF with a text in its timing',
    kind: 'gif',
    bytes: all(GIF_SCREEN, extension(0xf9, Buffer.alloc(4), text('ann')), gifFrame(), TRAILER),
  },
  {
    title: 'a GIF with a longer timing',
    kind: 'gif',
    bytes: all(GIF_SCREEN, extension(0xf9, text('ann.smith')), gifFrame(), TRAILER),
  },
  { title: 'a TIFF whose pages go in a circle', kind: 'tiff', bytes: loop() },
  { title: 'a TIFF whose strip covers its texts', kind: 'tiff', bytes: stripOverText() },
  { title: 'a TIFF of the big kind', kind: 'tiff', bytes: changed(tiff().bytes, 2, 43) },
  { title: 'a TIFF with old JPEG inside', kind: 'tiff', bytes: tiff({ compression: 6 }).bytes },
  { title: 'a TIFF whose JPEG strips are none', kind: 'tiff', bytes: tiff({ compression: 7 }).bytes },
  {
    title: 'a TIFF with strips and tiles',
    kind: 'tiff',
    bytes: tiff({ more: [long(324, true, 8, 8), long(325, true, 0, 0)] }).bytes,
  },
  { title: 'a TIFF with only a preview', kind: 'tiff', bytes: tiff({ more: [long(254, true, 1)] }).bytes },
  { title: 'a BMP with another file inside', kind: 'bmp', bytes: bmp({ headerBytes: 40, compression: 4 }).bytes },
  { title: 'a BMP with more pixels than bytes', kind: 'bmp', bytes: changed(bmp().bytes, 18, 255, 255, 255, 127) },
  { title: 'a BMP of no width', kind: 'bmp', bytes: changed(bmp().bytes, 18, 0, 0, 0, 0) },
  {
    title: 'a BMP with too many colours',
    kind: 'bmp',
    bytes: changed(bmp({ headerBytes: 40, bits: 8 }).bytes, 46, 1, 1),
  },
  { title: 'a BMP of an unknown header', kind: 'bmp', bytes: changed(bmp().bytes, 14, 64) },
]

function loop(): Buffer {
  const bytes = Buffer.from(tiff({ pages: 1 }).bytes)
  const first = bytes.readUInt32LE(4)
  bytes.writeUInt32LE(first, first + 2 + 12 * bytes.readUInt16LE(first))
  return bytes
}

/** Where the values of a field of the first page begin. */
function valuesAt(bytes: Buffer, tag: number): number {
  const entries = bytes.readUInt32LE(4) + 2
  for (let entry = entries; ; entry += 12) if (bytes.readUInt16LE(entry) === tag) return bytes.readUInt32LE(entry + 8)
}

function stripOverText(): Buffer {
  const { bytes } = tiff({ pages: 1 })
  bytes.writeUInt32LE(valuesAt(bytes, 270), valuesAt(bytes, 273))
  return bytes
}

describe('a picture that cannot be cleaned safely is none', () => {
  for (const { title, kind, bytes } of REFUSED) {
    it(`${title}`, () => expect(cleanPicture(kind, bytes)).toBeNull())
  }
  it('while those that the refused ones are made from are cleaned', () => {
    expect(cleanPicture('jpeg', all(...START, scan(), ENTROPY, EOI))).not.toBeNull()
    expect(cleanPicture('png', all(PNG_SIGNATURE, PNG_HEADER, PIXELS, END))).not.toBeNull()
    expect(cleanPicture('gif', all(GIF_SCREEN, control(1), gifFrame(), TRAILER))).not.toBeNull()
    expect(cleanPicture('tiff', tiff({ more: [long(254, true, 0)] }).bytes)).not.toBeNull()
    expect(cleanPicture('bmp', bmp({ headerBytes: 40, bits: 8 }).bytes)).not.toBeNull()
  })
})

describe('a photograph stays upright', () => {
  for (const little of [true, false]) {
    for (const orientation of [2, 3, 4, 5, 6, 7, 8]) {
      it(`turned by ${orientation}, ${little ? 'little' : 'big'} end first`, () => {
        const out = Buffer.from(cleanPicture('jpeg', jpeg({ orientation, little }).bytes) ?? [])
        const at = out.indexOf('Exif\0\0')
        expect(out.subarray(at + 6, at + 32)).toEqual(
          Buffer.from([
            0x4d,
            0x4d,
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            orientation,
            0,
            0,
            0,
            0,
            0,
            0,
          ]),
        )
      })
    }
  }
  for (const orientation of [0, 1, 9, 65535]) {
    it(`and says nothing where there is nothing to turn: ${orientation}`, () => {
      expect(Buffer.from(cleanPicture('jpeg', jpeg({ orientation }).bytes) ?? []).includes('Exif')).toBe(false)
    })
  }
})

describe('what a decoder needs comes through', () => {
  it('the resolution and the colour coding of a JPEG', () => {
    const out = Buffer.from(cleanPicture('jpeg', jpeg().bytes) ?? [])
    expect(out.includes(text('\xff\xe0\0\x10JFIF\0\x01\x01\x01\0\x48\0\x48\0\0\xff'))).toBe(true)
    expect(out.includes(text('\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\x01\xff'))).toBe(true)
  })
  it('the timing of the frames of a GIF, and not that of a text that is gone', () => {
    const out = Buffer.from(
      cleanPicture('gif', all(GIF_SCREEN, control(9), extension(1, Buffer.alloc(12)), gifFrame())) ?? [],
    )
    expect(out).toEqual(all(GIF_SCREEN, gifFrame(), TRAILER))
  })
  it('the pages of a TIFF but not its preview, which may show what was cut away', () => {
    const { bytes } = tiff({ pages: 2, more: [long(254, true, 0)] })
    const first = bytes.readUInt32LE(4)
    const second = bytes.readUInt32LE(first + 2 + 12 * bytes.readUInt16LE(first))
    // The value of its first field, NewSubfileType: a smaller copy of another page.
    bytes.writeUInt32LE(1, second + 10)
    const out = Buffer.from(cleanPicture('tiff', bytes) ?? [])
    expect(out.includes('pixels of page 0, 2')).toBe(true)
    expect(out.includes('pixels of page 1')).toBe(false)
  })
  it('the JPEG streams of a TIFF, without their comments', () => {
    const strip = all(...START, segment(0xfe, text(token('strip'))), scan(), ENTROPY, EOI)
    const tables = all(SOI, ...TABLES, segment(0xe1, text(token('tables'))), EOI)
    const made = tiff({ compression: 7, strips: [strip], more: [{ tag: 347, type: 7, values: tables }] })
    const out = Buffer.from(cleanPicture('tiff', made.bytes) ?? [])
    expect(out.includes('Token')).toBe(false)
    expect(out.includes(all(...START, scan(), ENTROPY, EOI))).toBe(true)
    expect(out.includes(all(SOI, ...TABLES, EOI))).toBe(true)
  })
  it('the colours of a TIFF with a palette', () => {
    const map = Array.from({ length: 768 }, (_, index) => 60_000 - index)
    const field = short(320, true, ...map)
    const out = Buffer.from(cleanPicture('tiff', tiff({ more: [field] }).bytes) ?? [])
    expect(out.includes(field.values)).toBe(true)
  })
})

const SIZE = 7 * 1024 * 1024
const filled = (size: number, ...pattern: number[]) => Buffer.alloc(size, Buffer.from(pattern))
const repeated = (piece: Buffer, size = SIZE) => Buffer.alloc(Math.floor(size / piece.length) * piece.length, piece)

describe('seven megabytes are cleaned in no time', () => {
  const body = Array.from({ length: 110 }, () => segment(0xe2, filled(65_000, 0xff, 0xd8)))
  for (const { title, kind, bytes } of [
    { title: 'a JPEG of one scan', kind: 'jpeg', bytes: all(...START, scan(), filled(SIZE, 7), EOI) },
    { title: 'a JPEG of stuffed bytes', kind: 'jpeg', bytes: all(...START, scan(), filled(SIZE, 0xff, 0), EOI) },
    { title: 'a JPEG of fill bytes', kind: 'jpeg', bytes: all(...START, scan(), filled(SIZE, 0xff), EOI) },
    { title: 'a JPEG of fill bytes before its tables', kind: 'jpeg', bytes: all(SOI, filled(SIZE, 0xff)) },
    { title: 'a JPEG of empty segments', kind: 'jpeg', bytes: all(SOI, repeated(segment(0xfe))) },
    { title: 'a JPEG of scans', kind: 'jpeg', bytes: all(...START, repeated(scan())) },
    { title: 'a JPEG of large segments', kind: 'jpeg', bytes: all(...START, ...body, scan(), ENTROPY, EOI) },
    {
      title: 'a PNG of one chunk',
      kind: 'png',
      bytes: all(PNG_SIGNATURE, PNG_HEADER, chunk('IDAT', filled(SIZE, 1)), END),
    },
    { title: 'a PNG of empty chunks', kind: 'png', bytes: all(PNG_SIGNATURE, PNG_HEADER, repeated(chunk('IDAT'))) },
    { title: 'a PNG of empty texts', kind: 'png', bytes: all(PNG_SIGNATURE, PNG_HEADER, repeated(chunk('tEXt'))) },
    {
      title: 'a GIF of blocks of one byte',
      kind: 'gif',
      bytes: all(GIF_SCREEN, gifFrame().subarray(0, 11), filled(SIZE, 1)),
    },
    { title: 'a GIF of frames', kind: 'gif', bytes: all(GIF_SCREEN, repeated(gifFrame())) },
    { title: 'a GIF of nothing', kind: 'gif', bytes: all(GIF_SCREEN, filled(SIZE, 0)) },
    { title: 'a GIF of comments', kind: 'gif', bytes: all(GIF_SCREEN, repeated(extension(0xfe))) },
    { title: 'a TIFF of one strip', kind: 'tiff', bytes: tiff({ pages: 1, strips: [filled(SIZE, 1)] }).bytes },
    {
      title: 'a TIFF of many strips',
      kind: 'tiff',
      bytes: tiff({ pages: 1, strips: new Array(19_000).fill(filled(380, 1)) }).bytes,
    },
    { title: 'a TIFF of pages that share one palette', kind: 'tiff', bytes: sharedPalettes() },
    { title: 'a BMP', kind: 'bmp', bytes: changed(bmp({ pixels: filled(SIZE, 1) }).bytes, 22, 0, 0, 6) },
    {
      title: 'a BMP of runs',
      kind: 'bmp',
      bytes: bmp({ headerBytes: 40, bits: 8, compression: 1, pixels: filled(SIZE, 1) }).bytes,
    },
  ] as const) {
    it(title, () => {
      cleanPicture(kind, bytes)
      const before = process.cpuUsage()
      cleanPicture(kind, bytes)
      const { user, system } = process.cpuUsage(before)
      expect((user + system) / 1000).toBeLessThan(300)
    })
  }
})

/** 500 pages of a few bytes, each with the largest palette, all of them the same 384 KiB. */
function sharedPalettes(): Buffer {
  const palette = filled(6 * 65536, 7)
  const at = 8
  const parts = [Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0]), palette]
  let length = at + palette.length
  parts[0]?.writeUInt32LE(length, 4)
  for (let page = 0; page < 500; page++) {
    const fields: [number, number, number, number][] = [
      [256, 4, 1, 1],
      [257, 4, 1, 1],
      [258, 4, 1, 16],
      [273, 4, 1, 0],
      [279, 4, 1, 0],
      [320, 3, 3 * 65536, at],
    ]
    const bytes = Buffer.alloc(2 + 12 * fields.length + 4)
    bytes.writeUInt16LE(fields.length)
    for (const [index, [tag, type, count, value]] of fields.entries()) {
      bytes.writeUInt16LE(tag, 2 + 12 * index)
      bytes.writeUInt16LE(type, 4 + 12 * index)
      bytes.writeUInt32LE(count, 6 + 12 * index)
      bytes.writeUInt32LE(value, 10 + 12 * index)
    }
    length += bytes.length
    if (page < 499) bytes.writeUInt32LE(length, bytes.length - 4)
    parts.push(bytes)
  }
  return Buffer.concat(parts)
}
