import { describe, expect, it } from 'vitest'
import { normalForm } from '../../src/core/inspect/normal-form.ts'
import { visibleText } from '../../src/core/inspect/visible-text.ts'
import type { BodyNode } from '../../src/core/message/body-tree.ts'

function msOf(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

describe('reading a text takes time and room in proportion to it', () => {
  const line = (name: 'div' | 'td'): BodyNode => ({ kind: 'element', name, children: [{ kind: 'text', text: 'x' }] })
  for (const name of ['div', 'td'] as const) {
    it(`with a megabyte before fifty thousand times ${name}`, () => {
      const long: BodyNode = { kind: 'text', text: 'y '.repeat(500_000) }
      const body = [long, ...Array.from({ length: 50_000 }, () => line(name))]
      expect(msOf(() => visibleText(body))).toBeLessThan(1500)
    })
  }

  it('with ligatures that stand for eighteen letters each', () => {
    const text = '\ufdfa'.repeat(1_000_000)
    expect(normalForm(text).text.length).toBe(text.length)
    expect(msOf(() => normalForm(text))).toBeLessThan(1500)
  })
})

describe('a stretch of the normal form leads back to the original', () => {
  for (const [original, found, stretch] of [
    ['a\u200bnn', 'ann', 'a\u200bnn'],
    ['x ㏂ y', 'a.m.', '㏂'],
    ['x 𝐚𝐧𝐧 y', 'ann', '𝐚𝐧𝐧'],
    ['ａｎｎ', 'ann', 'ａｎｎ'],
  ] as const) {
    it(JSON.stringify(original), () => {
      const normal = normalForm(original)
      const at = normal.text.indexOf(found)
      const { start, end } = normal.original(at, at + found.length)
      expect(original.slice(start, end)).toBe(stretch)
    })
  }

  it('at the end there is nothing', () => {
    expect(normalForm('é').original(1, 1)).toEqual({ start: 1, end: 1 })
  })
})
