/** The lists of a Word document, as a part of it defines them (ECMA-376 part 1 section 17.9). */

import { attributeOf } from './docx-looks.ts'
import { type CountedList, type ListLevel, ListNumbers, MAX_LEVEL, MAX_LEVEL_CHARACTERS } from './list-numbers.ts'
import type { XmlEvent } from './xml-rewrite.ts'

interface List {
  /** By their depth. */
  readonly levels: ListLevel[]
  /** The name of the definition whose levels this one borrows. */
  borrowed: string | null
}

interface Numbered {
  list: string
  readonly starts: number[]
  readonly levels: ListLevel[]
}

const SUFFIXES: Readonly<Record<string, string>> = { nothing: '', space: ' ' }

/** One part with definitions of lists. */
export class Lists {
  readonly numbers = new ListNumbers((id) => this.listOf(id))
  private readonly lists = new Map<string, List>()
  private readonly named = new Map<string, List>()
  private readonly numbered = new Map<string, Numbered>()
  private list: List | null = null
  private current: Numbered | null = null
  private override = 0
  private level: ListLevel | null = null

  get isEmpty(): boolean {
    return this.numbered.size === 0
  }

  element(event: Extract<XmlEvent, { kind: 'open' }>): void {
    const value = () => attributeOf(event, 'val') ?? ''
    switch (event.localName) {
      case 'abstractNum':
        this.list = { levels: [], borrowed: null }
        this.current = null
        this.lists.set(attributeOf(event, 'abstractNumId') ?? '', this.list)
        break
      case 'styleLink':
        if (this.list !== null) this.named.set(value(), this.list)
        break
      case 'numStyleLink':
        if (this.list !== null) this.list.borrowed = value()
        break
      case 'num': {
        // Fractions have elements of this name, too.
        const id = attributeOf(event, 'numId')
        if (id === undefined) break
        this.current = { list: '', starts: [], levels: [] }
        this.list = null
        this.level = null
        this.numbered.set(id, this.current)
        break
      }
      case 'abstractNumId':
        if (this.current !== null) this.current.list = value()
        break
      case 'lvlOverride':
        this.override = levelOf(attributeOf(event, 'ilvl'))
        break
      case 'startOverride':
        if (this.current !== null) this.current.starts[this.override] = wholeOf(value())
        break
      case 'lvl': {
        this.level = { start: 0, format: 'decimal', text: '', suffix: '\t' }
        const levels = this.current?.levels ?? this.list?.levels
        if (levels !== undefined) levels[levelOf(attributeOf(event, 'ilvl'))] = this.level
        break
      }
      default:
        if (this.level !== null) property(this.level, event.localName, value())
    }
  }

  private listOf(id: string): CountedList | undefined {
    const numbered = this.numbered.get(id)
    const found = numbered === undefined ? undefined : this.lists.get(numbered.list)
    if (numbered === undefined || found === undefined) return undefined
    const borrowed = found.borrowed === null ? undefined : this.named.get(found.borrowed)
    return { definition: borrowed ?? found, starts: numbered.starts, levels: numbered.levels }
  }
}

function property(level: ListLevel, name: string, value: string): void {
  if (name === 'start') level.start = wholeOf(value)
  if (name === 'numFmt') level.format = value
  if (name === 'lvlText') level.text = value.slice(0, MAX_LEVEL_CHARACTERS)
  if (name === 'suff') level.suffix = SUFFIXES[value] ?? '\t'
}

function wholeOf(text: string): number {
  const number = Number.parseInt(text, 10)
  return Number.isNaN(number) ? 1 : number
}

export function levelOf(text: string | undefined): number {
  return Math.min(MAX_LEVEL, Math.max(0, wholeOf(text ?? '0')))
}
