import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileKindOf } from '../../../src/examine/file-kind.ts'
import { cleanPicture, type PictureKind } from '../../../src/examine/pictures/clean-picture.ts'
import { bmp, gif, jpeg, type Made, png, tiff } from './make-pictures.ts'

const RLE = Buffer.from([3, 1, 0, 0, 0, 5, 1, 2, 3, 4, 5, 0, 0, 2, 1, 1, 0, 1])

const PICTURES: readonly { readonly title: string; readonly kind: PictureKind; readonly made: Made }[] = [
  { title: 'a JPEG', kind: 'jpeg', made: jpeg() },
  { title: 'a JPEG with big-endian EXIF', kind: 'jpeg', made: jpeg({ little: false }) },
  { title: 'a progressive JPEG', kind: 'jpeg', made: jpeg({ progressive: true }) },
  { title: 'an upright JPEG', kind: 'jpeg', made: jpeg({ orientation: 1 }) },
  { title: 'an animated PNG, which goes on as a still one', kind: 'png', made: png() },
  { title: 'an animated GIF', kind: 'gif', made: gif() },
  { title: 'a little-endian TIFF of two pages', kind: 'tiff', made: tiff() },
  { title: 'a big-endian TIFF', kind: 'tiff', made: tiff({ little: false, pages: 1 }) },
  { title: 'a TIFF of tiles', kind: 'tiff', made: tiff({ tiled: true }) },
  { title: 'a BMP with a linked profile', kind: 'bmp', made: bmp() },
  { title: 'a BMP of the fourth version', kind: 'bmp', made: bmp({ headerBytes: 108 }) },
  {
    title: 'a BMP with colours',
    kind: 'bmp',
    made: bmp({ headerBytes: 40, bits: 8, pixels: Buffer.from('12345678') }),
  },
  {
    title: 'a BMP with masks',
    kind: 'bmp',
    made: bmp({ headerBytes: 40, bits: 16, compression: 3, pixels: Buffer.from('123456789012') }),
  },
  {
    title: 'a BMP of the first version',
    kind: 'bmp',
    made: bmp({ headerBytes: 12, bits: 4, pixels: Buffer.from('1234') }),
  },
  {
    title: 'a run-length encoded BMP',
    kind: 'bmp',
    made: bmp({ headerBytes: 40, bits: 8, compression: 1, pixels: RLE }),
  },
]

function cleaned(kind: PictureKind, bytes: Uint8Array): Buffer {
  const result = cleanPicture(kind, bytes)
  if (result === null) throw new Error('not cleaned')
  return Buffer.from(result)
}

describe('a cleaned picture', () => {
  for (const { title, kind, made } of PICTURES) {
    const { bytes, pixels } = made

    it(`says nothing of whoever made it: ${title}`, () => {
      expect(bytes.includes('Token-')).toBe(true)
      const out = cleaned(kind, bytes).toString('latin1')
      expect(out).not.toMatch(/Token-[\w-]+/)
      for (const word of ['ann.', 'Users', 'PK\x03', 'smith']) expect(out).not.toContain(word)
    })
    it(`shows the same pixels: ${title}`, () => {
      const out = cleaned(kind, bytes)
      for (const piece of pixels) expect(out.includes(piece), piece.toString('latin1')).toBe(true)
    })
    it(`is the same when it is cleaned again: ${title}`, async () => {
      const once = cleaned(kind, bytes)
      expect(cleaned(kind, once)).toEqual(once)
      expect(await fileKindOf(once)).toBe(kind)
    })
    it(`is none where the original is cut short: ${title}`, () => {
      const whole = cleaned(kind, bytes)
      // A GIF may lack its last byte: enough programs leave it out.
      for (let length = 0; length < whole.length - (kind === 'gif' ? 1 : 0); length++) {
        const out = cleanPicture(kind, whole.subarray(0, length))
        if (out !== null && kind === 'gif') expect(cleanPicture(kind, out)).toEqual(out)
        else expect(out, `${length} of ${whole.length}`).toBeNull()
      }
    })
    it(`stands by itself in memory, so that a worker can hand it over: ${title}`, () => {
      const out = cleanPicture(kind, bytes)
      expect(out?.buffer.byteLength).toBe(out?.byteLength)
    })
  }
})

describe('whatever the bytes are, cleaning', () => {
  const edits = fc.array(
    fc.record({
      at: fc.nat(),
      value: fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 0xff, 0xd8, 0xd9, 0xda)),
      cut: fc.nat(40),
    }),
    { minLength: 1, maxLength: 6 },
  )
  for (const { title, kind, made } of PICTURES) {
    it(`never throws, and what it gives stays the same when cleaned again: ${title}`, () => {
      fc.assert(
        fc.property(edits, fc.boolean(), (changes, removes) => {
          let bytes = Buffer.from(made.bytes)
          for (const { at, value, cut } of changes) {
            const place = at % (bytes.length + 1)
            if (removes && cut % 4 === 0) bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + cut)])
            else bytes[place] = value
          }
          const once = cleanPicture(kind, bytes)
          if (once === null) return
          expect(cleanPicture(kind, once)).toEqual(once)
        }),
        { numRuns: 300 },
      )
    })
  }
})
