/** The words of all phrases, and which of them a word of a text is. */

import type { Element } from './phrase.ts'

/** Numbers of elements; a word of a text can be several: `rabatt`, `rabatt*`, `*att`. */
export type Ids = readonly number[]

export const NOTHING: Ids = []

/** One of a text. */
export interface Word {
  start: number
  end: number
  /** What it is among the words of the phrases. */
  ids: Ids
  readonly isWide: boolean
  readonly isQuestion?: true
  /** So far only a number: a sign or a word behind it may make it an amount. */
  isNumber?: boolean
}

interface Affix {
  readonly text: string
  readonly id: number
  readonly atStart: boolean
  readonly atEnd: boolean
}

/** Longer words are no words, and are compared by their beginning. */
const MAX_WORD = 40

export class Vocabulary {
  readonly #ids = new Map<Element, number>()
  readonly #whole = new Map<string, Ids>()
  /** By the first three letters of what stands beside the star. */
  readonly #stems = new Map<string, Affix[]>()
  readonly #inner = new Map<string, Affix[]>()
  /** Which three letters may begin one of the latter: looking into a map at every letter costs ten times as much. */
  readonly #innerSigns = new Uint8Array(4096)

  /** So many elements there are, numbered from 0. */
  get size(): number {
    return this.#ids.size
  }

  /** Only while phrases are compiled. */
  idOf(element: Element): number {
    const known = this.#ids.get(element)
    if (known !== undefined) return known
    const id = this.#ids.size
    this.#ids.set(element, id)
    if (!element.includes('*')) this.#whole.set(element, [id])
    else {
      const text = element.replaceAll('*', '')
      const affix = { text, id, atStart: !element.startsWith('*'), atEnd: !element.endsWith('*') }
      const index = affix.atStart ? this.#stems : this.#inner
      if (!affix.atStart) this.#innerSigns[signOf(text, 0)] = 1
      index.set(text.slice(0, 3), [...(index.get(text.slice(0, 3)) ?? []), affix])
    }
    return id
  }

  /** Of a folded word or a sign. */
  idsOf(word: string): Ids {
    const whole = this.#whole.get(word) ?? NOTHING
    if (word.length < 3) return whole
    let ids: number[] | null = null
    const take = (affixes: readonly Affix[] | undefined, at: number) => {
      for (const { text, id, atEnd } of affixes ?? []) {
        if (word.startsWith(text, at) && (!atEnd || at + text.length === word.length)) ids = [...(ids ?? whole), id]
      }
    }
    take(this.#stems.get(word.slice(0, 3)), 0)
    if (this.#inner.size > 0) {
      const last = Math.min(word.length, MAX_WORD) - 3
      for (let at = 0; at <= last; at++)
        if (this.#innerSigns[signOf(word, at)] === 1) take(this.#inner.get(word.slice(at, at + 3)), at)
    }
    return ids ?? whole
  }
}

function signOf(text: string, at: number): number {
  return (text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) & 4095
}
