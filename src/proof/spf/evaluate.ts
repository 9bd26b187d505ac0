/** The function check_host() of RFC 7208 section 4, without the explanations, which nobody here would show to anybody. */

import { type DomainSpec, expand, liesWithClient, uses } from './domain-spec.ts'
import { dotted, type IpAddress, inNetwork } from './ip-address.ts'
import { type AddressMatch, addressMatches, hostsMatch, validatedNames } from './hosts.ts'
import { isAskable, type Questions, type SpfError } from './questions.ts'
import { isSpfRecord, type Mechanism, parseRecord, type Qualifier, type SpfRecord } from './record.ts'

export interface Sender {
  readonly ip: IpAddress
  readonly localPart: string
  readonly domain: string
  readonly helo: string
}

export interface Evaluation {
  readonly result: Qualifier | SpfError | 'none'
  /** A pass by a mechanism that holds for every client, or for a good part of the Internet. */
  readonly givenToEverybody: boolean
}

type Matched = AddressMatch | 'match of everybody'

/**
 * A network wider than any one owner has: the largest blocks that were ever given to an organization are /8 of IPv4 and
 * about /19 of IPv6; whoever lists more lists strangers.
 */
const WIDEST_PREFIX = { 4: 8, 6: 16 } as const

export async function evaluate(sender: Sender, questions: Questions): Promise<Evaluation> {
  return check(sender.domain, sender, questions)
}

async function check(domain: string, sender: Sender, questions: Questions): Promise<Evaluation> {
  const record = await findRecord(domain, questions)
  if (typeof record === 'string') return ending(record)
  for (const { qualifier, mechanism } of record.directives) {
    const matched = await matches(mechanism, domain, sender, questions)
    if (matched === 'temperror' || matched === 'permerror') return ending(matched)
    if (matched !== 'no')
      return { result: qualifier, givenToEverybody: qualifier === 'pass' && matched === 'match of everybody' }
  }
  return record.redirect === null ? ending('neutral') : checkOther(record.redirect, domain, sender, questions)
}

/** The record of the domain that `redirect` or `include` names; that there is none is a mistake. */
async function checkOther(spec: DomainSpec, domain: string, sender: Sender, questions: Questions): Promise<Evaluation> {
  if (!questions.takeTerm()) return ending('permerror')
  const other = await check(await target(spec, domain, sender, questions), sender, questions)
  if (other.result === 'none') return ending('permerror')
  return other.result === 'pass' && liesWithClient(spec) ? { ...other, givenToEverybody: true } : other
}

async function findRecord(domain: string, questions: Questions): Promise<SpfRecord | SpfError | 'none'> {
  if (!isAskable(domain)) return 'none'
  const texts = await questions.ask('TXT', domain)
  if (typeof texts === 'string') return texts
  const [record, ...others] = texts.map((strings) => strings.join('')).filter(isSpfRecord)
  if (record === undefined) return 'none'
  return others.length > 0 ? 'permerror' : (parseRecord(record) ?? 'permerror')
}

async function matches(mechanism: Mechanism, domain: string, sender: Sender, questions: Questions): Promise<Matched> {
  switch (mechanism.kind) {
    case 'all':
      return 'match of everybody'
    case 'ip':
      return inNetwork(sender.ip, mechanism.network, mechanism.prefix) ? widely(mechanism.prefix, sender.ip) : 'no'
    case 'include':
      return includeMatches(await checkOther(mechanism.domain, domain, sender, questions))
    default:
      if (!questions.takeTerm()) return 'permerror'
      return asksMatch(mechanism, await target(mechanism.domain, domain, sender, questions), sender, questions)
  }
}

/** RFC 7208 section 5.2: only a pass matches, an error is an error. */
function includeMatches({ result, givenToEverybody }: Evaluation): Matched {
  if (result === 'temperror' || result === 'permerror') return result
  if (result !== 'pass') return 'no'
  return givenToEverybody ? 'match of everybody' : 'match'
}

type Asking = Extract<Mechanism, { readonly kind: 'a' | 'mx' | 'ptr' | 'exists' }>

async function asksMatch(mechanism: Asking, name: string, sender: Sender, questions: Questions): Promise<Matched> {
  const matched = await namedMatch(mechanism, name, sender, questions)
  const everybodys = mechanism.domain !== null && liesWithClient(mechanism.domain)
  return matched === 'match' && everybodys ? 'match of everybody' : matched
}

async function namedMatch(mechanism: Asking, name: string, { ip }: Sender, questions: Questions): Promise<Matched> {
  switch (mechanism.kind) {
    case 'a': {
      const prefix = mechanism.prefixes[ip.family]
      return orWidely(await addressMatches(name, ip, prefix, questions), prefix, ip)
    }
    case 'mx': {
      const prefix = mechanism.prefixes[ip.family]
      return orWidely(await hostsMatch(name, ip, prefix, questions), prefix, ip)
    }
    case 'ptr': {
      const names = await validatedNames(ip, questions)
      return names.some((each) => each === name.toLowerCase() || each.endsWith(`.${name.toLowerCase()}`))
        ? 'match'
        : 'no'
    }
    case 'exists': {
      const found = await questions.ask('A', name)
      if (typeof found === 'string') return found
      if (found.length === 0) return questions.takeVoid() ? 'no' : 'permerror'
      // A name that does not depend on the client's address is there for every client.
      return uses(mechanism.domain, 'ip') ? 'match' : 'match of everybody'
    }
  }
}

function orWidely(matched: AddressMatch, prefix: number, ip: IpAddress): Matched {
  return matched === 'match' ? widely(prefix, ip) : matched
}

function widely(prefix: number, ip: IpAddress): Matched {
  return prefix < WIDEST_PREFIX[ip.family] ? 'match of everybody' : 'match'
}

/** The name that a term is about: its own, filled in, or the domain whose record it stands in. */
async function target(spec: DomainSpec | null, domain: string, sender: Sender, questions: Questions): Promise<string> {
  if (spec === null) return domain
  return expand(spec, {
    s: `${sender.localPart}@${sender.domain}`,
    l: sender.localPart,
    o: sender.domain,
    d: domain,
    i: dotted(sender.ip),
    p: uses(spec, 'p') ? await clientName(domain, sender.ip, questions) : '',
    v: sender.ip.family === 4 ? 'in-addr' : 'ip6',
    h: sender.helo,
  })
}

/** The name of the client for `%{p}`: the domain itself or a name in it before any other (RFC 7208 section 7.3). */
async function clientName(domain: string, ip: IpAddress, questions: Questions): Promise<string> {
  const names = await validatedNames(ip, questions)
  const own = names.find((each) => each === domain) ?? names.find((each) => each.endsWith(`.${domain}`))
  return own ?? names[0] ?? 'unknown'
}

function ending(result: Evaluation['result']): Evaluation {
  return { result, givenToEverybody: false }
}
