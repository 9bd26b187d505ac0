/** From a message or a delivery to its bytes. */

import { bodyFinder } from './bodies.ts'
import type { Connection } from './connection.ts'
import type { KeyReader } from './keys.ts'
import type { ReaderVerbs } from './protocol.ts'

interface Bodies {
  readonly conversation: string
  readonly received_body: number
  readonly sent_body: number | null
  readonly sent_delivery: string | null
}

export function messageBodies(
  connection: Connection,
  keys: KeyReader,
): Pick<ReaderVerbs, 'outgoingBody' | 'messageBody'> {
  const find = bodyFinder(connection, keys)
  const ofDelivery = connection.prepare<[string], { message: string; conversation: string; body: number }>(
    `SELECT message.id AS message, message.conversation, delivery.body
     FROM delivery JOIN message ON message.id = delivery.message WHERE delivery.id = ?`,
  )
  const ofMessage = connection.prepare<[string], Bodies>(
    'SELECT conversation, received_body, sent_body, sent_delivery FROM message WHERE id = ?',
  )
  return {
    outgoingBody: (delivery) => {
      const row = ofDelivery.get(delivery)
      if (row === undefined) return null
      return find(row.body, { conversation: row.conversation, form: 'sent', of: delivery }, row.message)
    },
    messageBody: (id, form) => {
      const row = ofMessage.get(id)
      if (row === undefined) return null
      const { conversation } = row
      if (form === 'received') return find(row.received_body, { conversation, form, of: id }, id)
      if (row.sent_body === null || row.sent_delivery === null) return null
      return find(row.sent_body, { conversation, form, of: row.sent_delivery }, id)
    },
  }
}
