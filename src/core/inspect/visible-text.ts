/** The text a reader sees, as one string, and the way back from a stretch of it to the tree it came from. */

import { type BodyNode, type ImageNode, isBlock } from '../message/body-tree.ts'

export interface VisibleText {
  readonly text: string
  /** The text nodes and pictures in document order, with the stretch of `text` that each one fills. */
  readonly leaves: readonly Leaf[]
  /** The links with a target, with the stretch they cover. */
  readonly links: readonly LinkStretch[]
  /** The cells of tables, in document order. */
  readonly cells: readonly Cell[]
}

export interface Leaf {
  readonly kind: 'text' | 'image'
  readonly start: number
  readonly end: number
  readonly role: 'quote' | 'signature' | null
  readonly contentId: string | null
  /** Of an image: the node itself. */
  readonly picture: ImageNode | null
}

export interface LinkStretch {
  readonly href: string
  readonly start: number
  readonly end: number
  readonly role: Leaf['role']
  /** The leaves inside: from this one to before that one. */
  readonly firstLeaf: number
  readonly endLeaf: number
}

export interface Cell {
  readonly start: number
  readonly end: number
  /** Which of the tables, counted from 1. */
  readonly table: number
  /** Counted from 0; a cell that covers several is in the first. */
  readonly column: number
}

/** Reads a body as its reader would: blocks and breaks end lines, cells are apart, pictures show their alternative text. */
export function visibleText(body: readonly BodyNode[]): VisibleText {
  const leaves: Leaf[] = []
  const links: LinkStretch[] = []
  const cells: Cell[] = []
  let tables = 0
  /** The table that is read, and where in it. */
  let grid = { table: 0, column: 0 }
  // Pieces, and what their end would be: looking at the end of one growing string copies it each time.
  const pieces: string[] = []
  let length = 0
  let last = ''

  const show = (piece: string) => {
    if (piece === '') return
    pieces.push(piece)
    length += piece.length
    last = piece.slice(-1)
  }
  const startLine = () => {
    if (last !== '' && last !== '\n') show('\n')
  }
  const walk = (nodes: readonly BodyNode[], role: Leaf['role']): void => {
    for (const node of nodes) {
      switch (node.kind) {
        case 'text':
          leaves.push({
            kind: 'text',
            start: length,
            end: length + node.text.length,
            role,
            contentId: null,
            picture: null,
          })
          show(node.text)
          break
        case 'image':
          leaves.push({
            kind: 'image',
            start: length,
            end: length + node.alt.length,
            role,
            contentId: node.contentId,
            picture: node,
          })
          show(node.alt)
          break
        case 'break':
          show('\n')
          break
        case 'rule':
          startLine()
          break
        case 'element': {
          const inner = node.role ?? (node.name === 'blockquote' ? (role ?? 'quote') : role)
          const block = isBlock(node)
          if (node.name === 'td' || node.name === 'th') show(/^\S$/.test(last) ? '\t' : '')
          else if (block) startLine()
          const start = length
          const firstLeaf = leaves.length
          const around = grid
          if (node.name === 'table') grid = { table: ++tables, column: 0 }
          else if (node.name === 'tr') grid = { ...grid, column: 0 }
          walk(node.children, inner)
          if (node.name === 'table') grid = around
          else if (node.name === 'td' || node.name === 'th') {
            cells.push({ start, end: length, ...around })
            grid = { ...around, column: around.column + (node.layout?.columns ?? 1) }
          }
          if (node.href !== undefined) {
            links.push({ href: node.href, start, end: length, role: inner, firstLeaf, endLeaf: leaves.length })
          }
          if (block && node.name !== 'td' && node.name !== 'th') startLine()
          break
        }
      }
    }
  }
  walk(body, null)
  return { text: pieces.join(''), leaves, links, cells }
}

export interface Replacement {
  readonly start: number
  readonly end: number
  readonly by: string
}

/**
 * The same body with stretches of its visible text replaced, wherever in the tree they lie.
 *
 * Overlapping stretches become one; the first text node that a stretch touches carries its replacement.
 */
export function replaceText(
  body: readonly BodyNode[],
  visible: VisibleText,
  replacements: readonly Replacement[],
): BodyNode[] {
  if (replacements.length === 0) return [...body]
  const merged = mergeReplacements(replacements)
  let leafIndex = 0
  let first = 0

  const rewriteLeaf = (value: string): string => {
    const leaf = visible.leaves[leafIndex++]
    if (leaf === undefined) return value
    // Leaves and replacements are both in order, so those that ended before this leaf never matter again.
    while (first < merged.length && (merged[first]?.end ?? 0) <= leaf.start) first++
    let result = ''
    let at = leaf.start
    for (let index = first; index < merged.length; index++) {
      const piece = merged[index]
      if (piece === undefined || piece.start >= leaf.end) break
      result += value.slice(at - leaf.start, Math.max(at, piece.start) - leaf.start)
      if (!piece.placed) result += piece.by
      piece.placed = true
      at = Math.min(leaf.end, Math.max(at, piece.end))
    }
    return result + value.slice(at - leaf.start)
  }
  const rewrite = (nodes: readonly BodyNode[]): BodyNode[] =>
    nodes.map((node) => {
      if (node.kind === 'text') return { ...node, text: rewriteLeaf(node.text) }
      if (node.kind === 'image') return { ...node, alt: rewriteLeaf(node.alt) }
      if (node.kind === 'element') return { ...node, children: rewrite(node.children) }
      return node
    })
  return rewrite(body)
}

/** The same for a plain string. */
export function replaceInString(text: string, replacements: readonly Replacement[]): string {
  let result = ''
  let at = 0
  for (const piece of mergeReplacements(replacements)) {
    result += text.slice(at, piece.start) + piece.by
    at = piece.end
  }
  return result + text.slice(at)
}

function mergeReplacements(replacements: readonly Replacement[]): (Replacement & { end: number; placed: boolean })[] {
  const merged: (Replacement & { end: number; placed: boolean })[] = []
  for (const piece of [...replacements].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last !== undefined && piece.start < last.end) last.end = Math.max(last.end, piece.end)
    else if (piece.end > piece.start) merged.push({ ...piece, placed: false })
  }
  return merged
}
