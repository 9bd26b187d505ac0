/** Whether a domain takes part in SPF at all. */

import type { Resolver } from './resolver.ts'

export async function publishesSpf(domain: string, resolver: Resolver): Promise<'yes' | 'no' | 'unknown'> {
  const answer = await resolver.lookup('TXT', domain)
  if (answer.kind === 'failed') return 'unknown'
  const records = answer.kind === 'found' ? answer.records : []
  return records.some((strings) => /^v=spf1(?: |$)/i.test(strings.join(''))) ? 'yes' : 'no'
}
