/** Reads one part of a Word document, element by element, into paragraphs and into what stands beside the text. */

import { FieldText } from './docx-field-text.ts'
import { levelOf, Lists } from './docx-lists.ts'
import { type ListPlace, Looks, type Styles, attributeOf } from './docx-looks.ts'
import type { Paragraph, Piece } from './docx-paragraphs.ts'
import { ShadedTables } from './docx-shaded-tables.ts'
import { Surroundings } from './docx-surroundings.ts'
import { MAX_ROW_CHARACTERS, Tables } from './docx-tables.ts'
import type { XmlEvent } from './xml-rewrite.ts'

type Open = Extract<XmlEvent, { kind: 'open' }>

/** Alternative texts, the letters of drawn words, links of drawings, lists to choose from, numbers of lists. */
const SHOWN_ATTRIBUTES: ReadonlySet<string> = new Set(
  'descr title alt string instr href tooltip displayText formatCode'.split(' '),
)
const SHOWN_VALUES: ReadonlySet<string> = new Set(['lvlText', 'default', 'listEntry', 'result'])
/** Names, values and forms of numbers in charts stand by themselves (ECMA-376 part 1 section 21.2). */
const CHART_WORDS: ReadonlySet<string> = new Set(['v', 'pt', 'formatCode'])
const WORDS: ReadonlySet<string> = new Set(['t', 'delText', ...CHART_WORDS])
const INSTRUCTION = /^(?:del)?instrText$/i
/** Cells side by side that read like one line have few. */
const MAX_CELL_PARAGRAPHS = 4
/** How something was before it was changed. */
const FORMER = /PrChange$/

const DEFINITIONS: ReadonlySet<string> = new Set(['style', 'abstractNum', 'num', 'lvl'])
/** What paragraphs, definitions and pieces count for beside their text, so that empty ones do not fill the memory. */
const PARAGRAPH_CHARACTERS = 8
const PIECE_CHARACTERS = 4

interface OpenStyle {
  readonly id: string
  readonly looks: Looks
  readonly place: ListPlace
  basedOn: string | null
}

export class PartReader {
  readonly paragraphs: Paragraph[] = []
  readonly lists = new Lists()
  readonly shades = new ShadedTables()
  private readonly outer: Paragraph[] = []
  private paragraph = newParagraph()
  private readonly names: string[] = []
  private readonly surroundings = new Surroundings()
  private readonly fields: FieldText
  private readonly tables = new Tables()
  /** Where the paragraphs of each open cell begin. */
  private readonly cells: number[] = []
  private readonly runs: Looks[] = []
  private mark = new Looks()
  private style: OpenStyle | null = null
  private former = 0

  private readonly styles: Styles
  private readonly count: (characters: number) => boolean
  private readonly aside: (text: string) => void

  /** `count` says whether there is room for so many characters; `aside` takes what is read by itself. */
  constructor(styles: Styles, count: (characters: number) => boolean, aside: (text: string) => void) {
    this.styles = styles
    this.count = count
    this.aside = aside
    this.fields = new FieldText(aside)
  }

  read(event: XmlEvent): void {
    if (event.kind === 'text') this.text(event.text)
    else if (event.kind === 'open') {
      this.opened(event, this.names.at(-1))
      this.names.push(event.localName)
    } else {
      this.names.pop()
      this.closed(event.localName)
    }
  }

  end(): void {
    this.fields.end()
    if (this.paragraph.pieces.length > 0) this.paragraphs.push(this.paragraph)
    this.paragraph = newParagraph()
  }

  private text(text: string): void {
    const around = this.names.at(-1) ?? ''
    if (INSTRUCTION.test(around)) this.fields.add(text)
    else if (WORDS.has(around)) this.add(text)
  }

  private opened(event: Open, parent: string | undefined): void {
    const { localName } = event
    this.attributes(event)
    this.surroundings.open(event, parent)
    if (FORMER.test(localName)) this.former++
    if (localName === 'r') this.runs.push(new Looks())
    if (isLine(localName)) {
      this.outer.push(this.paragraph)
      this.paragraph = newParagraph()
    }
    if (localName === 'fldChar') this.fields.character(attributeOf(event, 'fldCharType'))
    if (localName === 'tab' && attributeOf(event, 'val') === undefined) this.add('\t')
    if (localName === 'br' || localName === 'cr') this.add('\n')
    if (localName === 'sym') this.add(symbolOf(event))
    if (localName === 'noBreakHyphen') this.add('-')
    if (this.former === 0) this.property(event, parent)
    if (DEFINITIONS.has(localName)) this.count(PARAGRAPH_CHARACTERS)
    this.lists.element(event)
    this.tables.element(event, parent)
    this.shades.element(event, parent)
    if (localName === 'tc') this.cells.push(this.paragraphs.length)
  }

