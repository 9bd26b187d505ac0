/** The words of a text by sentences, as phrases are compared with them. */

import { spokenWord } from '../digit-words.ts'
import type { NormalText } from '../normal-form.ts'
import { DIGIT, foldWord, kindOf, LETTER, lettersBehind, WIDE } from './letters.ts'
import { CODE, MONEY, NUMBER, PERCENT, QUESTION } from './phrase.ts'
import { joinPieces, LEAST_SPACED_LETTERS } from './spelt-apart.ts'
import { type Ids, NOTHING, type Vocabulary, type Word } from './vocabulary.ts'

export interface Sentence {
  readonly start: number
  readonly end: number
  readonly words: readonly Word[]
}

/** Beyond it a sentence is taken for two: whoever writes without full stops is read all the same. */
const MAX_WORDS = 60
/** Pieces of one word that is spelt apart: `c.o.u.p.o.n`, `r a b a t t`. */
const MAX_PIECES = 24
/** A line that reaches so far was broken by a mail program, not by the writer. */
const FULL_LINE = 45
const LEAST_LINE_WORDS = 4
const LEAST_LAST_WORD = 3

const JOINTS = '.-_*·•~+/@$!|'
const CURRENCIES = '€$£¥₺₤₹'
const CURRENCY_WORDS =
  /^(?:eur|euros?|eurillos|usd|dollars?|d[oó]lare?s|gbp|pounds?|quid|pln|z[lł]|z[lł]ot[yeéó]\p{L}*|tl|try|lira\p{L}{0,4}|brl|rea(?:is|l)|yen|jpy|rmb|cny|chf|franken|kr|sek|dkk|nok|k[cč]|czk|aed|inr|[円元块圆])$/u
const PERCENT_WORDS = /^(?:percent|prozent|procent\p{L}*|percento)$/u

export function sentencesOf(normal: NormalText, vocabulary: Vocabulary): Sentence[] {
  const text = normal.lower()
  const signs = {
    number: vocabulary.idsOf(NUMBER),
    percent: vocabulary.idsOf(PERCENT),
    money: vocabulary.idsOf(MONEY),
    code: vocabulary.idsOf(CODE),
    question: vocabulary.idsOf(QUESTION),
  }
  const known = new Map<string, Ids>()
  const idsOf = (word: string): Ids => {
    const before = known.get(word)
    if (before !== undefined) return before
    const ids = lookedUp(word, vocabulary)
    known.set(word, ids)
    return ids
  }

  const numberIds = (digits: string): Ids => {
    const own = idsOf(digits)
    return own.length === 0 ? signs.number : [...own, ...signs.number]
  }

  const sentences: Sentence[] = []
  let words: Word[] = []
  /** Words from here on may be pieces of one. */
  let chain = 0
  let isSpaced = false
  let sentenceStart = 0
  let lineStart = 0
  let lineWords = 0
  /** A sign such as `%` before its number. */
  let signBefore: { readonly at: number; readonly ids: Ids } | null = null

  const endChain = () => {
    const pieces = words.length - chain
    if (pieces >= (isSpaced ? LEAST_SPACED_LETTERS : 2)) joinPieces(words, chain, normal, idsOf, signs.code)
    chain = words.length
    isSpaced = false
  }
  const endSentence = (end: number) => {
    endChain()
    if (words.length > 0) sentences.push({ start: sentenceStart, end, words })
    words = []
    chain = 0
    lineWords = 0
    sentenceStart = end
    signBefore = null
  }
  const addWord = (start: number, end: number, ids: Ids, isWide: boolean) => {
    if (words.length === 0) sentenceStart = start
    if (words.length >= MAX_WORDS) endSentence(start)
    const last = words.at(-1)
    const link = last === undefined ? null : linkBetween(text, last, start, end)
    const goesOn =
      link !== null &&
      words.length - chain < MAX_PIECES &&
      (words.length - chain < 2 || (link === 'space') === isSpaced)
    if (goesOn) isSpaced = link === 'space'
    else endChain()
    words.push({ start, end, ids, isWide })
    lineWords++
  }

  for (let at = 0; at < text.length; ) {
    const kind = kindOf(text.charCodeAt(at))
    if (kind === WIDE) {
      const character = text[at] ?? ''
      const amount = words.at(-1)
      if (CURRENCY_WORDS.test(character) && amount?.isNumber === true && amount.end === at) {
        become(amount, signs.money, at + 1)
      } else addWord(at, at + 1, idsOf(character), true)
      at++
    } else if (kind === DIGIT) {
      const end = endOfNumber(text, at)
      const code = codeEnd(normal.text, at)
      if (
        code > end &&
        kindOf(text.charCodeAt(end)) === LETTER &&
        /[03457]/.test(text.slice(at, end)) &&
        idsOf(text.slice(at, code)).length > 0
      ) {
        addWord(at, code, idsOf(text.slice(at, code)), false)
        at = code
        continue
      }
      const sign = signBefore !== null && at - signBefore.at <= 2 ? signBefore.ids : null
      addWord(at, end, sign ?? numberIds(text.slice(at, end)), false)
      const added = words.at(-1)
      if (added !== undefined) added.isNumber = sign === null
      signBefore = null
      at = end
    } else if (kind === LETTER) {
      const end = codeEnd(text, at)
      const word = text.slice(at, end)
      const amount = words.at(-1)
      const isSpoken = amount !== undefined && spokenWord(text, amount.start, amount.end) !== undefined
      const follows = (amount?.isNumber === true || (isSpoken && CURRENCY_WORDS.test(word))) && at - amount.end <= 1
      if (follows && (PERCENT_WORDS.test(word) || CURRENCY_WORDS.test(word))) {
        become(amount, PERCENT_WORDS.test(word) ? signs.percent : signs.money, end)
      } else {
        const ids = idsOf(word)
        const isCode = ids.length === 0 && end - at >= 4 && isCodeLike(normal.text.slice(at, end))
        const signed =
          ids.length === 0 && (text[at - 1] === '$' || text[at - 1] === '@') ? idsOf(`${text[at - 1]}${word}`) : NOTHING
        addWord(at, end, isCode ? signs.code : signed.length > 0 ? signed : ids, false)
      }
      at = end
    } else {
      const character = text[at] ?? ''
      const last = words.at(-1)
      if (character === '%' || CURRENCIES.includes(character)) {
        const ids = character === '%' ? signs.percent : signs.money
        if (last?.isNumber === true && at - last.end <= 1) {
          become(last, ids, at + 1)
        } else signBefore = { at, ids }
      } else if (character === '\n') {
        if (endsLine(text, at, lineStart, lineWords, last)) endSentence(at)
        lineStart = at + 1
        lineWords = 0
      } else if (endsSentence(text, at, last)) {
        endChain()
        if (character === '?')
          words.push({ start: at, end: at + 1, ids: signs.question, isWide: false, isQuestion: true })
        endSentence(at + 1)
      }
      at++
    }
  }
  endSentence(text.length)
  return sentences
}

