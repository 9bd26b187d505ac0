/** Numbers in bytes, and files put together from pieces. */

export const BIG = false
export const LITTLE = true

/** A number of two bytes. What lies beyond the end reads as zero, so callers check lengths first where that matters. */
export function uint16(bytes: Uint8Array, at: number, little: boolean): number {
  const first = bytes[at] ?? 0
  const second = bytes[at + 1] ?? 0
  return little ? first | (second << 8) : (first << 8) | second
}

export function uint32(bytes: Uint8Array, at: number, little: boolean): number {
  const first = uint16(bytes, at, little)
  const second = uint16(bytes, at + 2, little)
  return little ? second * 0x10000 + first : first * 0x10000 + second
}

export function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text.charCodeAt(index)) return false
  return true
}

/** One new array of its own, never a part of a shared one: it may be moved between threads. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
