/** What the policy in force would make of a message of the archive: examine, plan and last check as the daemon runs them. */

import { unsignedAuthor } from './core/authorship.ts'
import { compareDecisions, type DecisionChange } from './core/compare-decisions.ts'
import type { Policy } from './core/policy.ts'
import type { RelayFacts } from './core/relay-facts.ts'
import type { InspectionParts } from './inspect-message.ts'
import type { MessageRecord } from './store/records.ts'
import type { Store } from './store/store.ts'

export interface ReplayParts extends Pick<InspectionParts, 'examine' | 'plan' | 'lastCheck' | 'freshIds'> {
  readonly policy: Policy
  readonly store: Pick<Store, 'messageBytes' | 'factsOfMessage'>
}

export type Replayed =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly change: DecisionChange }
  /** Nothing of it is a matter of the policy, or it cannot be decided any more. */
  | { readonly kind: 'set-aside'; readonly reason: string }

/** Changes nothing and sends nothing. */
export async function replayMessage(record: MessageRecord, parts: ReplayParts): Promise<Replayed> {
  if (record.automatic) return setAside('a machine wrote it')
  const raw = await parts.store.messageBytes(record.id, 'received')
  if (raw === null) return setAside('its bytes are gone')
  const message = await parts.examine(raw)
  if ('kind' in message) return setAside(message.reason)
  const kept = await parts.store.factsOfMessage(record.id, message.referencedIds, record.receivedAt)
  if (kept === null) return setAside(`its marketplace ${record.marketplace} is not configured`)
  const author = unsignedAuthor(record.writtenBy, 'network')
  const proven = { message, author, reversePath: kept.reversePath }
  const facts = inNoCircumstances(kept.facts)
  const planned = await parts.plan(proven, facts, parts.policy, record.receivedAt, parts.freshIds())
  const plan = 'kind' in planned ? planned : await parts.lastCheck(planned)
  if ('kind' in plan) return setAside(plan.reason)
  if (plan.automatic) return setAside('it would be taken for that of a machine')
  const change = compareDecisions(record, { disposition: plan.disposition.kind, findings: plan.findings })
  return change === null ? { kind: 'same' } : { kind: 'changed', change }
}

/** The moment is over: what it had to do with a decision stands in its findings. */
function inNoCircumstances(facts: RelayFacts): RelayFacts {
  return {
    ...facts,
    messagesLastHour: 0,
    readerUnreachable: false,
    writerStanding: { strikes: [], suspended: false },
    responseDueAt: null,
  }
}

function setAside(reason: string): Replayed {
  return { kind: 'set-aside', reason }
}
