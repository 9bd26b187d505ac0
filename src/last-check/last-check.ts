/**
 * The last look at a finished message before it is kept for sending: does anything in it name the hidden party?
 *
 * Always on, whatever the policy says. A hit never leaves: the message is held and an operator is called.
 */

import { domainToUnicode } from 'node:url'
import type { Finding } from '../core/finding.ts'
import type { RelayPlan } from '../core/relay-plan.ts'
import { type DecodedPiece, decodeMessage } from './decode.ts'

/** The plan itself, or the same plan as a quarantine when its outgoing message would give the writer away. */
export function lastCheck(plan: RelayPlan): RelayPlan {
  if (plan.outgoing === null) return plan
  const where = whereNamed(plan.outgoing.bytes, secretsOf(plan), plan.facts.reader.addresses)
  if (where === null) return plan
  return { ...plan, disposition: { kind: 'quarantine' }, findings: [...plan.findings, leak(where)], notice: null }
}

/** A shorter Message-ID names nobody, and stands in ordinary text by chance. */
const MIN_ID_CHARACTERS = 12

/** What must not be in the message, in the one spelling that {@link spelledPlainly} gives. */
function secretsOf(plan: RelayPlan): string[] {
  const { writer } = plan.facts
  const id = plan.originalMessageId?.slice(1, -1) ?? ''
  const ids = id.length < MIN_ID_CHARACTERS ? [] : [id]
  return [...new Set([...writer.addresses.flatMap(spellingsOf), ...ids].map(spelledPlainly))]
}

/** Programs show an internationalised domain by its letters, not by the A-labels in which it is registered. */
function spellingsOf(address: string): string[] {
  const at = address.lastIndexOf('@') + 1
  return [address, address.slice(0, at) + domainToUnicode(address.slice(at))]
}

/** Where one of the secrets stands in the message; null when none does. */
function whereNamed(bytes: Uint8Array, secrets: readonly string[], readers: readonly string[]): string | null {
  // Programs store text inside files two bytes a letter; the zero byte is before or behind each.
  const inBytes = secrets.flatMap((secret) => [secret, [...secret].join('\0')])
  // The message is addressed to its reader, whose address may end like the writer's.
  const alike = readers.filter((reader) => secrets.some((secret) => reader.includes(secret) && reader !== secret))
  for (const piece of decodeMessage(bytes)) {
    if (!mayName(piece)) continue
    const content = piece.kind === 'text' ? spelledPlainly(piece.content) : piece.content.toLowerCase()
    const text = alike.reduce((rest, reader) => rest.replaceAll(reader, '\n'), content)
    if ((piece.kind === 'text' ? secrets : inBytes).some((secret) => text.includes(secret))) return piece.where
  }
  return null
}

/** Addresses and Message-IDs have an @. In plain ASCII and in bytes it stands for itself; most text has none. */
function mayName({ kind, content }: DecodedPiece): boolean {
  return content.includes('@') || (kind === 'text' && /[^\0-\x7f]/.test(content))
}

/**
 * Lower case, compatibility forms folded, no marks on letters, and nothing between them that a reader would not see or
 * that a mail program puts where it breaks a quoted line.
 */
function spelledPlainly(text: string): string {
  return (/[^\0-\x7f]/.test(text) ? folded(text) : text).toLowerCase().replace(/[\s>]+/g, '')
}

function folded(text: string): string {
  return (
    text
      // Unicode sorts a run of marks, in quadratic time, and writes a ligature such as these as a whole sentence.
      .replace(/\p{M}+/gu, '')
      .replace(/[\u3300-\u3357\ufbea-\ufdfb]/g, '\ufffd')
      .normalize('NFKD')
      .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]+/gu, '')
  )
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
