/** Text as a part of a regular expression with the `u` flag that matches just this text. */
export function quoteForPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
