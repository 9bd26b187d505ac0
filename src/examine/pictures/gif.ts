/** GIF: the screen, the colour tables, the frames with their timing, and how often they repeat. */

import { hasText, joined, LITTLE, uint16 } from './bytes.ts'

const IMAGE = 0x2c
const EXTENSION = 0x21
export const TRAILER = 0x3b
const GRAPHIC_CONTROL = 0xf9
const PLAIN_TEXT = 0x01
const APPLICATION = 0xff

const SCREEN_END = 13
const CONTROL_BYTES = 8

/** Frames, their timing and all the rest; a film of ten minutes has fewer. */
const MAX_BLOCKS = 40_000

export function cleanGif(bytes: Uint8Array): Uint8Array | null {
  if (!hasText(bytes, 0, 'GIF87a') && !hasText(bytes, 0, 'GIF89a')) return null
  const start = screenEnd(bytes)
  if (start > bytes.length) return null
  const frames: Uint8Array[] = []
  let control: Uint8Array | null = null
  let repeats: number | null = null
  let at = start
  for (let blocks = 0; at < bytes.length && bytes[at] !== TRAILER; blocks++) {
    const end: number | null = blockEnd(bytes, at)
    if (end === null || blocks >= MAX_BLOCKS) return null
    const label = bytes[at] === EXTENSION ? bytes[at + 1] : null
    if (bytes[at] === IMAGE) {
      if (control !== null) frames.push(control)
      frames.push(bytes.subarray(at, end))
    }
    if (label === GRAPHIC_CONTROL) {
      // Four bytes and no more: a longer one is no control that anybody reads the same way.
      if (end - at !== CONTROL_BYTES || bytes[at + 2] !== 4) return null
      control = bytes.subarray(at, end)
    }
    // A control belongs to the next picture or text, which takes it along when it goes.
    else if (bytes[at] === IMAGE || label === PLAIN_TEXT) control = null
    if (label === APPLICATION) repeats ??= repeatsOf(bytes, at, end)
    at = end
  }
  if (frames.length === 0) return null
  return joined([bytes.subarray(0, start), ...repetition(repeats), ...frames, Uint8Array.of(TRAILER)])
}

/** Where the screen with its colours ends and the blocks begin. */
export function screenEnd(bytes: Uint8Array): number {
  return SCREEN_END + colourTableBytes(bytes[10] ?? 0)
}

/** Where the block at `at` ends; null where it does not, or is none. */
export function blockEnd(bytes: Uint8Array, at: number): number | null {
  // Some programs write a terminator too many.
  if (bytes[at] === 0) return at + 1
  if (bytes[at] === EXTENSION) return subBlocksEnd(bytes, at + 2)
  if (bytes[at] !== IMAGE || at + 10 > bytes.length) return null
  return subBlocksEnd(bytes, at + 10 + colourTableBytes(bytes[at + 9] ?? 0) + 1)
}

function subBlocksEnd(bytes: Uint8Array, start: number): number | null {
  let at = start
  while (at < bytes.length) {
    const length = bytes[at] ?? 0
    at += 1 + length
    if (length === 0) return at
  }
  return null
}

function colourTableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}

/** The one application extension that pictures need. */
function repeatsOf(bytes: Uint8Array, at: number, end: number): number | null {
  if (bytes[at + 2] !== 11 || end - at < 19 || bytes[at + 14] !== 3 || bytes[at + 15] !== 1) return null
  if (!hasText(bytes, at + 3, 'NETSCAPE2.0') && !hasText(bytes, at + 3, 'ANIMEXTS1.0')) return null
  return uint16(bytes, at + 16, LITTLE)
}

function repetition(repeats: number | null): Uint8Array[] {
  if (repeats === null) return []
  const name = [...'NETSCAPE2.0'].map((character) => character.charCodeAt(0))
  return [Uint8Array.of(EXTENSION, APPLICATION, 11, ...name, 3, 1, repeats & 0xff, repeats >> 8, 0)]
}
