import { describe, expect, it } from 'vitest'
import type { BodyNode, ElementName, ElementNode, Layout } from '../../src/core/message/body-tree.ts'
import { html } from '../../src/core/rewrite/html.ts'
import { plainText } from '../../src/core/rewrite/plain-text.ts'

const words: BodyNode = { kind: 'text', text: 'words' }
const element = (name: ElementName, layout: Layout, ...children: BodyNode[]): ElementNode => ({
  kind: 'element',
  name,
  layout,
  children,
})
const quote = (...children: BodyNode[]): ElementNode => ({
  kind: 'element',
  name: 'blockquote',
  role: 'quote',
  children,
})

function bodyOf(...nodes: BodyNode[]): string {
  return html(nodes, new Map([['here', 'ours']]))
    .replace(/^.*<body>\n|\n<\/body>.*$/gs, '')
    .replace(/\n/g, '')
}

describe('the attributes that go out', () => {
  for (const { title, nodes, expected } of [
    {
      title: 'a line beside a quote',
      nodes: [quote(words)],
      expected:
        '<blockquote style="margin:.5em 0 .5em .5em;border-left:2px solid #999;padding-left:.8em">words</blockquote>',
    },
    {
      title: 'on the other side of one that runs the other way',
      nodes: [element('div', { direction: 'rtl' }, quote(words))],
      expected:
        '<div dir="rtl"><blockquote style="margin:.5em .5em .5em 0;border-right:2px solid #999;padding-right:.8em">words</blockquote></div>',
    },
    {
      title: 'room beside an indented paragraph',
      nodes: [element('blockquote', {}, words)],
      expected: '<blockquote style="margin:0 0 0 2.5em">words</blockquote>',
    },
    {
      title: 'lines of a table',
      nodes: [element('table', { lined: true }, element('tr', {}, element('td', { columns: 2, rows: 3 }, words)))],
      expected:
        '<table cellspacing="0" cellpadding="4" border="1" style="border-collapse:collapse"><tr><td colspan="2" rowspan="3">words</td></tr></table>',
    },
    {
      title: 'the side of text, where it is another than outside',
      nodes: [
        element(
          'div',
          { side: 'center' },
          element('p', { side: 'center' }, words),
          element('p', { side: 'left' }, words),
        ),
      ],
      expected: '<div align="center"><p>words</p><p align="left">words</p></div>',
    },
    {
      title: 'the side of a heading of a table',
      nodes: [element('th', { side: 'left' }, words), element('th', { side: 'center' }, words)],
      expected: '<th align="left">words</th><th>words</th>',
    },
    {
      title: 'no side that the direction says already',
      nodes: [element('p', { direction: 'rtl', side: 'right' }, words), element('p', { direction: 'ltr' }, words)],
      expected: '<p dir="rtl">words</p><p>words</p>',
    },
    {
      title: 'the size of a picture',
      nodes: [
        {
          kind: 'image' as const,
          contentId: 'here',
          alt: '"',
          remote: null,
          shownAs: { side: 'height' as const, pixels: 20 },
        },
      ],
      expected: '<img src="cid:ours" alt="&quot;" height="20" style="max-width:100%">',
    },
  ]) {
    it(title, () => expect(bodyOf(...nodes)).toBe(expected))
  }

  it('and the number of a list, in both forms', () => {
    const list = element('ol', { firstNumber: 3 }, element('li', {}, words), element('li', {}, words))
    expect(bodyOf(list)).toBe('<ol start="3"><li>words</li><li>words</li></ol>')
    expect(plainText([list])).toEqual(['3. words', '4. words'])
  })
})
