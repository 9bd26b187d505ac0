/**
 * `contact.phone`: telephone numbers, in figures, in words or in disguise, and behind words.
 *
 * Most long numbers in a marketplace's mail are honest ones. How they are told apart is in docs/decisions/0024.
 */

import { behindWords } from './behind-words.ts'
import type { Observation } from '../finding.ts'
import type { Policy } from '../policy.ts'
import { digitCount } from './digit-chain.ts'
import { digitChains } from './digit-runs.ts'
import { dictatedNumbers } from './dictated-numbers.ts'
import { type NumberPlans, numberPlans } from './number-plans.ts'
import { phonesIn } from './phone-candidates.ts'
import { hasCheckDigit } from './phone-shapes.ts'
import { observedIn, type ReadText } from './read-text.ts'
import type { Reading } from './reading.ts'
import { apart, MAX_STRETCHES, type Stretch, withinLimit } from './stretches.ts'

const RULE = 'contact.phone'
const LEAST_DIGITS = 7

export function telephoneNumbers(reading: Reading, policy: Policy): Observation[] {
  const shown = reading.texts.flatMap((text) => numbersIn(text, policy))
  return [...shown, ...behindWords(RULE, reading, shown, numberIn)]
}

function numbersIn(text: ReadText, policy: Policy): Observation[] {
  const all = digitChains(text.normal, 1)
  const chains = all.filter((chain) => digitCount(chain) >= LEAST_DIGITS)
  if (all.length === 0) return []
  const lower = text.normal.lower()
  const written = (from: number, to: number) => {
    const { start, end } = text.normal.original(from, to)
    return text.written.slice(start, end)
  }
  const around = { lower, written, plans: numberPlans(policy.contact.countries) }
  const found: Stretch[] = []
  for (const chain of chains) {
    for (const stretch of phonesIn(around, chain)) {
      found.push(stretch)
      if (found.length > MAX_STRETCHES) break
    }
    if (found.length > MAX_STRETCHES) break
  }
  for (const stretch of dictatedNumbers(lower, all)) found.push(stretch)
  if (text.kind === 'code' && isCodeOfNumber(lower, around.plans)) found.push({ start: 0, end: lower.length })
  return withinLimit(apart(found), lower.length).map((stretch) => observedIn(RULE, text, text.normal, stretch))
}

/**
 * A code that dials, and one that is a number and nothing else where a number plan knows it: telephones offer to call it.
 * The check digit of an article (GS1) says that it is none.
 */
function isCodeOfNumber(code: string, plans: NumberPlans): boolean {
  if (numberIn(code) !== null) return true
  const digits = code.replace(/[\s()./-]/g, '')
  if (!/^\d{9,15}$/.test(digits) || hasCheckDigit(digits)) return false
  const shape = { digits, grouped: digits, hasPlus: false }
  return plans.isKnown(digits.startsWith('0') ? shape : { ...shape, hasPlus: true })
}

function numberIn(href: string): string | null {
  const number = /^\s*(?:tel|sms|smsto|callto|facetime|facetime-audio):([^?]{0,60})/i.exec(href)?.[1]
  return number === undefined || !/\d/.test(number) ? null : number
}
