/** Numbers of lists: an `ol` may begin anywhere, and a few of them with nothing inside would be a telephone number. */

import type { BodyNode, ElementNode } from '../core/message/body-tree.ts'

/** Longer lists that begin anew in the middle are continued ones. */
const MOST_ANYWHERE = 99

/** Lists count on where one before them stopped, or skip some items and stay small; others count from 1. */
export function withPlainListNumbers(body: readonly BodyNode[]): BodyNode[] {
  let reached = 0
  const numbered = (list: ElementNode): ElementNode => {
    const { firstNumber, ...layout } = list.layout ?? {}
    const stays =
      firstNumber === undefined ||
      firstNumber === reached + 1 ||
      (firstNumber > reached && firstNumber <= MOST_ANYWHERE)
    const first = stays ? (firstNumber ?? 1) : 1
    // Lists inside are looked at with the number of the item that they stand in.
    reached = first
    const children = walk(list.children)
    reached = first - 1 + list.children.filter((child) => child.kind === 'element' && child.name === 'li').length
    return stays ? { ...list, children } : { ...list, layout, children }
  }
  const walk = (nodes: readonly BodyNode[]): BodyNode[] =>
    nodes.map((node) => {
      if (node.kind !== 'element') return node
      return node.name === 'ol' ? numbered(node) : { ...node, children: walk(node.children) }
    })
  return walk(body)
}
