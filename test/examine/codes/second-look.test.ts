import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { codesIn } from './attached.ts'
import { code } from './make-code.ts'

const SHOP = 'https://blue-widgets.example/offer'
const SCALE = 8

interface Grey {
  readonly width: number
  readonly height: number
  /** 0 or 255. */
  readonly pixels: Uint8Array
}

async function squares(): Promise<Grey> {
  const picture = (await code(SHOP, 'QRCode', SCALE)).toColourspace('b-w')
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true })
  const pixels = new Uint8Array(info.width * info.height).map((_, at) => (data[at * info.channels] ?? 0) & 0x80 && 255)
  return { width: info.width, height: info.height, pixels }
}

type Paint = (isDark: boolean, x: number, y: number) => readonly number[]

/** The code with each of its pixels in another colour. */
async function painted(paint: Paint): Promise<Buffer> {
  const { width, height, pixels } = await squares()
  const colours = [...pixels].flatMap((pixel, at) => paint(pixel === 0, at % width, Math.floor(at / width)))
  return sharp(Buffer.from(colours), { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer()
}

const shade = (value: number) => [value, value, value]

describe('a code that people see and the reader does not is read at a second look', () => {
  const paints: [string, Paint][] = [
    ['in a grey that is almost white', (isDark) => shade(isDark ? 249 : 255)],
    ['in two colours of one brightness', (isDark) => (isDark ? [200, 0, 0] : [0, 102, 0])],
    [
      'in a passage from light to dark',
      (isDark, x) => shade(Math.max(0, 255 - Math.floor(x * 0.75) - (isDark ? 45 : 0))),
    ],
    ['in squares that stand apart', (isDark, x, y) => shade(isDark && x % SCALE > 1 && y % SCALE > 1 ? 0 : 255)],
  ]
  for (const [title, paint] of paints) {
    it(title, async () => {
      expect(await codesIn(await painted(paint))).toEqual([SHOP])
    })
  }

  it('slanted', async () => {
    const upright = await (await code(SHOP)).png().toBuffer()
    const slanted = sharp(upright).affine([1, 0.65, 0, 1], { background: '#fff' })
    expect(await codesIn(await slanted.png().toBuffer())).toEqual([SHOP])
  })

  it('and a picture of noise shows none', async () => {
    const noise = Buffer.alloc(300 * 300 * 3).map((_, at) => ((at * at * 48271) % 65537) & 255)
    const picture = sharp(noise, { raw: { width: 300, height: 300, channels: 3 } })
    expect(await codesIn(await picture.png().toBuffer())).toEqual([])
  })
})
