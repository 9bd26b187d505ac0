/** How telephone numbers are grouped, and how the numbers are that stand in honest messages. */

/** A run of digits that may be one number: the groups joined by one space each, `+` in front where there was one. */
export interface Shape {
  readonly grouped: string
  readonly digits: string
  readonly hasPlus: boolean
}

/**
 * Groups as people of some country write them. Some are no valid numbers: regulators keep ranges for films (`555`,
 * `07700 900`), and whoever makes an example takes one of these.
 */
const CUSTOMARY = [
  // North America.
  /^(?:1 )?[2-9]\d{2} \d{3} \d{4}$/,
  // Mobile numbers of Germany, Austria, Switzerland, Britain, the Netherlands, Belgium, Turkey, Australia, Taiwan.
  /^0(?:1[5-7]\d{1,2}|7\d{2,3}|6|6\d{2}|4\d{2}|5\d{2}|9\d{2}) \d{2,9}(?: \d{2,4}){0,3}$/,
  // France and other pairs behind a leading zero.
  /^0\d(?: \d{2}){4}$/,
  // Fixed lines: the code of a town in one group.
  /^0(?:2[0-9]|[1-9]\d{1,4}) \d{3,8}(?: \d{2,4}){0,2}$/,
  // Japan.
  /^0\d{1,3} \d{2,4} \d{4}$/,
  // China.
  /^1[3-9]\d \d{4} \d{4}$/,
  // Brazil.
  /^(?:0?[1-9]\d )9\d{4} \d{4}$/,
  // Italy.
  /^3[2-9]\d \d{6,7}$/,
  // With the code of a country behind two zeros.
  /^00[1-9]\d{0,2}(?: \d{1,4}){3,6}$/,
  // Turkey without the zero.
  /^5[0-5]\d \d{3} \d{2} \d{2}$/,
]

export function isCustomary({ grouped, digits }: Shape): boolean {
  return digits.length >= 9 && CUSTOMARY.some((each) => each.test(grouped))
}

/** Nine digits in threes, as in Spain, Poland and Portugal; they are an amount as well. */
export function isInThrees({ grouped }: Shape): boolean {
  return /^[5-9]\d{2} \d{3} \d{3}$/.test(grouped)
}

/** So long and beginning so that hardly anything but a mobile number of China is. */
export function isChineseMobile({ digits }: Shape): boolean {
  return /^1[3-9]\d{9}$/.test(digits)
}

const DATE =
  '(?:19|20)\\d{2}[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\\d|3[01])|(?:0?[1-9]|[12]\\d|3[01])[-./](?:0?[1-9]|[12]\\d|3[01])[-./](?:(?:19|20)\\d{2}|\\d{2})'
const TIME = '(?:[01]?\\d|2[0-4])[:.][0-5]\\d(?::[0-5]\\d)?'
const COMPACT_DATE =
  '(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:[-_ t]?(?:[01]\\d|2[0-4])[0-5]\\d(?:[0-5]\\d(?:\\d{1,3})?)?)?'
const ORDER = '\\d{3}[-–—‐ ]\\d{7}[-–—‐ ]\\d{7}'
const AMOUNT =
  '\\d{1,3}(?:,\\d{3}){1,4}(?:\\.\\d{1,2})?|\\d{1,3}(?:\\.\\d{3}){1,4},\\d{1,2}|\\d{1,7}[.,]\\d{1,2}\\s?(?=[€$£]|eur|usd)'
const DIMENSIONS = '(?!0\\d)\\d{1,4}\\s?[x×]\\s?\\d{1,4}(?:\\s?[x×]\\s?\\d{1,4})?'
const SPAN_OF_YEARS = '(?:19|20)\\d{2}\\s?[-–/]\\s?(?:19|20)\\d{2}'
const INTERNET_ADDRESS = '\\d{1,3}(?:\\.\\d{1,3}){3}'
const HARDWARE_ADDRESS = '\\d{2}(?::\\d{2}){5}'
const POSTCODE = '\\d{5}-\\d{3}'
const COORDINATE = '-?\\d{1,3}\\.\\d{4,8}'

const HONEST = new RegExp(
  `(?<![\\d])(?<!\\d[-./:,])(?:${[ORDER, DATE, SPAN_OF_YEARS, INTERNET_ADDRESS, HARDWARE_ADDRESS, TIME, COMPACT_DATE, AMOUNT, DIMENSIONS, COORDINATE, POSTCODE].join('|')})(?![-./:,]?\\d)`,
  'gu',
)

/** Stretches that are dates, times, order numbers, amounts and their like, in order. */
export function honestStretches(lower: string): { start: number; end: number }[] {
  return [...lower.matchAll(HONEST)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

/** Digits that end in the check digit of GTIN (EAN, UPC, ISBN-13) or, for 15 digits, of an IMEI. */
export function hasCheckDigit(digits: string): boolean {
  if (digits.length === 15) return weighted(digits, [2, 1], true) % 10 === 0
  if (digits.length !== 8 && digits.length !== 12 && digits.length !== 13) return false
  return weighted(digits, [3, 1], false) % 10 === 0
}

/** The sum with weights from the right, the last digit weighing the second of them; `folded`: 14 counts as 5. */
function weighted(digits: string, [odd, even]: readonly [number, number], folded: boolean): number {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const product = Number(digits[digits.length - 1 - at]) * (at % 2 === 0 ? even : odd)
    sum += folded && product > 9 ? product - 9 : product
  }
  return sum
}
