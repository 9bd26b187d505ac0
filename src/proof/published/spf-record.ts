/** The SPF record of a name, tried with each address that its mail is sent from. */

import { isIPv6 } from 'node:net'
import type { Resolver } from '../resolver.ts'
import { checkSpf, type SpfQuestion, type SpfResult } from '../spf.ts'
import { isSpfRecord } from '../spf/record.ts'
import { found, type RecordCheck, textsOf } from './record-check.ts'

/** An address that no mail comes from: it belongs to tests of devices (RFC 2544). */
const NOBODY = '198.18.0.1'

export interface SpfWanted {
  readonly name: string
  readonly senders: readonly string[]
  /** What a receiver would ask about mail from one of these addresses. */
  readonly question: Omit<SpfQuestion, 'ip'>
  readonly purpose: 'spf' | 'host-spf'
  readonly required: boolean
}

export async function checkSpfRecord(spf: SpfWanted, resolver: Resolver): Promise<RecordCheck> {
  const { name, senders, question, purpose, required } = spf
  const expected = senders.length === 0 ? null : spfRecord(senders)
  const wanted = { purpose, type: 'TXT', name, expected, required } as const
  const answer = await resolver.lookup('TXT', name)
  if (answer.kind === 'failed') return found(wanted, 'unknown', [], answer.reason)
  const published = textsOf(answer).filter(isSpfRecord)
  if (published.length === 0) return found(wanted, 'missing')
  if (published.length > 1) return found(wanted, 'differs', published, 'Of several SPF records none counts: keep one.')
  if (senders.length === 0) {
    return found(wanted, 'unknown', published, 'It cannot be tried without an address: see [outbound] sends_from.')
  }
  const [anybody, ...results] = await Promise.all(
    [NOBODY, ...senders].map(async (ip) => ({ ip, ...(await checkSpf({ ...question, ip }, resolver)) })),
  )
  if (anybody?.result === 'pass') {
    return found(
      wanted,
      'differs',
      published,
      'It lets everybody send in the name of the domain, which protects nobody.',
    )
  }
  return judged(results, published, (status, note) => found(wanted, status, published, note))
}

function spfRecord(senders: readonly string[]): string {
  return ['v=spf1', ...senders.map((ip) => `${isIPv6(ip) ? 'ip6' : 'ip4'}:${ip}`), '-all'].join(' ')
}

function judged(
  results: readonly (SpfResult & { readonly ip: string })[],
  [record = '']: readonly string[],
  verdict: (status: RecordCheck['status'], note: string | null) => RecordCheck,
): RecordCheck {
  const broken = results.find(({ result }) => result === 'permerror')
  if (broken !== undefined) return verdict('differs', 'It cannot be evaluated (permerror): mended, it may do.')
  const refused = results.filter(({ result }) => result !== 'pass' && result !== 'temperror')
  if (refused.length > 0) {
    const each = refused.map(({ ip, result }) => `${ip} gets "${result}"`)
    return verdict('differs', `Mail from ${each.join(', ')}.`)
  }
  if (results.some(({ result }) => result === 'temperror')) return verdict('unknown', 'DNS failed for a name in it.')
  const soft = /\s[~?]all\s*$/i.test(record)
  return verdict('ok', soft ? 'It ends softly: with -all at its end, forged mail is refused by more servers.' : null)
}
