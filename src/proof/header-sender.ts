/** The one address in the From field, or a reason why there is not exactly one that everybody reads alike. */

import { type Address, parseAddress } from '../core/address.ts'
import { headerFields } from '../core/message/header-block.ts'
import type { Mailbox } from '../core/message/message.ts'
import { trimmed } from '../core/message/white-space.ts'

export type HeaderSender =
  | { readonly kind: 'sender'; readonly address: Address }
  | { readonly kind: 'malformed'; readonly cause: 'header' | 'from'; readonly reason: string }

/** Reads From: of raw bytes, which must hold exactly one such field with exactly one plain address (RFC 5322 section 3.6.2). */
export function headerSender(raw: Uint8Array): HeaderSender {
  const fields = headerFields(raw)
  if (fields === null)
    return {
      kind: 'malformed',
      cause: 'header',
      reason: 'the header is too long, or a line of it is neither a field nor a continuation',
    }
  const froms = fields.filter((field) => field.name === 'from')
  const [from] = froms
  if (from === undefined || froms.length > 1)
    return { kind: 'malformed', cause: 'from', reason: `${froms.length} From fields` }
  const address = singleAddress(decoded(from.value))
  return address === null
    ? { kind: 'malformed', cause: 'from', reason: 'From does not hold exactly one plain address' }
    : { kind: 'sender', address }
}

/** Whether the parser that examined the message read the same sender from it. */
export function readsTheSame(headerFrom: readonly Mailbox[], address: Address): boolean {
  const [only, ...others] = headerFrom
  return only !== undefined && others.length === 0 && parseAddress(only.address.trim()) === address
}

/** Header text in UTF-8 (RFC 6532); what is none is in some older encoding, where only a display name can be. */
function decoded(latin1: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(latin1, 'latin1'))
  } catch {
    return latin1.replace(/[^\0-\x7f]/g, '\ufffd')
  }
}

/** A name and an address, generously. The patterns below take quadratic time over unclosed quotes. */
const MAX_FROM_CHARACTERS = 2000
/** All but the tab: white space to one program and a part of a word to another. */
const CONTROL = /[\0-\x08\x0a-\x1f\x7f]/

/** `a@b`, `Name <a@b>`, `"Name" <a@b>` or `a@b (Name)`; groups, lists, routes and nested brackets are none of these. */
function singleAddress(value: string): Address | null {
  if (value.length > MAX_FROM_CHARACTERS || CONTROL.test(value)) return null
  // A quoted string is one word whatever is in it; an address never follows it without a space or a bracket.
  const unquoted = value.replace(/"(?:[^"\\]|\\.)*"(?=[ \t]|<|$)/g, ' ')
  const bracketed = /^([^<>]*)<([^<>]*)>$/.exec(unquoted)
  if (bracketed === null) return parseAddress(value.replace(/[ \t]*\([^()@<>]*\)$/, ''))
  const [, phrase = '', inner = ''] = bracketed
  const bare = phrase.replace(/=\?[^?\s]+\?[bq]\?[^?\s]*\?=/gi, ' ').trim()
  const address = parseAddress(trimmed(inner))
  // Programs that choke on the brackets take an address from the name before them instead.
  if (/["(),:;\\[\]]/.test(bare)) return null
  if (bare.includes('@') && parseAddress(bare) !== address) return null
  return address
}
