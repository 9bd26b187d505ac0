/** SPF (RFC 7208): whether a domain lets an IP address send in its name. */

import type { Resolver } from './resolver.ts'

export interface SpfQuestion {
  readonly ip: string
  /** What the client said in EHLO or HELO, unchecked. */
  readonly helo: string
  /** The address in MAIL FROM; null for `<>`, where `postmaster@` the HELO name takes its place (RFC 7208 section 2.4). */
  readonly reversePath: string | null
  /** Our own host name. */
  readonly receiver: string
}

export interface SpfResult {
  readonly result: 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror'
  /** The domain that was asked, as A-labels in lower case; null where there is none to ask. */
  readonly domain: string | null
  /** A pass that the domain gives to everybody proves nothing about anybody (`+all`, `ip4:0.0.0.0/1`). */
  readonly givenToEverybody: boolean
}

export async function checkSpf(question: SpfQuestion, resolver: Resolver): Promise<SpfResult> {
  throw new Error(`not written yet ${question.ip} ${typeof resolver}`)
}
