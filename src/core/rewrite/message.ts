/** The message as the reader gets it: built from nothing, out of what the plan lets through. */

import type { Observation } from '../finding.ts'
import type { HiddenParty } from '../hidden-party.ts'
import type { Reading } from '../inspect/reading.ts'
import type { BodyNode } from '../message/body-tree.ts'
import { type HeaderField, headerDate, writeMessage } from '../message/write-message.ts'
import type { FreshIds, Outgoing } from '../outgoing.ts'
import type { Policy } from '../policy.ts'
import type { RelayFacts } from '../relay-facts.ts'
import { returnPath } from '../return-path.ts'
import type { Thread } from '../thread.ts'
import { rewriteAttachments } from './attachments.ts'
import { rewriteBody } from './body.ts'
import { html } from './html.ts'
import { displayName } from './identity.ts'
import { plainText } from './plain-text.ts'

export function rewriteMessage(
  reading: Reading,
  stripped: readonly Observation[],
  thread: Thread,
  facts: RelayFacts,
  hidden: HiddenParty,
  policy: Policy,
  now: Date,
  ids: FreshIds,
): Outgoing {
  const { marketplace, reader } = facts
  const context = { hidden, facts, placeAt: reading.placeAt }
  const messageId = `<${ids.relayMessageId}@${marketplace.domain}>`
  const files = rewriteAttachments(reading.message.attachments, stripped, context, ids)
  const body = [...rewriteBody(reading, stripped, context, policy), ...removalNotes(files.removed)]
  const bytes = writeMessage({
    header: [...headerOf(messageId, thread, facts, now)],
    text: `${plainText(body).join('\n')}\n`,
    html: reading.message.form === 'rich' ? html(body, files.contentIds) : null,
    inline: files.inline,
    attachments: files.attachments,
    boundary: ids.boundary,
  })
  return {
    delivery: ids.relayDelivery,
    messageId,
    reversePath: returnPath(ids.bounceToken, marketplace.domain),
    forwardPath: reader.addresses[0],
    bytes,
  }
}

/** The whole header of a relayed message, apart from MIME: an allow-list by construction. */
function headerOf(messageId: string, thread: Thread, { writer, reader }: RelayFacts, now: Date): HeaderField[] {
  const { subject, references } = thread
  const repliedTo = references.at(-1)
  return [
    { name: 'From', kind: 'mailbox', displayName: displayName(writer), value: writer.alias },
    { name: 'To', kind: 'mailbox', displayName: displayName(reader), value: reader.addresses[0] },
    { name: 'Subject', kind: 'text', value: subject },
    { name: 'Date', kind: 'exact', value: headerDate(now) },
    { name: 'Message-ID', kind: 'ids', value: messageId },
    ...(repliedTo === undefined
      ? []
      : ([
          { name: 'In-Reply-To', kind: 'ids', value: repliedTo },
          { name: 'References', kind: 'ids', value: references.join(' ') },
        ] as const)),
  ]
}

/** A line at the end of the text for each file that was taken out, so that the reader knows to ask. */
function removalNotes(names: readonly string[]): BodyNode[] {
  if (names.length === 0) return []
  return [
    { kind: 'break' },
    ...names.flatMap((name): BodyNode[] => [{ kind: 'break' }, { kind: 'text', text: `[file removed: ${name}]` }]),
  ]
}
