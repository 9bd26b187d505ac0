/** The claims that one commit makes for its caller on what it queues: a claim by itself would be one more transaction. */

import { freshId } from '../../system/random.ts'
import type { DeliveryKind, DueDelivery } from '../records.ts'
import type { CommitOutcome, FirstClaim } from '../store.ts'
import type { OutgoingToKeep, PlanToKeep } from './protocol.ts'
import type { Lease } from './queue.ts'

export interface FirstClaims {
  /** A lease for what is about to be queued; null where the caller asked for no more. */
  take(plan: PlanToKeep, kind: DeliveryKind, outgoing: OutgoingToKeep): Lease | null
  /** What the caller is told once all of it is kept. */
  committed(): CommitOutcome
}

export function firstClaims({ limit, leaseMs }: FirstClaim, now: Date): FirstClaims {
  const claimed: DueDelivery[] = []
  let unclaimed = 0
  return {
    take: (plan, kind, outgoing) => {
      if (claimed.length >= limit) {
        unclaimed += 1
        return null
      }
      const lease = freshId()
      claimed.push(dueDelivery(plan, kind, outgoing, lease, now))
      return { lease, endsAt: new Date(now.getTime() + leaseMs) }
    },
    committed: () => ({ kind: 'committed', claimed, unclaimed }),
  }
}

function dueDelivery(
  plan: PlanToKeep,
  kind: DeliveryKind,
  { delivery: id, reversePath, forwardPath }: OutgoingToKeep,
  lease: string,
  now: Date,
): DueDelivery {
  const { message, conversation, direction } = plan
  const of =
    kind === 'operators' ? { message: null, conversation: null, direction: null } : { message, conversation, direction }
  return { id, ...of, kind, lease, attempts: 0, acceptedAt: now, reversePath, forwardPath }
}
