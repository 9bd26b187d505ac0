/** Writes a body tree as plain text: quotes with `>`, lists with marks, cells apart. */

import { type BodyNode, type ElementNode, isBlock } from '../message/body-tree.ts'

/** Lines without line ends; trailing empty lines are left out. */
export function plainText(body: readonly BodyNode[]): string[] {
  return withoutTrailingEmpty(blockLines(body))
}

function withoutTrailingEmpty(lines: string[]): string[] {
  while (lines.at(-1)?.trim() === '') lines.pop()
  return lines
}

/** The lines of a run of nodes: blocks stand on lines of their own, everything else flows. */
function blockLines(nodes: readonly BodyNode[]): string[] {
  const lines: string[] = []
  let line: string | null = null
  const flush = () => {
    if (line !== null) lines.push(line.trimEnd())
    line = null
  }
  const flow = (inline: readonly BodyNode[]): void => {
    for (const node of inline) {
      if (isBlock(node)) {
        flush()
        lines.push(...blockOf(node))
      } else if (node.kind === 'break') {
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

function blockOf(node: BodyNode): string[] {
  if (node.kind === 'rule') return ['-'.repeat(40)]
  if (node.kind !== 'element') return []
  switch (node.name) {
    case 'blockquote':
      return withoutTrailingEmpty(blockLines(node.children)).map((line) =>
        line === '' || line.startsWith('>') ? `>${line}` : `> ${line}`,
      )
    case 'ul':
      return listLines(node, () => '- ')
    case 'ol':
      return listLines(node, (number) => `${number}. `)
    case 'tr':
      return rowLines(node)
    case 'p':
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [...blockLines(node.children), '']
    default:
      return blockLines(node.children)
  }
}

function listLines(list: ElementNode, mark: (number: number) => string): string[] {
  const lines: string[] = []
  let number = 0
  for (const child of list.children) {
    const isItem = child.kind === 'element' && child.name === 'li'
    const item = withoutTrailingEmpty(blockLines(isItem ? child.children : [child]))
    if (!isItem && item.every((line) => line.trim() === '')) continue
    number++
    const indent = ' '.repeat(mark(number).length)
    lines.push(...item.map((line, index) => (index === 0 ? mark(number) : indent) + line))
  }
  return lines
}

/** One line for a row of short cells; cells of several lines, as in layout tables, follow each other. */
function rowLines(row: ElementNode): string[] {
  const cells = row.children.map((cell) => blockLines(cell.kind === 'element' ? cell.children : [cell]))
  const filled = cells.filter((lines) => lines.some((line) => line.trim() !== ''))
  if (filled.every((lines) => lines.length === 1))
    return filled.length === 0 ? [] : [filled.map(([only]) => only?.trim()).join('\t')]
  return filled.flat()
}

function pictureText(alt: string): string {
  return alt === '' ? '[picture]' : `[picture: ${alt}]`
}
