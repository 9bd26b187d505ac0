/** Telephone numbers in running text, however they are grouped. */

const SEPARATOR = String.raw`[\s().,/_*~+:\[\]\u00b7\u2010-\u2015\u2212-]`
/** At least seven digits with at most a little between two of them. */
const SPAN = new RegExp(String.raw`\d(?:${SEPARATOR}{0,5}\d){6,199}`, 'g')
const MAX_SPAN_DIGITS = 200
/** Telephone numbers have at most 15 digits (ITU-T E.164), with as much between them and before. */
const OVERLAP_CHARACTERS = 90
/** From so many digits on, a number hardly stands by chance beside others. */
const LONG_DIGITS = 9

/** Whether one of the numbers stands in a plainly spelled text. */
export function namesPhone(plain: string, phones: readonly string[]): boolean {
  if (phones.length === 0) return false
  const forms = phones.flatMap(nationalForms)
  const spans = new RegExp(SPAN)
  for (let span = spans.exec(plain); span !== null; span = spans.exec(plain)) {
    const [text] = span
    const digits = text.replace(/[^0-9]/g, '')
    const candidates = forms.filter((form) => digits.includes(form.digits))
    const places = candidates.length === 0 ? [] : digitPlaces(text, span.index)
    if (candidates.some((form) => standsIn(plain, places, digits, form))) return true
    // A longer row of digits is looked at piece by piece.
    if (digits.length >= MAX_SPAN_DIGITS) spans.lastIndex -= OVERLAP_CHARACTERS
  }
  return false
}

/** For bytes and code, where numbers stand side by side that mean nothing together: in one run of digits only. */
export function namesPhoneInOneRun(code: string, phones: readonly string[]): boolean {
  return phones.some((phone) => {
    for (let at = code.indexOf(phone); at >= 0; at = code.indexOf(phone, at + 1)) {
      const end = at + phone.length
      const before = code.slice(Math.max(0, at - 4), at)
      if (!/^[.,]?[0-9]/.test(code.slice(end, end + 2)) && /(?:^|[^0-9.,])0{0,2}$/.test(before)) return true
    }
    return false
  })
}

interface Form {
  readonly digits: string
  /** What has to stand before it: without it, the same digits are another number. */
  readonly prefix: '' | '0'
}

/** The number, and what people at home write of it: 0 for the code of the country, which has one to three digits. */
function nationalForms(phone: string): Form[] {
  const forms: Form[] = [{ digits: phone, prefix: '' }]
  if (/^1\d{10}$/.test(phone)) forms.push({ digits: phone.slice(1), prefix: '' })
  for (const code of [1, 2, 3]) {
    const digits = phone.slice(code)
    if (digits.length >= LONG_DIGITS - 1) forms.push({ digits, prefix: '0' })
  }
  return forms
}

/** Where each digit of a span stands in the text. */
function digitPlaces(span: string, offset: number): number[] {
  const places: number[] = []
  for (let at = 0; at < span.length; at++) if (isDigit(span[at])) places.push(offset + at)
  return places
}

function standsIn(plain: string, places: readonly number[], digits: string, form: Form): boolean {
  for (let at = digits.indexOf(form.digits); at >= 0; at = digits.indexOf(form.digits, at + 1)) {
    const start = places[at] ?? 0
    const end = (places[at + form.digits.length - 1] ?? 0) + 1
    // The cheaper one first: in a row of the same digits, each place looks like the number.
    if (endsThere(plain, end, form) && startsThere(plain, start, form)) return true
  }
  return false
}

const TRUNK_PREFIX = new RegExp(`(?:^|[^0-9])\\(?0\\)?${SEPARATOR}{0,3}$`)
const CODE_BEFORE = /(?:^|[^0-9])(?:0{1,2}|(?:\+ ?|00 ?)[0-9]{1,3}(?:[^0-9]{0,3}0?))$/

/** At the beginning of a group of digits, or behind a trunk prefix or the code of a country and nothing else. */
function startsThere(plain: string, start: number, { digits, prefix }: Form): boolean {
  const before = plain.slice(Math.max(0, start - 12), start)
  if (prefix === '0') return TRUNK_PREFIX.test(before)
  if (CODE_BEFORE.test(before)) return true
  return !isDigit(before.at(-1)) && (digits.length >= LONG_DIGITS || !isTight(before.slice(-2)))
}

function endsThere(plain: string, end: number, { digits }: Form): boolean {
  if (isDigit(plain[end])) return false
  const after = plain.slice(end, end + 2)
  return digits.length >= LONG_DIGITS || !isTight([...after].reverse().join(''))
}

/** One sign with digits on both sides, as in the number of an order: the number goes on there. */
function isTight(signAndDigit: string): boolean {
  return /^[0-9][-/._]$/.test(signAndDigit)
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9'
}
