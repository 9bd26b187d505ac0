/** Reading spelled-out addresses takes time in proportion to the text, whatever somebody sends to stop it. */

import { describe, expect, it } from 'vitest'
import { appLinks } from '../../src/core/inspect/link-app.ts'
import { socialAccounts } from '../../src/core/inspect/link-social.ts'
import { websiteLinks } from '../../src/core/inspect/link-website.ts'
import { readMessage } from '../../src/core/inspect/reading.ts'
import { casePolicy } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

function msOf(piece: string, length: number): number {
  const text = piece.repeat(length / piece.length)
  const begun = performance.now()
  const reading = readMessage(plainMessage(text))
  websiteLinks(reading, casePolicy())
  appLinks(reading, casePolicy())
  socialAccounts(reading)
  return performance.now() - begun
}

describe('four times the text takes about four times as long', () => {
  msOf('see a dot com, insta: @ann. ', 50_000)
  for (const piece of [
    'a.com/',
    'a.com/(',
    'http://',
    'a.com ',
    'a dot com ',
    'dot ',
    'com,',
    'a b ',
    '[dot]',
    '(at) ',
    'a slash ',
    '%25',
    'a\u0336',
    '\u202ea',
    'аa',
    'follow us on ',
    'search for a on ',
    'insta such a ',
    'insta: ',
    'insta a_bcd.',
    'abc_d',
    'abc,com/',
    'Komma ',
    'ab .io / a',
    'then a dot ',
    'type a ',
    'google a ',
    'einfach „a“ ',
    '「a」で',
    'ドット、',
    'ab trattino ',
    'super.in ich ',
    '█▀\n',
    '点“',
    'insta, ',
    'my page is ',
    'app with the ',
    'insta underscore ',
    'facebook „a',
    'three w ',
    'ending ',
    'backwards moc.',
    'a*de is a dot ',
    'drop aAa.cX ',
    'a\n',
    '点康',
  ]) {
    it(JSON.stringify(piece), () => {
      const small = Math.max(msOf(piece, 250_000), 50)
      expect(msOf(piece, 1_000_000) / small).toBeLessThan(12)
    })
  }
})
