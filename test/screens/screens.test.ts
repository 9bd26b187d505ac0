/** Ten mails of ten programs cross, and all that people wrote is there. How it looks: docs/what-readers-see.md. */

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cross } from './crossing.ts'
import { MAILS } from './mails.ts'
import { readersPage } from './readers-page.ts'
import { missingWords, thingsOf, wordsOf } from './shown.ts'

describe('mail of ten programs is relayed, complete and without what is theirs', () => {
  for (const mail of MAILS) {
    it(mail.client, async () => {
      const { original, relayed } = await cross(mail)
      const [before, after] = [wordsOf(original.html), wordsOf(relayed.html)]
      expect({ gone: missingWords(before, after), come: missingWords(after, before) }).toEqual(mail.words)
      expect(thingsOf(relayed.html)).toEqual(thingsOf(original.html))
      expect(relayed.html).not.toMatch(/ (?:class|id|face|color|bgcolor|lang|name)=|font-|color:|gmail|mso|yahoo|moz-/i)
    })
  }

  it('keeps the direction of the text, and who it is from', async () => {
    const yahoo = MAILS.find(({ client }) => client === 'Yahoo')
    if (yahoo === undefined) throw new Error('there is no mail in Arabic')
    const { relayed } = await cross(yahoo)
    expect(relayed.html.match(/<div dir="rtl">/g)?.length).toBeGreaterThan(3)
    expect(relayed.html).not.toContain('dir="ltr"')
    expect(relayed.from).toBe('ليلى حسن <bbbb2222cccc3333@marketplace.example>')
  })
})

describe('docs/what-readers-see.md', () => {
  it('is what `npm run docs:screens` writes', () => {
    expect(readFileSync('docs/what-readers-see.md', 'utf8')).toBe(readersPage(MAILS))
  })

  it('has a small picture of each', () => {
    for (const { name } of MAILS) {
      const picture = `docs/what-readers-see/${name}.png`
      expect(existsSync(picture), picture).toBe(true)
      expect(readFileSync(picture).length, picture).toBeLessThan(150_000)
    }
  })
})
