/** Small pictures, byte by byte, with a token in every place that can hold one. */

import { crc32, deflateSync } from 'node:zlib'

export interface Made {
  readonly bytes: Buffer
  /** What must come through as it is. */
  readonly pixels: readonly Buffer[]
}

const latin = (text: string) => Buffer.from(text, 'latin1')
const u16 = (value: number, little = false) =>
  Buffer.from(little ? [value & 255, value >> 8] : [value >> 8, value & 255])
const u32 = (value: number, little = false) => {
  const bytes = Buffer.alloc(4)
  if (little) bytes.writeUInt32LE(value)
  else bytes.writeUInt32BE(value)
  return bytes
}
/** Tells the places apart when one comes through. */
export const token = (place: string) => `Token-${place}-ann.smith`

/** Without the archive at its end, which is more than an honest picture has. */
export const withoutArchive = ({ bytes }: Made) => bytes.subarray(0, bytes.length - zip().length)

const zip = () => Buffer.concat([latin('PK\x03\x04'), latin(token('zip'))])

// --- TIFF, and EXIF, which is one

export interface TiffField {
  readonly tag: number
  readonly type: number
  readonly values: Buffer
}

const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]

export const short = (tag: number, little: boolean, ...values: number[]): TiffField => ({
  tag,
  type: 3,
  values: Buffer.concat(values.map((value) => u16(value, little))),
})
export const long = (tag: number, little: boolean, ...values: number[]): TiffField => ({
  tag,
  type: 4,
  values: Buffer.concat(values.map((value) => u32(value, little))),
})
const ascii = (tag: number, place: string): TiffField => ({ tag, type: 2, values: latin(`${token(place)}\0`) })
const blob = (tag: number, place: string): TiffField => ({ tag, type: 7, values: latin(token(place)) })

/** The directory with the values before it, as they stand from `base` on; the directory begins at `at`. */
function directory(fields: readonly TiffField[], base: number, little: boolean, next = 0) {
  const values: Buffer[] = []
  let length = 0
  const entries = fields.map((field) => {
    const count = field.values.length / (TYPE_BYTES[field.type] ?? 1)
    const head = Buffer.concat([u16(field.tag, little), u16(field.type, little), u32(count, little)])
    if (field.values.length <= 4) return Buffer.concat([head, field.values, Buffer.alloc(4 - field.values.length)])
    const place = u32(base + length, little)
    values.push(field.values)
    length += field.values.length
    return Buffer.concat([head, place])
  })
  const bytes = Buffer.concat([...values, u16(fields.length, little), ...entries, u32(next, little)])
  return { bytes, at: base + length, end: base + bytes.length }
}

const tiffHeader = (at: number, little: boolean) =>
  Buffer.concat([latin(little ? 'II' : 'MM'), u16(42, little), u32(at, little)])

function exif(orientation: number, little: boolean): Buffer {
  const gps = directory([ascii(1, 'gps'), ascii(0x1d, 'gps-date')], 8, little)
  const camera = directory(
    [ascii(0x9003, 'taken'), blob(0x927c, 'maker-note'), ascii(0xa430, 'owner')],
    gps.end,
    little,
  )
  const thumbnail = directory([ascii(0x201, 'thumbnail')], camera.end, little)
  const main = directory(
    [
      ascii(0x10f, 'make'),
      short(0x112, little, orientation),
      ascii(0x13b, 'artist'),
      long(0x8769, little, camera.at),
      long(0x8825, little, gps.at),
    ],
    thumbnail.end,
    little,
    thumbnail.at,
  )
  return Buffer.concat([tiffHeader(main.at, little), gps.bytes, camera.bytes, thumbnail.bytes, main.bytes])
}

export interface TiffOptions {
  readonly little?: boolean
  readonly tiled?: boolean
  readonly pages?: number
  readonly more?: readonly TiffField[]
  /** Instead of the made ones, two for each page. */
  readonly strips?: readonly Buffer[]
  readonly compression?: number
}

