/** Writes a body tree as HTML from an allow-list: structure and emphasis, no styles, no attributes but those below. */

import { type BodyNode, BLOCK_NAMES } from '../message/body-tree.ts'

const BLOCKS: ReadonlySet<string> = new Set(BLOCK_NAMES)

/** `contentIds`: our id for each picture that comes along, by the id the writer's HTML used. */
export function html(body: readonly BodyNode[], contentIds: ReadonlyMap<string, string>): string {
  const pieces: string[] = ['<!DOCTYPE html>\n<html>\n<head><meta charset="utf-8"></head>\n<body>\n']
  write(body, contentIds, pieces, false)
  pieces.push('\n</body>\n</html>\n')
  return pieces.join('')
}

function write(
  nodes: readonly BodyNode[],
  contentIds: ReadonlyMap<string, string>,
  out: string[],
  preformatted: boolean,
): void {
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
        if (contentId !== undefined) out.push(`<img src="cid:${contentId}" alt="${escapeHtml(node.alt)}">`)
        else out.push(escapeHtml(node.alt))
        break
      }
      case 'element': {
        const href = node.name === 'a' && node.href !== undefined ? ` href="${escapeHtml(node.href)}"` : ''
        out.push(`<${node.name}${href}>`)
        write(node.children, contentIds, out, preformatted || node.name === 'pre')
        // Line ends between blocks keep the source readable and its lines short; they show nowhere.
        out.push(`</${node.name}>${BLOCKS.has(node.name) && !preformatted ? '\n' : ''}`)
        break
      }
    }
  }
}

/** Runs of spaces survive as they were shown; HTML would fold them. */
function keepSpaces(escaped: string): string {
  return escaped.replace(/ {2,}/g, (run) => `${'\u00a0'.repeat(run.length - 1)} `)
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
