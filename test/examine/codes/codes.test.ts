import sharp, { type Sharp } from 'sharp'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { examineBytes } from '../../../src/examine/examine-bytes.ts'
import { NeedsWorker } from '../../../src/examine/limits.ts'
import { attached, codesIn, message } from './attached.ts'
import { asBmp, code } from './make-code.ts'

const SHOP = 'https://blue-widgets.example/offer'

async function onGround(picture: Sharp, width: number, height: number, side: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#688' } })
    .composite([{ input: await picture.resize(side).png().toBuffer(), left: width - 2 * side, top: side }])
    .jpeg({ quality: 60 })
    .toBuffer()
}

describe('a QR code is read in every kind of picture', () => {
  const kinds: [string, (picture: Sharp) => Promise<Buffer>][] = [
    ['png', (picture) => picture.png().toBuffer()],
    ['png with a palette, interlaced', (picture) => picture.png({ palette: true, progressive: true }).toBuffer()],
    ['jpeg', (picture) => picture.jpeg().toBuffer()],
    ['jpeg, progressive', (picture) => picture.jpeg({ progressive: true }).toBuffer()],
    ['jpeg in the colours of printers', (picture) => picture.toColourspace('cmyk').jpeg().toBuffer()],
    ['gif', (picture) => picture.gif().toBuffer()],
    ['tiff', (picture) => picture.tiff({ compression: 'lzw' }).toBuffer()],
    [
      'tiff, larger, with its directory at the end',
      (picture) => picture.resize(900).tiff({ compression: 'none' }).toBuffer(),
    ],
    [
      'tiff as a fax',
      (picture) => picture.threshold().toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer(),
    ],
    ['bmp', asBmp],
  ]
  for (const [title, made] of kinds) {
    it(title, async () => {
      const [attachment] = await attached(await made(await code(SHOP)))
      expect(attachment?.codes).toEqual([SHOP])
      expect(attachment?.cleaned).not.toBeNull()
      expect(attachment?.dangers).toEqual([])
    })
  }
})

describe('other codes that telephones read', () => {
  for (const format of ['DataMatrix', 'Aztec', 'PDF417', 'RMQRCode'] as const) {
    it(format, async () => {
      expect(await codesIn(await (await code(SHOP, format)).png().toBuffer())).toEqual([SHOP])
    })
  }
  it('a micro QR code', async () => {
    expect(await codesIn(await (await code('+4915112345678', 'MicroQRCode')).png().toBuffer())).toHaveLength(1)
  })
})

describe('the numbers on parcels and products are not read', () => {
  for (const [title, text, format] of [
    ['a tracking number', 'JJD000390007827123456', 'Code128'],
    ['an article number', '4006381333931', 'EAN13'],
    ['the letters of parcel services', 'PARCEL 12345', 'MaxiCode'],
    ['a label for their machines', '[)>\u001e01\u001d0212345\u001d840\u001d+15551234567\u001e\u0004', 'PDF417'],
  ] as const) {
    it(title, async () => {
      expect(await codesIn(await (await code(text, format)).png().toBuffer())).toEqual([])
    })
  }
})

it('a website among the words for machines is read', async () => {
  const label = `[)>\u001e06\u001d${SHOP}\u001e\u0004`
  expect(await codesIn(await (await code(label, 'DataMatrix')).png().toBuffer())).toHaveLength(1)
})

