/** A body tree on one line, so that tables of tests can be read: `<p>one|two</p>`, `|` for a break. */
import type { BodyNode, ImageNode, Layout } from '../../src/core/message/body-tree.ts'

export function sketch(nodes: readonly BodyNode[]): string {
  return nodes.map(sketchNode).join('')
}

function sketchNode(node: BodyNode): string {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'break':
      return '|'
    case 'rule':
      return '<hr>'
    case 'image':
      return `[${node.contentId ?? ''};${node.alt};${node.remote ?? ''}${shownAs(node.shownAs)}]`
    case 'element': {
      const href = node.href === undefined ? '' : ` ${node.href}`
      const role = node.role === undefined ? '' : ` ${node.role}`
      return `<${node.name}${role}${href}${layoutOf(node.layout)}>${sketch(node.children)}</${node.name}>`
    }
  }
}

function layoutOf(layout: Layout = {}): string {
  return Object.entries(layout)
    .map(([name, value]) => ` ${name}:${value}`)
    .join('')
}

function shownAs(size: ImageNode['shownAs']): string {
  return size === undefined ? '' : `;${size.side}:${size.pixels}`
}

/** A message from lines, with the line ends that mail has. */
export function mail(...lines: string[]): Uint8Array {
  return Buffer.from(lines.join('\r\n'), 'latin1')
}
