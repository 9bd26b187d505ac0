/** Countries by their codes (ISO 3166), as far as they have telephone numbers. */

import { isSupportedCountry } from 'libphonenumber-js/max'

/** `code` in upper case. */
export function isCountry(code: string): boolean {
  return isSupportedCountry(code)
}

/** Codes that people know from elsewhere than ISO 3166. */
const MEANT: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR' }

export function countryMeantBy(code: string): string | null {
  return MEANT[code] ?? null
}