describe('a code is found', () => {
  it('turned, on its head, and in a mirror', async () => {
    const turned = await sharp(await (await code(SHOP)).png().toBuffer())
      .rotate(33, { background: '#fff' })
      .flop()
      .png()
      .toBuffer()
    expect(await codesIn(turned)).toEqual([SHOP])
  })
  it('in white on black', async () => {
    expect(await codesIn(await (await code(SHOP)).negate().png().toBuffer())).toEqual([SHOP])
  })
  it('in dark blue on yellow', async () => {
    const coloured = (await code(SHOP)).toColourspace('b-w').linear(0.55, 20).tint('#c0c000').png()
    expect(await codesIn(await coloured.toBuffer())).toEqual([SHOP])
  })
  for (const [title, alpha] of [
    ['in black on nothing', (black: number) => 255 - black],
    ['in white on nothing', (black: number) => black],
  ] as const) {
    it(title, async () => {
      const { data, info } = await (await code(SHOP)).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
      const pixels = Buffer.alloc(info.width * info.height * 4)
      for (let at = 0; at < info.width * info.height; at++) {
        const grey = data[at * info.channels] ?? 0
        const shade = title.includes('white') ? 255 : 0
        pixels.set([shade, shade, shade, alpha(grey)], at * 4)
      }
      const raw = { width: info.width, height: info.height, channels: 4 } as const
      expect(await codesIn(await sharp(pixels, { raw }).png().toBuffer())).toEqual([SHOP])
    })
  }
  it('small, in a scan of a whole page', async () => {
    const page = sharp({ create: { width: 2480, height: 3508, channels: 3, background: '#fff' } })
    const input = await (await code(SHOP)).resize(130).png().toBuffer()
    const scan = await page
      .composite([{ input, left: 2000, top: 3200 }])
      .jpeg()
      .toBuffer()
    expect(await codesIn(scan)).toEqual([SHOP])
  })
  it('in a tenth of a photograph of 48 million pixels', async () => {
    expect(await codesIn(await onGround(await code(SHOP), 8000, 6000, 800))).toEqual([SHOP])
  })
  it('beside others', async () => {
    const both = sharp({ create: { width: 600, height: 300, channels: 3, background: '#fff' } }).composite([
      { input: await (await code(SHOP)).resize(200).png().toBuffer(), left: 20, top: 20 },
      { input: await (await code('WIFI:S:Home;P:secret;;')).resize(200).png().toBuffer(), left: 320, top: 40 },
    ])
    expect([...(await codesIn(await both.png().toBuffer()))].sort()).toEqual(['WIFI:S:Home;P:secret;;', SHOP].sort())
  })
  it('in one frame of an animation', async () => {
    const blank = (shade: string) =>
      sharp({ create: { width: 180, height: 180, channels: 3, background: shade } })
        .png()
        .toBuffer()
    const shown = await (await code(SHOP)).resize(180, 180).png().toBuffer()
    const frames = [await blank('#fff'), await blank('#eee'), shown, await blank('#fff')]
    expect(
      await codesIn(
        await sharp(frames, { join: { animated: true } })
          .gif()
          .toBuffer(),
      ),
    ).toEqual([SHOP])
  })
  it('on the second page of a fax', async () => {
    const pages = [
      await sharp({ create: { width: 180, height: 180, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
      await (await code(SHOP)).resize(180, 180).png().toBuffer(),
    ]
    const fax = await sharp(pages, { join: { animated: true } })
      .tiff({ compression: 'lzw' })
      .toBuffer()
    expect(await codesIn(fax)).toEqual([SHOP])
  })
})

describe('what a picture may cost', () => {
  const plain = (side: number) =>
    sharp({ create: { width: side, height: side, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
  it('more pixels than any camera has are a danger, not a pass', async () => {
    const [attachment] = await attached(await plain(7200))
    expect(attachment).toMatchObject({ codes: [], dangers: ['bomb'] })
  })
  it('and so are the last of very many large pictures', async () => {
    const picture = await plain(5000)
    const attachments = await attached(...Array.from({ length: 24 }, () => picture))
    expect(attachments[0]?.dangers).toEqual([])
    expect(attachments.at(-1)?.dangers).toEqual(['manyPictures'])
  })
  it('twelve screenshots of large screens are looked through', async () => {
    const window = await (await code('a window')).resize(1000).png().toBuffer()
    const screen = sharp({ create: { width: 3840, height: 2160, channels: 4, background: '#246' } })
    const screenshot = await screen
      .composite([{ input: window, left: 500, top: 500 }])
      .png({ compressionLevel: 9 })
      .toBuffer()
    const attachments = await attached(...Array.from({ length: 12 }, () => screenshot))
    expect(attachments.flatMap(({ dangers }) => dangers)).toEqual([])
  })
  it('and so are twelve pages of a scan in black and white', async () => {
    const word = await (await code('a word'))
      .resize(1500, 1500)
      .extend({ right: 980, bottom: 2008, background: '#fff' })
      .png()
      .toBuffer()
    const scan = await sharp(
      Array.from({ length: 12 }, () => word),
      { join: { animated: true } },
    )
      .toColourspace('b-w')
      .threshold()
      .tiff({ compression: 'ccittfax4', bitdepth: 1 })
      .toBuffer()
    const [attachment] = await attached(scan)
    expect(attachment).toMatchObject({ kind: 'tiff', codes: ['a word'], dangers: [] })
  })
  it('a picture that no decoder opens has nothing to go on', async () => {
    const broken = await (await code(SHOP)).png().toBuffer()
    const data = broken.indexOf('IDAT')
    broken.fill(0xff, data + 4, data + 60)
    const [attachment] = await attached(broken)
    expect(attachment).toMatchObject({ kind: 'png', cleaned: null })
  })
  it('one that ends early shows what is left of it', async () => {
    const whole = await onGround(await code(SHOP), 800, 600, 150)
    const short = Buffer.concat([whole.subarray(0, whole.length - 400), Buffer.from([0xff, 0xd9])])
    const [attachment] = await attached(short)
    expect(attachment?.codes).toEqual([SHOP])
  })
})

describe('looking for codes', () => {
  afterEach(() => vi.unstubAllGlobals())
  it('is work for another thread', async () => {
    const picture = message([await (await code(SHOP)).png().toBuffer()])
    await expect(examineBytes(picture, 'main')).rejects.toThrow(NeedsWorker)
  })
  it('fetches nothing, not even its own decoder', async () => {
    vi.resetModules()
    const fetched: unknown[] = []
    vi.stubGlobal('fetch', (url: unknown) => {
      fetched.push(url)
      return Promise.reject(new Error('offline'))
    })
    const fresh = await import('../../../src/examine/examine-bytes.ts')
    const examined = await fresh.examineBytes(message([await (await code(SHOP)).png().toBuffer()]))
    expect('attachments' in examined && examined.attachments[0]?.codes).toEqual([SHOP])
    expect(fetched).toEqual([])
  })
})
