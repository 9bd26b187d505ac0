/** The parts of a report: what people read, what machines read, and what came back. */

import type { ReturnedMail } from '../core/bounce/returned-mail.ts'
import { MAX_TEXT_CHARACTERS } from '../core/bounce/returned-mail.ts'
import { cutAtOriginal, originalFields } from '../core/bounce/returned-original.ts'
import { type DeliveryStatus, joinedStatus, readDeliveryStatus } from '../core/bounce/status-fields.ts'
import { plainText as linesOf } from '../core/rewrite/plain-text.ts'
import { decodeText } from './charset.ts'
import { htmlBody } from './html-body.ts'
import type { Part } from './parse.ts'
import { plainText } from './plain-body.ts'

type ReturnedParts = Pick<
  ReturnedMail,
  'text' | 'status' | 'original' | 'hasDispositionNotification' | 'hasFeedbackReport'
>

const STATUS_TYPE = /^(?:message|text)\/(?:x-|global-)?delivery-status$/
const ORIGINAL_TYPE = /^(?:message\/(?:rfc822|global|global-headers|partial)|text\/(?:x-)?rfc822(?:-headers?)?)$/

/** The rest of a part is the message that came back, an attachment of it, or an attack. */
const MAX_PART_BYTES = 4 * MAX_TEXT_CHARACTERS

/** `body`: everything after the header, read as text where no part can be found. */
export async function returnedParts(root: Part, body: Uint8Array): Promise<ReturnedParts> {
  const leaves = leavesOf(root)
  const statuses: DeliveryStatus[] = []
  let text: string | null = null
  for (const part of leaves) {
    const isStatusPart = STATUS_TYPE.test(part.type)
    if (!isStatusPart && !isReadable(part)) continue
    const shown = await textOf(part)
    const status = isStatusPart || text !== null ? readDeliveryStatus(shown) : null
    if (status !== null) statuses.push(status)
    // Prose in a part that claims to be a status is still said to people.
    else if (text === null && shown.trim() !== '') text = shown
  }
  if (leaves.length === 0) text = await decoded(body, null, 'text/plain')
  const { said, original } = cutAtOriginal((text ?? '').slice(0, MAX_TEXT_CHARACTERS))
  return {
    text: said,
    status: joinedStatus(statuses) ?? flattenedStatus(said),
    original: (await returnedHeader(leaves)) ?? (original === null ? null : fieldsOrNull(original)),
    hasDispositionNotification: leaves.some(({ type }) => /disposition-notification$/.test(type)),
    hasFeedbackReport: leaves.some(({ type }) => type === 'message/feedback-report'),
  }
}

/** In the order of the message; of an alternative the plain text, unless it is empty. */
function leavesOf(part: Part): Part[] {
  if (!part.type.startsWith('multipart/')) return [part]
  const leaves = part.children.flatMap(leavesOf)
  if (part.type !== 'multipart/alternative') return leaves
  const isEmpty = (leaf: Part) => leaf.type.startsWith('text/') && !hasVisibleByte(leaf.content)
  const plain = leaves.find((leaf) => leaf.type === 'text/plain' && !isEmpty(leaf))
  return leaves.filter((leaf) => (plain === undefined ? !isEmpty(leaf) : leaf === plain || !isReadable(leaf)))
}

function hasVisibleByte(bytes: Uint8Array | null): boolean {
  return bytes?.some((byte) => byte > 0x20) ?? false
}

function isReadable({ type, disposition, name }: Part): boolean {
  if (ORIGINAL_TYPE.test(type) || (disposition === 'attachment' && name !== '')) return false
  return type.startsWith('text/')
}

async function textOf({ content, charset, type, flowed }: Part): Promise<string> {
  const text = await decoded(content ?? new Uint8Array(), charset, type)
  return type === 'text/html' ? linesOf(htmlBody(text)).join('\n') : plainText(text, flowed)
}

async function decoded(bytes: Uint8Array, charset: string | null, type: string): Promise<string> {
  const { text } = await decodeText(bytes.slice(0, MAX_PART_BYTES), charset, type)
  return text
}

/** The fields of a report that a gateway made one text of. */
function flattenedStatus(text: string): DeliveryStatus | null {
  const start = text.search(/^(?:Reporting-MTA|Final-Recipient|Original-Recipient) ?:/im)
  return start === -1 ? null : readDeliveryStatus(text.slice(start))
}

async function returnedHeader(leaves: readonly Part[]): Promise<ReturnedMail['original']> {
  const part = leaves.find(({ type }) => ORIGINAL_TYPE.test(type))
  if (part === undefined) return null
  return fieldsOrNull(
    await decoded((part.content ?? new Uint8Array()).subarray(0, MAX_TEXT_CHARACTERS), null, 'text/plain'),
  )
}

function fieldsOrNull(text: string): ReturnedMail['original'] {
  const fields = originalFields(text)
  return fields.length === 0 ? null : fields
}
