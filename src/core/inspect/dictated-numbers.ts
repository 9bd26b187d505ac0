/**
 * Telephone numbers that are dictated piece by piece, over clauses, sentences and lines: `starts with 338, goes on with 555
 * and ends in 6742`. Somebody has to speak of calling or writing near them, and each piece stands for itself: behind a
 * number that counts something stands what it counts.
 */

import type { DigitChain, DigitGroup } from './digit-chain.ts'
import { honestStretches } from './phone-shapes.ts'
import { asksForAnswer, isMeasured, isNamedNear, speaksOfCalling } from './phone-words.ts'
import type { Stretch } from './stretches.ts'

const MOST_BETWEEN = 48
const LEAST_PIECES = 3
const LEAST_DIGITS = 8
/** Somebody who lets others reckon says more figures than the number has. */
const MOST_DIGITS = 17
const AROUND = 220

const START = '(?<![\\p{L}\\p{N}])'
/** What orders the pieces: first, then, at the end. */
const ORDER = new RegExp(
  [
    `${START}(?:(?:start|begin)(?:s|ning|ing)?|first|then|next|after(?:\\s(?:that|this|it))?|follow(?:s|ed)|finally|last(?:ly)?|end(?:s|ing)?|finish(?:es)?|it\\sgoes|goes\\son|in\\sthe\\smiddle)(?!\\p{L})`,
    `${START}(?:beginn(?:t|en|e)|f[aä]ng(?:t|en)|angefangen|zuerst|erst|dann|danach|dahinter|darauf|teilnehmer|anschluss|folg(?:t|en)|gefolgt|anschließend|weiter|schluss|zuletzt|ende|hinten|hinterher|schließlich|endet|vorne?|mitte)(?!\\p{L})`,
    `${START}(?:commen(?:ce|cez)|début|d['’]abord|puis|ensuite|après|suivi|enfin|finir|finit|termine[rz]?|fin|bout\\sà\\sbout)(?!\\p{L})`,
    `${START}(?:empiez[ao]|empezando|comienz[ao]|primero|abonado|luego|despu[eé]s|s[ií]gue|seguido|continuación|final|acab[ao]|termin[ao]|último|rematar|terminar|acabar)(?!\\p{L})`,
    `${START}(?:inizi[ao]|cominci[ao]|prima|poi|dopo|continu[ao]|segu(?:e|ito|ono)|infine|fine|finisc(?:e|ono)|finire|fondo|ultim[eio])(?!\\p{L})`,
    `${START}(?:come[çc](?:a|o|e|ando)|primeiro|depois|seguida|fim|fecha|acaba|termina|último|últimos)(?!\\p{L})`,
    `${START}(?:begint?|abonnee|eerst|dan|daarna|vervolgens|gevolgd|verder|slot|slotte|eindigt|laatste?|achteraan)(?!\\p{L})`,
    `${START}(?:zaczyna|zaczynam|zacznij|początek|najpierw|potem|później|następnie|dalej|ko[nń]c(?:u|ówka|ówce|zy)|koniec|ostatnie|jeszcze)(?!\\p{L})`,
    `${START}(?:başl(?:a|ıyor|ar)|önce|ilk|sonra(?:sı|sında)?|ardından|devam[ıi]?|son(?:u|unda|da)?|bit(?:er|iyor)|peşinden)(?!\\p{L})`,
    'まず|最初|はじめ|始ま|つぎ|次[にはが]|それから|そのあと|続[いけ]て|さいご|最後|終わり|おわり',
    '先是?|开头|開頭|然后|然後|接着|接著|[再后後]面?|中间|中間|最后|最後|结尾|結尾|尾号|末尾',
  ].join('|'),
  'u',
)
/** What may stand behind a piece: the end of a clause, what orders the next one, or another piece. */
const STANDS_ALONE = new RegExp(
  `^(?:['’]?\\p{L}{0,3})?\\s?(?:$|[,.;:!?…)/|\\n*·+-]|[。、，；）]|\\s[–—-]|(?:and|und|et|y|e|en|i|oraz|ve|with|something|mit|ile|is|a)(?!\\p{L})|で|と|の|が|です)|^\\s(?:\\p{L}{1,4}\\s){0,2}(?:${ORDER.source})`,
  'u',
)

