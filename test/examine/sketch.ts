/** A body tree on one line, so that tables of tests can be read: `<p>one|two</p>`, `|` for a break. */
import type { BodyNode } from '../../src/core/message/body-tree.ts'

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
      return `[${node.contentId ?? ''};${node.alt};${node.remote ?? ''}]`
    case 'element': {
      const href = node.href === undefined ? '' : ` ${node.href}`
      const role = node.role === undefined ? '' : ` ${node.role}`
      return `<${node.name}${role}${href}>${sketch(node.children)}</${node.name}>`
    }
  }
}

/** A message from lines, with the line ends that mail has. */
export function mail(...lines: string[]): Uint8Array {
  return Buffer.from(lines.join('\r\n'), 'latin1')
}