  private closed(localName: string): void {
    this.surroundings.close(localName)
    if (FORMER.test(localName)) this.former--
    if (localName === 'r') this.runs.pop()
    if (localName === 'rPr' && this.names.at(-1) === 'pPr') this.paragraph.isMarkHidden = this.mark.isHidden
    if (localName === 'style' && this.style !== null) {
      this.styles.add(this.style.id, this.style)
      this.style = null
    }
    if (isLine(localName)) {
      this.fields.endParagraph()
      this.endLine(this.paragraph)
      this.paragraph = this.outer.pop() ?? newParagraph()
    }
    this.closedOfTable(localName)
    if (localName === 'tc' || CHART_WORDS.has(localName)) this.endLine(newParagraph())
  }

  private closedOfTable(localName: string): void {
    if (localName === 'tc') {
      this.shades.endCell()
      const start = this.cells.pop() ?? 0
      const isShort = this.paragraphs.length - start <= MAX_CELL_PARAGRAPHS
      const pieces = isShort ? this.paragraphs.slice(start).flatMap((paragraph) => paragraph.pieces) : []
      const characters = pieces.reduce((sum, { text }) => sum + text.length, 0)
      this.tables.endCell(isShort && characters <= MAX_ROW_CHARACTERS ? pieces.map(({ text }) => text).join('') : null)
    }
    if (localName === 'tr') {
      const line = this.tables.endRow()
      if (line !== null) this.aside(line)
    }
    if (localName === 'tbl') {
      this.tables.endTable()
      this.shades.endTable()
    }
  }

  private endLine(paragraph: Paragraph): void {
    if (this.count(PARAGRAPH_CHARACTERS)) this.paragraphs.push(paragraph)
  }

  /** Of a run, of the mark of a paragraph, of a paragraph, or of a style. */
  private property(event: Open, parent: string | undefined): void {
    const { localName } = event
    const around = this.names.at(-2)
    const value = () => attributeOf(event, 'val') ?? ''
    if (localName === 'style') {
      const id = attributeOf(event, 'styleId')
      if (id !== undefined) this.style = { id, looks: new Looks(), place: { list: null, level: null }, basedOn: null }
    }
    if (localName === 'basedOn' && this.style !== null) this.style.basedOn = value()
    if (localName === 'rPr' && parent === 'pPr') this.mark = new Looks()
    if (localName === 'pStyle') this.paragraph.style = value()
    if (parent === 'numPr') this.listPlace(localName, value())
    if (parent !== 'rPr') return
    if (around === 'r') this.runs.at(-1)?.property(event)
    else if (around === 'style') this.style?.looks.property(event)
    else if (around === 'pPr') {
      this.mark.property(event)
      if (localName === 'del' || localName === 'moveFrom') this.paragraph.goesOn = true
    }
  }

  private listPlace(localName: string, value: string): void {
    const place = this.style?.place ?? this.paragraph
    if (localName === 'numId') place.list = value
    if (localName === 'ilvl') place.level = levelOf(value)
  }

  private attributes({ localName, attributes }: Open): void {
    for (const [name, value] of Object.entries(attributes)) {
      const local = name.slice(name.indexOf(':') + 1)
      if (name.startsWith('xmlns:')) this.surroundings.namespace(local, value)
      if (SHOWN_ATTRIBUTES.has(local) || (local === 'val' && SHOWN_VALUES.has(localName))) this.aside(value)
    }
  }

  private add(text: string): void {
    const run = this.runs.at(-1)
    const isCode = this.fields.isInInstruction
    if (isCode) this.fields.add(text)
    const piece: Piece = {
      text,
      hidden: run?.isHidden ?? null,
      style: run?.style ?? null,
      shownBy: isCode ? 'neither' : this.surroundings.shownBy,
      turned: this.surroundings.turned,
    }
    const last = this.paragraph.pieces.at(-1)
    const isSame = last !== undefined && looksLike(last, piece)
    if (text === '' || !this.count(text.length + (isSame ? 0 : PIECE_CHARACTERS))) return
    if (isSame) last.text += text
    else this.paragraph.pieces.push(piece)
  }
}

function isLine(localName: string): boolean {
  return localName === 'p' || CHART_WORDS.has(localName)
}

function looksLike(one: Piece, other: Piece): boolean {
  return (
    one.hidden === other.hidden &&
    one.style === other.style &&
    one.shownBy === other.shownBy &&
    one.turned === other.turned
  )
}

function symbolOf(event: Open): string {
  const code = Number.parseInt(attributeOf(event, 'char') ?? '', 16)
  return Number.isNaN(code) || code > 0xffff ? '' : String.fromCharCode(code)
}

function newParagraph(): Paragraph {
  return { pieces: [], style: null, list: null, level: null, isMarkHidden: null, goesOn: false }
}
