/**
 * `contact.phone`: telephone numbers, in figures, in words or in disguise, and behind words.
 *
 * Most long numbers in a marketplace's mail are honest ones. How they are told apart is in docs/decisions/0024.
 */

import { excerptOf, type Observation } from '../finding.ts'
import { adviceInEnglish } from '../notice-texts/in-english.ts'
import type { Policy } from '../policy.ts'
import { digitChains } from './digit-runs.ts'
import { numberPlans } from './number-plans.ts'
import { phonesIn } from './phone-candidates.ts'
import { observedIn, type ReadText } from './read-text.ts'
import type { Reading } from './reading.ts'
import { MAX_STRETCHES, type Stretch, withinLimit } from './stretches.ts'

const RULE = 'contact.phone'
const LEAST_DIGITS = 7

export function telephoneNumbers(reading: Reading, policy: Policy): Observation[] {
  const shown = reading.texts.flatMap((text) => numbersIn(text, policy))
  return [...shown, ...numbersBehindWords(reading, shown)]
}

function numbersIn(text: ReadText, policy: Policy): Observation[] {
  const chains = digitChains(text.normal, LEAST_DIGITS)
  if (chains.length === 0) return []
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
  return withinLimit(found, lower.length).map((stretch) => observedIn(RULE, text, text.normal, stretch))
}

/** `tel:` links never go out; the words on them are taken out where they are not the number itself. */
function numbersBehindWords({ visible, placeAt }: Reading, shown: readonly Observation[]): Observation[] {
  const taken = shown.flatMap(({ target }) => (target.kind === 'text' ? [target] : []))
  let next = 0
  return visible.links.flatMap(({ href, start, end, role }): Observation[] => {
    const number = /^\s*(?:tel|sms|smsto|callto|facetime|facetime-audio):([^?]{0,60})/i.exec(href)?.[1]
    if (number === undefined || !/\d/.test(number)) return []
    while (next < taken.length && (taken[next]?.end ?? 0) <= start) next++
    if ((taken[next]?.start ?? end) < end) return []
    const place = role === null ? placeAt(start) : role === 'quote' ? 'quoted' : 'signature'
    const words = visible.text.slice(start, end).trim()
    return [
      {
        rule: RULE,
        place,
        where: place,
        excerpt: excerptOf(`${words.slice(0, 60)} -> ${number}`),
        advice: adviceInEnglish(RULE),
        target: words === '' ? { kind: 'none' } : { kind: 'text', start, end },
      },
    ]
  })
}
