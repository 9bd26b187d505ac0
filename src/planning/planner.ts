/** The plan as the daemon makes it: of small messages here, of those with much to read in a thread. */

import { availableParallelism } from 'node:os'
import type { BodyNode } from '../core/message/body-tree.ts'
import type { Message } from '../core/message/message.ts'
import type { FreshIds } from '../core/outgoing.ts'
import type { Policy } from '../core/policy.ts'
import type { RelayFacts } from '../core/relay-facts.ts'
import { planRelay, type ProvenMessage, type RelayPlan } from '../core/relay-plan.ts'
import { RecentBreakers } from '../system/recent-breakers.ts'
import { workerFile } from '../system/worker-file.ts'
import { WorkerPool } from '../system/worker-pool.ts'
import type { PlanTask } from './plan-worker.ts'

/** The message took more time or memory than any may have: nothing is decided about it. */
export interface Unplannable {
  readonly kind: 'unplannable'
  readonly reason: string
}

export interface Planner {
  /**
   * What {@link planRelay} says. An error is a failure of ours (the client is told to try again); when the same message
   * causes a second one, it is to blame.
   */
  plan(
    proven: ProvenMessage,
    facts: RelayFacts,
    policy: Policy,
    now: Date,
    ids: FreshIds,
  ): Promise<RelayPlan | Unplannable>
  /** Ends the worker threads. Plans still being made fail. */
  close(): Promise<void>
}

export interface PlannerOptions {
  /** What has more to read than this is planned in a thread. */
  readonly hereCharacters?: number
  readonly timeoutMs?: number
  readonly memoryMb?: number
  readonly threads?: number
  readonly worker?: URL
}

/** Of text, names and codes. So much is planned in 20 ms, and a thread that starts first takes half a second. */
const HERE_CHARACTERS = 50_000
/** Files are copied into what leaves; more than this is for a thread as well. */
const HERE_FILE_BYTES = 1024 * 1024
const TIMEOUT_MS = 10_000
const MEMORY_MB = 512
const MAX_THREADS = 2
/** As many as the examiner lets wait: what it has let through must not be turned away here for being many. */
const MAX_WAITING = 64
/** A pool that nobody needs gives its memory back. */
const IDLE_MS = 30_000

export function createPlanner(options: PlannerOptions = {}): Planner {
  const hereCharacters = options.hereCharacters ?? HERE_CHARACTERS
  const pool = new WorkerPool<PlanTask, RelayPlan>({
    done: 'planned',
    worker: options.worker ?? workerFile(import.meta.url, './plan-worker.ts'),
    threads: options.threads ?? Math.min(MAX_THREADS, availableParallelism()),
    maxWaiting: MAX_WAITING,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    memoryMb: options.memoryMb ?? MEMORY_MB,
    idleMs: IDLE_MS,
  })
  const breakers = new RecentBreakers()
  return {
    async plan(proven, facts, policy, now, ids) {
      const { message } = proven
      if (fileBytes(message) <= HERE_FILE_BYTES && !hasMoreCharacters(message, hereCharacters)) {
        return planRelay(proven, facts, policy, now, ids)
      }
      const result = await pool.run({ proven, facts, policy, now, ids })
      if (result.kind === 'done') return result.result
      if (result.kind === 'spent') return { kind: 'unplannable', reason: result.reason }
      if (breakers.sawBefore(Buffer.from(message.bodyHash))) {
        return { kind: 'unplannable', reason: 'planning it broke twice' }
      }
      throw new Error('planning a message broke', { cause: result.error })
    },
    close: () => pool.close(),
  }
}

function fileBytes({ attachments }: Message): number {
  return attachments.reduce((sum, { content }) => sum + content.byteLength, 0)
}

/** Counts no further than it must. A node counts as a few characters: it has to be visited and written. */
function hasMoreCharacters({ body, attachments, subject }: Message, most: number): boolean {
  let left = most - subject.length
  for (const { name, text, codes } of attachments) {
    left -= name.length + (text?.length ?? 0) + codes.reduce((sum, code) => sum + code.length, 0)
  }
  const count = (nodes: readonly BodyNode[]): boolean => {
    for (const node of nodes) {
      left -= CHARACTERS_A_NODE
      if (node.kind === 'text') left -= node.text.length
      if (node.kind === 'image') left -= node.alt.length
      if (left < 0 || (node.kind === 'element' && count(node.children))) return true
    }
    return left < 0
  }
  return count(body)
}

const CHARACTERS_A_NODE = 4
