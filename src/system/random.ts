/** The one home of chance: ids and tokens from the operating system's cryptographic source. */

import { randomFillSync } from 'node:crypto'
import { TOKEN_ALPHABET, TOKEN_LENGTH } from '../core/alias.ts'
import type { FreshIds } from '../core/outgoing.ts'

/** Drawn ahead, for asking the system costs more than the bytes; each byte is used once. */
const drawn = Buffer.alloc(4096)
let used = drawn.length

function nextByte(): number {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  const byte = drawn.readUInt8(used)
  drawn[used++] = 0
  return byte
}

/** Draws `length` characters of the token alphabet, each equally likely. */
function randomToken(length: number): string {
  // Bytes from here on would make the first letters of the alphabet more likely than the last.
  const limit = 256 - (256 % TOKEN_ALPHABET.length)
  let token = ''
  while (token.length < length) {
    const byte = nextByte()
    if (byte < limit) token += TOKEN_ALPHABET[byte % TOKEN_ALPHABET.length]
  }
  return token
}

export function freshAliasToken(): string {
  return randomToken(TOKEN_LENGTH)
}

const ID_LENGTH = 20

export function freshId(): string {
  return randomToken(ID_LENGTH)
}

/** The names one plan uses, from one draw. */
export function freshIds(): FreshIds {
  const draw = randomToken(7 * ID_LENGTH)
  const part = (index: number) => draw.slice(index * ID_LENGTH, (index + 1) * ID_LENGTH)
  return {
    message: part(0),
    relayDelivery: part(1),
    noticeDelivery: part(2),
    relayMessageId: part(3),
    noticeMessageId: part(4),
    bounceToken: part(5),
    boundary: part(6),
  }
}
