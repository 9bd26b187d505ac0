/** The text of a Word document of the old kind as a page shows it. */

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDoc } from '../../../src/examine/documents/doc.ts'
import { hiddenRanges, seenTextOfPieces } from '../../../src/examine/documents/doc-hidden.ts'

const seen = readFileSync(new URL('seen.doc', import.meta.url))

describe('what no page shows does not part what stands around it', () => {
  for (const word of ['hidden', 'white', 'tiny', 'deleted']) {
    it(`${word} words`, async () => {
      const { text } = await readDoc(seen)
      expect(text).toContain(`${word}.example\n`)
      expect(text).not.toContain(`\n${word}.example\n${word}.example`)
    })
  }

  it('and it is read as well', async () => {
    const { text } = await readDoc(seen)
    for (const written of ['hiddenone.example', 'whiteone.example', 'tinyone.example', 'deletedor not.example']) {
      expect(text).toContain(written)
    }
    expect(text?.match(/White on black stays/g)).toHaveLength(1)
  })

  it('and a cleaned copy reads the same', async () => {
    const { cleaned, text } = await readDoc(seen)
    expect((await readDoc(cleaned ?? new Uint8Array())).text).toBe(text)
  })
})

it('numbers of lists are read where they do not count from one', async () => {
  const { text } = await readDoc(seen)
  expect(text).toContain('\n49first\n50second\n')
  expect(text).toContain('\n49.301third\n')
  expect(text).not.toContain('1.Ordinary')
})

it('changed anywhere it is read or not, and soon', async () => {
  for (let at = 0; at < seen.length; at += 13) {
    const changed = Uint8Array.from(seen)
    changed[at] = (changed[at] ?? 0) ^ 0xff
    await expect(readDoc(changed)).resolves.toBeDefined()
  }
})

it('made-up runs that lie over each other take no longer', () => {
  // A page with a hundred runs over the whole text, each of them hidden, named by as many lists as there are.
  const page = Buffer.alloc(512)
  for (let index = 0; index <= 100; index++) page.writeUInt32LE(index % 2 === 0 ? 0 : 2_000_000, 4 * index)
  page.fill(253, 404, 504)
  Buffer.from([3, 0x3c, 0x08, 1]).copy(page, 506)
  page[511] = 100
  const document = Buffer.concat([page, Buffer.alloc(1_000_000, 'a')])
  const list = Buffer.alloc(12)
  const hidden = hiddenRanges(document, list)
  const pieces = Array.from({ length: 100_000 }, (_, index) => ({
    start: 512 + index,
    characters: 10,
    width: 1 as const,
  }))
  expect(hidden).toHaveLength(1)
  expect(seenTextOfPieces(pieces, document, hidden)).toBe('')
})
