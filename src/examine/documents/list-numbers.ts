/** The numbers in front of paragraphs, which no paragraph holds: a list counts them. */

export interface ListLevel {
  start: number
  /** As ECMA-376 part 1 section 17.18.59 names them. */
  format: string
  /** With `%1` for the number of the first level. */
  text: string
  suffix: string
}

/** By their depth, some of them absent. */
export type ListLevels = readonly (ListLevel | undefined)[]

export interface CountedList {
  /** Lists of one definition go on counting after each other. */
  readonly definition: { readonly levels: ListLevels }
  /** What this list has otherwise. */
  readonly starts: readonly (number | undefined)[]
  readonly levels: ListLevels
}

export const MAX_LEVEL = 8
export const MAX_LEVEL_CHARACTERS = 60

/** The lists of one document, by the names that paragraphs have for them. */
export class ListNumbers {
  private readonly ordinary = new Map<string, boolean>()
  private readonly listOf: (id: string) => CountedList | undefined

  constructor(listOf: (id: string) => CountedList | undefined) {
    this.listOf = listOf
  }

  /** Whether it is a list as people write them: it begins with the first and shows nothing but numbers. */
  isOrdinary(id: string): boolean {
    const known = this.ordinary.get(id)
    if (known !== undefined) return known
    const list = this.listOf(id)
    const isOrdinary =
      list === undefined ||
      ([...list.definition.levels, ...list.levels].every(isOrdinaryLevel) &&
        list.starts.every((start = 1) => start <= 1))
    this.ordinary.set(id, isOrdinary)
    return isOrdinary
  }

  /** What counts, for one reading of a document from its beginning. */
  counter(): (id: string, level: number) => string {
    const counts = new Map<CountedList['definition'], (number | undefined)[]>()
    const begun = new Set<string>()
    return (id, level) => {
      const list = this.listOf(id)
      if (list === undefined) return ''
      const levelAt = (at: number) => list.levels[at] ?? list.definition.levels[at]
      const startOf = (at: number) => list.starts[at] ?? levelAt(at)?.start ?? 1
      const count = counts.get(list.definition) ?? []
      counts.set(list.definition, count)
      if (!begun.has(id)) for (const at of Object.keys(list.starts)) count[Number(at)] = undefined
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
}

function isOrdinaryLevel(level: ListLevel | undefined): boolean {
  if (level === undefined) return true
  const around = level.text.replace(/%\d/g, '')
  // A letter is a bullet, too.
  return level.start <= 1 && ((level.format === 'bullet' && around.length <= 1) || !/[\p{L}\p{N}@]/u.test(around))
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
