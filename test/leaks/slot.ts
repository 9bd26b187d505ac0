/** One place of a message with canaries in it, and what has to become of the message. */

import type { Direction } from '../../src/core/direction.ts'
import { Canaries } from './canary.ts'
import type { Sending } from './deliver.ts'
import type { Crossing } from './expect-crossing.ts'

export interface SlotWriting {
  readonly canaries: Canaries
  /** The registered address that the message comes from, and its domain. */
  readonly own: string
  readonly host: string
  /** A registered telephone number, as `+44 7700 123 456`. */
  readonly phone: string
}

export interface Slot {
  readonly title: string
  /** Header lines and body from Subject on; From and MIME-Version are there. */
  write(writing: SlotWriting): string
  readonly sentences?: readonly string[]
  readonly html?: boolean
  readonly files?: number
  /** Only this way across; the other way its rules discard it, whatever the slot. */
  readonly only?: Direction
  /** No program writes this, only somebody who tries to get round the relay: such a message or file need not arrive. */
  readonly trick?: boolean
}

export const SENTENCES = ['Is the widget still blue?', 'Thank you, Kim']

export function slotMail(slot: Slot, direction: Direction): { sending: Sending; crossing: Crossing } {
  const canaries = new Canaries(`${slot.title} ${direction}`)
  const own = canaries.address('the address of the writer')
  const host = own.slice(own.indexOf('@') + 1)
  const phone = canaries.phone('the telephone of the writer')
  const rest = slot.write({ canaries, own, host, phone })
  const raw = Buffer.from(`From: Kim <${own}>\nMIME-Version: 1.0\n${rest}`)
  const { sentences = SENTENCES, html = false, files = 0, trick = false } = slot
  return {
    sending: { raw, direction, writtenBy: [own], phones: [phone.replace(/\D/g, '')] },
    crossing: { secrets: canaries.secrets, sentences, html, mayBeStopped: trick, ...(trick ? {} : { files }) },
  }
}

/** A message of one text. */
export function plain(text: string, subject = 'A question'): string {
  return [`Subject: ${subject}`, 'Content-Type: text/plain; charset=utf-8', '', text, ''].join('\n')
}

/** A text with the sentences around something. */
export function around(middle: string): string {
  return plain([SENTENCES[0], middle, SENTENCES[1]].join('\n'))
}

/** The same in HTML; `head` stands before the body. */
export function html(middle: string, head = '', attributes = ''): string {
  const body = `<html><head>${head}</head><body${attributes}><p>${SENTENCES[0]}</p>\n${middle}\n<p>${SENTENCES[1]}</p></body></html>`
  return ['Subject: A question', 'Content-Type: text/html; charset=utf-8', '', body, ''].join('\n')
}

/** The sentences as text, and parts beside them; each part with its header. */
export function mixed(parts: readonly string[], boundary = 'mixed-parts', prologue = '', epilogue = ''): string {
  return [
    'Subject: A question',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    prologue,
    ...[`Content-Type: text/plain; charset=utf-8\n\n${SENTENCES.join('\n')}`, ...parts].map(
      (part) => `--${boundary}\n${part}`,
    ),
    `--${boundary}--`,
    epilogue,
  ].join('\n')
}

/** A file as a part, with these lines as its header. */
export function filePart(header: readonly string[], content: Uint8Array): string {
  const lines =
    Buffer.from(content)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  return [...header, 'Content-Transfer-Encoding: base64', '', ...lines].join('\n')
}
