/** Where the mail of a domain is taken to: its MX record, and the addresses of the host that it names. */

import type { Resolver } from '../resolver.ts'
import { found, plainName, type RecordCheck } from './record-check.ts'

export interface MailHost {
  readonly hostname: string
  readonly domain: string
  /** Other servers of ours take the mail in and hand it on, so that the MX record may name them. */
  readonly behindOthers: boolean
}

export async function checkMx({ hostname, domain, behindOthers }: MailHost, resolver: Resolver): Promise<RecordCheck> {
  const wanted = {
    purpose: 'mx',
    type: 'MX',
    name: domain,
    expected: `10 ${hostname}.`,
    required: !behindOthers,
  } as const
  const answer = await resolver.lookup('MX', domain)
  if (answer.kind === 'failed') return found(wanted, 'unknown', [], answer.reason)
  if (answer.kind === 'none') return found(wanted, 'missing')
  const records = [...answer.records].sort((a, b) => a.priority - b.priority)
  const published = records.map(({ priority, exchange }) => `${priority} ${plainName(exchange)}.`)
  const hosts = records.map(({ exchange }) => plainName(exchange))
  const others = hosts.filter((host) => host !== hostname)
  if (others.length === 0) return found(wanted, 'ok', published)
  if (others.includes(''))
    return found(wanted, 'differs', published, 'It says that the domain takes no mail (RFC 7505).')
  const names = others.join(', ')
  const note = hosts.includes(hostname)
    ? `Mail may go to ${names} as well, which must hand all of it on to this relay.`
    : `Mail goes to ${names}, not here: right only where that hands it on to this relay.`
  return found(wanted, 'differs', published, note)
}

/** The addresses of the host, IPv4 before IPv6, as far as DNS tells them. */
export async function checkHost(hostname: string, resolver: Resolver): Promise<RecordCheck> {
  const wanted = { purpose: 'host', type: 'A', name: hostname, expected: null, required: true } as const
  const answers = await Promise.all([resolver.lookup('A', hostname), resolver.lookup('AAAA', hostname)])
  const addresses = answers.flatMap((answer) => (answer.kind === 'found' ? answer.records : []))
  const failed = answers.find((answer) => answer.kind === 'failed')
  if (failed?.kind === 'failed') return found(wanted, 'unknown', addresses, failed.reason)
  if (addresses.length > 0) return found(wanted, 'ok', addresses)
  return found(wanted, 'missing', [], 'Publish the public address of this relay, as A or AAAA.')
}
