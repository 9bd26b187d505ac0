/** The numbers in front of paragraphs, which no paragraph holds: a list counts them (ECMA-376 part 1 section 17.9). */

import { attributeOf } from './docx-looks.ts'
import type { XmlEvent } from './xml-rewrite.ts'

interface Level {
  start: number
  format: string
  text: string
  suffix: string
}

interface List {
  /** By their depth. */
  readonly levels: Level[]
  /** The name of the definition whose levels this one borrows. */
  borrowed: string | null
}

interface Numbered {
  list: string
  readonly starts: number[]
  readonly levels: Level[]
}

const MAX_LEVEL = 8
const MAX_LEVEL_CHARACTERS = 60
const SUFFIXES: Readonly<Record<string, string>> = { nothing: '', space: ' ' }

/** One part with definitions of lists. */
export class Lists {
  private readonly lists = new Map<string, List>()
  private readonly named = new Map<string, List>()
  private readonly numbered = new Map<string, Numbered>()
  private readonly ordinary = new Map<string, boolean>()
  private list: List | null = null
  private current: Numbered | null = null
  private override = 0
  private level: Level | null = null

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

  /** Whether it is a list as people write them: it begins with the first and shows nothing but numbers. */
  isOrdinary(id: string): boolean {
    const known = this.ordinary.get(id)
    if (known !== undefined) return known
    const isOrdinary = this.countsFromOne(id)
    this.ordinary.set(id, isOrdinary)
    return isOrdinary
  }

  private countsFromOne(id: string): boolean {
    const numbered = this.numbered.get(id)
    if (numbered === undefined) return true
    const levels = [...(this.listOf(numbered)?.levels ?? []), ...numbered.levels].filter((level) => level !== undefined)
    return (
      levels.every(({ start, text }) => start <= 1 && !/[\p{L}\p{N}@]/u.test(text.replace(/%\d/g, ''))) &&
      numbered.starts.every((start) => start <= 1)
    )
  }

  /** What counts, for one reading of a document from its beginning. */
  counter(): (id: string, level: number) => string {
    const counts = new Map<List, (number | undefined)[]>()
    const begun = new Set<string>()
    return (id, level) => {
      const numbered = this.numbered.get(id)
      const list = numbered === undefined ? undefined : this.listOf(numbered)
      if (numbered === undefined || list === undefined) return ''
      const levelAt = (at: number) => numbered.levels[at] ?? list.levels[at]
      const startOf = (at: number) => numbered.starts[at] ?? levelAt(at)?.start ?? 1
      const count = counts.get(list) ?? []
      counts.set(list, count)
      if (!begun.has(id)) for (const at of Object.keys(numbered.starts)) count[Number(at)] = undefined
      begun.add(id)
      const before = count[level]
      count[level] = before === undefined ? startOf(level) : before + 1
      count.length = level + 1
      const shown = levelAt(level)
      if (shown === undefined) return ''
      const numbers = shown.text.replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1
        return written(count[at] ?? startOf(at), levelAt(at)?.format ?? 'decimal')
      })
      return numbers + shown.suffix
    }
  }

  private listOf({ list }: Numbered): List | undefined {
    const found = this.lists.get(list)
    if (found === undefined || found.borrowed === null) return found
    return this.named.get(found.borrowed) ?? found
  }
}

function property(level: Level, name: string, value: string): void {
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

const ROMAN: readonly (readonly [number, string])[] = [
  ...([
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
  ] as const),
  ...([
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const),
]

/** Formats of other scripts are read as figures. */
function written(number: number, format: string): string {
  if (/^(?:none|bullet)$/.test(format)) return ''
  if (format === 'decimalZero') return String(number).padStart(2, '0')
  const isUpper = format.startsWith('upper')
  const letters = /Letter$/.test(format) ? lettersOf(number) : /Roman$/.test(format) ? romanOf(number) : null
  if (letters === null) return String(number)
  return isUpper ? letters.toUpperCase() : letters
}

/** a to z, then aa to zz. */
function lettersOf(number: number): string | null {
  if (number < 1 || number > 780) return null
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26))
}

function romanOf(number: number): string | null {
  if (number < 1 || number > 4999) return null
  let rest = number
  let letters = ''
  for (const [value, sign] of ROMAN) {
    letters += sign.repeat(Math.floor(rest / value))
    rest %= value
  }
  return letters
}
