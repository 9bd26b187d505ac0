/** Whether a run of digits is a telephone number, by its shape, its disguise and the words around it: docs/decisions/0024. */

import { type DigitChain, digitCount } from './digit-chain.ts'
import type { NumberPlans } from './number-plans.ts'
import { isInCode } from './number-in-code.ts'
import { contextAfter, contextBefore } from './phone-context.ts'
import { hasCheckDigit, isChineseMobile, isCustomary, isInThrees, type Shape } from './phone-shapes.ts'
import { isMeasured, type Label, type LabelKind, labelAfter, labelBefore } from './phone-words.ts'

export const LEAST = 7
/** E.164. */
export const MOST = 15
/** Two numbers one after the other behind one word. */
const MOST_BEHIND_A_WORD = 40
/** The sign, or its name. */
export const PLUS = '(?:\\+|(?<!\\p{L})plus)'
const PLUS_BEFORE = new RegExp(`${PLUS}[\\s(]{0,3}$`, 'u')

export interface Surroundings {
  /** The text of the chain in lower case. */
  readonly lower: string
  /** What a stretch of it is in the text as it was written. */
  written(start: number, end: number): string
  readonly plans: NumberPlans
}

/** `0.5 0.75 1.0`: several, apart. */
const DECIMALS = /^(?:\d{1,2}[.,]\d{1,2}[\s,;/-]{1,3}){2,20}\d{1,2}[.,]\d{1,2}$/

