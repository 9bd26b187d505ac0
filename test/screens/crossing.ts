/** One of the mails beside this file on both sides of the relay, each read by a MIME parser that is not ours. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime, { type Email } from 'postal-mime'
import { unsignedAuthor } from '../../src/core/authorship.ts'
import { planRelay } from '../../src/core/relay-plan.ts'
import { examineBytes } from '../../src/examine/examine-bytes.ts'
import { lastCheck } from '../../src/last-check/last-check.ts'
import { caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from '../support/case-facts.ts'
import type { ClientMail } from './mails.ts'

export interface Seen {
  readonly from: string
  readonly to: string
  readonly subject: string
  /** Pictures of the message are in it as data: addresses; nothing else is fetched. */
  readonly html: string
}

export interface Crossing {
  readonly original: Seen
  readonly relayed: Seen
}

export async function cross(mail: ClientMail): Promise<Crossing> {
  const written = readFileSync(join(import.meta.dirname, 'mails', `${mail.name}.eml`), 'utf8')
  const raw = Buffer.from(written.replace(/\n/g, '\r\n'))
  const message = await examineBytes(raw)
  if ('kind' in message) throw new Error(`${mail.name} is not examined: ${message.reason}`)
  const facts = caseFacts({ direction: mail.direction, writerName: mail.writerName })
  const [writtenBy] = facts.writer.addresses
  const proven = { message, author: unsignedAuthor(writtenBy, 'network'), reversePath: writtenBy }
  const plan = lastCheck(planRelay(proven, facts, casePolicy(), RECEIVED_AT, FIXED_IDS))
  if (plan.disposition.kind !== 'relay' || plan.outgoing === null) {
    throw new Error(`${mail.name} is not relayed: ${JSON.stringify(plan.findings)}`)
  }
  return { original: await seen(raw), relayed: await seen(plan.outgoing.bytes) }
}

async function seen(bytes: Uint8Array): Promise<Seen> {
  const email = await PostalMime.parse(bytes)
  const mailbox = (one: Email['from']) => `${one?.name ? `${one.name} ` : ''}<${one?.address}>`
  return {
    from: mailbox(email.from),
    to: mailbox(email.to?.[0]),
    subject: email.subject ?? '',
    html: withPictures(email),
  }
}

function withPictures({ html = '', attachments }: Email): string {
  return attachments.reduce((page, { contentId = '', mimeType, content }) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content))
    const id = contentId.replace(/^<|>$/g, '')
    return id === '' ? page : page.replaceAll(`cid:${id}`, `data:${mimeType};base64,${bytes.toString('base64')}`)
  }, html)
}