export function tiff({
  little = true,
  tiled = false,
  pages = 2,
  more = [],
  strips,
  compression = 1,
}: TiffOptions = {}): Made {
  const parts: Buffer[] = [latin(token('gap'))]
  const pixels: Buffer[] = []
  let at = 8 + (parts[0]?.length ?? 0)
  const add = (bytes: Buffer) => {
    parts.push(bytes)
    at += bytes.length
    return at - bytes.length
  }
  const gps = directory([ascii(1, 'gps')], at, little)
  add(gps.bytes)
  let last: Buffer | null = null
  let first = 0
  for (let page = 0; page < pages; page++) {
    const own = strips ?? [latin(`pixels of page ${page}, 1 `), latin(`pixels of page ${page}, 2`)]
    pixels.push(...own)
    const offsets = own.map((strip) => add(strip))
    const lengths = own.map((strip) => strip.length)
    const fields = [
      long(256, little, 25),
      long(257, little, 2),
      short(258, little, 8),
      short(259, little, compression),
      short(262, little, 1),
      ascii(269, 'document'),
      ascii(270, 'description'),
      ascii(271, 'make'),
      long(tiled ? 324 : 273, little, ...offsets),
      short(274, little, 6),
      short(277, little, 1),
      ...(tiled ? [short(322, little, 16), short(323, little, 16)] : [short(278, little, 1)]),
      long(tiled ? 325 : 279, little, ...lengths),
      { tag: 282, type: 5, values: Buffer.concat([u32(72, little), u32(1, little)]) },
      ascii(297, 'page-number-as-text'),
      ascii(305, 'software'),
      ascii(306, 'date'),
      ascii(315, 'artist'),
      ascii(316, 'host'),
      blob(700, 'xmp'),
      ascii(33432, 'copyright'),
      blob(33723, 'iptc'),
      blob(34377, 'photoshop'),
      blob(34675, 'profile'),
      long(34853, little, gps.at),
      blob(65000, 'private'),
      ...more,
    ].sort((a, b) => a.tag - b.tag)
    const made = directory(fields, at, little)
    add(made.bytes)
    if (last === null) first = made.at
    else u32(made.at, little).copy(last, last.length - 4)
    last = made.bytes
  }
  return { bytes: Buffer.concat([tiffHeader(first, little), ...parts, zip()]), pixels }
}

// --- JPEG

export const segment = (marker: number, ...payload: Buffer[]) => {
  const body = Buffer.concat(payload)
  return Buffer.concat([Buffer.from([0xff, marker]), u16(body.length + 2), body])
}
export const SOI = Buffer.from([0xff, 0xd8])
export const EOI = Buffer.from([0xff, 0xd9])
const comment = (place: string) => segment(0xfe, latin(token(place)))

export const TABLES = [
  segment(0xdb, Buffer.from([0]), Buffer.alloc(64, 16)),
  segment(0xc4, Buffer.from([0, 1, ...new Array(15).fill(0), 5])),
]
export const frame = (marker: number) => segment(marker, Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0]))
export const scan = () => segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]))
/** Stuffed bytes, a restart, and fill bytes before a stuffed one. */
export const ENTROPY = Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0xff, 0, 5])

export function jpeg({ orientation = 6, little = true, progressive = false } = {}): Made {
  const smaller = Buffer.concat([SOI, comment('second-picture'), EOI])
  const restart = segment(0xdd, u16(1))
  const core = [...TABLES, restart, frame(progressive ? 0xc2 : 0xc0), scan(), ENTROPY]
  const scans = progressive ? [TABLES[1] ?? Buffer.alloc(0), scan(), ENTROPY] : []
  const bytes = Buffer.concat([
    SOI,
    segment(0xe0, latin('JFIF\0\x01\x02\x01\0\x48\0\x48'), Buffer.from([4, 2]), latin(token('jfif-thumbnail'))),
    segment(0xe0, latin('JFXX\0'), latin(token('jfxx'))),
    segment(0xe1, latin('Exif\0\0'), exif(orientation, little)),
    segment(0xe1, latin('http://ns.adobe.com/xap/1.0/\0'), latin(token('xmp'))),
    segment(0xe2, latin('ICC_PROFILE\0\x01\x01'), latin(token('profile'))),
    segment(0xe2, latin('MPF\0'), latin(token('mpf'))),
    segment(0xed, latin('Photoshop 3.0\x008BIM'), latin(token('iptc'))),
    segment(0xee, latin('Adobe\0\x64\x12\x34\x56\x78\x01'), latin(token('adobe'))),
    segment(0xef, latin(token('app15'))),
    comment('comment'),
    ...core,
    comment('between-scans'),
    ...scans,
    Buffer.from([0xff, 0xff, 0xff]),
    EOI,
    smaller,
    zip(),
  ])
  return { bytes, pixels: [...core, ...scans] }
}

// --- PNG

export const chunk = (type: string, ...payload: Buffer[]) => {
  const body = Buffer.concat([latin(type), ...payload])
  return Buffer.concat([u32(body.length - 4), body, u32(crc32(body))])
}
export const PNG_SIGNATURE = latin('\x89PNG\r\n\x1a\n')
export const PNG_HEADER = chunk('IHDR', u32(1), u32(1), Buffer.from([8, 0, 0, 0, 0]))

