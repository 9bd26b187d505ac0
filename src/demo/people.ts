/** Who trades in the demo, and what they write. */

import type { OutgoingParts } from '../core/message/write-message.ts'
import { headerDate, writeMessage } from '../core/message/write-message.ts'

export const ANN = { name: 'Ann Lee', address: 'ann.lee@mail.example' }
export const BLUE = { name: 'Blue Widgets', address: 'sales@blue-widgets.example' }

const now = (minutesAgo: number, from: Date) => new Date(from.getTime() - minutesAgo * 60_000).toISOString()

/** The import file of a small marketplace: two sellers, two buyers, three orders and a question before any order. */
export function importLines(today: Date): object[] {
  const items = [{ asin: 'B00BLUE', title: 'Blue widget' }]
  return [
    { seller: { id: 'S1', name: BLUE.name, addresses: [BLUE.address], marketplaces: ['us'] } },
    { seller: { id: 'S2', name: 'Lamp House', addresses: ['lamps@lamp-house.example'], marketplaces: [] } },
    { buyer: { id: 'B1', name: ANN.name, addresses: [ANN.address] } },
    { buyer: { id: 'B2', name: 'Ben Ode', addresses: ['ben@post.example'] } },
    {
      order: {
        id: '111-2222222-3333333',
        marketplace: 'us',
        buyer: 'B1',
        seller: 'S1',
        placed_at: now(90, today),
        items,
      },
    },
    {
      order: {
        id: '111-2222222-4444444',
        marketplace: 'us',
        buyer: 'B2',
        seller: 'S1',
        placed_at: now(60, today),
        items,
      },
    },
    {
      order: {
        id: '111-2222222-5555555',
        marketplace: 'us',
        buyer: 'B2',
        seller: 'S2',
        placed_at: now(30, today),
        items: [],
      },
    },
  ]
}

export interface Letter {
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly messageId: string
  readonly inReplyTo?: string
}

/** What a mail program makes of a letter, with the traces that mail programs leave. */
export function asMailProgram(letter: Letter, today: Date): Uint8Array {
  const ids = letter.inReplyTo
  const parts: OutgoingParts = {
    header: [
      { name: 'From', kind: 'mailbox', displayName: letter.from.name, value: letter.from.address },
      { name: 'To', kind: 'mailbox', value: letter.to },
      { name: 'Subject', kind: 'text', value: letter.subject },
      { name: 'Date', kind: 'exact', value: headerDate(today) },
      { name: 'Message-ID', kind: 'ids', value: letter.messageId },
      ...(ids === undefined
        ? []
        : ([
            { name: 'In-Reply-To', kind: 'ids', value: ids },
            { name: 'References', kind: 'ids', value: ids },
          ] as const)),
      { name: 'User-Agent', kind: 'exact', value: 'Mozilla Thunderbird' },
      { name: 'X-Originating-IP', kind: 'exact', value: '[192.0.2.17]' },
    ],
    text: letter.text,
    html: null,
    inline: [],
    attachments: [],
    boundary: 'demo',
  }
  return writeMessage(parts)
}
