/** Whom a To or Cc field names, read with caution: what two programs might read differently names nobody. */

import { type Address, parseAddress } from '../core/address.ts'
import { trimmed } from '../core/message/white-space.ts'

/** The addresses in a field's value, given with bytes as Latin-1 characters. Takes linear time. */
export function namedAddresses(value: string): Address[] {
  const plain = withoutComments(Buffer.from(value, 'latin1').toString('utf8'))
  if (plain === null || hasLooseWord(value)) return []
  const found = plain.split(',').map(addressIn)
  return [...new Set(found.filter((each) => each !== null))]
}

const ENCODED_WORD = /=\?[^?\s]+\?[bq]\?([^?\s]*)\?=/gi

/** What marks where an address begins or ends must not stand in an encoded word (RFC 2047 section 5), where a name is. */
function hasLooseWord(value: string): boolean {
  for (const [, text = ''] of value.matchAll(ENCODED_WORD)) if (/[",()<>@\\:;]/.test(text)) return true
  return false
}

/** `a@b`, or `name <a@b>` with nothing behind it. Members of groups and names with an `@` in them are left out. */
function addressIn(mailbox: string): Address | null {
  const open = mailbox.indexOf('<')
  if (open < 0) return parseAddress(trimmed(mailbox))
  const rest = trimmed(mailbox.slice(open + 1))
  return rest.endsWith('>') && !/[:;@>]/.test(mailbox.slice(0, open)) ? parseAddress(rest.slice(0, -1)) : null
}

/** Leaves a space of each comment and a quote of each quoted string; null where one is never closed. */
function withoutComments(value: string): string | null {
  let plain = ''
  let depth = 0
  let quoted = false
  for (let at = 0; at < value.length; at++) {
    const character = value.charAt(at)
    if (character === '\\' && (quoted || depth > 0)) at++
    else if (quoted) quoted = character !== '"'
    else if (character === '(') depth++
    else if (character === ')') depth--
    else if (character === '"' && depth === 0) quoted = true
    if (depth < 0) return null
    if (!quoted && depth === 0) plain += character === ')' ? ' ' : character
  }
  return quoted || depth > 0 ? null : plain
}
