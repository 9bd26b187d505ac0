/** Whether a domain takes part in SPF at all. */

import type { Resolver } from './resolver.ts'
import { isSpfRecord } from './spf/record.ts'

export async function publishesSpf(domain: string, resolver: Resolver): Promise<'yes' | 'no' | 'unknown'> {
  const answer = await resolver.lookup('TXT', domain)
  if (answer.kind === 'failed') return 'unknown'
  const records = answer.kind === 'found' ? answer.records : []
  return records.some((strings) => isSpfRecord(strings.join(''))) ? 'yes' : 'no'
}
