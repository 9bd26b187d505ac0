/**
 * What Windows writes in the West, and what text is taken for when nothing better is known: every byte is a character.
 *
 * Written out because TextDecoder of Node 20 reads `windows-1252` as ISO 8859-1.
 */

/** The characters of 0x80 to 0x9f; the five without one stay control characters. */
const EIGHTIES = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

export function windows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return latin1.replace(/[\x80-\x9f]/g, (character) => EIGHTIES[character.charCodeAt(0) - 0x80] ?? character)
}
