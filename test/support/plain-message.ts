/** An examined message for tests of what comes after examining. */
import { bodyFromPlainText } from '../../src/core/message/body-tree.ts'
import type { Message } from '../../src/core/message/message.ts'

export function plainMessage(text: string, fields: Partial<Message> = {}): Message {
  return {
    headerFrom: [{ name: 'Ann Lee', address: 'ann@mail.example' }],
    subject: 'A question',
    messageId: '<m1@mail.example>',
    referencedIds: [],
    date: new Date('2026-11-20T10:00:00Z'),
    signs: {},
    traces: { addresses: [], hosts: [], ids: [] },
    contentType: 'text/plain',
    form: 'plain',
    body: bodyFromPlainText(text),
    attachments: [],
    defects: [],
    bodyHash: 'hash of the body',
    ...fields,
  }
}
