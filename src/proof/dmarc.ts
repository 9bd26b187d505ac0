/**
 * What a domain demands of those who write in its name (RFC 7489).
 *
 * Only its alignment modes matter here: whatever it asks receivers to do with the rest, the rest is refused.
 */

import { organizationalDomain } from './alignment.ts'
import type { DnsAnswer, Resolver } from './resolver.ts'

export type SenderPolicy =
  | { readonly kind: 'found'; readonly strictDkim: boolean; readonly strictSpf: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly reason: string }

/** The policy for mail From this domain: its own, else that of its organizational domain (RFC 7489 section 6.6.3). */
export async function findPolicy(fromDomain: string, resolver: Resolver): Promise<SenderPolicy> {
  const organization = organizationalDomain(fromDomain)
  // Both at once: that costs a question, and saves a round of waiting.
  const [own, above] = await Promise.all([
    askPolicy(fromDomain, resolver),
    organization === null || organization === fromDomain ? NONE : askPolicy(organization, resolver),
  ])
  return own.kind === 'none' ? above : own
}

const NONE: SenderPolicy = { kind: 'none' }

async function askPolicy(domain: string, resolver: Resolver): Promise<SenderPolicy> {
  return readPolicy(await resolver.lookup('TXT', `_dmarc.${domain}`))
}

function readPolicy(answer: DnsAnswer<readonly string[]>): SenderPolicy {
  if (answer.kind !== 'found') return answer
  const records = answer.records.map((strings) => strings.join('')).filter(isDmarcRecord)
  const [record, ...others] = records
  // Of several, none applies.
  if (record === undefined || others.length > 0) return NONE
  const tags = record.split(';').map((tag) => tag.split('=').map((part) => part.trim().toLowerCase()))
  const isStrict = (name: string) => tags.some(([tag, value]) => tag === name && value === 's')
  return { kind: 'found', strictDkim: isStrict('adkim'), strictSpf: isStrict('aspf') }
}

/** Whether a TXT record is meant as a DMARC record, well-formed or not. */
export function isDmarcRecord(text: string): boolean {
  return /^v\s*=\s*DMARC1\s*(?:;|$)/.test(text)
}
