/** What people read around a finding. */

import { describe, expect, it } from 'vitest'
import { excerptOf } from '../../src/core/excerpt.ts'

/** The stretch in brackets is what was found. */
function around(marked: string): string {
  const [before = '', found = '', after = ''] = marked.split(/[[\]]/)
  return excerptOf(before + found + after, before.length, before.length + found.length)
}

describe('an excerpt', () => {
  for (const { title, text, expected } of [
    { title: 'is the line, where that is short', text: 'See\nour [shop] here.\nBye', expected: 'our shop here.' },
    {
      title: 'begins and ends between words, and shows that the line goes on',
      text: 'The lamp is in stock. All sizes are at [https://blue.example] and in our other catalogue, too.',
      expected: '…is in stock. All sizes are at https://blue.example and in our other catalogue,…',
    },
    {
      title: 'shows nothing of the kind at the ends of the line',
      text: `first line\n${'a'.repeat(30)}[b]${'c'.repeat(30)}\nlast line`,
      expected: `${'a'.repeat(30)}b${'c'.repeat(30)}`,
    },
    {
      title: 'cuts what has no spaces',
      text: `${'あ'.repeat(40)}[0301234567]${'い'.repeat(40)}`,
      expected: `…${'あ'.repeat(30)}0301234567${'い'.repeat(30)}…`,
    },
    {
      title: 'keeps a long address beside it',
      text: `${'https://blue.example/a-long-way/'.repeat(2)} [call me] ${'x'.repeat(60)}`,
      expected: `…${'https://blue.example/a-long-way/'.slice(-29)} call me ${'x'.repeat(29)}…`,
    },
    {
      title: 'of a long finding has 120 characters, the mark included, and ends with a word',
      text: `[${'word '.repeat(100)}]`,
      expected: `${'word '.repeat(23)}word…`,
    },
  ]) {
    it(title, () => {
      const excerpt = around(text)
      expect(excerpt).toBe(expected)
      expect([...excerpt].length).toBeLessThanOrEqual(120)
    })
  }
})