export function png(): Made {
  const picture = chunk('IDAT', deflateSync(Buffer.from([0, 127])))
  const animation = [chunk('acTL', u32(1), u32(0)), chunk('fcTL', Buffer.alloc(26))]
  const kept = [
    PNG_HEADER,
    chunk('sRGB', Buffer.from([0])),
    chunk('pHYs', u32(2835), u32(2835), Buffer.from([1])),
    picture,
  ]
  const places = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'iCCP', 'sPLT', 'hIST', 'prVt', 'caBX']
  const bytes = Buffer.concat([
    PNG_SIGNATURE,
    PNG_HEADER,
    ...places.map((type) => chunk(type, latin(token(type)))),
    chunk('gAMA', u32(1000)),
    chunk('cHRM', Buffer.alloc(32, 1)),
    chunk('sRGB', latin(token('intent-too-long'))),
    ...animation,
    ...kept.slice(1),
    chunk('fdAT', u32(1), deflateSync(Buffer.from([0, 99]))),
    chunk('sRGB', latin('a')),
    chunk('tEXt', latin(token('after-pixels'))),
    chunk('IEND'),
    zip(),
  ])
  return { bytes, pixels: kept }
}

// --- GIF

const block = (...bytes: Buffer[]) =>
  Buffer.concat([...bytes.map((body) => Buffer.concat([Buffer.from([body.length]), body])), Buffer.from([0])])
export const extension = (label: number, ...bodies: Buffer[]) =>
  Buffer.concat([Buffer.from([0x21, label]), block(...bodies)])
export const GIF_SCREEN = Buffer.concat([
  latin('GIF89a'),
  Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
])
export const gifFrame = (flags = 0) =>
  Buffer.concat([
    Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, flags]),
    Buffer.alloc(flags & 0x80 ? 6 : 0, 7),
    Buffer.from([2]),
    block(Buffer.from([0x44, 1]), Buffer.from([0x3b])),
  ])
export const control = (delay: number) => extension(0xf9, Buffer.from([4, delay, 0, 0]))

export function gif(): Made {
  const loop = extension(0xff, latin('NETSCAPE2.0'), Buffer.from([1, 7, 0]))
  const pixels = [GIF_SCREEN, loop, control(10), gifFrame(), control(20), gifFrame(0x80)]
  const bytes = Buffer.concat([
    GIF_SCREEN,
    extension(0xfe, latin(token('comment'))),
    extension(0xff, latin('XMP DataXMP'), latin(token('xmp'))),
    extension(0xff, latin('ICCRGBG1012'), latin(token('profile'))),
    loop,
    extension(0x99, latin(token('unknown-extension'))),
    control(99),
    extension(0x01, Buffer.alloc(12), latin(token('plain-text'))),
    control(10),
    extension(0xfe, latin(token('between'))),
    gifFrame(),
    Buffer.from([0]),
    control(20),
    gifFrame(0x80),
    Buffer.from([0x3b]),
    zip(),
  ])
  return { bytes, pixels }
}

// --- BMP

export interface BmpOptions {
  readonly headerBytes?: number
  readonly bits?: number
  readonly compression?: number
  readonly pixels?: Buffer
}

export function bmp({
  headerBytes = 124,
  bits = 24,
  compression = 0,
  pixels = latin('pixels of a line'),
}: BmpOptions = {}): Made {
  const header = Buffer.alloc(headerBytes)
  header.writeUInt32LE(headerBytes, 0)
  const isCore = headerBytes === 12
  if (isCore) {
    for (const [index, value] of [5, 1, 1, bits].entries()) header.writeUInt16LE(value, 4 + 2 * index)
  } else {
    header.writeInt32LE(5, 4)
    header.writeInt32LE(1, 8)
    header.writeUInt16LE(1, 12)
    header.writeUInt16LE(bits, 14)
    header.writeUInt32LE(compression, 16)
  }
  const masks = Buffer.alloc(headerBytes === 40 && compression === 3 ? 12 : 0, 7)
  const colours = Buffer.alloc(bits > 8 ? 0 : 2 ** bits * (isCore ? 3 : 4), 9)
  if (headerBytes === 124) {
    header.write('KNIL', 56, 'latin1')
    header.write(token('endpoints').slice(0, 36), 60, 'latin1')
  }
  const head = Buffer.concat([header, masks, colours, latin(token('gap'))])
  const file = Buffer.concat([
    latin('BM'),
    Buffer.alloc(12),
    head,
    pixels,
    latin(`C:\\Users\\${token('profile-path')}`),
    zip(),
  ])
  file.write('ann.', 6, 'latin1')
  file.writeUInt32LE(file.length, 2)
  file.writeUInt32LE(14 + head.length, 10)
  if (headerBytes === 124) {
    file.writeUInt32LE(head.length + pixels.length, 14 + 112)
    file.writeUInt32LE(`C:\\Users\\${token('profile-path')}`.length, 14 + 116)
  }
  return { bytes: file, pixels: [masks, pixels] }
}
