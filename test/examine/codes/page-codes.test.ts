import type { Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { CodeSearch } from '../../../src/examine/codes/codes.ts'
import { readDocument } from '../../../src/examine/documents/read-document.ts'
import { flate, type Objects, onePage, stream } from '../documents/make-pdf.ts'
import { code } from './make-code.ts'

const SHOP = 'https://blue-widgets.example/offer'

interface Greys {
  readonly side: number
  readonly bytes: Buffer
  /** The dark modules of a code of one pixel each, from below as a page counts. */
  readonly dark: readonly (readonly [number, number])[]
}

async function greys(picture: Sharp): Promise<Greys> {
  const { data, info } = await picture.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
  const bytes = Buffer.from(data.filter((_, index) => index % info.channels === 0))
  const dark: [number, number][] = []
  for (const [at, grey] of bytes.entries()) {
    if (grey < 128) dark.push([at % info.width, info.height - 1 - Math.floor(at / info.width)])
  }
  return { side: info.width, bytes, dark }
}

const MODULES = await greys(await code(SHOP, 'QRCode', 1))
const PICTURE = await greys(await code(SHOP))

const each = (draw: (x: number, y: number) => string) =>
  `q 3 0 0 3 60 20 cm\n${MODULES.dark.map(([x, y]) => draw(x, y)).join('\n')}\nQ`
const squares = each((x, y) => `${x} ${y} 1 1 re f`)

interface Page {
  readonly content: string
  readonly resources?: string
  readonly objects?: Objects
  readonly page?: string
}

async function found({ content, resources = '', objects = {}, page = '' }: Page) {
  const made = onePage('', {
    page: `/Resources << /Font << /F1 5 0 R /F2 8 0 R >> ${resources} >> ${page}`,
    objects: { ...objects, 4: flate('', `BT /F1 9 Tf 10 185 Td (The manual) Tj ET\n${content}`) },
  })
  const { pictures } = await readDocument('pdf', made)
  return new CodeSearch().inDocument(pictures ?? (() => []))
}

const image = (width: number, height: number, more: string) =>
  `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${more}`
const GREY = '/BitsPerComponent 8 /ColorSpace /DeviceGray'
const { side, bytes } = PICTURE
const tile = (box: string, more = '') =>
  `/PatternType 1 /PaintType 1 /TilingType 1 /BBox [${box}] /Resources << >> ${more}`

describe('a code on a page is read', () => {
  const half = Math.floor(side / 2)
  const strips: Page = {
    content: `q 150 0 0 75 60 95 cm /I Do Q q 150 0 0 75 60 20 cm /J Do Q`,
    resources: '/XObject << /I 8 0 R /J 9 0 R >>',
    objects: {
      8: flate(image(side, half, GREY), bytes.subarray(0, half * side)),
      9: flate(image(side, half, GREY), bytes.subarray(half * side, 2 * half * side)),
    },
  }
  const wide = Buffer.from(
    Array.from(
      { length: side * side * 8 },
      (_, at) => bytes[Math.floor(at / (side * 8)) * side + Math.floor((at % (side * 8)) / 8)] ?? 255,
    ),
  )
  const block = stream('', '1000 0 0 0 1000 1000 d1 0 0 1000 1000 re f')
  const cases: Record<string, Page> = {
    'drawn with thick strokes': { content: each((x, y) => `1 w ${x} ${y}.5 m ${x + 1} ${y}.5 l S`) },
    'drawn with a mask of one pixel': {
      content: each((x, y) => `q 1 0 0 1 ${x} ${y} cm /I Do Q`),
      resources: '/XObject << /I 8 0 R >>',
      objects: { 8: stream(image(1, 1, '/ImageMask true /BitsPerComponent 1'), Buffer.alloc(1)) },
    },
    'drawn with a mask that is full': {
      content: each((x, y) => `q 1 0 0 1 ${x} ${y} cm /I Do Q`),
      resources: '/XObject << /I 8 0 R >>',
      objects: { 8: stream(image(8, 8, '/ImageMask true /BitsPerComponent 1'), Buffer.alloc(8)) },
    },
    'cut into strips': strips,
    'in a picture that the page stretches': {
      content: 'q 150 0 0 150 60 20 cm /I Do Q',
      resources: '/XObject << /I 8 0 R >>',
      objects: { 8: flate(image(side * 8, side, GREY), wide) },
    },
    'where a black picture is not transparent': {
      content: 'q 150 0 0 150 60 20 cm /I Do Q',
      resources: '/XObject << /I 8 0 R >>',
      objects: {
        8: flate(image(side, side, `${GREY} /SMask 9 0 R`), Buffer.alloc(side * side)),
        9: flate(image(side, side, GREY), Buffer.from(bytes.map((grey) => 255 - grey))),
      },
    },
    'in a pattern': {
      content: '/Pattern cs /P scn 0 0 300 200 re f',
      resources: '/Pattern << /P 8 0 R >>',
      objects: { 8: flate(tile('0 0 300 200', '/XStep 300 /YStep 200'), squares) },
    },
    'filled with a pattern': {
      content: `1 g 0 0 300 200 re f /Pattern cs /P scn ${squares}`,
      resources: '/Pattern << /P 8 0 R >>',
      objects: { 8: flate(tile('0 0 9 9', '/XStep 9 /YStep 9'), '0 g 0 0 9 9 re f') },
    },
    'cut out of a square': {
      content: `q ${each((x, y) => `${x} ${y} 1 1 re`).replace(/\nQ$/, '')} W n 0 0 300 200 re f Q Q`,
    },
    'on a page larger than any': {
      content: squares.replace('3 0 0 3 60 20', '800 0 0 800 2000 2000'),
      page: '/MediaBox [0 0 50000 40000]',
    },
    'written in letters that are squares': {
      content: each((x, y) => `BT /F2 1 Tf ${x} ${y} Td (a) Tj ET`),
      objects: {
        8: '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << /a 9 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [1000] /Resources << >> >>',
        9: block,
      },
    },
    'written in signs that are squares': {
      content: each((x, y) => `BT /F2 1.314 Tf ${x} ${y} Td (n) Tj ET`),
      objects: { 8: '<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>' },
    },
    'drawn by a stamp': {
      content: '',
      page: '/Annots [8 0 R]',
      objects: {
        8: '<< /Type /Annot /Subtype /Stamp /Rect [0 0 300 200] /F 4 /AP << /N 9 0 R >> >>',
        9: flate('/Type /XObject /Subtype /Form /BBox [0 0 300 200] /Resources << >>', squares),
      },
    },
  }
  for (const [title, page] of Object.entries(cases)) {
    it(title, async () => {
      expect(await found(page)).toEqual({ codes: [SHOP], isWhole: true })
    })
  }
})

it('a picture in a form that nothing here decodes does not hold a scan', async () => {
  const objects = { 8: stream(image(20, 20, '/Filter /JPXDecode'), Buffer.from('0000000c6a5020200d0a870a', 'hex')) }
  const resources = '/XObject << /I 8 0 R >>'
  expect((await found({ content: '/I Do', resources, objects })).isWhole).toBe(true)
})

it('a page on which the library stops is one that was not looked at, whatever it says of itself', async () => {
  const content = `/End BMC EMC ${'1 m '.repeat(20)} ${squares}`
  expect((await found({ content })).isWhole).toBe(false)
  expect((await found({ content: '0 0 m 9 9 l S' })).isWhole).toBe(true)
})

describe('a page of fifty thousand', () => {
  for (const [title, content] of [
    ['squares', (x: number, y: number) => `${x} ${y} 1 1 re f`],
    ['clips', (x: number, y: number) => `${x} ${y} 1 1 re W n`],
  ] as const) {
    it(`${title} is looked through in seconds`, async () => {
      const all = Array.from({ length: 50_000 }, (_, at) => content(at % 300, at % 199)).join('\n')
      const began = performance.now()
      await found({ content: all })
      expect(performance.now() - began).toBeLessThan(8000)
    })
  }
})