/** Runs of dictated pieces among all the digits of a text, in order. */
export function* dictatedNumbers(lower: string, chains: readonly DigitChain[]): Generator<Stretch> {
  let run: DigitGroup[] = []
  for (const group of piecesIn(lower, chains)) {
    const last = run.at(-1)
    if (last !== undefined && !isContinued(lower, last.end, group.start)) {
      yield* numberOf(lower, run)
      run = []
    }
    run.push(group)
  }
  yield* numberOf(lower, run)
}

function* piecesIn(lower: string, chains: readonly DigitChain[]): Generator<DigitGroup> {
  for (const chain of chains) {
    for (const [index, group] of chain.entries()) {
      const next = chain[index + 1]
      const after = lower.slice(group.end, group.end + 30)
      const isInside = next !== undefined && next.start - group.end <= 3
      if (
        group.digits.length <= 6 &&
        !isInWord(lower, group) &&
        !isMeasured('', after) &&
        (isInside || standsAlone(group, after))
      )
        yield group
    }
  }
}

function standsAlone({ digits, kind }: DigitGroup, after: string): boolean {
  if (STANDS_ALONE.test(after) || kind === 'letter' || (digits.length > 2 && digits.startsWith('0'))) return true
  const next = after.slice(0, 20)
  return speaksOfCalling(next) || asksForAnswer(next)
}

/** `く` is nine and a piece of many a word in kana. */
function isInWord(lower: string, { start, end, kind }: DigitGroup): boolean {
  return (
    kind === 'word' && end - start === 1 && /[\u3041-\u30ff]/.test(lower.slice(start - 1, start) + lower.charAt(end))
  )
}

function isContinued(lower: string, end: number, start: number): boolean {
  if (start - end > MOST_BETWEEN) return false
  const between = lower.slice(end, start)
  return !/\p{L}/u.test(between) || ORDER.test(between) || /^[^\p{L}\n]{0,3}\p{L}{1,4}[^\p{L}\n]{0,3}$/u.test(between)
}

function* numberOf(lower: string, run: readonly DigitGroup[]): Generator<Stretch> {
  const first = run[0]
  const last = run.at(-1)
  if (first === undefined || last === undefined || run.length < LEAST_PIECES || run.length > MOST_DIGITS) return
  const digits = run.map((group) => group.digits)
  const count = digits.join('').length
  if (count < LEAST_DIGITS || count > MOST_DIGITS || isSeries(digits, 2)) return
  const start = Math.max(0, first.start - AROUND)
  const before = lower.slice(start, first.start)
  const steps = run.map((group, index) => lower.slice(run[index - 1]?.end ?? first.start - 24, group.start))
  const isInLines = steps.slice(1).filter((step) => /^[^\p{L}\n]*\n[^\p{L}]*$/u.test(step)).length >= 3
  const orders = steps.filter((step) => ORDER.test(step)).length
  if (orders < (isSpoken(run) && count >= 9 && count <= 12 ? 1 : 2) && !isInLines) return
  if (isNamedNear(before) || hasHonest(lower, run)) return
  const after = lower.slice(last.end, last.end + AROUND)
  if (speaksOfCalling(before) || speaksOfCalling(after) || (asksForAnswer(before + after) && !isSeries(digits, 6))) {
    yield { start: first.start, end: last.end }
  }
}

/** In words, no order and no part is told. */
function isSpoken(run: readonly DigitGroup[]): boolean {
  return run.every(({ kind }) => kind === 'word')
}

/** Whether a date, a time or an amount is among the pieces. */
function hasHonest(lower: string, run: readonly DigitGroup[]): boolean {
  const start = run[0]?.start ?? 0
  return honestStretches(lower.slice(start, run.at(-1)?.end)).some((honest) =>
    run.some((group) => start + honest.start < group.end && group.start < start + honest.end),
  )
}

/** Grits, sizes, prices, pages: of few digits or round, each greater than the one before it, or each smaller. */
function isSeries(digits: readonly string[], few: number): boolean {
  if (digits.some((each) => each.startsWith('0') || (each.length > few && !each.endsWith('0')))) return false
  const steps = digits.slice(1).map((each, index) => Math.sign(Number(each) - Number(digits[index])))
  return steps.every((step) => step >= 0) || steps.every((step) => step <= 0)
}
