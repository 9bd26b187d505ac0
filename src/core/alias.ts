/** The shape of an alias: sixteen characters that say nothing about anybody. */

import type { Address } from './address.ts'

/** `a-z2-9` without the letters read as digits or as each other (i, l, o): 31 characters. */
export const TOKEN_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
export const TOKEN_LENGTH = 16

export function aliasAddress(token: string, domain: string): Address {
  return `${token}@${domain}` as Address
}