/** A number that turns out to be an amount of something. */
function become(number: Word, ids: Ids, end: number): void {
  number.ids = ids
  number.end = end
  number.isNumber = false
}

function lookedUp(word: string, vocabulary: Vocabulary): Ids {
  const ids = vocabulary.idsOf(foldWord(word))
  if (ids.length > 0 || word.length < 4 || !/[\d@$!|]/.test(word)) return ids
  return (
    lettersBehind(word)
      .map((letters) => vocabulary.idsOf(foldWord(letters)))
      .find((each) => each.length > 0) ?? NOTHING
  )
}

function codeEnd(text: string, from: number): number {
  let end = from + 1
  for (let kind = kindOf(text.charCodeAt(end)); kind === LETTER || kind === DIGIT; kind = kindOf(text.charCodeAt(end)))
    end++
  return end
}

/** With its points and commas. */
function endOfNumber(text: string, from: number): number {
  let end = from + 1
  for (;;) {
    const kind = kindOf(text.charCodeAt(end))
    const isPoint = (text[end] === '.' || text[end] === ',') && kindOf(text.charCodeAt(end + 1)) === DIGIT
    if (kind !== DIGIT && !isPoint) return end
    end++
  }
}

/** `SAVE10`, made to be remembered: parcels, parts and lots have more digits than letters. */
function isCodeLike(written: string): boolean {
  if (written.length > 24 || !/^[A-Z]{2}[A-Z\d]*$/.test(written)) return false
  const digits = written.replace(/\D/g, '').length
  return digits > 0 && digits < written.length - digits
}

/** Whether a word may go on in the next piece: across one sign, or one space between single letters. */
function linkBetween(text: string, last: Word, start: number, end: number): 'joint' | 'space' | null {
  if (start - last.end !== 1 || last.isWide) return null
  const between = text[last.end] ?? ''
  if (between === ' ') return end - start === 1 && last.end - last.start === 1 ? 'space' : null
  return JOINTS.includes(between) ? 'joint' : null
}

function endsSentence(text: string, at: number, last: Word | undefined): boolean {
  const character = text[at] ?? ''
  if (!'.!?…'.includes(character)) return false
  const next = text.charCodeAt(at + 1)
  const nextKind = kindOf(next)
  if (nextKind === WIDE || last?.isWide) return true
  if (nextKind === LETTER || nextKind === DIGIT) return false
  if (character !== '.') return true
  // `Nr. 5`, `z. B.`: the point of something short ends nothing.
  return last === undefined || last.end !== at || last.end - last.start >= LEAST_LAST_WORD
}

function endsLine(text: string, at: number, lineStart: number, lineWords: number, last: Word | undefined): boolean {
  if (last === undefined) return true
  const before = text[at - 1] ?? ''
  if (text[at + 1] === '\n' || text[at + 1] === '\r' || before === ':' || before === ',') return true
  return at - lineStart < FULL_LINE && (lineWords >= LEAST_LINE_WORDS || last.isWide)
}
