/** What a reader finds in a Word document, part after part, as far as the limit. */

import { MAX_DOCUMENT_CHARACTERS } from './document-reading.ts'
import { Styles } from './docx-looks.ts'
import { type Paragraph, seenLines, type Viewer, withPlainSymbols, writtenText } from './docx-paragraphs.ts'
import { PartReader } from './docx-part.ts'
import type { ListNumbers } from './list-numbers.ts'
import { withLinesAround } from './seen-lines.ts'
import type { XmlEvent } from './xml-rewrite.ts'

/** One of the document, and one of the texts that it keeps for building blocks. */
const MAX_LISTS = 2

const BARCODE = /^\s*(?:DISPLAYBARCODE|MERGEBARCODE)\s+(?:"([^"]*)"|([^\s"]+))/i

export class DocumentText {
  /** False when a part with text could not be read. */
  isWhole = true
  /** Whether something was left out that would show more than is read. */
  isShownOtherwise = false
  private readonly parts: PartReader[] = []
  private readonly styles = new Styles()
  private readonly asides = new Set<string>()
  private characters = 0
  private seenCharacters = 0

  /** All that is written, then what is seen otherwise, then what stands beside the text. */
  toString(): string {
    const lists = this.parts.filter((part) => !part.lists.isEmpty).map((part) => part.lists.numbers)
    // Which of several counts is for programs to choose, and they differ.
    if (lists.length > MAX_LISTS) this.isWhole = false
    const readings: string[] = []
    for (const part of this.parts) {
      if (!this.isWhole) break
      part.end()
      const written = part.paragraphs.map(writtenText)
      readings.push(written.join('\n'), ...this.otherwise(part.paragraphs, written, lists.slice(0, MAX_LISTS)))
    }
    return withPlainSymbols([...readings, ...this.asides].filter((reading) => reading !== '').join('\n\n'))
  }

  line(text: string): void {
    if (text === '' || this.asides.has(text) || !this.count(text.length + 1)) return
    this.asides.add(text)
  }

  /** What fields draw as codes: their first argument (ECMA-376 part 1 section 17.16.5, [MS-DOCX] DISPLAYBARCODE). */
  codes(): string[] {
    return [...this.asides].flatMap((aside) => {
      const [, quoted, bare] = BARCODE.exec(aside) ?? []
      return [quoted ?? bare ?? ''].filter((code) => code !== '')
    })
  }

  /** What tables draw. */
  drawings(): string[] {
    return this.parts.flatMap(({ shades }) => shades.drawings)
  }

  /** Reads one part. */
  reader(): (event: XmlEvent) => void {
    const part = new PartReader(
      this.styles,
      (characters) => this.count(characters),
      (text) => this.line(text),
    )
    this.parts.push(part)
    return (event) => part.read(event)
  }

  /** Which parts are read last does not matter: styles and lists may stand behind the text. */
  private otherwise(
    paragraphs: readonly Paragraph[],
    written: readonly string[],
    lists: readonly ListNumbers[],
  ): string[] {
    const known = [written]
    const readings: string[] = []
    for (const viewer of ['new', 'old'] satisfies Viewer[]) {
      for (const numbers of lists.length === 0 ? [undefined] : lists) {
        const seen = seenLines(paragraphs, viewer, this.styles, numbers)
        const differs = seen?.map(({ text, goesOn }, at) => goesOn || known.every((texts) => texts[at] !== text)) ?? []
        const reading = withLinesAround(seen ?? [], differs, written)
        this.seenCharacters += reading.length
        if (seen === null || this.seenCharacters > MAX_DOCUMENT_CHARACTERS) {
          this.isWhole = false
          return []
        }
        readings.push(reading)
        known.push(seen.map(({ text }) => text))
      }
    }
    return readings
  }

  private count(characters: number): boolean {
    this.characters += characters
    // What nobody looked through must not go on.
    if (this.characters > MAX_DOCUMENT_CHARACTERS) this.isWhole = false
    return this.isWhole
  }
}
