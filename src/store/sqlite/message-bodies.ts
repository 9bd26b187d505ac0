/** From a message or a delivery to its bytes. */

import { bodyFinder } from './bodies.ts'
import type { Connection } from './connection.ts'
import type { KeyReader } from './keys.ts'
import { operatorMailBody } from './operator-mail.ts'
import type { ReaderVerbs } from './protocol.ts'
import { returnedBody } from './returned.ts'

interface Bodies {
  readonly conversation: string
  readonly received_body: number
  readonly sent_body: number | null
  readonly sent_delivery: string | null
}

interface DeliveredBody {
  readonly conversation: string | null
  readonly message: string | null
  readonly operator_mail: string | null
  readonly body: number
}

interface ReturnedBody {
  readonly conversation: string | null
  readonly body: number
}

export function messageBodies(
  connection: Connection,
  keys: KeyReader,
): Pick<ReaderVerbs, 'outgoingBody' | 'messageBody' | 'returnedBody'> {
  const find = bodyFinder(connection, keys)
  const ofDelivery = connection.prepare<[string], DeliveredBody>(
    `SELECT message.conversation, delivery.message, delivery.operator_mail, delivery.body
     FROM delivery LEFT JOIN message ON message.id = delivery.message WHERE delivery.id = ?`,
  )
  const ofMessage = connection.prepare<[string], Bodies>(
    'SELECT conversation, received_body, sent_body, sent_delivery FROM message WHERE id = ?',
  )
  const ofReturned = connection.prepare<[string], ReturnedBody>(
    `SELECT message.conversation, returned_mail.body
     FROM returned_mail
     LEFT JOIN delivery ON delivery.id = returned_mail.delivery
     LEFT JOIN message ON message.id = delivery.message
     WHERE returned_mail.id = ?`,
  )
  return {
    returnedBody: (id) => {
      const row = ofReturned.get(id)
      return row === undefined ? null : find(row.body, returnedBody(id, row.conversation), id)
    },
    outgoingBody: (delivery) => {
      const row = ofDelivery.get(delivery)
      if (row === undefined) return null
      const { body, message, conversation, operator_mail: mail } = row
      if (mail !== null) return find(body, operatorMailBody(mail, delivery), mail)
      if (message === null || conversation === null) throw new Error(`delivery ${delivery} is of nothing`)
      return find(body, { conversation, form: 'sent', of: delivery }, message)
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
