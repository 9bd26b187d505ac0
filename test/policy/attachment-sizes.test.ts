import { describe, expect, it } from 'vitest'
import { chunk } from '../examine/pictures/make-pictures.ts'
import { planFor, rulesOf, type SentFile } from './judge-files.ts'
import { latin, png } from './made-files.ts'

const LIMIT = 7 * 1024 * 1024

const text = (bytes: number): SentFile => ({
  name: 'notes.txt',
  type: 'text/plain',
  content: Buffer.alloc(bytes, 'Is it 30 cm wide?\n'),
})

/** A picture of exactly so many bytes, shown in the text. */
function picture(bytes: number): SentFile {
  const filling = Buffer.alloc(bytes - png(1, 1, chunk('prVt')).length)
  return { name: 'lamp.png', type: 'image/png', content: png(1, 1, chunk('prVt', filling)), inline: true }
}

describe('7 MiB of files, decoded, is what one message may carry', () => {
  for (const { title, files } of [
    { title: 'one file', files: (over: number) => [text(LIMIT + over)] },
    {
      title: 'several files',
      files: (over: number) => [text(LIMIT / 2), text(LIMIT / 4), text(LIMIT / 4 + over)],
    },
    { title: 'a file and a picture in the text', files: (over: number) => [text(1000), picture(LIMIT - 1000 + over)] },
  ]) {
    it(`${title}: not a byte more`, async () => {
      for (const direction of ['seller-to-buyer', 'buyer-to-seller'] as const) {
        expect(rulesOf(await planFor(files(0), direction))).toEqual([])
        expect(rulesOf(await planFor(files(1), direction))).toEqual(['attachment.size'])
      }
    })
  }

  it('a key that a mail program adds does not count', async () => {
    const key: SentFile = { name: 'publickey.asc', type: 'application/pgp-keys', content: latin('a key') }
    expect(rulesOf(await planFor([text(LIMIT), key], 'seller-to-buyer'))).toEqual(['attachment.incidental'])
  })
})
