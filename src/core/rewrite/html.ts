/**
 * Writes a body tree as HTML from an allow-list: structure and emphasis, no attributes but those of html-attributes.ts.
 */

import { type BodyNode, BLOCK_NAMES } from '../message/body-tree.ts'
import { attributesOf, escapeHtml, flowIn, pictureAttributes, type TextFlow } from './html-attributes.ts'

const BLOCKS: ReadonlySet<string> = new Set(BLOCK_NAMES)
/** Whose own tag is long, or whose content is lines. */
const CONTAINERS: ReadonlySet<string> = new Set(['blockquote', 'table', 'ul', 'ol'])

/** `contentIds`: our id for each picture that comes along, by the id the writer's HTML used. */
export function html(body: readonly BodyNode[], contentIds: ReadonlyMap<string, string>): string {
  const pieces: string[] = ['<!DOCTYPE html>\n<html>\n<head><meta charset="utf-8"></head>\n<body>\n']
  write(body, { contentIds, preformatted: false, direction: 'ltr', side: 'left' }, pieces)
  pieces.push('\n</body>\n</html>\n')
  return pieces.join('')
}

interface Around extends TextFlow {
  readonly contentIds: ReadonlyMap<string, string>
  readonly preformatted: boolean
}

function write(nodes: readonly BodyNode[], around: Around, out: string[]): void {
  const { contentIds, preformatted } = around
  for (const node of nodes) {
    switch (node.kind) {
      case 'text':
        out.push(preformatted ? escapeHtml(node.text) : keepSpaces(escapeHtml(node.text)))
        break
      case 'break':
        out.push(preformatted ? '\n' : '<br>\n')
        break
      case 'rule':
        out.push('<hr>\n')
        break
      case 'image': {
        const contentId = node.contentId === null ? undefined : contentIds.get(node.contentId)
        out.push(contentId === undefined ? escapeHtml(node.alt) : `<img${pictureAttributes(node, contentId)}>`)
        break
      }
      case 'element': {
        const flow = flowIn(node, around)
        out.push(`<${node.name}${attributesOf(node, flow, around)}>`)
        if (CONTAINERS.has(node.name) && !preformatted) out.push('\n')
        write(node.children, { contentIds, ...flow, preformatted: preformatted || node.name === 'pre' }, out)
        // Line ends between blocks keep the source readable and its lines short; they show nowhere.
        out.push(`</${node.name}>${BLOCKS.has(node.name) && !preformatted ? '\n' : ''}`)
        break
      }
    }
  }
}

/** Runs of spaces survive as they were shown; HTML would fold them. */
function keepSpaces(escaped: string): string {
  if (!escaped.includes('  ')) return escaped
  return escaped.replace(/ {2,}/g, (run) => `${'\u00a0'.repeat(run.length - 1)} `)
}
