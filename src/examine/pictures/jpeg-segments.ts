/** The form of the JPEG segments that are kept: none of them has room for anything else. */

const DHT = 0xc4
const DAC = 0xcc
const SOS = 0xda
const DQT = 0xdb
const DNL = 0xdc
const DRI = 0xdd

/** Whether a segment is one that decoding needs and is filled by what belongs there (T.81 sections B.2.2 to B.2.5). */
export function isWellFormed(marker: number, payload: Uint8Array): boolean {
  switch (marker) {
    case DQT:
      return isFilledBy(payload, (at) => ((payload[at] ?? 0) >= 0x10 ? 129 : 65))
    case DHT:
      return isFilledBy(payload, (at) => {
        let codes = 0
        for (let index = 1; index <= 16; index++) codes += payload[at + index] ?? 0
        return 17 + codes
      })
    case DAC:
      return payload.length % 2 === 0
    case DRI:
    case DNL:
      return payload.length === 2
    case SOS:
      return payload.length === 4 + 2 * (payload[0] ?? 0)
    case 0xc8:
      return false
    default:
      return marker >= 0xc0 && marker <= 0xcf && payload.length === 6 + 3 * (payload[5] ?? 0)
  }
}

function isFilledBy(payload: Uint8Array, bytesAt: (at: number) => number): boolean {
  let at = 0
  while (at < payload.length) at += bytesAt(at)
  return at === payload.length
}

/** Where the entropy-coded data from `start` ends: at a marker that is neither a stuffed byte nor a restart. */
export function scanEnd(bytes: Uint8Array, start: number): number {
  let at = start
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) {
      at++
      continue
    }
    let next = at + 1
    while (bytes[next] === 0xff) next++
    const marker = bytes[next]
    if (marker === undefined || (marker !== 0 && !(marker >= 0xd0 && marker <= 0xd7))) return at
    at = next + 1
  }
  return at
}
