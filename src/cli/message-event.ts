/** What a log event about a message carries. */

import type { MessageEvent } from '../log/mail-log.ts'
import type { MessageRecord } from '../store/records.ts'

export function messageEvent({ id, conversation, direction }: MessageRecord): MessageEvent {
  return { message: id, conversation, direction }
}
