/** `message show`: one message with its decision, for an operator. */

import type { Command } from 'commander'
import type { ProvenBy } from '../core/authorship.ts'
import type { Finding } from '../core/finding.ts'
import { formatSize } from '../config/units.ts'
import { wrapped } from '../core/wrap.ts'
import type { DeliveryRecord, MessageRecord } from '../store/records.ts'
import type { CommandLine } from './command-line.ts'
import { CommandFailure } from './failure.ts'
import { renderFindings } from './findings.ts'
import { heldUntil } from './held-until.ts'
import { oneLine, secondOf } from './printable.ts'
import { deliveriesTable } from './queue-list.ts'
import { messageDetailJson } from './records.ts'
import { type CommandSession, widthOf } from './session.ts'
import { renderFields } from './table.ts'

export function addMessageShow(group: Command, line: CommandLine): void {
  group
    .command('show')
    .argument('<id>', "the message's id")
    .description('show one message: who wrote it, what was found, what became of it')
    .action((id: string) => line.run(async (session) => showMessage(await findMessage(id, session), session)))
}

export async function findMessage(id: string, session: CommandSession): Promise<MessageRecord> {
  const message = await (await session.store()).findMessage(id)
  if (message !== null) return message
  throw new CommandFailure(`There is no message ${oneLine(id)}. \`tradepost message list\` shows the newest ones.`)
}

export async function showMessage(message: MessageRecord, session: CommandSession): Promise<void> {
  if (session.json) {
    session.printJson(messageDetailJson(message, session))
    return
  }
  const store = await session.store()
  const found = await Promise.all(message.deliveries.map((id) => store.findDelivery(id)))
  const deliveries = found.filter((delivery) => delivery !== null)
  session.print(renderMessage(message, heldUntil(message, session), deliveries, widthOf(session)))
}

const PROOFS: Readonly<Record<ProvenBy, string>> = {
  dkim: 'dkim',
  spf: 'spf',
  edge: 'edge',
  network: 'trusted network',
  claim: 'claim only',
}

function renderMessage(
  message: MessageRecord,
  until: Date | null,
  deliveries: readonly DeliveryRecord[],
  width: number,
): string {
  const forSeller = message.direction === 'buyer-to-seller'
  const fields = renderFields([
    ['Message', message.id],
    ['Conversation', message.conversation],
    ['Marketplace', message.marketplace],
    ['Order', message.order],
    ['Subject', message.subject || '(no subject)'],
    ['Written by', `${forSeller ? 'buyer' : 'seller'} ${message.writerId}, from ${message.writtenBy}`],
    ['Proven by', message.provenBy === null ? 'not recorded' : PROOFS[message.provenBy]],
    ['For', `${forSeller ? 'seller' : 'buyer'} ${message.readerId}`],
    ['Received', `${secondOf(message.receivedAt)}, ${formatSize(message.receivedBytes)}`],
    ['Built', message.sentBytes === null ? 'nothing' : formatSize(message.sentBytes)],
    ['Disposition', dispositionText(message)],
    ['Held until', until && `${secondOf(until)}, then it is dropped`],
    ['Message-ID', message.originalMessageId],
    ['Policy', message.policyHash],
  ])
  return [fields, ...findingsPart(message, width), ...deliveriesPart(deliveries, width)].join('\n')
}

function dispositionText({ disposition, held, automatic }: MessageRecord): string {
  if (automatic) return `${disposition} (written by a machine)`
  return held === null ? disposition : `${disposition} (${held})`
}

function findingsPart({ findings, held }: MessageRecord, width: number): string[] {
  if (findings.length === 0) return []
  const isNamed = held === 'held' && findings.some(staysBehind)
  return [
    '',
    'Findings',
    renderFindings(findings, width),
    ...(isNamed ? wrapped(STAYS_BEHIND, { first: '  ', width }) : []),
  ]
}

/** Of HTML, which is written anew: what stands behind words, or is fetched from elsewhere. */
function staysBehind({ rule, excerpt }: Finding): boolean {
  return rule.startsWith('image.') || (/^(?:link|contact)\./.test(rule) && excerpt.includes(' -> '))
}

const STAYS_BEHIND =
  'Released, it goes on without links behind words or on pictures, except to allowed domains, and without pictures from elsewhere.'

function deliveriesPart(deliveries: readonly DeliveryRecord[], width: number): string[] {
  return deliveries.length === 0 ? [] : ['', 'Deliveries', deliveriesTable(deliveries, width)]
}
