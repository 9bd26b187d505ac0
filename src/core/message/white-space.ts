/** White space as mail knows it: space, tab and the line ends of folds (RFC 5322 section 3.2.2). */

/**
 * Without the white space around it. By hand: a pattern for white space at the end takes quadratic time, and `trim`
 * knows more kinds: among bytes as Latin-1 characters it takes the second half of an `à` in UTF-8 for one.
 */
export function trimmed(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 10
}
