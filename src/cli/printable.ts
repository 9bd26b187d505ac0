/** Text of strangers made safe for a terminal: what a subject says must never move the cursor or turn the line round. */

/** Control and format characters, and what reads as a new line, the ordinary space aside. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** The text on one line, with every unprintable character as a space or a mark. */
export function oneLine(text: string): string {
  return text
    .replace(/[\t\r\n\u2028\u2029]+/g, ' ')
    .replace(UNPRINTABLE, '\ufffd')
    .trim()
}

/** JSON on one line. What a terminal would obey is escaped, which means the same to a program. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A time for people, in UTC: `2026-11-22 10:00`. */
export function minuteOf(time: Date): string {
  return time.toISOString().slice(0, 16).replace('T', ' ')
}

/** A time for people, in UTC: `2026-11-22 10:00:05 UTC`. */
export function secondOf(time: Date): string {
  return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
