/** What the elements around a word of a Word document make of it: gone, one of two alternatives, or turned around. */

import { attributeOf } from './docx-looks.ts'
import type { Piece } from './docx-paragraphs.ts'
import type { XmlEvent } from './xml-rewrite.ts'

type Open = Extract<XmlEvent, { kind: 'open' }>

/** Deleted, moved away, or small above other words. */
const GONE: ReadonlySet<string> = new Set(['del', 'moveFrom', 'rt'])
/** Alternatives in these are shown by programs of today (ECMA-376 part 3 section 7.5). */
const KNOWN_NAMESPACE =
  /^(?:http:\/\/schemas\.(?:microsoft\.com\/office|openxmlformats\.org)\/|urn:schemas-microsoft-com:)/

export class Surroundings {
  private readonly namespaces = new Map<string, string>()
  /** Of each open choice, whether an alternative of it is known. */
  private readonly chosen: boolean[] = []
  /** Of each open alternative, whether programs of today show it. */
  private readonly taken: boolean[] = []
  private readonly directions: number[] = []
  private readonly depths = { gone: 0, new: 0, left: 0 }
  private isRowGone = false
  private turns = 0

  get shownBy(): Piece['shownBy'] {
    if (this.depths.gone > 0 || this.isRowGone) return 'neither'
    if (this.depths.left > 0) return this.depths.new > 0 ? 'neither' : 'old'
    return this.depths.new > 0 ? 'new' : 'both'
  }

  get turned(): number {
    return this.directions.at(-1) ?? 0
  }

  namespace(prefix: string, name: string): void {
    this.namespaces.set(prefix, name)
  }

  open(event: Open, parent: string | undefined): void {
    const { localName } = event
    if (parent === 'trPr' && (localName === 'del' || localName === 'hidden')) this.isRowGone = true
    if (GONE.has(localName)) this.depths.gone++
    if (localName === 'bdo') this.directions.push(attributeOf(event, 'val') === 'rtl' ? ++this.turns : 0)
    if (localName === 'AlternateContent') this.chosen.push(false)
    if (localName === 'Choice') {
      this.depths.new++
      this.take(this.knows(attributeOf(event, 'Requires') ?? ''))
    }
    if (localName === 'Fallback') this.take(true)
  }

  close(localName: string): void {
    if (GONE.has(localName)) this.depths.gone--
    if (localName === 'tr') this.isRowGone = false
    if (localName === 'bdo') this.directions.pop()
    if (localName === 'AlternateContent') this.chosen.pop()
    if (localName === 'Choice') this.depths.new--
    if ((localName === 'Choice' || localName === 'Fallback') && this.taken.pop() === false) this.depths.left--
  }

  /** The first one that is known is the one that is shown. */
  private take(isKnown: boolean): void {
    const isTaken = isKnown && this.chosen.at(-1) !== true
    if (isTaken && this.chosen.length > 0) this.chosen[this.chosen.length - 1] = true
    if (!isTaken) this.depths.left++
    this.taken.push(isTaken)
  }

  private knows(prefixes: string): boolean {
    return prefixes
      .trim()
      .split(/\s+/)
      .every((prefix) => KNOWN_NAMESPACE.test(this.namespaces.get(prefix) ?? ''))
  }
}
