/**
 * The last look at a finished message before it is kept for sending: does anything in it name the hidden party?
 *
 * Always on, whatever the policy says. A hit never leaves: the message is held and an operator is called.
 */

import type { Finding } from '../core/finding.ts'
import type { RelayPlan } from '../core/relay-plan.ts'
import { decodeMessage } from './decode.ts'

/** The plan itself, or the same plan as a quarantine when its outgoing message would give the writer away. */
export function lastCheck(plan: RelayPlan): RelayPlan {
  if (plan.outgoing === null) return plan
  const where = whereNamed(plan.outgoing.bytes, secretsOf(plan))
  if (where === null) return plan
  return { ...plan, disposition: { kind: 'quarantine' }, findings: [...plan.findings, leak(where)], notice: null }
}

/** What must not be in the message, in the one spelling that {@link spelledPlainly} gives. */
function secretsOf(plan: RelayPlan): string[] {
  const { writer } = plan.facts
  const originalId = plan.originalMessageId === null ? [] : [plan.originalMessageId.slice(1, -1)]
  return [...writer.addresses, ...originalId].map(spelledPlainly)
}

/** Where one of the secrets stands in the message; null when none does. */
function whereNamed(bytes: Uint8Array, secrets: readonly string[]): string | null {
  // Programs store text inside files two bytes a letter; the zero byte is before or behind each.
  const inBytes = secrets.flatMap((secret) => [secret, [...secret].join('\0')])
  for (const piece of decodeMessage(bytes)) {
    const text = piece.kind === 'text' ? spelledPlainly(piece.content) : piece.content.toLowerCase()
    if ((piece.kind === 'text' ? secrets : inBytes).some((secret) => text.includes(secret))) return piece.where
  }
  return null
}

/** Lower case, compatibility forms folded, and nothing between the letters that a reader would not see. */
function spelledPlainly(text: string): string {
  const folded = /[^\0-\x7f]/.test(text)
    ? text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    : text
  return folded.toLowerCase().replace(/\s+/g, '')
}

function leak(where: string): Finding {
  return {
    rule: 'leak.address',
    action: 'quarantine',
    where: 'header',
    excerpt: `the finished message names its writer (${where})`,
    advice: 'Leave your own mail address out of messages: the other side writes to you through this service.',
  }
}
