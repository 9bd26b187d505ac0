import { describe, expect, it } from 'vitest'
import { attachmentsOverSize } from '../../src/core/inspect/attachment-size.ts'
import { readMessage } from '../../src/core/inspect/reading.ts'
import type { Attachment, FileKind } from '../../src/core/message/message.ts'
import { casePolicy } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

const LIMIT = 1000
const policy = casePolicy({ policy: { maxTotalBytes: LIMIT } })
const file = (name: string, bytes: number, kind: FileKind = 'pdf'): Attachment => ({
  name,
  declaredType: 'application/pdf',
  content: new Uint8Array(bytes),
  cleaned: new Uint8Array(bytes),
  text: null,
  codes: [],
  dangers: [],
  kind,
  contentId: null,
})

describe('files over the size of all files', () => {
  for (const { title, attachments, over } of [
    { title: 'are none at the limit itself', attachments: [file('a', LIMIT)], over: [] },
    { title: 'begin one byte above it', attachments: [file('a', LIMIT + 1)], over: ['a'] },
    { title: 'are counted together', attachments: [file('a', 400), file('b', 601)], over: ['b'] },
    {
      title: 'are the largest, and no more than bring the rest to the limit',
      attachments: [file('a', 300), file('b', 900), file('c', 800), file('d', 700)],
      over: ['b', 'c'],
    },
    { title: 'are the first of equal ones', attachments: [file('a', 600), file('b', 600)], over: ['a'] },
    {
      title: 'do not count what is left out anyway',
      attachments: [file('a', LIMIT), file('key.asc', 500, 'incidental')],
      over: [],
    },
  ]) {
    it(title, () => {
      const found = attachmentsOverSize(readMessage(plainMessage('hello', { attachments })), policy)
      expect(found.map(({ where }) => where)).toEqual(over.map((name) => `attachment:${name}`))
    })
  }
})

it('sizes are told in a unit that fits', () => {
  const excerpts = (maxTotalBytes: number, bytes: number) => {
    const [only] = attachmentsOverSize(
      readMessage(plainMessage('hello', { attachments: [file('a', bytes)] })),
      casePolicy({ policy: { maxTotalBytes } }),
    )
    return [only?.excerpt, only?.adviceSlots?.['limit']]
  }
  expect(excerpts(0, 11)).toEqual(['a 11 B, all files 11 B', '0 B'])
  expect(excerpts(2048, 2049)).toEqual(['a 2.01 KiB, all files 2.01 KiB', '2 KiB'])
  expect(excerpts(1024 ** 2, 1024 ** 2 + 1)).toEqual(['a 1.01 MiB, all files 1.01 MiB', '1 MiB'])
})
