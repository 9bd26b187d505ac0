/** What the names of files say, each by itself and below each other. */
import { describe, expect, it } from 'vitest'
import { readMessage } from '../../src/core/inspect/reading.ts'
import { inspect } from '../../src/core/inspect/verdict.ts'
import { casePolicy } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

function rulesFor(names: readonly string[]): string[] {
  const attachments = names.map((name) => {
    const content = Buffer.from('a')
    const kind = 'png' as const
    const empty = { text: null, codes: [], dangers: [], contentId: null }
    return { name, declaredType: 'image/png', content, cleaned: content, kind, ...empty }
  })
  return inspect(readMessage(plainMessage('See the files.', { attachments })), 'seller-to-buyer', casePolicy()).map(
    ({ rule, where }) => `${rule} ${where}`,
  )
}

describe('names say', () => {
  for (const [names, expected] of [
    [['www.blue-widgets.png'], 'link.website attachment:www.blue-widgets.png'],
    [['our WWW.blue-widgets.png'], 'link.website attachment:our WWW.blue-widgets.png'],
    [['0049-30-.png', '901-820.png'], 'contact.phone attachment:0049-30-.png'],
    [['a.png', 'blue-widgets.png', '.com.png'], 'link.website attachment:blue-widgets.png'],
    [['0049.png', '30 901.png', '820.png'], 'contact.phone attachment:0049.png'],
  ] as const) {
    it(names.join(', '), () => expect(rulesFor(names)).toEqual([expected]))
  }
})

describe('names say nothing', () => {
  for (const names of [
    ['photo_1.png', 'photo_2.png', 'photo_3.png'],
    ['1.png', '2.png', '3.png', '4.png', '5.png', '6.png', '7.png', '8.png'],
    ['DSC_0001.png', 'DSC_0002.png', 'DSC_0003.png'],
    ['IMG_20261120_101530.png', 'IMG_20261120_101544.png', 'IMG_20261120_101601.png'],
    ['IMG-20261120-WA0001.png', 'IMG-20261120-WA0002.png'],
    ['20261120_101530.png', '20261120_101544.png'],
    ['2026-11-20 10.15.30.png', '2026-11-20 10.15.44.png'],
    ['PXL_20261120_101530123.png', 'PXL_20261120_101544456.MP.png'],
    ['100_0123.png', '100_0124.png', '100_0125.png'],
    ['image0.png', 'image1.png', 'image2.png'],
    ['17321.png', '17322.png', '17323.png'],
    ['Screenshot 2026-11-20 at 10.15.30.png', 'Screenshot 2026-11-20 at 10.16.02.png'],
    ['front.png', 'back.png', 'in use.png'],
    ['lamp front.png', 'de.png', 'com.png'],
    ['invoice.png', 'www.png'],
  ]) {
    it(names.join(', '), () => expect(rulesFor(names)).toEqual([]))
  }
})
