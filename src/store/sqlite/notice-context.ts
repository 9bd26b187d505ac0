/** What a notice to the writer of a message needs. */

import type { Address } from '../../core/address.ts'
import { type Direction, readerSide, type Side, writerSide } from '../../core/direction.ts'
import { FALLBACK_LANGUAGE, isLanguage } from '../../core/language.ts'
import type { NoticeContext } from '../../core/notice.ts'
import type { Marketplace } from '../../core/relay-facts.ts'
import { displayName } from '../../core/rewrite/identity.ts'
import { shownAliasFinder } from './aliases.ts'
import type { Connection } from './connection.ts'
import { conversationFinder } from './facts.ts'
import type { ReaderVerbs } from './protocol.ts'
import { openWindowFinder } from './windows.ts'

interface MessageRow {
  readonly id: string
  readonly conversation: string
  readonly direction: Direction
  readonly written_by: Address
  readonly subject: string
  readonly original_message_id: string | null
  readonly received_at: number
  /** Null where it was not kept yet. */
  readonly language: string | null
}

export function noticeContexts(
  connection: Connection,
  marketplaces: readonly Marketplace[],
): Pick<ReaderVerbs, 'noticeContext' | 'messageNoticeContext'> {
  const byId = new Map(marketplaces.map((marketplace) => [marketplace.id, marketplace]))
  const shownAlias = shownAliasFinder(connection)
  const findConversation = conversationFinder(connection)
  const openWindow = openWindowFinder(connection)
  const ofMessage = connection.prepare<[string], MessageRow>(
    `SELECT id, conversation, direction, written_by, subject, original_message_id, received_at,
       language
     FROM message WHERE id = ?`,
  )
  const addresses = connection
    .prepare<[Side, string], Address>('SELECT address FROM party_address WHERE side = ? AND party = ?')
    .pluck()
  const relayed = connection
    .prepare<[string], string>("SELECT message FROM delivery WHERE id = ? AND kind = 'relay'")
    .pluck()

  const messageNoticeContext = (id: string): NoticeContext | null => {
    const message = ofMessage.get(id)
    if (message === undefined) return null
    const conversation = findConversation(message.conversation)
    const marketplace = byId.get(conversation.marketplace)
    // A marketplace that was taken out of the configuration has no address any more that a notice could come from.
    if (marketplace === undefined) return null
    const names = { buyer: conversation.buyer_name, seller: conversation.seller_name }
    // As the plan names them: a registered name may hold an address, and the other party reads the notice.
    const nameOf = (side: Side) =>
      displayName({ side, name: names[side], addresses: addresses.all(side, conversation[side]) })
    const reader = readerSide(message.direction)
    return {
      message: message.id,
      marketplace,
      writerName: nameOf(writerSide(message.direction)),
      writtenBy: message.written_by,
      readerName: nameOf(reader),
      readerAlias: shownAlias(conversation.id, reader, marketplace.domain).address,
      reader: { side: reader, partyId: conversation[reader] },
      subject: message.subject,
      responseDueAt: reader === 'buyer' ? (openWindow(conversation.id)?.dueAt ?? null) : null,
      originalMessageId: message.original_message_id,
      receivedAt: new Date(message.received_at),
      language: message.language !== null && isLanguage(message.language) ? message.language : FALLBACK_LANGUAGE,
    }
  }
  return {
    messageNoticeContext,
    noticeContext: (delivery) => {
      const message = relayed.get(delivery)
      return message === undefined ? null : messageNoticeContext(message)
    },
  }
}
