/** Figures that are a part of something longer with letters in it: of an IBAN, a parcel's number, a tax number. */

/** The first part of an IBAN or of a parcel's number: `DE89 3704 0044`, `1Z 999 AA1 01 2345`, `3SKLPD 048`. */
const MIXED_BEFORE = /(?<![a-z0-9\u00c0-\u024f])(?:[a-z]{1,3}\d{1,4}|\d{1,3}[a-z]{1,6})[\s-]$/u
/** `YT 7482 0915`, `RTWB 0618`: letters that nobody can say. */
const LETTERS_BEFORE = /(?<![A-Za-z0-9\u00c0-\u024f.])(?<letters>[A-Z]{2,5})[\s-]$/
const UNSAYABLE = /^[B-DF-HJ-NP-TV-Z]+$/
/** Shortened words about telephones, greetings, and countries: the number of somebody there may follow. */
const SAID =
  /^(?:TLF|TLM|TL|PH|HP|MB|GSM|SMS|WSP|WPP|FB|DM|MFG|LG|VG|LGV|BR|GB|FR|NL|PL|CH|TR|PT|CN|CZ|DK|NR|NB|PS|MR|MRS|DR)$/
/** Of the Universal Postal Union: two letters, nine digits, the letters of a country. */
const POSTAL_BEFORE = /(?<![A-Za-z])[A-Z]{2}\s?$/
const LETTERS_AFTER = /^\s?[A-Z]{2}(?![A-Za-z0-9])/
const GLUED_AFTER = /^(?:[A-Z]{2,3}|\s\d{1,3}(?!AM|PM)[A-Z]{1,3})(?![A-Za-z0-9])/

/** What stands around the figures, as it is written; `digits`: how many they are. */
export function isInCode(before: string, after: string, digits: number): boolean {
  if (MIXED_BEFORE.test(before.toLowerCase())) return true
  if (GLUED_AFTER.test(after)) return true
  if (POSTAL_BEFORE.test(before) && LETTERS_AFTER.test(after) && digits === 9) return true
  const letters = LETTERS_BEFORE.exec(before)?.groups?.['letters'] ?? ''
  // Where all is in capitals, they say nothing.
  return UNSAYABLE.test(letters) && !SAID.test(letters) && /[a-z\u3040-\u30ff\u4e00-\u9fff]/.test(before)
}
