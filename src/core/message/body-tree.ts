/**
 * What a person wrote, as a small tree: the only thing text and HTML are written from, so they cannot disagree.
 *
 * Plain text is a list of `text` and `break` nodes; HTML becomes the elements below and loses everything else.
 */

/** Elements that keep their meaning. Blocks begin and end a line; the others sit inside one. */
export const BLOCK_NAMES = [
  'p',
  'div',
  'blockquote',
  'pre',
  'ul',
  'ol',
  'li',
  'table',
  'tr',
  'td',
  'th',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
] as const
export const INLINE_NAMES = ['b', 'i', 'u', 's', 'sub', 'sup', 'code', 'a'] as const
export type ElementName = (typeof BLOCK_NAMES)[number] | (typeof INLINE_NAMES)[number]

export type BodyNode = TextNode | BreakNode | RuleNode | ImageNode | ElementNode

export interface TextNode {
  readonly kind: 'text'
  /** White space already as it is shown: collapsed in HTML, kept in plain text and `pre`. No line ends. */
  readonly text: string
}

/** The end of a line inside a block. */
export interface BreakNode {
  readonly kind: 'break'
}

/** A horizontal line. */
export interface RuleNode {
  readonly kind: 'rule'
}

export interface ImageNode {
  readonly kind: 'image'
  /** The Content-ID of a part of this message, without angle brackets; null for a picture kept elsewhere. */
  readonly contentId: string | null
  readonly alt: string
  /** Where a remote picture would have been fetched from; never fetched, never sent on. */
  readonly remote: string | null
  /** Of a remote picture: hidden, or too small to be seen. Then it has no alternative text either. */
  readonly isUnseen?: true
  /** In pixels, where its writer made it smaller or larger than it is; the other side follows. */
  readonly shownAs?: { readonly side: 'width' | 'height'; readonly pixels: number }
}

export interface ElementNode {
  readonly kind: 'element'
  readonly name: ElementName
  /** The target of an `a`, as written. */
  readonly href?: string
  /** Marked by the mail program as another message quoted, or as a signature. */
  readonly role?: 'quote' | 'signature'
  readonly layout?: Layout
  readonly children: readonly BodyNode[]
}

export type TextDirection = 'ltr' | 'rtl'
export type TextSide = 'left' | 'center' | 'right'

/** What of an element's form says something; how it looks does not come along. */
export interface Layout {
  /** Which way its text runs; absent: as outside. */
  readonly direction?: TextDirection
  /** Where the lines of a block stand; absent: as outside. */
  readonly side?: TextSide
  /** The number of the first item of an `ol`, when it is not 1. */
  readonly firstNumber?: number
  /** How many columns and rows a cell covers, when it is more than one. */
  readonly columns?: number
  readonly rows?: number
  /** A table with lines between its cells. */
  readonly lined?: true
}

const BLOCKS: ReadonlySet<string> = new Set(BLOCK_NAMES)

export function isBlock(node: BodyNode): boolean {
  return node.kind === 'rule' || (node.kind === 'element' && BLOCKS.has(node.name))
}

/** Plain text as a tree: one text node a line. */
export function bodyFromPlainText(text: string): BodyNode[] {
  const nodes: BodyNode[] = []
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (index > 0) nodes.push({ kind: 'break' })
    if (line !== '') nodes.push({ kind: 'text', text: line })
  }
  return nodes
}
