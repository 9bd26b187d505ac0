/** Which numbers lists begin with. */
import { describe, expect, it } from 'vitest'
import type { BodyNode } from '../../src/core/message/body-tree.ts'
import { htmlBody } from '../../src/examine/html-body.ts'
import { withPlainListNumbers } from '../../src/examine/list-numbers.ts'

const list = (start: number, items = 1, inside = 'a') => `<ol start=${start}>${`<li>${inside}`.repeat(items)}</ol>`

function starts(nodes: readonly BodyNode[]): number[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'element') return []
    return [...(node.name === 'ol' ? [node.layout?.firstNumber ?? 1] : []), ...starts(node.children)]
  })
}

describe('a list begins with its number', () => {
  for (const [title, html, expected] of [
    ['where it counts on', `${list(1, 3)}<p>and</p>${list(4)}${list(5)}`, [1, 4, 5]],
    ['where it skips what is left out', list(3, 2) + list(9), [3, 9]],
    ['far behind', list(1, 120) + list(121), [1, 121]],
    ['but not as a part of a number', list(49) + list(30) + list(9018) + list(2034), [49, 1, 1, 1]],
    ['nor inside another', list(49, 1, list(30, 1, list(901))), [49, 1, 1]],
    ['nor once more', list(20) + list(20), [20, 1]],
  ] as const) {
    it(title, () => expect(starts(withPlainListNumbers(htmlBody(html)))).toEqual(expected))
  }
})
