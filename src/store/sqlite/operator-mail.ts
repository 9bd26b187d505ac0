/** Mail to those who run the relay, on its way into the queue. */

import { type bodyKeeper, sealed } from './bodies.ts'
import type { Connection } from './connection.ts'
import type { KeyReader, KeyWriter } from './keys.ts'
import type { OperatorMailToKeep, WriterVerbs } from './protocol.ts'
import { deliveryQueue, type Lease } from './queue.ts'
import type { BodyName } from './seal.ts'

/** Its key goes by the id of the mail, as that of a conversation goes by the id of the conversation. */
export function operatorMailBody(mail: string, delivery: string): BodyName {
  return { conversation: mail, form: 'sent', of: delivery }
}

/** As with messages, sealing is done before the transaction. The key must be there. */
export function withSealedBody(mail: OperatorMailToKeep, keys: KeyReader): OperatorMailToKeep {
  const { id, outgoing } = mail
  return {
    ...mail,
    outgoing: { ...outgoing, body: sealed(keys, operatorMailBody(id, outgoing.delivery), outgoing.body) },
  }
}

export function operatorMailVerbs(
  connection: Connection,
  keep: ReturnType<typeof bodyKeeper>,
  keys: KeyWriter,
): Pick<WriterVerbs, 'makeKey' | 'commitOperatorMail'> {
  return { makeKey: (name) => keys.make([name]), commitOperatorMail: operatorMailKeeper(connection, keep) }
}

/** Makes the function that keeps mail to the operators and queues it. */
export function operatorMailKeeper(connection: Connection, keep: ReturnType<typeof bodyKeeper>) {
  const insert = connection.prepare<[string, string, number, string | null, string | null]>(
    'INSERT INTO operator_mail (id, kind, received_at, session, client_ip) VALUES (?, ?, ?, ?, ?)',
  )
  const queue = deliveryQueue(connection)
  return (
    { id, kind, receivedAt, cameBy, outgoing }: OperatorMailToKeep,
    now: Date,
    lease: Lease | null = null,
  ): void => {
    const { delivery, messageId, reversePath, forwardPath } = outgoing
    insert.run(id, kind, receivedAt.getTime(), cameBy?.session ?? null, cameBy?.clientIp ?? null)
    const body = keep(operatorMailBody(id, delivery), outgoing.body)
    queue({ id: delivery, of: { operatorMail: id }, messageId, reversePath, forwardPath, body }, now, lease)
  }
}
