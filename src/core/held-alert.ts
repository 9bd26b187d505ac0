/** What the operators are told when a message is held: where to look and what to do, and nothing that it says. */

import { type Finding, isLeak, isUnreadable } from './finding.ts'
import type { Address } from './address.ts'
import { composeOperatorMail, type OperatorMailIds } from './operator-mail.ts'
import type { Outgoing } from './outgoing.ts'
import type { RelayPlan } from './relay-plan.ts'

export interface HeldAlert {
  readonly plan: Pick<RelayPlan, 'message' | 'facts' | 'order' | 'findings'>
  readonly receivedAt: Date
  /** When it is dropped if nobody decides. */
  readonly heldUntil: Date
  /** Whether further messages of this hour are held without an alert. */
  readonly isLastOfHour: boolean
}

/**
 * Composes the alert. Findings are named by rule and place only: an excerpt, a subject or a file's name may hold the
 * address that the message is held for, and the operators' mailbox is no place for those.
 */
export function composeHeldAlert(alert: HeldAlert, mailbox: Address, ids: OperatorMailIds, now: Date): Outgoing {
  const { marketplace } = alert.plan.facts
  const subject = `[Tradepost] Message held: ${shortRules(alert.plan.findings)}`
  const content = { subject, replyTo: null, text: alertText(alert), attachments: [] }
  return composeOperatorMail(content, mailbox, marketplace, ids, now)
}

const MAX_RULES_IN_SUBJECT = 2
const MAX_FINDINGS = 20

function alertText({ plan, receivedAt, heldUntil, isLastOfHour }: HeldAlert): string {
  const { message, facts, order, findings } = plan
  const reasons = [...new Set(holding(findings).map(({ rule, where }) => `${rule} (${placeOf(where)})`))]
  const more = reasons.length - MAX_FINDINGS
  return [
    'A message is held and waits for your decision.',
    '',
    `    Message:     ${message}`,
    `    Marketplace: ${facts.marketplace.id}`,
    `    Order:       ${order ?? 'none'}`,
    `    Direction:   ${facts.direction === 'buyer-to-seller' ? 'buyer to seller' : 'seller to buyer'}`,
    `    Received:    ${minute(receivedAt)}`,
    `    Held until:  ${minute(heldUntil)}; then it is dropped`,
    '',
    'It is held because of:',
    '',
    ...reasons.slice(0, MAX_FINDINGS).map((reason) => `  * ${reason}`),
    ...(more > 0 ? [`  and ${more} more.`] : []),
    '',
    ...(smellsOfLoop(findings) ? [...loopText(facts.conversation), ''] : []),
    ...whatToDo(message, holding(findings).filter(isLeak)),
    '',
    ...(isLastOfHour ? [...LAST_OF_HOUR, ''] : []),
  ].join('\n')
}

/** Whether it is held for how many messages its conversation took, whatever else it is held for. */
export function smellsOfLoop(findings: readonly Finding[]): boolean {
  return holding(findings).some(({ rule }) => rule === RATE)
}

/** Whether it is held for nothing else, so that it is like the one before. */
export function onlySmellsOfLoop(findings: readonly Finding[]): boolean {
  return smellsOfLoop(findings) && holding(findings).every(({ rule }) => rule === RATE)
}

const RATE = 'structure.rate'

function loopText(conversation: string): string[] {
  return [
    'Its conversation took more messages in an hour than people write: that',
    'smells of a loop, of two programs that answer each other. Others that are',
    'held for this alone have no mail of their own for the rest of the hour;',
    'this lists them:',
    '',
    `    tradepost message list --conversation ${conversation}`,
  ]
}

function whatToDo(message: string, leaks: readonly Finding[]): string[] {
  const commands = ['show', ...(leaks.length === 0 ? ['release'] : []), 'drop']
  return [
    ...(leaks.length === 0 ? [] : leaks.every(isUnreadable) ? [...UNREADABLE_WARNING, ''] : [...LEAK_WARNING, '']),
    leaks.length === 0
      ? 'See what it is, then send it on, or drop it and have its writer told:'
      : 'See what it is, then drop it and have its writer told:',
    '',
    ...commands.map((command) => `    tradepost quarantine ${command} ${message}`),
  ]
}

const LEAK_WARNING = [
  'Released as it is, it would tell the other side who wrote it. That is',
  'as a rule a fault of this relay: please report it. `quarantine release`',
  'sends it only with --despite-leak.',
]

const UNREADABLE_WARNING = [
  'Something in it could not be opened or is too large to be looked through,',
  'and may tell the other side who wrote it. `quarantine release` sends it',
  'only with --despite-leak: look into the file before.',
]

const LAST_OF_HOUR = [
  'Many messages are being held. For the rest of this hour no further',
  'alert is sent; this lists all of them:',
  '',
  '    tradepost quarantine list',
]

function holding(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ action }) => action === 'quarantine')
}

function shortRules(findings: readonly Finding[]): string {
  const rules = [...new Set(holding(findings).map(({ rule }) => rule))]
  const more = rules.length - MAX_RULES_IN_SUBJECT
  return `${rules.slice(0, MAX_RULES_IN_SUBJECT).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** The kind of place, without the name of a file. */
function placeOf(where: string): string {
  return where.replace(/:.*$/s, '')
}

function minute(time: Date): string {
  return `${time.toISOString().replace('T', ' ').slice(0, 16)} UTC`
}
