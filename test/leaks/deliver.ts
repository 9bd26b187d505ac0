/** One message through the relay as the daemon does it: examined, planned, checked. Nothing is stored or sent. */

import { unsignedAuthor } from '../../src/core/authorship.ts'
import type { Direction } from '../../src/core/direction.ts'
import { type Action, PLACES, type Place } from '../../src/core/finding.ts'
import { DEFAULT_ACTIONS } from '../../src/core/inspect/rules.ts'
import type { Policy } from '../../src/core/policy.ts'
import type { RelayFacts } from '../../src/core/relay-facts.ts'
import { planRelay, type RelayPlan } from '../../src/core/relay-plan.ts'
import { examineBytes } from '../../src/examine/examine-bytes.ts'
import { lastCheck } from '../../src/last-check/last-check.ts'
import { address, caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from '../support/case-facts.ts'

/** The id by which the writer knows the message of the other party that is answered, and by which its sender does. */
export const ANSWERED_ID = '<relayed-0@marketplace.example>'
const READERS_ID = '<question-0@reader.example>'

export interface Sending {
  readonly raw: Uint8Array
  readonly direction: Direction
  /** All registered addresses of the writer; the first one writes. */
  readonly writtenBy: readonly [string, ...string[]]
  /** The registered telephone numbers of the writer, digits only. */
  readonly phones?: readonly string[]
}

export function factsFor({ direction, writtenBy, phones = [] }: Omit<Sending, 'raw'>): RelayFacts {
  const facts = caseFacts({ direction, readerIds: { [ANSWERED_ID]: READERS_ID } })
  const [first, ...others] = writtenBy
  return { ...facts, writer: { ...facts.writer, addresses: [address(first), ...others.map(address)], phones } }
}

/**
 * Rules on content would stop many of these messages, and take out of others what the scrubbers are to hide: here they
 * only note it. Links, which a reader could follow, are taken out, but for those in files, which would stay behind.
 */
const NOTED = Object.keys(DEFAULT_ACTIONS).filter((rule) => /^(?:contact|marketing)\.|^link\.(?!website)/.test(rule))

export async function deliver(sending: Sending): Promise<RelayPlan> {
  const policy = casePolicy({ policy: { noted: NOTED } })
  const strip = Object.fromEntries(PLACES.map((place) => [place, 'strip'])) as Record<Place, Action>
  const links = { ...strip, attachment: 'note' } as const
  const actions = { ...policy.actions, 'link.website': { 'buyer-to-seller': links, 'seller-to-buyer': links } }
  return lastCheck(await planned(sending, { ...policy, actions }))
}

/** Under a policy that only notes what it finds, so that nothing but the scrubbers and the last check hides anybody. */
export async function deliverUnruled(sending: Sending): Promise<RelayPlan> {
  const policy = casePolicy()
  const noted = Object.fromEntries(PLACES.map((place) => [place, 'note'])) as Record<Place, Action>
  const actions = Object.keys(policy.actions).map((rule) => [
    rule,
    { 'buyer-to-seller': noted, 'seller-to-buyer': noted },
  ])
  return lastCheck(await planned(sending, { ...policy, actions: Object.fromEntries(actions) }))
}

/** Before the last check has had its say. */
async function planned(sending: Sending, policy: Policy): Promise<RelayPlan> {
  const message = await examineBytes(withLineEnds(sending.raw))
  if ('kind' in message) throw new Error(`not examined: ${message.reason}`)
  const facts = factsFor(sending)
  const [writtenBy] = facts.writer.addresses
  const proven = { message, author: unsignedAuthor(writtenBy, 'network'), reversePath: writtenBy }
  return planRelay(proven, facts, policy, RECEIVED_AT, FIXED_IDS)
}

function withLineEnds(raw: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(raw).toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1')
}

/** A finding that is not just a note, in one line, for a failure to explain itself. */
export function whyNot(plan: RelayPlan): string {
  const findings = plan.findings.map(({ rule, where, excerpt }) => `${rule} in ${where}: ${excerpt}`)
  return [plan.disposition.kind, ...findings].join('; ')
}
