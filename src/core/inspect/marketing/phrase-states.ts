/** All phrases of all languages as one graph over words: a text is walked through once, whatever the number of phrases. */

import type { Language } from '../../language.ts'
import type { LanguageWords, Purpose } from '../../marketing-words.ts'
import { type Choice, type Element, parsePhrase, type Step } from './phrase.ts'
import { Vocabulary, type Word } from './vocabulary.ts'

export interface CompiledPhrase {
  readonly language: Language
  readonly purpose: Purpose
  readonly weight: number
  /** As the file of its language has it. */
  readonly written: string
}

/** Where in a phrase one may be. */
interface State {
  /** What a word leads to. */
  readonly next: ReadonlyMap<number, readonly State[]>
  /** What may come after a few words of any kind. */
  readonly gap: State | null
  readonly isEnd: boolean
}

interface Start {
  readonly phrase: CompiledPhrase
  /** Words of which one must be somewhere in the sentence: most phrases whose first word is there fail by this alone. */
  readonly needs: readonly number[]
  /** What follows the first word. */
  readonly states: readonly State[]
}

export interface CompiledWords {
  readonly vocabulary: Vocabulary
  /** By the first word of a phrase. */
  readonly starts: ReadonlyMap<number, readonly Start[]>
}

/** Where a phrase was found: the places of its words in their sentence, rising. */
export interface Hit {
  readonly phrase: CompiledPhrase
  readonly at: readonly number[]
  /** The stretch of the text from the first of them to the last. */
  readonly start: number
  readonly end: number
}

/** Phrases that the notation does not allow are left out: config/ has reported them. */
export function compileWords(languages: readonly LanguageWords[]): CompiledWords {
  const vocabulary = new Vocabulary()
  const starts = new Map<number, Start[]>()
  for (const { language, phrases } of languages) {
    for (const { purpose, weight, phrase } of phrases) {
      const parsed = parsePhrase(phrase)
      if (parsed.kind === 'mistake') continue
      const compiled = { language, purpose, weight, written: phrase }
      const first = statesOf(parsed.steps, (element) => vocabulary.idOf(element))
      const needs = needsOf(parsed.steps, (element) => vocabulary.idOf(element))
      for (const [id, states] of first.next) addTo(starts, id, { phrase: compiled, needs, states })
    }
  }
  return { vocabulary, starts }
}

/** The shortest list of words behind the first step; none where all that follows may be left out. */
function needsOf(steps: readonly Step[], idOf: (element: Element) => number): number[] {
  const lists = steps.slice(1).flatMap((step): Step[][] => {
    if (step.kind === 'word') return [[step]]
    if (step.kind === 'gap' || step.isOptional) return []
    const firsts = step.ways.flatMap((way) => way.slice(0, 1))
    return firsts.every(({ kind }) => kind === 'word') ? [firsts] : []
  })
  const shortest = lists.sort((a, b) => a.length - b.length)[0] ?? []
  return shortest.flatMap((step) => (step.kind === 'word' ? [idOf(step.element)] : []))
}

/** From the last step to the first, each leading to the one after it. */
function statesOf(steps: readonly Step[], idOf: (element: Element) => number, end: State = END): State {
  return steps.reduceRight((after: State, step): State => {
    if (step.kind === 'word') return { next: new Map([[idOf(step.element), [after]]]), gap: null, isEnd: false }
    if (step.kind === 'gap') return { next: after.next, gap: after, isEnd: after.isEnd }
    return choiceOf(step, idOf, after)
  }, end)
}

const END: State = { next: new Map(), gap: null, isEnd: true }

/** A state from which all goes on that does from one of the ways. */
function choiceOf({ ways, isOptional }: Choice, idOf: (element: Element) => number, after: State): State {
  const next = new Map<number, State[]>()
  const take = (state: State) => {
    for (const [id, targets] of state.next) for (const target of targets) addTo(next, id, target)
  }
  for (const way of ways) {
    const [first, second] = way
    if (first?.kind === 'word' && second === undefined) addTo(next, idOf(first.element), after)
    else take(statesOf(way, idOf, after))
  }
  if (isOptional) take(after)
  return { next, gap: isOptional ? after.gap : null, isEnd: isOptional && after.isEnd }
}

function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

/** How far `...` reaches, but for a question mark: four words, or a dozen characters of a script without spaces. */
const GAP_REACH = 12
const WORD_REACH = 3

/** Every phrase in a sentence, where it first stands. */
export function findPhrases({ starts, vocabulary }: CompiledWords, sentence: readonly Word[]): Hit[] {
  const hits: Hit[] = []
  const found = new Set<CompiledPhrase>()
  const present = new Uint8Array(vocabulary.size)
  for (const { ids } of sentence) for (const id of ids) present[id] = 1
  /** Ways that lead nowhere, so that none is tried twice from after a gap. */
  const dead = new Map<State, Set<number>>()
  const path: number[] = []

  const goesOn = (states: readonly State[], position: number): boolean => {
    path.push(position)
    for (const state of states) if (ends(state, position + 1)) return true
    path.pop()
    return false
  }
  const steps = (state: State, position: number): boolean => {
    for (const id of sentence[position]?.ids ?? []) {
      const states = state.next.get(id)
      if (states !== undefined && goesOn(states, position)) return true
    }
    return false
  }
  const ends = (state: State, position: number): boolean => {
    if (steps(state, position)) return true
    if (state.gap !== null && jumps(state.gap, position)) return true
    return state.isEnd
  }
  const jumps = (state: State, position: number): boolean => {
    const tried = dead.get(state) ?? new Set()
    dead.set(state, tried)
    for (let at = position, reach = 0; at < sentence.length && reach <= GAP_REACH; at++) {
      if (!tried.has(at) && steps(state, at)) return true
      tried.add(at)
      reach += sentence[at]?.isWide ? 1 : WORD_REACH
    }
    // The question mark of a sentence is at its end, however far that is.
    const last = sentence.length - 1
    return last >= position && sentence[last]?.isQuestion === true && steps(state, last)
  }

  for (let position = 0; position < sentence.length; position++) {
    for (const id of sentence[position]?.ids ?? []) {
      for (const { phrase, needs, states } of starts.get(id) ?? []) {
        if (!hasOneOf(present, needs) || found.has(phrase)) continue
        if (goesOn(states, position)) {
          found.add(phrase)
          const [first, last] = [sentence[path[0] ?? 0], sentence[path.at(-1) ?? 0]]
          hits.push({ phrase, at: [...path], start: first?.start ?? 0, end: last?.end ?? 0 })
        }
        path.length = 0
      }
    }
  }
  return hits
}

function hasOneOf(present: Uint8Array, needs: readonly number[]): boolean {
  if (needs.length === 0) return true
  for (const id of needs) if (present[id] === 1) return true
  return false
}
