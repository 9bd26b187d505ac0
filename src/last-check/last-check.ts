/**
 * The last look at a finished message before it is kept for sending: does anything in it name the hidden party?
 *
 * Always on, whatever the policy says. A hit never leaves: the message is held and an operator is called.
 */

import { excerptOf } from '../core/excerpt.ts'
import type { Finding } from '../core/finding.ts'
import type { RelayPlan } from '../core/relay-plan.ts'
import { type Bounds, FULL_BOUNDS } from './bounds.ts'
import { type CheckTask, findLeaks, type Leak, type LeakRule } from './find-leaks.ts'

/** The plan itself, or the same plan as a quarantine when its outgoing message would give the writer away. */
export function lastCheck(plan: RelayPlan, bounds: Bounds = FULL_BOUNDS): RelayPlan {
  const task = checkTask(plan)
  return task === null ? plan : heldForLeaks(plan, findLeaks(task, bounds))
}

/** What is to be looked for in what would leave; null where nothing does. */
export function checkTask({ outgoing, hidden, facts }: RelayPlan): CheckTask | null {
  if (outgoing === null) return null
  const { marketplace, writer, reader, readerIds } = facts
  // The message is addressed to its reader, whose address may end like the writer's or be of the same provider.
  const known = [...reader.addresses, reader.alias, writer.alias, marketplace.domain, ...readerIds.values()]
  return { bytes: outgoing.bytes, hidden, known: known.map((each) => each.replace(/^<|>$/g, '')) }
}

export function heldForLeaks(plan: RelayPlan, leaks: readonly Leak[]): RelayPlan {
  if (leaks.length === 0) return plan
  const findings = [...plan.findings, ...leaks.map(leakFinding)]
  return { ...plan, disposition: { kind: 'quarantine' }, findings, notice: null }
}

function leakFinding({ rule, where }: Leak): Finding {
  const { excerpt, advice } = WORDS[rule]
  return { rule, action: 'quarantine', where: placeOf(where), excerpt: excerptOf(`${excerpt} (${where})`), advice }
}

/** As findings have it. Files go by their part: the name of one may be what gives the writer away. */
function placeOf(where: string): string {
  const file = /(part \d+), file\b/.exec(where)?.[1]
  if (file !== undefined) return `attachment:${file}`
  return /, header\b/.test(where) ? 'header' : 'text'
}

const LEAVE_OUT = 'the other side writes to you through this service.'

const WORDS: Readonly<Record<LeakRule, { readonly excerpt: string; readonly advice: string }>> = {
  'leak.address': {
    excerpt: 'the finished message names its writer',
    advice: `Leave your own mail address out of messages: ${LEAVE_OUT}`,
  },
  'leak.host': {
    excerpt: "the finished message names a host of its writer's",
    advice: `Leave your own mail provider and website out of messages: ${LEAVE_OUT}`,
  },
  'leak.id': {
    excerpt: 'the finished message has an id that leads to its writer',
    advice: `Leave the technical lines of other mail out of messages: ${LEAVE_OUT}`,
  },
  'leak.phone': {
    excerpt: 'the finished message has a telephone number of its writer',
    advice: `Leave your own telephone number out of messages: ${LEAVE_OUT}`,
  },
  'leak.unreadable': {
    excerpt: 'the finished message cannot be looked through',
    advice: 'Send the file in another form: as plain text, as a simple PDF, or as a picture.',
  },
}
