/** Phone numbers as a marketplace registers them: E.164 with the usual signs between the digits. */

/**
 * The digits of a number, without `+` and without the zeros that stand for it: `+49 (0)30 123456` is `4930123456`.
 * Null where there are fewer than 7 or more than the 15 digits of E.164, or anything that is no part of a number.
 */
export function parsePhone(text: string): string | null {
  if (text.length > MAX_CHARACTERS || !/^\+?[\d\s()./-]+$/.test(text)) return null
  // The zero in brackets is dialled inside the country only, where the country's code is not.
  const digits = text.replace(/\(0\)/, '').replace(/\D/g, '').replace(/^0+/, '')
  return digits.length >= 7 && digits.length <= 15 ? digits : null
}

const MAX_CHARACTERS = 60
