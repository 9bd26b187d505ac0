/**
 * Message-IDs, from those one side of a conversation knows to those the other side knows.
 *
 * The two sides never see the same id: the writer's program made one, the relay another. Ids that belong to no message
 * of the conversation are not mapped, so they never reach anybody.
 */

import type { Direction } from '../../core/direction.ts'
import type { Connection } from './connection.ts'

/**
 * What the reader got, or will as soon as its turn comes: sent on, and not given up since. A column of `message`, 1 or 0.
 */
export const WAS_SEEN = `(sent_message_id IS NOT NULL AND (disposition = 'relay' OR held = 'released') AND NOT EXISTS (
  SELECT 1 FROM delivery WHERE delivery.id = message.sent_delivery AND delivery.state IN ('failed', 'expired', 'cancelled')))`

/** Makes the function that gives the reader's id for an id the writer of a message in `direction` referred to. */
export function mappedIdFinder(connection: Connection) {
  // The writer received it, so the reader wrote it and knows it by the id of its own program.
  const receivedByWriter = connection
    .prepare<[string, string, Direction], string>(
      `SELECT original_message_id FROM message
       WHERE conversation = ? AND sent_message_id = ? AND direction <> ? AND original_message_id IS NOT NULL
         AND (disposition = 'relay' OR held = 'released')
       ORDER BY seq DESC LIMIT 1`,
    )
    .pluck()
  // The writer wrote it, so the reader knows it by ours, if it was ever sent on.
  const writtenByWriter = connection
    .prepare<[string, string, Direction], string>(
      `SELECT sent_message_id FROM message
       WHERE conversation = ? AND original_message_id = ? AND direction = ? AND ${WAS_SEEN}
       ORDER BY seq DESC LIMIT 1`,
    )
    .pluck()
  return (conversation: string, direction: Direction, id: string): string | null =>
    receivedByWriter.get(conversation, id, direction) ?? writtenByWriter.get(conversation, id, direction) ?? null
}
