/** What becomes of each HTML element: its place in the body tree, or none. */

import { BLOCK_NAMES, type ElementName, INLINE_NAMES } from '../core/message/body-tree.ts'

const RENAMED: ReadonlyMap<string, ElementName> = new Map<string, ElementName>([
  ...[...BLOCK_NAMES, ...INLINE_NAMES].map((name) => [name, name] as const),
  ...['strong'].map((name) => [name, 'b'] as const),
  ...['em', 'cite', 'var', 'dfn'].map((name) => [name, 'i'] as const),
  ...['ins'].map((name) => [name, 'u'] as const),
  ...['strike', 'del'].map((name) => [name, 's'] as const),
  ...['tt', 'kbd', 'samp'].map((name) => [name, 'code'] as const),
  ...['listing', 'xmp', 'plaintext', 'textarea'].map((name) => [name, 'pre'] as const),
  ...['dir', 'menu'].map((name) => [name, 'ul'] as const),
  ...['address', 'article', 'aside', 'caption', 'center', 'dd', 'details', 'dl', 'dt', 'fieldset', 'figcaption'].map(
    (name) => [name, 'div'] as const,
  ),
  ...['figure', 'footer', 'form', 'header', 'hgroup', 'legend', 'main', 'nav', 'section', 'summary'].map(
    (name) => [name, 'div'] as const,
  ),
])

/** The element of the body tree that keeps this one's meaning; null for one whose content stands by itself. */
export function elementNameOf(tag: string): ElementName | null {
  return RENAMED.get(tag) ?? null
}

/** Elements whose content is not text of the message: code, meta data, and what only other programs show. */
const WITHOUT_CONTENT: ReadonlySet<string> = new Set([
  'applet',
  'canvas',
  'datalist',
  'iframe',
  'math',
  'noembed',
  'noframes',
  'noscript',
  'script',
  'select',
  'style',
  'svg',
  'template',
  'title',
  'xml',
])

export function isWithoutContent(tag: string): boolean {
  return WITHOUT_CONTENT.has(tag)
}

export function keepsWhiteSpace(tag: string): boolean {
  return RENAMED.get(tag) === 'pre'
}

/** Elements that never have content: the list the HTML parser uses, which reports no end for them of its own. */
const VOID: ReadonlySet<string> = new Set([
  ...['area', 'base', 'basefont', 'br', 'col', 'command', 'embed', 'frame', 'hr', 'img', 'input', 'isindex'],
  ...['keygen', 'link', 'meta', 'param', 'source', 'track', 'wbr'],
])

export function isVoid(tag: string): boolean {
  return VOID.has(tag)
}
