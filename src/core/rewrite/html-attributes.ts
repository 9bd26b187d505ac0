/**
 * The attributes that go out. Styles are ours alone, the same in every message, and stand on the elements themselves:
 * many programs drop style sheets.
 */

import type { ElementNode, ImageNode, TextDirection, TextSide } from '../message/body-tree.ts'

/** How lines run and where they stand: elements have it from those around them, unless they say otherwise. */
export interface TextFlow {
  readonly direction: TextDirection
  readonly side: TextSide
}

export function flowIn({ layout = {} }: ElementNode, outside: TextFlow): TextFlow {
  const { direction = outside.direction } = layout
  return { direction, side: layout.side ?? unaligned(direction, outside) }
}

/** Where lines stand that turn around and say nothing more: at the side where they begin. */
function unaligned(direction: TextDirection, outside: TextFlow): TextSide {
  if (direction === outside.direction || outside.side === 'center') return outside.side
  return direction === 'rtl' ? 'right' : 'left'
}

/** With a space before each. */
export function attributesOf(node: ElementNode, flow: TextFlow, outside: TextFlow): string {
  const { direction } = flow
  const turned = direction === outside.direction ? '' : ` dir="${direction}"`
  const aligned = node.layout?.side !== undefined && node.layout.side !== sideByItself(node, direction, outside)
  return turned + (aligned ? ` align="${flow.side}"` : '') + ownAttributes(node, direction)
}

/** Headings of a table stand in the middle of their cells. */
function sideByItself(node: ElementNode, direction: TextDirection, outside: TextFlow): TextSide {
  return node.name === 'th' ? 'center' : unaligned(direction, outside)
}

function ownAttributes(node: ElementNode, direction: TextDirection): string {
  const { firstNumber, columns, rows, lined } = node.layout ?? {}
  switch (node.name) {
    case 'a':
      return node.href === undefined ? '' : ` href="${escapeHtml(node.href)}"`
    case 'blockquote':
      return ` style="${quoteStyle(node, direction === 'rtl' ? 'right' : 'left')}"`
    case 'ol':
      return firstNumber === undefined ? '' : ` start="${firstNumber}"`
    case 'pre':
      return ' style="white-space:pre-wrap"'
    case 'table':
      // Attributes, because lines and space between columns must not depend on styles.
      return ` cellspacing="0" cellpadding="4"${lined ? ' border="1" style="border-collapse:collapse"' : ''}`
    case 'td':
    case 'th':
      return (columns === undefined ? '' : ` colspan="${columns}"`) + (rows === undefined ? '' : ` rowspan="${rows}"`)
    default:
      return ''
  }
}

/** A line beside what somebody else wrote; paragraphs that are only indented have none. */
function quoteStyle(node: ElementNode, side: 'left' | 'right'): string {
  const margin = (around: string, width: string) =>
    side === 'left' ? `margin:${around} 0 ${around} ${width}` : `margin:${around} ${width} ${around} 0`
  return node.role === 'quote'
    ? `${margin('.5em', '.5em')};border-${side}:2px solid #999;padding-${side}:.8em`
    : margin('0', '2.5em')
}

/** Never wider than the window, whatever size was asked for. */
export function pictureAttributes(image: ImageNode, contentId: string): string {
  const { alt, shownAs } = image
  const size = shownAs === undefined ? '' : ` ${shownAs.side}="${shownAs.pixels}"`
  const style = shownAs?.side === 'height' ? 'max-width:100%' : 'max-width:100%;height:auto'
  return ` src="cid:${contentId}" alt="${escapeHtml(alt)}"${size} style="${style}"`
}

export function escapeHtml(text: string): string {
  if (!/[&<>"]/.test(text)) return text
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
