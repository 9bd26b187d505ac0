/** What of an element's looks says something: emphasis, space between paragraphs, lines of tables, direction of text. */

import type { ElementName, Layout, TextSide } from '../core/message/body-tree.ts'
import { type Attributes, declarations, isZero, type Style } from './html-style.ts'

/** `auto`: as the first letter inside runs. */
export type WrittenLayout = Omit<Layout, 'direction'> & { readonly direction?: 'ltr' | 'rtl' | 'auto' }

const MAX_SPANNED = 100
const MAX_FIRST_NUMBER = 9999

export function layoutOf(name: ElementName, attributes: Attributes, style: Style): WrittenLayout {
  const direction = directionOf(attributes, style)
  const side = ALIGNED.test(name) ? sideOf(attributes, style) : null
  const columns = name === 'td' || name === 'th' ? spanned(attributes['colspan']) : null
  const rows = name === 'td' || name === 'th' ? spanned(attributes['rowspan']) : null
  const firstNumber = name === 'ol' ? wholeNumber(attributes['start'], MAX_FIRST_NUMBER) : null
  const lined = name === 'table' && /^\s*[1-9]/.test(attributes['border'] ?? '')
  return {
    ...(direction === null ? {} : { direction }),
    ...(side === null ? {} : { side }),
    ...(columns === null ? {} : { columns }),
    ...(rows === null ? {} : { rows }),
    ...(firstNumber === null || firstNumber === 1 ? {} : { firstNumber }),
    ...(lined ? { lined } : {}),
  }
}

export function directionOf(attributes: Attributes, style: Style): 'ltr' | 'rtl' | 'auto' | null {
  const written = (style.get('direction') ?? attributes['dir'] ?? '').trim().toLowerCase()
  return written === 'ltr' || written === 'rtl' || written === 'auto' ? written : null
}

const ALIGNED = /^(?:p|div|td|th|h[1-6])$/

function sideOf(attributes: Attributes, style: Style): TextSide | null {
  const written = (style.get('text-align') ?? attributes['align'] ?? '').trim().toLowerCase()
  return written === 'left' || written === 'center' || written === 'right' ? written : null
}

function spanned(written: string | undefined): number | null {
  const number = wholeNumber(written, MAX_SPANNED)
  return number === null || number < 2 ? null : number
}

function wholeNumber(written: string | undefined, most: number): number | null {
  const digits = /^\s*(\d{1,6})\s*$/.exec(written ?? '')?.[1]
  return digits === undefined ? null : Math.min(Number(digits), most)
}

/** Whether all four sides of a cell are drawn; a line on one side only is decoration. */
export function isFramed(style: Style): boolean {
  const frame = style.get('border') ?? style.get('border-style') ?? ''
  return (
    /solid|double|dashed|dotted/.test(frame) &&
    !/(?:^|\s)0|transparent/.test(frame) &&
    !isZero(style.get('border-width'))
  )
}

export function hasLineOnTheLeft(style: Style): boolean {
  const line = style.get('border-left') ?? style.get('border-left-style') ?? style.get('border') ?? ''
  return /solid|double|dashed|dotted/.test(line) && !/(?:^|\s)0/.test(line)
}

const EMPHASIZED: ReadonlySet<string> = new Set(['span', 'font', 'p', 'td'])

/** The elements that say what a style says with other means. */
export function emphasisOf(tag: string, style: Style): ElementName[] {
  if (style.size === 0 || !EMPHASIZED.has(tag)) return []
  const decoration = style.get('text-decoration-line') ?? style.get('text-decoration') ?? ''
  const found: ElementName[] = []
  if (/^(?:bold|bolder|[6-9]00)$/.test(style.get('font-weight') ?? '')) found.push('b')
  if (/^(?:italic|oblique)/.test(style.get('font-style') ?? '')) found.push('i')
  if (decoration.includes('underline')) found.push('u')
  if (decoration.includes('line-through')) found.push('s')
  return found
}

/** `<b style="font-weight:normal">`, which some editors put around everything. */
export function isEmphasisUndone(name: ElementName, style: Style): boolean {
  if (name === 'b') return /^(?:normal|400)$/.test(style.get('font-weight') ?? '')
  return name === 'i' && style.get('font-style') === 'normal'
}

/** Word's paragraphs, which its style sheets set without space; quoted once more their classes begin with x_. */
const WORD_PARAGRAPH = /(?:^|\s)(?:x_)*Mso(?:Normal|NoSpacing|ListParagraph|PlainText)/

/** Whether there is no space between this paragraph and the next, so that it is just a line. */
export function isTight(attributes: Attributes, style: Style, sheetTightens: boolean): boolean {
  return hasNoMargins(style) ?? (sheetTightens || WORD_PARAGRAPH.test((attributes['class'] ?? '').slice(0, 1000)))
}

function hasNoMargins(style: Style): boolean | null {
  const sides = style.get('margin')?.split(/\s+/) ?? []
  const top = style.get('margin-top') ?? sides[0]
  const bottom = style.get('margin-bottom') ?? sides[2] ?? sides[0]
  return bottom === undefined ? null : isZero(bottom) && (top === undefined || isZero(top))
}

const MAX_SHEET_CHARACTERS = 20_000

/** Whether a style sheet takes the space between all paragraphs, as that of Outlook on the web does. */
export function tightensParagraphs(sheet: string): boolean {
  return sheet
    .slice(0, MAX_SHEET_CHARACTERS)
    .toLowerCase()
    .split('}')
    .some((rule) => {
      const [selectors = '', style] = rule.split('{', 2)
      if (style === undefined || !selectors.split(',').some((selector) => selector.trim() === 'p')) return false
      return hasNoMargins(declarations(style)) === true
    })
}

const PIXELS: Readonly<Record<string, number>> = { '': 1, px: 1, pt: 96 / 72, in: 96, cm: 96 / 2.54, mm: 96 / 25.4 }

/** A length of an attribute or a style, rounded; null for one that depends on something else. */
export function inPixels(length: string | undefined): number | null {
  const [, number, unit = ''] = /^\s*(\d{0,5}(?:\.\d{1,6})?)\s*(px|pt|in|cm|mm)?\s*$/i.exec(length ?? '') ?? []
  const factor = PIXELS[unit.toLowerCase()]
  return number === undefined || number === '' || factor === undefined ? null : Math.round(Number(number) * factor)
}
