/** How a quarantine ends: the held message is released or dropped. */

import type { bodyKeeper } from './bodies.ts'
import type { Connection } from './connection.ts'
import type { WriterVerbs } from './protocol.ts'
import { deliveryQueue, noticeQueue } from './queue.ts'
import type { WindowKeeper } from './windows.ts'

interface HeldRow {
  readonly conversation: string
  readonly automatic: number
  readonly sent_body: number | null
  readonly sent_delivery: string | null
  readonly sent_message_id: string | null
  readonly sent_reverse_path: string | null
  readonly sent_forward_path: string | null
}

export function quarantineVerbs(
  connection: Connection,
  keep: ReturnType<typeof bodyKeeper>,
  windows: WindowKeeper,
): Pick<WriterVerbs, 'releaseMessage' | 'dropMessage'> {
  const find = connection.prepare<[string], HeldRow>(
    `SELECT conversation, automatic, sent_body, sent_delivery, sent_message_id, sent_reverse_path, sent_forward_path
     FROM message WHERE id = ? AND held = 'held'`,
  )
  const end = connection.prepare<[string, number, string]>('UPDATE message SET held = ?, counts = ? WHERE id = ?')
  const queue = deliveryQueue(connection)
  const queueNotice = noticeQueue(connection, keep)
  return {
    releaseMessage: (id, now) => {
      const held = find.get(id)
      if (held === undefined) return false
      const {
        sent_body: body,
        sent_delivery: delivery,
        sent_message_id: messageId,
        sent_forward_path: forwardPath,
      } = held
      if (body === null || delivery === null || messageId === null || forwardPath === null) {
        throw new Error(`message ${id} is held without anything to send`)
      }
      end.run('released', Number(held.automatic === 0), id)
      // The message is dated by when it was received, so it may fit in before others that came meanwhile.
      windows.recompute(held.conversation)
      const reversePath = held.sent_reverse_path
      queue({ id: delivery, of: { message: id, kind: 'relay' }, messageId, reversePath, forwardPath, body }, now)
      return true
    },
    dropMessage: (id, notice, now) => {
      const held = find.get(id)
      if (held === undefined) return false
      end.run('dropped', 0, id)
      if (notice !== null) queueNotice(held.conversation, id, notice, now)
      return true
    },
  }
}
