import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { examineBytes } from '../../../src/examine/examine-bytes.ts'
import { code } from './make-code.ts'

const SHOP = 'https://blue-widgets.example/offer'

async function codesShownBy(html: string, pictures: readonly Buffer[]): Promise<string[]> {
  const parts = pictures.map((picture, index) =>
    [
      '--x',
      'Content-Type: image/png',
      'Content-Disposition: inline; filename=a.png',
      `Content-ID: <p${index}>`,
      'Content-Transfer-Encoding: base64',
      '',
      picture.toString('base64').replace(/.{76}/g, '$&\r\n'),
    ].join('\r\n'),
  )
  const head = [
    'From: a@b.example',
    'Content-Type: multipart/related; boundary=x',
    '',
    '--x',
    'Content-Type: text/html',
    '',
  ]
  const examined = await examineBytes(Buffer.from([...head, html, ...parts, '--x--', ''].join('\r\n')))
  if (!('attachments' in examined)) throw new Error(examined.kind)
  return examined.attachments.flatMap(({ codes }) => codes)
}

/** The code cut into columns and rows, piece after piece as one reads. */
async function pieces(columns: number, rows: number): Promise<Buffer[]> {
  const whole = await (await code(SHOP)).resize(240, 240).png().toBuffer()
  const [width, height] = [240 / columns, 240 / rows]
  const places = Array.from({ length: columns * rows }, (_, at) => ({
    left: (at % columns) * width,
    top: Math.floor(at / columns) * height,
  }))
  return Promise.all(
    places.map((place) =>
      sharp(whole)
        .extract({ ...place, width, height })
        .png()
        .toBuffer(),
    ),
  )
}

describe('a code in several pictures is read as it is shown', () => {
  for (const { title, cut, html } of [
    { title: 'side by side', cut: [2, 1], html: '<p>Look: <b>x</b></p><p><img src="cid:p0"> <img src="cid:p1"></p>' },
    {
      title: 'beside one from elsewhere, which nobody fetches',
      cut: [2, 1],
      html: '<p><img src="cid:p0"><img src="https://other.example/a.gif"><img src="cid:p1"></p>',
    },
    { title: 'one below the other', cut: [1, 2], html: '<div><img src="cid:p0"><br><img src="cid:p1"></div>' },
    { title: 'in paragraphs', cut: [1, 2], html: '<p><img src="cid:p0"></p><p>\u200b</p><p><img src="cid:p1"></p>' },
    {
      title: 'in a table',
      cut: [2, 2],
      html: '<table><tr><td><img src="cid:p0"></td><td><img src="cid:p1"></td></tr><tr><td><img src="cid:p2"></td><td><img src="cid:p3"></td></tr></table>',
    },
    { title: 'smaller than they are', cut: [2, 1], html: '<img src="cid:p0" width="60"><img src="cid:p1" width="60">' },
  ] as const) {
    it(title, async () => {
      expect(await codesShownBy(html, await pieces(cut[0], cut[1]))).toEqual([SHOP])
    })
  }

  it('not across words', async () => {
    expect(await codesShownBy('<img src="cid:p0"> and <img src="cid:p1">', await pieces(2, 1))).toEqual([])
  })
  it('once, where a picture says it alone', async () => {
    const whole = await (await code(SHOP)).png().toBuffer()
    expect(await codesShownBy('<img src="cid:p0"><img src="cid:p1">', [whole, whole])).toEqual([SHOP, SHOP])
  })
})
