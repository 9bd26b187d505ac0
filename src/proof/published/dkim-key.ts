/** The record of a signing key beside the key that we sign with. */

import type { TextRecord } from '../../core/dkim-record.ts'
import type { Resolver } from '../resolver.ts'
import { found, type RecordCheck, tagsOf, textsOf } from './record-check.ts'

export async function checkDkimKey(key: TextRecord, resolver: Resolver): Promise<RecordCheck> {
  const wanted = { purpose: 'dkim', type: 'TXT', name: key.name, expected: key.value, required: true } as const
  const answer = await resolver.lookup('TXT', key.name)
  if (answer.kind === 'failed') return found(wanted, 'unknown', [], answer.reason)
  const published = textsOf(answer)
  const [text] = published
  if (text === undefined) return found(wanted, 'missing')
  if (published.length > 1) {
    return found(wanted, 'differs', published, 'There are several records, of which a verifier takes any: keep one.')
  }
  const problem = difference(text, key.value)
  if (problem !== null) return found(wanted, 'differs', published, problem)
  const testing = listOf(tagsOf(text)?.get('t') ?? '').includes('y')
  return found(wanted, 'ok', published, testing ? 't=y says that it is only tried out: verifiers may ignore it.' : null)
}

/** Where there is no key to publish a record of. */
export function noDkimKey(domain: string): RecordCheck {
  const name = `SELECTOR._domainkey.${domain}`
  const wanted = { purpose: 'dkim', type: 'TXT', name, expected: null, required: true } as const
  return found(wanted, 'missing', [], 'No key is configured: make one with `tradepost dkim generate`.')
}

/** What keeps a published record (RFC 6376 section 3.6.1) from verifying what we sign; null where nothing does. */
function difference(text: string, expected: string): string | null {
  const tags = tagsOf(text)
  const key = tags?.get('p')?.replace(/\s+/g, '')
  if (tags === null || key === undefined || (tags.get('v') ?? 'DKIM1') !== 'DKIM1') return 'It is no key record.'
  if (key === '') return 'It revokes the key: p= is empty. What is signed with it counts as not signed.'
  const ours = tagsOf(expected)
  const kind = tags.get('k') ?? 'rsa'
  if (kind !== ours?.get('k')) return `It is for a key of another kind (k=${kind}).`
  if (key !== ours.get('p')) return 'It holds another key than the file that we sign with.'
  const hashes = tags.get('h')
  if (hashes !== undefined && !listOf(hashes).includes('sha256')) return 'h= does not allow sha256.'
  const services = listOf(tags.get('s') ?? '*')
  return services.includes('*') || services.includes('email') ? null : 's= does not allow mail.'
}

function listOf(value: string): string[] {
  return value.split(':').map((each) => each.trim().toLowerCase())
}
