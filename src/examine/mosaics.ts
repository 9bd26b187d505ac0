/** Pictures that a body shows side by side or one below the other with nothing between: together they may be one. */

import { BLOCK_NAMES, type BodyNode, type ImageNode } from '../core/message/body-tree.ts'

/** Rows from the top, each from the left. */
export type Mosaic = readonly (readonly ImageNode[])[]

export function mosaicsIn(nodes: readonly BodyNode[]): Mosaic[] {
  const layout = new MosaicLayout()
  layout.show(nodes)
  layout.end()
  return layout.found
}

const BLOCKS: ReadonlySet<string> = new Set(BLOCK_NAMES)
/** Cells stand beside each other. */
const CELLS: ReadonlySet<string> = new Set(['td', 'th'])

class MosaicLayout {
  readonly found: Mosaic[] = []
  private rows: ImageNode[][] = [[]]

  show(nodes: readonly BodyNode[]): void {
    for (const node of nodes) {
      if (node.kind === 'break') this.nextRow()
      else if (node.kind === 'image' && node.contentId !== null) this.rows.at(-1)?.push(node)
      else if (node.kind === 'element') {
        const isBlock = BLOCKS.has(node.name) && !CELLS.has(node.name)
        if (isBlock) this.nextRow()
        this.show(node.children)
        if (isBlock) this.nextRow()
      } else if (node.kind === 'rule' || VISIBLE.test(node.kind === 'text' ? node.text : node.alt)) this.end()
    }
  }

  end(): void {
    const rows = this.rows.filter((row) => row.length > 0)
    if (rows.flat().length > 1) this.found.push(rows)
    this.rows = [[]]
  }

  private nextRow(): void {
    if (this.rows.at(-1)?.length !== 0) this.rows.push([])
  }
}

const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u
