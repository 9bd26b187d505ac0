/** The envelope sender of what is relayed: an address of its own for each delivery (VERP), where its bounces come to. */

import { type Address, domainOf, localPartOf } from './address.ts'
import { TOKEN_ALPHABET } from './alias.ts'

/** The token is a fresh id: nobody who did not get the message or handle it on its way can name it. */
const RETURN_TOKEN_LENGTH = 20

const RETURN_PATH = new RegExp(`^b-[${TOKEN_ALPHABET}]{${RETURN_TOKEN_LENGTH}}$`)
const NO_REPLY = 'no-reply'

/**
 * How long after a delivery has ended its bounces are taken. Servers give up after five days as a rule
 * (RFC 5321 section 4.5.4.1), and so may the one that mail is forwarded to.
 */
export const RETURN_PATH_LIFE_MS = 12 * 24 * 60 * 60_000

export function returnPath(token: string, domain: string): Address {
  return `b-${token}@${domain}` as Address
}

/** Whether it looks like one of ours; whether it is one only the store knows. */
export function isReturnPath(address: Address, ourDomains: readonly string[]): boolean {
  return RETURN_PATH.test(localPartOf(address)) && ourDomains.includes(domainOf(address))
}

/** Where notices come from. What is sent there is kept, never relayed and never answered. */
export function noReplyAddress(domain: string): Address {
  return `${NO_REPLY}@${domain}` as Address
}

export function isNoReplyAddress(address: Address, ourDomains: readonly string[]): boolean {
  return localPartOf(address) === NO_REPLY && ourDomains.includes(domainOf(address))
}

/** What came to either address: a report of a failure, of a wait or of an arrival, a machine's answer, or none of these. */
export type ReturnedKind = 'bounce' | 'delayed' | 'delivered' | 'automatic' | 'unreadable' | 'no-reply'