/** `isBroken`: it stands on several lines, or with commas in it. */
export function isPhone(around: Surroundings, groups: DigitChain, isBroken: boolean): boolean {
  const { lower, plans } = around
  const first = groups[0]
  const last = groups.at(-1)
  const count = digitCount(groups)
  if (first === undefined || last === undefined || count < LEAST || count > MOST_BEHIND_A_WORD) return false
  const before = contextBefore(lower, first.start)
  const after = contextAfter(lower, last.end)
  const shape = shapeOf(lower, groups)
  if (/^(\d)\1*$/.test(shape.digits) || isCounting(groups)) return false
  if (isMeasured(before, after) && !shape.hasPlus) return false
  if (!shape.hasPlus && isPartOfCode(around, groups)) return false
  if (DECIMALS.test(lower.slice(first.start, last.end))) return false
  const label = labelBefore(before)
  if (label?.kind === 'other' && label.isNear && !(shape.hasPlus && plans.isKnown(shape))) return false
  if (isDevice(shape, groups) && !(label?.kind === 'phone' && label.isNear)) return false
  if (isCalledPhone(shape, count, label, groups, plans)) return true
  if (count > MOST) return false
  if (shape.hasPlus) return count >= 8 && (!isBroken || plans.isKnown(shape))
  if (isRising(groups)) return false
  if (label?.kind === 'other' && label.isInSentence && isOther(labelAfter(clauseOf(after)))) return false
  const isDisguised = disguiseOf(around, groups)
  if (isBroken && !isSaid(groups) && !isBrokenEvenly(lower, groups)) return false
  if (label === null && labelAfter(after) === 'other') return false
  // Nobody draws the figures of an order.
  if (isDrawn(around, groups) && count >= 8 && count <= 13) return true
  if (isDisguised) return isPlausibleInDisguise(shape, groups, plans)
  if (label?.kind !== 'other' && ['phone', 'call'].includes(labelAfter(after) ?? '') && isPlausible(shape, plans)) {
    return true
  }
  return isTypical(shape, groups, plans, {
    isApart: /(?:^|[:,(–-])\s*$/.test(before),
    isJapanese: /[\u3041-\u30ff]/.test(before + after),
  })
}

function isOther(kind: LabelKind | null): boolean {
  return kind === null || kind === 'other'
}

function clauseOf(after: string): string {
  return after.slice(0, after.search(/[,;:、，；]|$/u))
}

function isPartOfCode({ lower, written }: Surroundings, groups: DigitChain): boolean {
  const start = groups[0]?.start ?? 0
  const end = groups.at(-1)?.end ?? start
  const before = written(Math.max(0, start - 40), start)
  return isInCode(before, written(end, Math.min(lower.length, end + 6)), digitCount(groups))
}

/** It belongs to a code, or is named for what it is the number of. */
export function isOfThing(around: Surroundings, groups: DigitChain): boolean {
  const label = labelBefore(contextBefore(around.lower, groups[0]?.start ?? 0))
  return isPartOfCode(around, groups) || (label?.kind === 'other' && label.isNear && label.distance > 0)
}

function isCalledPhone(
  shape: Shape,
  count: number,
  label: Label | null,
  groups: DigitChain,
  plans: NumberPlans,
): boolean {
  if (label === null || label.kind === 'other') return false
  if (label.kind === 'phone' && label.isNear) return count <= MOST || groups.length > 1
  return label.distance <= 60 && count <= MOST && isPlausible(shape, plans)
}

/** What may well be one, once somebody speaks of calling. */
function isPlausible(shape: Shape, plans: NumberPlans): boolean {
  if (shape.digits.length < 9) return /^\d{3,4} \d{3,4}$/.test(shape.grouped)
  if (isCustomary(shape) || isInThrees(shape)) return true
  const isGroupedOddly = /^\d+ \d{1,2}$|^[1-9]\d{4,} \d+$/.test(shape.grouped)
  return !isGroupedOddly && plans.isKnown(shape)
}

/** What is one without a word about it. `isApart`: it is no part of a sentence, as amounts are. */
function isTypical(
  shape: Shape,
  groups: DigitChain,
  plans: NumberPlans,
  { isApart, isJapanese }: { isApart: boolean; isJapanese: boolean },
): boolean {
  const { digits, grouped } = shape
  // Part numbers of Bosch and of Toyota.
  if (/^0 \d{3} \d{3} \d{3}$/.test(grouped) || (isJapanese && /^0\d{4} \d{5}$/.test(grouped))) return false
  if (isCustomary(shape)) return true
  if (/^00[1-9]/.test(digits)) return plans.isKnown(shape)
  if (hasCheckDigit(digits) && groups.length === 1) return false
  if (isChineseMobile(shape) && groups.length === 1) return true
  if (isInThrees(shape)) return isApart && !digits.endsWith('000') && plans.isMobile(shape)
  if (!digits.startsWith('0') || digits.length < 9 || digits.length > 12) return false
  if (groups.length === 1) return plans.isMobile(shape)
  const isEven = /^\d{4} \d{4} \d{4}$/.test(grouped)
  const hasDecimals = /^0 \d+$/.test(grouped)
  return !isEven && !hasDecimals && groups.length <= 6 && plans.isKnown(shape)
}

function isPlausibleInDisguise(shape: Shape, groups: DigitChain, plans: NumberPlans): boolean {
  const { length } = shape.digits
  const isRound = groups.filter(({ digits }) => digits.endsWith('00')).length > 1
  // `pięćset dwanaście, osiemset osiemdziesiąt cztery, dziewięćset siedem`
  if (isInThrees(shape) && isSpoken(groups)) return !isRound && plans.isMobile(shape)
  if (groups.filter(({ kind }) => kind === 'word').length >= 4) return length >= LEAST
  if (length < 9 || length > 13) return false
  return shape.digits.startsWith('0') || (length >= 10 && plans.isKnown(shape))
}

/** Digits are said, drawn, or stand one by one. */
function disguiseOf({ lower, written }: Surroundings, groups: DigitChain): boolean {
  if (isSpoken(groups)) return true
  if (groups.filter(({ kind }) => kind === 'sign').length >= 5) return true
  const singles = groups.filter(({ digits }) => digits.length === 1).length
  if (singles >= 7 && singles >= groups.length - 2) return true
  if (groups.some(({ kind }) => kind === 'letter') && groups.some(({ kind }) => kind === 'figures')) return true
  const first = groups[0]?.start ?? 0
  const end = groups.at(-1)?.end ?? first
  const between = lower.slice(first, end + 1).replace(/\d/g, '')
  return /[\u20e3\p{Extended_Pictographic}]/u.test(between) || DRAWN.test(written(first, end))
}

function isDrawn({ lower, written }: Surroundings, groups: DigitChain): boolean {
  const first = groups[0]?.start ?? 0
  const end = groups.at(-1)?.end ?? first
  const signs = [...written(first, end)].filter((sign) => DRAWN.test(sign)).length
  return Math.max(signs, lower.slice(first, end + 1).split('\u20e3').length - 1) >= 6
}

/** In circles, raised, lowered, or of the mathematical alphabets. Full width is how East Asia writes. */
const DRAWN = /[\p{No}\u{1d7ce}-\u{1d7ff}\u{1fbf0}-\u{1fbf9}]/u

function isSpoken(groups: DigitChain): boolean {
  return groups.filter(({ kind }) => kind === 'word').length >= 3
}

/** Said in words, or in the signs of Chinese. */
function isSaid(groups: DigitChain): boolean {
  return isSpoken(groups) || groups.filter(({ kind }) => kind === 'sign').length >= LEAST
}

/** Sizes one after the other, each greater than the one before it. */
function isRising(groups: DigitChain): boolean {
  return (
    groups.length >= 3 &&
    groups.every(
      ({ digits, kind }, at) =>
        kind === 'word' && digits.length >= 2 && (at === 0 || Number(digits) > Number(groups[at - 1]?.digits)),
    )
  )
}

/** The identity of a telephone itself, IMEI: no number is that long without its plus sign. */
function isDevice({ digits, hasPlus }: Shape, groups: DigitChain): boolean {
  return groups.length === 1 && !hasPlus && digits.length === 15 && hasCheckDigit(digits)
}

/** One, two, three; on a keyboard, 0 comes after 9. */
function isCounting(groups: DigitChain): boolean {
  return (
    groups.length >= 4 &&
    groups[0]?.digits !== '0' &&
    groups.every(({ digits }, at) => at === 0 || (Number(digits) - Number(groups[at - 1]?.digits) + 10) % 10 === 1)
  )
}

/** The same sign between all groups: a number somebody broke up, and not a list of different things. */
function isBrokenEvenly(lower: string, groups: DigitChain): boolean {
  const gaps = groups.slice(1).map((group, index) => lower.slice(groups[index]?.end ?? 0, group.start).trim())
  return groups.every(({ digits }) => digits.length <= 4) && gaps.every((gap) => gap === gaps[0])
}

function shapeOf(lower: string, groups: DigitChain): Shape {
  const first = groups[0]?.start ?? 0
  const hasPlus =
    PLUS_BEFORE.test(lower.slice(Math.max(0, first - 8), first)) &&
    !/\d\s?\+\s?$/.test(lower.slice(Math.max(0, first - 4), first))
  // The zero in brackets is dialled inside the country only.
  const isTrunk = (index: number) => hasPlus && index > 0 && groups[index]?.digits === '0'
  const dialled = groups.filter((_, index) => !isTrunk(index)).map(({ digits }) => digits)
  return { grouped: dialled.join(' '), digits: dialled.join(''), hasPlus }
}
