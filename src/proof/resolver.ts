/** Questions to the domain name system: the one place where they are asked. */

import { promises } from 'node:dns'
import { domainToASCII } from 'node:url'
import type { Clock } from '../system/clock.ts'
import { createAnswerCache } from './answer-cache.ts'
import { createQuestionGate } from './question-gate.ts'

export interface MxRecord {
  /** Empty where the domain says that it takes no mail (RFC 7505). */
  readonly exchange: string
  readonly priority: number
}

/**
 * What one record of a type is. A TXT record is a list of strings, to be joined without anything between them; each
 * character of them is one octet.
 */
export interface RecordOf {
  readonly A: string
  readonly AAAA: string
  readonly MX: MxRecord
  readonly PTR: string
  readonly TXT: readonly string[]
}
export type RecordType = keyof RecordOf

export type DnsAnswer<T> =
  | { readonly kind: 'found'; readonly records: readonly T[] }
  /** There is no such name, or it has no record of this type: both answered by the zone itself. */
  | { readonly kind: 'none' }
  /** Nobody knows just now: a time-out, SERVFAIL, REFUSED, or too many questions at once. `reason` holds no address. */
  | { readonly kind: 'failed'; readonly reason: string }

export interface Resolver {
  /** Never rejects. Names are taken as given, without search domains, in any case, with or without the last dot. */
  lookup<T extends RecordType>(type: T, name: string): Promise<DnsAnswer<RecordOf[T]>>
}

export interface ResolverOptions {
  /** `192.0.2.53`, `192.0.2.53:5353` or `[2001:db8::53]:5353`; none: those of the system. */
  readonly servers: readonly string[]
  /** For one question, waiting its turn and all tries included. */
  readonly timeoutMs: number
  /** How long an answer is used again; 0 keeps none. */
  readonly cacheForMs: number
  readonly clock: Clock
  /** Questions asked at the same time; others wait. */
  readonly maxAtOnce?: number
  /** Questions that wait; beyond these they fail at once. */
  readonly maxWaiting?: number
  /** Told each time that no server answers: what a zone's own server says is not meant. */
  readonly onSilence?: (reason: string) => void
}

/**
 * The tries of c-ares wait 1, 2 and 4 parts, each up to a quarter longer or, for a server it does not know yet, rounded
 * up; eight parts hold them all. A deadline of our own holds where they do not.
 */
const TRIES = 3
const PARTS = 8

/** That there is no record is forgotten sooner than a record: it is what somebody who mends a domain waits for. */
const NONE_SHARE = 5

export function createResolver(options: ResolverOptions): Resolver {
  const { timeoutMs, cacheForMs, clock, maxAtOnce = 200, maxWaiting = 2000, onSilence = () => {} } = options
  const cache = createAnswerCache<DnsAnswer<unknown>>()
  const inFlight = new Map<string, Promise<DnsAnswer<unknown>>>()
  const gate = createQuestionGate(maxAtOnce, maxWaiting)

  async function ask(key: string, type: RecordType, name: string): Promise<DnsAnswer<unknown>> {
    const answer = await gate(() => answerOf(() => newAsker(options).resolve(untouched(name), type)), timeoutMs)
    if (answer === 'full') return { kind: 'failed', reason: 'too many questions to DNS at once' }
    if (answer === 'late') return silent(`no answer from DNS within ${timeoutMs} ms`)
    if (answer.kind === 'failed' && !answer.reason.startsWith(SAID_SO)) return silent(answer.reason)
    const keepForMs = answer.kind === 'none' ? cacheForMs / NONE_SHARE : cacheForMs
    if (answer.kind !== 'failed' && keepForMs > 0) cache.put(key, answer, sizeOf(answer), clock.now(), keepForMs)
    return answer
  }

  function silent(reason: string): DnsAnswer<unknown> {
    onSilence(reason)
    return { kind: 'failed', reason }
  }

  function lookup(type: RecordType, given: string): Promise<DnsAnswer<unknown>> {
    const name = dnsName(given)
    if (name === null) return Promise.resolve({ kind: 'none' })
    const key = `${type} ${name}`
    const kept = cache.get(key, clock.now())
    if (kept !== undefined) return Promise.resolve(kept)
    const asked = inFlight.get(key)
    if (asked !== undefined) return asked
    const answer = ask(key, type, name).finally(() => inFlight.delete(key))
    inFlight.set(key, answer)
    return answer
  }

  // Node answers each type of question with records of that type.
  return { lookup: lookup as Resolver['lookup'] }
}

/**
 * Node's resolver, for one question. One for all would send everything from one port for as long as anything is under
 * way, and who can guess the answer's id could then answer for a key. It also reads the servers of the system only once.
 */
function newAsker({ servers, timeoutMs }: ResolverOptions): promises.Resolver {
  const asker = new promises.Resolver({ timeout: Math.max(1, Math.floor(timeoutMs / PARTS)), tries: TRIES })
  if (servers.length > 0) asker.setServers(servers)
  return asker
}

/** What may be asked: lower case, without the last dot; null where no zone can hold such a name (RFC 1035 section 2.3.4). */
export function dnsName(text: string): string | null {
  const name = text.replace(/\.$/, '').toLowerCase()
  // A backslash would begin an escape: a second spelling of another name.
  if (name.length === 0 || name.length > 253 || !/^[!-[\]-~]+$/.test(name)) return null
  return name.split('.').every((label) => label.length >= 1 && label.length <= 63) ? name : null
}

/**
 * Node asks for the root instead of a name in which something looks like an A-label and is none that it knows. c-ares
 * reads `\120` as the octet 120, the letter x (RFC 1035 section 5.1), and Node does not.
 */
function untouched(name: string): string {
  return domainToASCII(name) === name ? name : name.replace(/(?<=^|\.)x(?=n--)/g, '\\120')
}

async function answerOf(ask: () => Promise<unknown>): Promise<DnsAnswer<unknown>> {
  try {
    const records = await ask()
    return Array.isArray(records) && records.length > 0
      ? { kind: 'found', records: records.map(plainRecord) }
      : { kind: 'none' }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    // c-ares asks only for names of letters, digits and `-_./*`: other characters are EBADNAME, and no host has them.
    if (code === 'ENOTFOUND' || code === 'ENODATA' || code === 'EBADNAME') return { kind: 'none' }
    return { kind: 'failed', reason: SAID.has(code) ? `${SAID_SO} ${code}` : `DNS gave no answer (${code})` }
  }
}

/** Later versions of Node write the type into an MX record as well. */
function plainRecord(record: unknown): unknown {
  if (typeof record !== 'object' || record === null || !('exchange' in record) || !('priority' in record)) return record
  return { exchange: record.exchange, priority: record.priority }
}

const SAID_SO = 'DNS said'
/** These come from a server; the others mean that none was reached, or that it spoke no DNS. */
const SAID: ReadonlySet<string> = new Set(['ESERVFAIL', 'EREFUSED', 'EFORMERR', 'ENOTIMP'])

/** Roughly, in octets. */
function sizeOf(answer: DnsAnswer<unknown>): number {
  return answer.kind === 'found' ? JSON.stringify(answer.records).length : 0
}
