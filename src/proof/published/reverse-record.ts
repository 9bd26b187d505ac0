/** The PTR record of an address that mail is sent from: many servers refuse mail from addresses without a name. */

import type { Resolver } from '../resolver.ts'
import { type IpAddress, parseIp, reverseName } from '../spf/ip-address.ts'
import { found, MOST_SHOWN, plainName, type RecordCheck } from './record-check.ts'

/** `suggested`: the name it should have; null where any that leads back will do. */
export async function checkReverse(text: string, suggested: string | null, resolver: Resolver): Promise<RecordCheck> {
  const ip = parseIp(text)
  if (ip === null) throw new Error(`"${text}" is not an IP address`)
  const expected = suggested === null ? null : `${suggested}.`
  const wanted = { purpose: 'ptr', type: 'PTR', name: reverseName(ip), expected, required: true } as const
  const answer = await resolver.lookup('PTR', wanted.name)
  if (answer.kind === 'failed') return found(wanted, 'unknown', [], answer.reason)
  const names = answer.kind === 'found' ? answer.records.map(plainName).slice(0, MOST_SHOWN) : []
  if (names.length === 0) return found(wanted, 'missing', [], `${text} needs a name that leads back to it.`)
  const published = names.map((name) => `${name}.`)
  const ways = await Promise.all(names.map((name) => leadsTo(ip, name, resolver)))
  if (ways.includes('yes')) return found(wanted, 'ok', published)
  if (ways.includes('unknown')) return found(wanted, 'unknown', published, 'DNS failed for that name.')
  return found(wanted, 'differs', published, `No address of that name is ${text}.`)
}

async function leadsTo(ip: IpAddress, name: string, resolver: Resolver): Promise<'yes' | 'no' | 'unknown'> {
  const answer = await resolver.lookup(ip.family === 4 ? 'A' : 'AAAA', name)
  if (answer.kind === 'failed') return 'unknown'
  const addresses = answer.kind === 'found' ? answer.records : []
  return addresses.some((each) => parseIp(each)?.bits === ip.bits) ? 'yes' : 'no'
}
