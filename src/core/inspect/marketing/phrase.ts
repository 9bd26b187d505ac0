/**
 * The notation of phrases in config/words, and the steps that a phrase consists of.
 *
 * Words; `word*` and `*word` and `*word*` for what begins, ends or has within it; `(one|other)`, `[perhaps]`, `...` for a few
 * words between; `#` a number, `%` a percentage, `€` an amount of money, `CODE` capitals with digits, `?` a question mark.
 */

import { quoted } from '../../quoted.ts'
import { DIGIT, foldWord, kindOf, LETTER, OTHER } from './letters.ts'

/** A folded word with its stars, or one of the signs. */
export type Element = string

export const NUMBER = '#'
export const PERCENT = '%'
export const MONEY = '€'
export const CODE = 'CODE'
export const QUESTION = '?'

/** One of these ways, or none of them where that is allowed. */
export interface Choice {
  readonly kind: 'choice'
  readonly ways: readonly (readonly Step[])[]
  readonly isOptional: boolean
}

/** `gap`: a few words of any kind. */
export type Step = { readonly kind: 'word'; readonly element: Element } | { readonly kind: 'gap' } | Choice

export type ParsedPhrase =
  | { readonly kind: 'ok'; readonly steps: readonly Step[]; readonly words: number }
  | { readonly kind: 'mistake'; readonly problem: string }

const MAX_PHRASE_LENGTH = 1000
const MAX_WORDS = 150
const MAX_OPTIONAL = 8
const MAX_GAPS = 2
const LEAST_BESIDE_STAR = 3

