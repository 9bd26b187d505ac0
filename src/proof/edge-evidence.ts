/** What our own edge found out about a message, as evidence of who wrote it. */

import { headerFields } from '../core/message/header-block.ts'
import { alignment } from './alignment.ts'
import { findPolicy } from './dmarc.ts'
import { edgeResults } from './edge-results.ts'
import { type Evidence, nothing, perhapsUnheard, underPolicy } from './evidence.ts'
import type { Resolver } from './resolver.ts'

export interface EdgeQuestion {
  readonly raw: Uint8Array
  readonly fromDomain: string
  readonly authservId: string
}

/** Null where the edge wrote no field of its name, or none that can be read. */
export async function edgeEvidence(
  { raw, fromDomain, authservId }: EdgeQuestion,
  resolver: Resolver,
): Promise<Evidence | null> {
  const results = edgeResults(headerFields(raw) ?? [], authservId)
  if (results === null) return null
  const policy = perhapsUnheard(findPolicy(fromDomain, resolver))
  let undecided = false
  for (const { method, result, domain } of results) {
    if (domain === null || alignment(domain, fromDomain) === 'none') continue
    if (result === 'temperror') undecided = true
    if (result !== 'pass') continue
    // The edge looked at alignment itself where it speaks of DMARC.
    if (method === 'dmarc' && domain !== fromDomain) continue
    const mode = method === 'spf' ? 'strictSpf' : 'strictDkim'
    const evidence = await underPolicy(domain, fromDomain, policy, mode, method)
    if (evidence.kind === 'pass') return evidence
    if (evidence.kind === 'unknown') undecided = true
  }
  return undecided ? { kind: 'unknown', reason: 'the edge could not tell' } : nothing('the edge found no aligned pass')
}
