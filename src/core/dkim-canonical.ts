/** The relaxed form of a header field (RFC 6376 section 3.4.2), which whoever signs and whoever verifies must agree on. */

/**
 * Without the line end behind it. White space is space and tab, and nothing else: the other spaces of Latin-1 are parts
 * of UTF-8 characters.
 */
export function relaxedField(field: string): string {
  const colon = field.indexOf(':')
  const value = field
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
  return `${field.slice(0, colon).toLowerCase()}:${value.replace(/^ | $/g, '')}`
}
