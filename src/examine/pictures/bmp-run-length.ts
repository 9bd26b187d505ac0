/** Where the pixels of a run-length encoded BMP end: at their own end mark. */

const END_OF_LINE = 0
const END_OF_PICTURE = 1
const DELTA = 2

/** The place after the end mark; beyond the end of the bytes where there is none. */
export function runLengthEnd(bytes: Uint8Array, start: number, bits: number): number {
  let at = start
  while (at + 1 < bytes.length) {
    const command = bytes[at] === 0 ? bytes[at + 1] : null
    at += 2
    if (command === null || command === undefined || command === END_OF_LINE) continue
    if (command === END_OF_PICTURE) return at
    if (command === DELTA) at += 2
    // So many pixels as they are, filled up to an even number of bytes.
    else at += 2 * Math.ceil(Math.ceil((command * bits) / 8) / 2)
  }
  return bytes.length + 1
}
