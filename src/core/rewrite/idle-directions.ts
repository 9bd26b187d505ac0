/**
 * What turns lines around goes where no letter runs to the left: there it serves nobody but who writes an address
 * backwards, and without it what leaves is shown in the order in which all of us read it.
 */

import { RIGHT_TO_LEFT_LETTER } from '../inspect/bidi-classes.ts'
import { type BodyNode, type ElementNode, isBlock } from '../message/body-tree.ts'

const FORMATTING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
/** Overrides turn letters around that have an order of their own. Nobody writes them by hand. */
const OVERRIDES = /[\u202d\u202e]/g

export function withoutIdleFormatting(line: string): string {
  return RIGHT_TO_LEFT_LETTER.test(line) ? withoutOverrides(line) : line.replace(FORMATTING, '')
}

function withoutOverrides(line: string): string {
  return line.replace(OVERRIDES, '')
}

/** Direction stays with blocks only: inside a line the letters say it themselves (UAX #9). */
export function withoutIdleDirections(body: readonly BodyNode[]): BodyNode[] {
  const turning = new Set<BodyNode>()
  for (const node of body) findTurning(node, turning)
  const kept = (nodes: readonly BodyNode[], inTurning: boolean): BodyNode[] =>
    nodes.map((node) => {
      if (node.kind === 'text')
        return { ...node, text: inTurning ? withoutOverrides(node.text) : withoutIdleFormatting(node.text) }
      if (node.kind === 'image') return { ...node, alt: withoutIdleFormatting(node.alt) }
      if (node.kind !== 'element') return node
      const isTurning = isBlock(node) ? turning.has(node) : inTurning
      const children = kept(node.children, isTurning)
      return isTurning && isBlock(node) ? { ...node, children } : { ...undirected(node), children }
    })
  return kept(body, false)
}

/** Adds the elements with a letter inside that runs to the left. */
function findTurning(node: BodyNode, turning: Set<BodyNode>): boolean {
  if (node.kind === 'text') return RIGHT_TO_LEFT_LETTER.test(node.text)
  if (node.kind !== 'element') return false
  let isTurning = false
  for (const child of node.children) if (findTurning(child, turning)) isTurning = true
  if (isTurning) turning.add(node)
  return isTurning
}

function undirected(node: ElementNode): ElementNode {
  if (node.layout?.direction === undefined) return node
  const { direction: _, ...layout } = node.layout
  return { ...node, layout }
}
