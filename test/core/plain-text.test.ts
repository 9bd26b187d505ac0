import { describe, expect, it } from 'vitest'
import type { BodyNode, ElementName } from '../../src/core/message/body-tree.ts'
import { html } from '../../src/core/rewrite/html.ts'
import { plainText } from '../../src/core/rewrite/plain-text.ts'

const text = (value: string): BodyNode => ({ kind: 'text', text: value })
const element = (name: ElementName, ...children: BodyNode[]): BodyNode => ({ kind: 'element', name, children })
const line: BodyNode = { kind: 'break' }

describe('a body as plain text', () => {
  for (const { title, body, expected } of [
    { title: 'is empty for nothing', body: [], expected: [] },
    { title: 'keeps lines', body: [text('a'), line, line, text('b')], expected: ['a', '', 'b'] },
    {
      title: 'separates paragraphs',
      body: [element('p', text('a')), element('p', text('b'))],
      expected: ['a', '', 'b'],
    },
    {
      title: 'does not separate lines of a program',
      body: [element('div', text('a')), element('div', text('b'))],
      expected: ['a', 'b'],
    },
    {
      title: 'marks quotes, twice when nested',
      body: [element('blockquote', text('a'), element('blockquote', text('b')))],
      expected: ['> a', '>> b'],
    },
    {
      title: 'numbers lists',
      body: [
        element('ol', element('li', text('a')), element('li', text('b'), element('ul', element('li', text('c'))))),
      ],
      expected: ['1. a', '2. b', '   - c'],
    },
    {
      title: 'sets cells apart',
      body: [element('table', element('tr', element('td', text('a')), element('td', text('b'))))],
      expected: ['a\tb'],
    },
    {
      title: 'unfolds layout tables',
      body: [
        element(
          'table',
          element('tr', element('td', element('div', text('a')), element('div', text('b'))), element('td', text('c'))),
        ),
      ],
      expected: ['a', 'b', 'c'],
    },
    {
      title: 'names pictures',
      body: [{ kind: 'image', contentId: 'x', alt: 'crack', remote: null }],
      expected: ['[picture: crack]'],
    },
  ] satisfies { title: string; body: BodyNode[]; expected: string[] }[]) {
    it(title, () => expect(plainText(body)).toEqual(expected))
  }
})

describe('a body as HTML', () => {
  it('escapes text and attributes', () => {
    const body: BodyNode[] = [
      { kind: 'element', name: 'a', href: 'https://x.example/"><script>', children: [text('<b>&"')] },
    ]
    expect(html(body, new Map())).toContain(
      '<a href="https://x.example/&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;&quot;</a>',
    )
  })
  it('shows only pictures that come along', () => {
    const image = (contentId: string): BodyNode => ({ kind: 'image', contentId, alt: contentId, remote: null })
    const written = html([image('here'), image('gone')], new Map([['here', 'ours']]))
    expect(written).toContain('<img src="cid:ours" alt="here" style="max-width:100%;height:auto">gone')
  })
  it('keeps runs of spaces and the lines of preformatted text', () => {
    const written = html([text('a   b'), element('pre', text('c   d'), line, text('e'))], new Map())
    expect(written).toContain('a\u00a0\u00a0 b<pre style="white-space:pre-wrap">c   d\ne</pre>')
  })
})

describe('plain text of what nobody wrote by hand', () => {
  const element = (name: 'div' | 'blockquote' | 'ul' | 'li', children: readonly BodyNode[]): BodyNode => ({
    kind: 'element',
    name,
    children,
  })
  const lines = Array.from({ length: 90_000 }, (): BodyNode[] => [
    { kind: 'text', text: 'x' },
    { kind: 'break' },
  ]).flat()
  for (const name of ['div', 'blockquote', 'ul'] as const) {
    it(`has each line of ninety thousand in four hundred times ${name}, without growing beyond measure`, () => {
      let body: readonly BodyNode[] = lines
      for (let depth = 0; depth < 400; depth++) body = [element(name, name === 'ul' ? [element('li', body)] : body)]
      const begun = performance.now()
      const written = plainText(body)
      expect(written).toHaveLength(90_000)
      expect(written.join('\n').length).toBeLessThan(10_000_000)
      expect(performance.now() - begun).toBeLessThan(5000)
    })
  }
})
