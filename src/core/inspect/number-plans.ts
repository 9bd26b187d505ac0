/** What the number plans of countries say about a run of digits. Costs up to a millisecond a run, so it is asked for few. */

import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'
import type { Shape } from './phone-shapes.ts'

export interface NumberPlans {
  /** Whether one of the countries knows it; for a number with a country's code, whether that one does. */
  isKnown(shape: Shape): boolean
  /** The same for mobile numbers alone. */
  isMobile(shape: Shape): boolean
}

/** Runs of one text that are looked up. A text with more is nothing that people write; there, each counts as known. */
const MAX_LOOKED_UP = 150

export function numberPlans(countries: readonly string[]): NumberPlans {
  const supported = countries.filter((country): country is CountryCode => isSupportedCountry(country))
  const found = new Map<string, readonly PhoneNumber[] | null>()
  const lookUp = (shape: Shape): readonly PhoneNumber[] | null => {
    const key = `${shape.hasPlus ? '+' : ''}${shape.digits}`
    const known = found.get(key)
    if (known !== undefined) return known
    const numbers = found.size < MAX_LOOKED_UP ? numbersOf(shape, supported) : null
    if (numbers !== null) found.set(key, numbers)
    return numbers
  }
  return {
    isKnown: (shape) => lookUp(shape)?.length !== 0,
    isMobile: (shape) => lookUp(shape)?.some((number) => number.getType()?.includes('MOBILE') ?? false) ?? true,
  }
}

function numbersOf({ digits, hasPlus }: Shape, countries: readonly CountryCode[]): PhoneNumber[] {
  const international = hasPlus ? `+${digits}` : /^00[1-9]/.test(digits) ? `+${digits.slice(2)}` : null
  const numbers =
    international === null
      ? countries.map((country) => parsePhoneNumberFromString(digits, country))
      : [parsePhoneNumberFromString(international)]
  return numbers.filter((number): number is PhoneNumber => number?.isValid() === true)
}
