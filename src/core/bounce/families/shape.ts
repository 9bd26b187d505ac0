/** Reports that are written for people only: how one family of programs writes them, and how any of them is read. */

import { addressIn } from '../recipient-address.ts'
import { MAX_TEXT_CHARACTERS } from '../returned-mail.ts'
import { MAX_RECIPIENTS } from '../status-fields.ts'

export interface Shape {
  /** A line near the beginning by which the family is known. */
  readonly opening: RegExp
  /** Lines that name a recipient, whose address is looked for in the first group, else in the whole line. */
  readonly recipient: readonly RegExp[]
}

/** What a report says of one recipient; null where it names nobody. */
export interface Failure {
  readonly address: string | null
  readonly words: string
}

const MAX_LINES = 1000
const MAX_LINE_CHARACTERS = 1000
const MAX_WORDS = 4000

/** The lines that the program wrote itself: those that quote somebody are left out, but not a transcript's `>>> DATA`. */
export function ownLines(text: string): string[] {
  return text
    .slice(0, MAX_TEXT_CHARACTERS)
    .split('\n', MAX_LINES)
    .map((line) => line.slice(0, MAX_LINE_CHARACTERS).trimEnd())
    .filter((line) => !/^ {0,3}>(?!>>)/.test(line))
}

export function opensWithin(shape: Shape, lines: readonly string[], limit: number): boolean {
  return lines
    .filter((line) => line.trim() !== '')
    .slice(0, limit)
    .some((line) => shape.opening.test(line.trim()))
}

/**
 * Cuts the lines at those that name a recipient. What is said of one is what follows its line; a list of addresses with one
 * reason below shares it, and so does one address with all that is said. The same address again goes on with the first.
 */
export function failuresIn(shape: Shape, lines: readonly string[]): Failure[] {
  const sections = new Map<string, string[]>()
  let section: string[] | null = null
  for (const line of lines) {
    const address = recipientOf(shape, line)
    if (address !== null) {
      const key = address.toLowerCase()
      if (!sections.has(key) && sections.size === MAX_RECIPIENTS) break
      section = sections.get(key) ?? []
      sections.set(key, section)
    }
    section?.push(line.trim())
  }
  if (sections.size === 1) return [...sections.keys()].map((address) => ({ address, words: joined(lines) }))
  const failures = [...sections].map(([address, said]) => ({ address, words: joined(said) }))
  return failures.map(({ address, words }, index) => {
    const isBare = words.replace(/[<>"':\s]/g, '').length <= address.length
    const below = isBare
      ? failures.slice(index + 1).find((one) => one.words.length > one.address.length + 6)
      : undefined
    return { address, words: below?.words ?? words }
  })
}

function recipientOf({ recipient }: Shape, line: string): string | null {
  for (const pattern of recipient) {
    const found = pattern.exec(line)
    const address = found === null ? null : addressIn(found[1] ?? line)
    if (address !== null) return address
  }
  return null
}

/** The lines as one text, of bounded length. */
export function joined(lines: readonly string[]): string {
  let words = ''
  for (const line of lines) {
    words += `\n${line.trim()}`
    if (words.length > MAX_WORDS) break
  }
  return words.trim().slice(0, MAX_WORDS)
}

/** A line that is nothing but an address, perhaps in brackets or quotes, or a point of a list. */
export const ADDRESS_ALONE =
  /^\s{0,12}(?:[*•–-]{1,2}\s{1,3})?[<"'(]?([^\s<>"'()]{1,255}@[^\s<>"'():]{1,255})[>"')]?:?\s*$/
/** `<address>: reason`. */
export const BRACKETED_WITH_REASON = /^(?:To[ ]?:)?\s{0,4}<([^<>\s]{1,255}@[^<>\s]{1,255})>(?: \([^()]{0,300}\))?:/
