/** The message that an example without a file stands for, as an ordinary mail program would send it. */

import libmime from 'libmime'
import { type Direction, writerSide } from '../direction.ts'
import type { LabelContent } from './label.ts'

const WRITERS = { buyer: 'ann@buyer.example', seller: 'sales@seller.example' } as const

/** Everything is encoded, so that the bytes say exactly what the example says. */
export function messageOfLabel(
  { kind, subject, body }: Exclude<LabelContent, { kind: 'file' }>,
  direction: Direction,
): Uint8Array {
  const fields = [
    `From: <${WRITERS[writerSide(direction)]}>`,
    'Message-ID: <example@mail.example>',
    libmime.foldLines(`Subject: ${libmime.encodeWords(subject, 'B', 52)}`, 76),
    'MIME-Version: 1.0',
    `Content-Type: text/${kind === 'html' ? 'html' : 'plain'}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
  ]
  const lines =
    Buffer.from(body)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  return Buffer.from([...fields, '', ...lines, ''].join('\r\n'))
}
