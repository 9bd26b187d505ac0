import { describe, expect, it } from 'vitest'
import { examineBytes } from '../../../src/examine/examine-bytes.ts'
import { cleanPicture } from '../../../src/examine/pictures/clean-picture.ts'
import { bmp, gif, jpeg, type Made, png, tiff } from './make-pictures.ts'

async function attached(content: Buffer) {
  const head =
    'From: a@b.example\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n'
  const examined = await examineBytes(Buffer.from(`${head}${content.toString('base64')}\r\n`))
  return 'attachments' in examined ? examined.attachments[0] : undefined
}

describe('an attached picture is cleaned by what it is, whatever it is called', () => {
  const made = { jpeg: jpeg(), png: png(), gif: gif(), tiff: tiff(), bmp: bmp() } satisfies Record<string, Made>
  for (const kind of ['jpeg', 'png', 'gif', 'tiff', 'bmp'] as const) {
    it(kind, async () => {
      const { bytes } = made[kind]
      const attachment = await attached(bytes)
      expect(attachment?.kind).toBe(kind)
      expect(Buffer.from(attachment?.content ?? []).equals(bytes)).toBe(true)
      expect(attachment?.cleaned).toEqual(cleanPicture(kind, bytes))
    })
  }
  it('and one that is broken has nothing to go on', async () => {
    expect(await attached(png().bytes.subarray(0, 100))).toMatchObject({ kind: 'png', cleaned: null })
  })
  it('while a text goes on as it is', async () => {
    const attachment = await attached(Buffer.from('caf\xe9', 'latin1'))
    expect(attachment?.cleaned).toEqual(attachment?.content)
    expect(attachment?.text).toBe('caf\u00e9')
  })
})
