/** What a body says around its pictures, and down the columns of its tables. */
import { describe, expect, it } from 'vitest'
import { readMessage } from '../../src/core/inspect/reading.ts'
import { inspect } from '../../src/core/inspect/verdict.ts'
import { htmlBody } from '../../src/examine/html-body.ts'
import { casePolicy } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

function rulesFor(html: string): string[] {
  const reading = readMessage(plainMessage('', { form: 'rich', body: htmlBody(html) }))
  return inspect(reading, 'seller-to-buyer', casePolicy()).map(({ rule }) => rule)
}

const rows = (...lines: readonly (readonly (string | number)[])[]) =>
  `<table>${lines.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`
const down = (letters: string) =>
  rows(...[...letters].map((letter, at) => [letter, 'abcdefghijklmnopqrstuvwxyz'[at] ?? '']))
const picture = (alt: string) => `<img src="cid:a" alt="${alt}" width=1>`

describe('words that stand beside each other', () => {
  for (const [title, html, expected] of [
    ['around pictures', `<p>blue-widgets${picture(' are nice')}.${picture('And so')}com</p>`, ['link.website']],
    ['figures around pictures', `<p>Call +49 30${picture('pieces')} 901${picture('lamps')}820</p>`, ['contact.phone']],
    ['in two lines of them', `<p>ab${picture('x')}c</p><p>blue-widgets${picture('x')}.com</p>`, ['link.website']],
    [
      'a number down a column',
      rows(['+49', 'size'], [30, 'width'], [901, 'height'], [820, 'weight']),
      ['contact.phone'],
    ],
    ['an address letter by letter', down('blue-widgets.com'), ['link.website']],
    ['a number figure by figure', down('0049 30 901820'), ['contact.phone']],
    ['a second table', rows([1, 2], [3, 4]) + down('blue-widgets.com'), ['link.website']],
    ['a table in a table', `<table><tr><td>a<td>${down('blue-widgets.com')}</table>`, ['link.website']],
    [
      'behind a cell of two columns',
      '<table><tr><td colspan=2>a<td>blue-widgets<tr><td>a<td>b<td>.com</table>',
      ['link.website'],
    ],
  ] as const) {
    it(title, () => expect(rulesFor(html)).toEqual(expected))
  }
})

describe('nothing is found', () => {
  for (const [title, html] of [
    ['in a picture with words around it', `<p>Thank you. ${picture('Blue Widgets')} In a week it comes.</p>`],
    [
      'in sizes',
      rows(['Size', 'cm'], ...[36, 37, 38, 39, 40, 41, 42, 43, 44, 45].map((size) => [size, (size * 2) / 3])),
    ],
    ['in quantities', rows(['Qty', 'Item'], ...[1, 2, 1, 1, 3, 2, 4, 1, 1, 2].map((many) => [many, 'Lamp']))],
    ['in prices', rows(['Lamp', 'EUR 12.50'], ['Foot', 'EUR 103.00'], ['Cable', 'EUR 7.99'], ['Sum', 'EUR 123.49'])],
    ['in prices alone', rows(['Lamp', '12.50'], ['Foot', '103.00'], ['Cable', '7.99'], ['Sum', '123.49'])],
    [
      'in dates',
      rows(['Date', 'Step'], ['2026-11-20', 'sent'], ['2026-11-21', 'at the depot'], ['2026-11-23', 'delivered']),
    ],
    ['in times', rows(['10:30', 'Berlin'], ['12:45', 'Halle'], ['17:00', 'Leipzig'], ['18:20', 'Dresden'])],
    [
      'in numbers of articles',
      rows(['Item', 'Article'], ['Lamp', '4711-22'], ['Foot', '4711-23'], ['Cable', '88213-1']),
    ],
    ['in numbers of goods', rows(['Item', 'EAN'], ['Lamp', '4006381333931'], ['Foot', '4006381333948'])],
    [
      'in measures',
      rows(['', 'W', 'H', 'D'], ['A', 120, 80, 45], ['B', 140, 90, 45], ['C', 160, 100, 50], ['D', 180, 110, 50]),
    ],
    ['in sentences', rows(['Thank you.', 'Is it blue?'], ['It is.', 'Not yet.'], ['In a week.', 'At home.'])],
    ['in yes and no', rows(['Blue', 'x', ''], ['Red', '', 'x'], ['Green', 'x', 'x'])],
    ['in an order', rows(['Order', '111-2222222-3333333'], ['Parcel', '00340434161094042557'], ['Weight', '12 kg'])],
  ] as const) {
    it(title, () => expect(rulesFor(html)).toEqual([]))
  }
})
