/**
 * The paragraphs of one part of a Word document, and how each is seen: what is in the file and what a page shows of it
 * differ by hidden letters, deleted words, alternatives, numbers of lists and letters in reverse (ECMA-376 part 1).
 */

import { MAX_DOCUMENT_CHARACTERS } from './document-reading.ts'
import type { Styles } from './docx-looks.ts'
import type { ListNumbers } from './list-numbers.ts'
import type { SeenLine } from './seen-lines.ts'

export interface Piece {
  text: string
  /** `null` where its style says it, or that of its paragraph. */
  readonly hidden: boolean | null
  readonly style: string | null
  /** Alternatives: one that programs of today show, one that those without it show; `both` where there is no choice. */
  readonly shownBy: 'both' | 'new' | 'old' | 'neither'
  /** The number of the stretch that runs the other way, letter by letter; 0 for none. */
  readonly turned: number
}

export interface Paragraph {
  readonly pieces: Piece[]
  style: string | null
  list: string | null
  level: number | null
  /** Its mark, with which goes the number. */
  isMarkHidden: boolean | null
  /** Goes on in the one after it, since its end is deleted. */
  goesOn: boolean
}

export type Viewer = 'new' | 'old'

/** Codes of symbols are those of letters, moved to a private range (ECMA-376 part 1 section 17.3.3.30). */
export function withPlainSymbols(text: string): string {
  return text.replace(/[\uf020-\uf0ff]/g, (symbol) => String.fromCharCode(symbol.charCodeAt(0) - 0xf000))
}

export function writtenText({ pieces }: Paragraph): string {
  return pieces.map(({ text }) => text).join('')
}

/** How paragraphs one after the other are seen; null where that is more than anybody reads. */
export function seenLines(
  paragraphs: readonly Paragraph[],
  viewer: Viewer,
  styles: Styles,
  lists: ListNumbers | undefined,
): SeenLine[] | null {
  const count = lists?.counter()
  // Whoever hides numbers chooses which ones are seen.
  const choosesNumbers = paragraphs.some(
    (paragraph) => numberOf(paragraph, styles) !== null && isMarkHidden(paragraph, styles),
  )
  const lines: SeenLine[] = []
  let characters = 0
  for (const paragraph of paragraphs) {
    const place = numberOf(paragraph, styles)
    const number = place === null ? '' : (count?.(place.list, place.level) ?? '')
    const isNumberSeen =
      place !== null && (choosesNumbers || lists?.isOrdinary(place.list) === false) && !isMarkHidden(paragraph, styles)
    const text = (isNumberSeen ? number : '') + turnedAround(seenPieces(paragraph, viewer, styles))
    characters += number.length + text.length
    if (characters > MAX_DOCUMENT_CHARACTERS) return null
    lines.push({ text, goesOn: paragraph.goesOn })
  }
  return lines
}

function seenPieces({ pieces, style: around }: Paragraph, viewer: Viewer, styles: Styles): readonly Piece[] {
  return pieces.filter(({ hidden, style, shownBy }) => {
    const isHidden = hidden ?? (styles.isHidden(style) || styles.isHidden(around))
    return !isHidden && (shownBy === 'both' || shownBy === viewer)
  })
}

function isMarkHidden(paragraph: Paragraph, styles: Styles): boolean {
  return paragraph.isMarkHidden ?? styles.isHidden(paragraph.style)
}

function numberOf(paragraph: Paragraph, styles: Styles): { readonly list: string; readonly level: number } | null {
  const inherited = styles.placeOf(paragraph.style)
  const list = paragraph.list ?? inherited.list
  return list === null ? null : { list, level: paragraph.level ?? inherited.level ?? 0 }
}

function turnedAround(pieces: readonly Piece[]): string {
  let text = ''
  for (let at = 0; at < pieces.length; ) {
    const turned = pieces[at]?.turned ?? 0
    let stretch = ''
    for (; at < pieces.length && pieces[at]?.turned === turned; at++) stretch += pieces[at]?.text ?? ''
    text += turned === 0 ? stretch : [...stretch].reverse().join('')
  }
  return text
}