const PIECE = /([()[\]|])|(\.\.\.)|([#%€?])|([^\s,()[\]|#%€?.]+)|(\.)/g

/** A group that is being read. */
interface Open {
  readonly by: string
  readonly ways: Step[][]
  way: Step[]
}

export function parsePhrase(phrase: string): ParsedPhrase {
  if (phrase.length > MAX_PHRASE_LENGTH) return mistake(`is longer than ${MAX_PHRASE_LENGTH} characters`)
  let group: Open = { by: '', ways: [], way: [] }
  const words: Element[] = []
  const parts = { gaps: 0, optional: 0 }
  const around: Open[] = []
  for (const [, bracket, gap, sign, word, stray] of phrase.matchAll(PIECE)) {
    if (stray !== undefined) return mistake(`has ${quoted(stray)} in it`)
    if (gap !== undefined) {
      group.way.push({ kind: 'gap' })
      parts.gaps++
    } else if (sign !== undefined) group.way.push({ kind: 'word', element: sign })
    else if (word === CODE) group.way.push({ kind: 'word', element: CODE })
    else if (word !== undefined) {
      const pieces = piecesOf(word)
      if (pieces === null) return mistake(`has ${quoted(word)} in it`)
      const short = pieces.find((piece) => piece.includes('*') && piece.replaceAll('*', '').length < LEAST_BESIDE_STAR)
      if (short !== undefined) {
        const compared = short === word ? '' : `, compared as ${quoted(short)}`
        return mistake(`has ${quoted(word)}${compared}; at least ${LEAST_BESIDE_STAR} letters stand beside a star`)
      }
      for (const element of pieces) {
        group.way.push({ kind: 'word', element })
        words.push(element)
      }
    } else if (bracket === '(' || bracket === '[') {
      around.push(group)
      group = { by: bracket, ways: [], way: [] }
    } else if (bracket !== undefined) {
      if (group.by === '') return mistake(`has ${JSON.stringify(bracket)} outside of a group`)
      if (group.way.length === 0) return mistake('has an empty choice')
      if (bracket === '|') {
        group.ways.push(group.way)
        group.way = []
        continue
      }
      if (bracket !== (group.by === '(' ? ')' : ']'))
        return mistake(`has ${JSON.stringify(bracket)} where another bracket should be`)
      const outer = around.pop()
      if (outer === undefined) return mistake('closes a group twice')
      outer.way.push({ kind: 'choice', ways: [...group.ways, group.way], isOptional: group.by === '[' })
      if (group.by === '[') parts.optional++
      group = outer
    }
  }
  if (around.length > 0) return mistake('leaves a group open')
  const problem = problemOf(group.way, words, parts)
  return problem === null ? { kind: 'ok', steps: group.way, words: words.length } : mistake(problem)
}

function mistake(problem: string): ParsedPhrase {
  return { kind: 'mistake', problem }
}

/** Apart as texts are taken apart; null where something is no part of a word. */
function piecesOf(word: string): Element[] | null {
  // Most words, and there are tens of thousands.
  if (/^[a-z]+$/.test(word)) return [foldWord(word)]
  const lower = word.toLowerCase().normalize('NFKC')
  const [begins, ends] = [lower.startsWith('*') ? '*' : '', lower.endsWith('*') && lower.length > 1 ? '*' : '']
  const pieces = apart(lower.slice(begins.length, lower.length - ends.length))?.map(foldWord)
  if (pieces === undefined || pieces.length === 0) return null
  const last = pieces.length - 1
  return pieces.map((piece, index) => `${index === 0 ? begins : ''}${piece}${index === last ? ends : ''}`)
}

/** At apostrophes and hyphens, and at every character of a script without spaces. */
function apart(word: string): string[] | null {
  const pieces: string[] = []
  let isOpen = false
  for (const character of word) {
    const kind = kindOf(character.charCodeAt(0))
    if (kind === OTHER && !"'’-".includes(character)) return null
    const goesOn = kind === LETTER || kind === DIGIT
    if (goesOn && isOpen) pieces[pieces.length - 1] += character
    else if (kind !== OTHER) pieces.push(character)
    isOpen = goesOn
  }
  return pieces
}

function problemOf(
  steps: readonly Step[],
  words: readonly Element[],
  parts: { readonly gaps: number; readonly optional: number },
): string | null {
  if (!steps.some(isNeeded)) return 'has no word that must be there'
  if (hasEarlyQuestion(steps)) return 'has ? before its end, and no sentence goes on after its question mark'
  const amount = amountInTwo(steps)
  if (amount !== null) return `has ${amount}; the sign alone stands for the whole amount, its number included`
  if (words.length > MAX_WORDS) return `has more than ${MAX_WORDS} words`
  if (steps[0]?.kind === 'gap' || steps.at(-1)?.kind === 'gap') return 'begins or ends with ...'
  if (parts.gaps > MAX_GAPS) return `has ... more than ${MAX_GAPS} times`
  return parts.optional > MAX_OPTIONAL ? `has [ ] more than ${MAX_OPTIONAL} times` : null
}

/** Something that not every sentence has. */
function isNeeded(step: Step): boolean {
  if (step.kind === 'choice') return !step.isOptional && step.ways.every((way) => way.some(isNeeded))
  return step.kind === 'word' && step.element !== NUMBER
}

function hasEarlyQuestion(steps: readonly Step[], isLast = true): boolean {
  return steps.some((step, index) => {
    const ends = isLast && index === steps.length - 1
    if (step.kind === 'choice') return step.ways.some((way) => hasEarlyQuestion(way, ends))
    return step.kind === 'word' && step.element === QUESTION && !ends
  })
}

/** A number beside `%` or `€`: in a text both together are one word, so that such a phrase finds nothing. */
function amountInTwo(steps: readonly Step[]): string | null {
  const elements = steps.map((step) => (step.kind === 'word' ? step.element : ''))
  const at = elements.findIndex((element, index) => {
    const next = elements[index + 1] ?? ''
    return (isDigits(element) && isAmount(next)) || (isAmount(element) && isDigits(next))
  })
  return at < 0 ? null : quoted(elements.slice(at, at + 2).join(' '))
}

function isDigits(element: Element): boolean {
  return /^\d+$/.test(element)
}

function isAmount(element: Element): boolean {
  return element === PERCENT || element === MONEY
}
