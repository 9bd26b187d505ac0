/** Lines are read in the order in which they are shown, and nothing turns them around for no letter's sake. */
import { describe, expect, it } from 'vitest'
import { readMessage } from '../../src/core/inspect/reading.ts'
import { shownOrder } from '../../src/core/inspect/shown-order.ts'
import { inspect } from '../../src/core/inspect/verdict.ts'
import { html } from '../../src/core/rewrite/html.ts'
import { withoutIdleDirections, withoutIdleFormatting } from '../../src/core/rewrite/idle-directions.ts'
import { htmlBody } from '../../src/examine/html-body.ts'
import { casePolicy } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

const [RLM, RLE, PDF, RLO, RLI, PDI] = ['\u200f', '\u202b', '\u202c', '\u202e', '\u2067', '\u2069']

describe('the order of a line', () => {
  for (const [title, written, ltr, rtl] of [
    ['an override', `see ${RLO}moc.eulb${PDF} now`, 'see blue.com now', 'now blue.com see'],
    ['an isolate', `see ${RLI}com${RLM}.${RLM}blue${PDI}!`, 'see blue.com!', '!blue.com see'],
    ['an embedding', `see ${RLE}com${RLM}.${RLM}blue${PDF}!`, 'see blue.com!', '!blue.com see'],
    ['an embedding inside an override', `see ${RLO}\u202a${PDF}moc.eulb${PDF}`, 'see blue.com', 'blue.com see'],
    ['figures', `${RLI}34 20 18${PDI}`, '18 20 34', '18 20 34'],
    ['Hebrew', 'שלום 12 34', '34 12 םולש', '34 12 םולש'],
    ['Latin beside Hebrew', 'ab-cd של 1.5', 'ab-cd 1.5 לש', '1.5 לש ab-cd'],
    ['Arabic figures', 'سعر ٢٥٫٥ ok', '٢٥٫٥ رعس ok', 'ok ٢٥٫٥ رعس'],
    ['cells', 'א\tb\tc', 'א\tb\tc', 'c\tb\tא'],
    ['lines', 'א!\nab.', 'א!\nab.', '!א\n.ab'],
    ['characters of two units', 'א😀😁', 'א😀😁', '😁😀א'],
  ] as const) {
    it(title, () => {
      const bare = (text = '') => text.replace(/[\u200f\u2066-\u2069]/g, '')
      expect(bare(shownOrder(written, 'ltr')?.text)).toBe(ltr)
      expect(bare(shownOrder(written, 'rtl')?.text)).toBe(rtl)
    })
  }

  it('of a text that runs to the right is its own', () => {
    expect(shownOrder('a\u200eb \u202ac\u202c 1-2', 'rtl')).toBeNull()
  })
})

describe('a contact is found where it is shown', () => {
  const found = (text: string, subject = 'A lamp') =>
    inspect(readMessage(plainMessage(text, { subject })), 'buyer-to-seller', casePolicy()).map(
      ({ rule, target }) => `${rule}: ${target.kind === 'text' ? text.slice(target.start, target.end) : target.kind}`,
    )

  for (const [text, expected] of [
    [`see ${RLI}com${RLM}.${RLM}blue-widgets${PDI} now`, [`link.website: com${RLM}.${RLM}blue-widgets`]],
    [`see ${RLO}moc.stegdiw-eulb${PDF} now`, ['link.website: moc.stegdiw-eulb']],
    [
      `write ${RLI}com${RLM}.${RLM}blue-widgets${RLM}@${RLM}tom${PDI}`,
      [`contact.email: com${RLM}.${RLM}blue-widgets${RLM}@${RLM}tom`],
    ],
    [`call ${RLI}820 901 30 +49${PDI}`, ['contact.phone: 820 901 30 +49']],
    ['שלום\n820 901 30 0049', ['contact.phone: 820 901 30 0049']],
    ['שלום, see blue-widgets.com', ['link.website: blue-widgets.com']],
    [`שלום, תודה רבה על ההזמנה${RLM}! המנורה ברוחב 30 ס"מ (לא 25).`, []],
  ] as const) {
    it(JSON.stringify(text), () => expect(found(text)).toEqual(expected))
  }

  it('in the subject', () => {
    expect(found('Hello', `${RLI}com${RLM}.${RLM}blue-widgets${PDI}`)).toEqual(['link.website: subject'])
  })
})

describe('what leaves', () => {
  for (const [title, written, left] of [
    ['a line of Latin letters', `see ${RLI}com${RLM}.${RLM}blue${PDI}`, 'see com.blue'],
    ['a line of Hebrew', `שלום${RLM}!`, `שלום${RLM}!`],
    ['an override in it', `${RLO}שלום${PDF}`, `שלום${PDF}`],
  ] as const) {
    it(title, () => expect(withoutIdleFormatting(written)).toBe(left))
  }

  for (const [title, written, left] of [
    ['figures that run to the left', '<p dir="rtl">34 20 18</p>', '<p>34 20 18</p>'],
    [
      'a table',
      '<table dir=rtl><tr><td>1<td>2</table>',
      '<table cellspacing="0" cellpadding="4"><tr><td>1</td><td>2</td></tr></table>',
    ],
    ['a paragraph of Hebrew', `<p dir="rtl">שלום<b>${RLM}!</b></p>`, `<p dir="rtl">שלום<b>${RLM}!</b></p>`],
    ['a word', '<p dir="rtl">שלום <b dir="ltr">a</b></p>', '<p dir="rtl">שלום <b>a</b></p>'],
    [
      'a message whose greeting is Hebrew',
      '<div dir="rtl"><p>שלום</p><p dir="rtl">1</p></div>',
      '<div dir="rtl"><p>שלום</p><p>1</p></div>',
    ],
  ] as const) {
    it(title, () => {
      const body = html(withoutIdleDirections(htmlBody(written)), new Map())
      expect(body.replace(/^.*<body>\n|\n<\/body>.*$/gs, '').replace(/\n/g, '')).toBe(left)
    })
  }
})
