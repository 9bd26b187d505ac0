import { readFileSync } from 'node:fs'
import CFB from 'cfb'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { CodeSearch } from '../../../src/examine/codes/codes.ts'
import { readDocument } from '../../../src/examine/documents/read-document.ts'
import { writeZip } from '../../../src/examine/documents/zip-write.ts'
import type { DocumentKind } from '../../../src/core/message/message.ts'
import { flate, onePage, stream } from '../documents/make-pdf.ts'
import { code } from './make-code.ts'

const SHOP = 'https://blue-widgets.example/offer'

async function codesIn(kind: DocumentKind, bytes: Uint8Array): Promise<readonly string[]> {
  const { pictures } = await readDocument(kind, bytes)
  return pictures === undefined ? [] : (await new CodeSearch().inDocument(pictures)).codes
}

async function greys(
  picture: Sharp,
): Promise<{ width: number; height: number; at(column: number, row: number): number; bytes: Buffer }> {
  const { data, info } = await picture.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
  const bytes = Buffer.from(data.filter((_, index) => index % info.channels === 0))
  return { width: info.width, height: info.height, bytes, at: (column, row) => bytes[row * info.width + column] ?? 255 }
}

/** A page that shows object 9. */
const showing = (object: Buffer, page = 'q 100 0 0 100 20 20 cm /I Do Q') =>
  onePage('Thank you', {
    page: '/Resources << /Font << /F1 5 0 R >> /XObject << /I 9 0 R >> >>',
    objects: { 4: stream('', page), 9: object },
  })

const image = (width: number, height: number, more: string) =>
  `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${more}`

describe('a code in a PDF is read', () => {
  it('as a photograph', async () => {
    const file = await (await code(SHOP)).jpeg().toBuffer()
    const { width, height } = await greys(await code(SHOP))
    const dictionary = image(width, height, '/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode')
    expect(await codesIn('pdf', showing(stream(dictionary, file)))).toEqual([SHOP])
  })
  it('as pixels', async () => {
    const { width, height, bytes } = await greys(await code(SHOP))
    const object = flate(image(width, height, '/BitsPerComponent 8 /ColorSpace /DeviceGray'), bytes)
    expect(await codesIn('pdf', showing(object))).toEqual([SHOP])
  })
  it('below a line of text', async () => {
    const { width, height, bytes } = await greys(await code(SHOP))
    const object = flate(image(width, height, '/BitsPerComponent 8 /ColorSpace /DeviceGray'), bytes)
    const page = 'BT /F1 18 Tf 20 160 Td (Thank you) Tj ET q 100 0 0 100 20 20 cm /I Do Q'
    expect(await codesIn('pdf', showing(object, page))).toEqual([SHOP])
  })
  it('as a mask', async () => {
    const { width, height, at } = await greys(await code(SHOP))
    const bits = Buffer.alloc(Math.ceil(width / 8) * height, 0xff)
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        if (at(column, row) > 127) continue
        const byte = row * Math.ceil(width / 8) + (column >> 3)
        bits[byte] = (bits[byte] ?? 0) & ~(0x80 >> (column & 7))
      }
    }
    expect(
      await codesIn('pdf', showing(flate(image(width, height, '/BitsPerComponent 1 /ImageMask true'), bits))),
    ).toEqual([SHOP])
  })
  it('inside the drawing of a page', async () => {
    const { width, height, bytes } = await greys(await code(SHOP, 'QRCode', 2))
    const hex = bytes.toString('hex')
    const inline = `q 100 0 0 100 20 20 cm BI /W ${width} /H ${height} /BPC 8 /CS /G /F /AHx ID ${hex}> EI Q`
    expect(await codesIn('pdf', onePage('', { objects: { 4: stream('', inline) } }))).toEqual([SHOP])
  })
  it('drawn as squares', async () => {
    const { width, height, at } = await greys(await code(SHOP, 'QRCode', 1))
    const squares: string[] = []
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        if (at(column, row) < 128) squares.push(`${column} ${height - 1 - row} 1 1 re f`)
      }
    }
    const drawing = `q 2 0 0 2 30 30 cm ${squares.join('\n')} Q`
    expect(await codesIn('pdf', onePage('', { objects: { 4: stream('', drawing) } }))).toEqual([SHOP])
  })
})

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

describe('a code in a Word document is read', () => {
  it('of the new kind', async () => {
    const members = new Map<string, Uint8Array>([
      [
        '[Content_Types].xml',
        Buffer.from(
          `<Types><Default Extension="png"/><Override PartName="/word/document.xml" ContentType="${MAIN}"/></Types>`,
        ),
      ],
      ['word/document.xml', Buffer.from('<w:document xmlns:w="w"><w:t>Thank you</w:t></w:document>')],
      ['word/media/image1.png', await (await code(SHOP)).png().toBuffer()],
    ])
    expect(await codesIn('docx', await writeZip(members))).toEqual([SHOP])
  })
  it('of the old kind', async () => {
    const bicycle = CFB.read(readFileSync(new URL('../documents/bicycle.doc', import.meta.url)), { type: 'buffer' })
    const png = await (await code(SHOP)).png().toBuffer()
    const head = Buffer.from([0x00, 0x6e, 0x1e, 0xf0, 0, 0, 0, 0])
    head.writeUInt32LE(17 + png.length, 4)
    CFB.utils.cfb_add(bicycle, 'Data', Buffer.concat([Buffer.alloc(40), head, Buffer.alloc(17), png]))
    expect(await codesIn('doc', Buffer.from(CFB.write(bicycle, { type: 'buffer' }) as Uint8Array))).toEqual([SHOP])
  })
})

describe('a document of many pictures', () => {
  const found = (pictures: readonly Buffer[]) =>
    new CodeSearch().inDocument(function* () {
      for (const bytes of pictures) yield { form: 'file', kind: 'png', bytes } as const
    })
  const blank = (side: number) =>
    sharp({ create: { width: side, height: side, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()

  it('is looked through as far as it goes, and that is said', async () => {
    const page = await (await code('Page')).resize(1000).png().toBuffer()
    expect(await found(Array.from({ length: 300 }, () => page))).toEqual({ codes: ['Page'], isWhole: false })
  })
  it('does not hide small ones behind large ones', async () => {
    const large = await blank(7000)
    expect(await found([large, large, await (await code(SHOP)).png().toBuffer()])).toMatchObject({ codes: [SHOP] })
  })
  it('is looked through to the end where most of them are small', async () => {
    const logo = await (await code('Logo')).resize(100).png().toBuffer()
    const small = Array.from({ length: 150 }, () => logo)
    expect(await found([...small, await (await code(SHOP)).png().toBuffer()])).toEqual({
      codes: ['Logo', SHOP],
      isWhole: true,
    })
  })
  it('whose pages are tables is looked through to the last', async () => {
    const rows = Array.from({ length: 40 }, (_, row) => `M50 ${row * 40}H1080V${row * 40 + 20}H50Z`).join('')
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1131" height="1600"><path d="${rows}"/></svg>`
    const { isWhole } = await new CodeSearch().inDocument(function* () {
      for (let page = 0; page < 30; page++) yield { form: 'drawing', svg, hasShapes: true } as const
    })
    expect(isWhole).toBe(true)
  })
})
