/** Writes a body tree as plain text: quotes with `>`, lists with marks, cells apart. */

import { type BodyNode, type ElementNode, isBlock } from '../message/body-tree.ts'

/** Quotes and lists inside each other that are still marked: each mark stands again on every line. */
const MAX_MARKS = 30

/** Lines without line ends; trailing empty lines are left out. */
export function plainText(body: readonly BodyNode[]): string[] {
  return withoutTrailingEmpty(blockLines(body, 0))
}

function withoutTrailingEmpty(lines: string[]): string[] {
  while (lines.at(-1)?.trim() === '') lines.pop()
  return lines
}

/** The lines of a run of nodes: blocks stand on lines of their own, everything else flows. `marks`: those around it. */
function blockLines(nodes: readonly BodyNode[], marks: number): string[] {
  const lines: string[] = []
  let line: string | null = null
  const flush = () => {
    // The space of the signature's mark is how programs know it (RFC 3676 section 4.3).
    if (line !== null) lines.push(line === '-- ' ? line : line.trimEnd())
    line = null
  }
  const block = (node: BodyNode): void => {
    flush()
    if (node.kind === 'rule') {
      if (lines.length > 0 && lines.at(-1)?.trim() !== '') lines.push('')
      lines.push('-'.repeat(40))
    }
    if (node.kind !== 'element') return
    const marked = markedLines(node, marks)
    if (marked === null) flow(node.children)
    // One by one: there may be more lines than a call takes arguments.
    else for (const each of marked) lines.push(each)
    flush()
    if (ENDS_A_PARAGRAPH.test(node.name)) lines.push('')
  }
  const flow = (inline: readonly BodyNode[]): void => {
    for (const node of inline) {
      if (isBlock(node)) block(node)
      else if (node.kind === 'break') {
        line ??= ''
        flush()
      } else if (node.kind === 'text') line = (line ?? '') + node.text
      else if (node.kind === 'image') line = (line ?? '') + pictureText(node.alt)
      else if (node.kind === 'element') flow(node.children)
    }
  }
  flow(nodes)
  flush()
  return lines
}

const ENDS_A_PARAGRAPH = /^(?:p|h[1-6])$/

/** The lines of a block that changes those of its content; null for one that does not. */
function markedLines(node: ElementNode, marks: number): string[] | null {
  if (node.name === 'tr') return rowLines(node, marks)
  if (marks >= MAX_MARKS) return null
  switch (node.name) {
    case 'blockquote':
      return withoutTrailingEmpty(blockLines(node.children, marks + 1)).map((line) =>
        line === '' || line.startsWith('>') ? `>${line}` : `> ${line}`,
      )
    case 'ul':
      return listLines(node, marks + 1, () => '- ')
    case 'ol':
      return listLines(node, marks + 1, (number) => `${number + (node.layout?.firstNumber ?? 1) - 1}. `)
    default:
      return null
  }
}

function listLines(list: ElementNode, marks: number, mark: (number: number) => string): string[] {
  const lines: string[] = []
  let number = 0
  for (const child of list.children) {
    const isItem = child.kind === 'element' && child.name === 'li'
    const item = withoutTrailingEmpty(blockLines(isItem ? child.children : [child], marks))
    if (!isItem && item.every((line) => line.trim() === '')) continue
    number++
    const indent = ' '.repeat(mark(number).length)
    for (const [index, line] of item.entries()) lines.push((index === 0 ? mark(number) : indent) + line)
  }
  return lines
}

/** One line for a row of short cells; cells of several lines, as in layout tables, follow each other. */
function rowLines(row: ElementNode, marks: number): string[] {
  const cells = row.children.map((cell) => blockLines(cell.kind === 'element' ? cell.children : [cell], marks))
  const filled = cells.filter((lines) => lines.some((line) => line.trim() !== ''))
  if (filled.every((lines) => lines.length === 1))
    return filled.length === 0 ? [] : [filled.map(([only]) => only?.trim()).join('\t')]
  return filled.flat()
}

function pictureText(alt: string): string {
  return alt === '' ? '[picture]' : `[picture: ${alt}]`
}
