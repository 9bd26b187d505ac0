/** The DMARC record of a domain (RFC 7489 section 6.3), its own or that of its organizational domain. */

import { organizationalDomain } from '../alignment.ts'
import { isDmarcRecord } from '../dmarc.ts'
import type { DnsAnswer, Resolver } from '../resolver.ts'
import { found, type RecordCheck, tagsOf, textsOf } from './record-check.ts'

/** Our mail aligns exactly, so that nothing is lost by asking for it. */
const SUGGESTED = 'v=DMARC1; p=reject; adkim=s; aspf=s'

export async function checkDmarc(domain: string, resolver: Resolver): Promise<RecordCheck> {
  const name = `_dmarc.${domain}`
  const wanted = { purpose: 'dmarc', type: 'TXT', name, expected: SUGGESTED, required: false } as const
  const answer = await resolver.lookup('TXT', name)
  if (answer.kind === 'failed') return found(wanted, 'unknown', [], answer.reason)
  const own = recordsOf(answer)
  if (own.length > 0) {
    const { status, note } = judged(own, 'p')
    return found(wanted, status, own, note)
  }
  const organization = organizationalDomain(domain)
  const inherited = await recordAbove(domain, organization, resolver)
  if (inherited === 'unknown') return found(wanted, 'unknown', [], `DNS failed for _dmarc.${organization}.`)
  if (inherited !== null) {
    const { status, note } = judged([inherited], 'sp')
    return found(wanted, status, [inherited], [`That of _dmarc.${organization} applies.`, note ?? ''].join(' ').trim())
  }
  const others = textsOf(answer)
  const note = others.length > 0 ? 'What is there is no DMARC record.' : 'Without it anybody may write in its name.'
  return found(wanted, others.length > 0 ? 'differs' : 'missing', others, note)
}

async function recordAbove(
  domain: string,
  organization: string | null,
  resolver: Resolver,
): Promise<string | 'unknown' | null> {
  if (organization === null || organization === domain) return null
  const answer = await resolver.lookup('TXT', `_dmarc.${organization}`)
  if (answer.kind === 'failed') return 'unknown'
  const [record, ...more] = recordsOf(answer)
  return record !== undefined && more.length === 0 ? record : null
}

function recordsOf(answer: DnsAnswer<readonly string[]>): string[] {
  return textsOf(answer).filter(isDmarcRecord)
}

/** `sp` is what a record says about the domains below its own; without it `p` holds for them. */
function judged(
  [record = '', ...more]: readonly string[],
  tag: 'p' | 'sp',
): { readonly status: RecordCheck['status']; readonly note: string | null } {
  if (more.length > 0) return { status: 'differs', note: 'Of several DMARC records none counts: keep one.' }
  const tags = tagsOf(record)
  const policy = (tags?.get(tag) ?? tags?.get('p'))?.toLowerCase()
  if (policy === undefined || !['none', 'quarantine', 'reject'].includes(policy)) {
    return { status: 'differs', note: 'It says no policy: p= must be none, quarantine or reject.' }
  }
  return {
    status: 'ok',
    note: policy === 'none' ? 'It asks for nothing (none): forged mail is let in. Better reject.' : null,
  }
}
