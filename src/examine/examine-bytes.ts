/** Hostile bytes to a Message, step by step. Runs on the main thread for small messages, in a worker for large ones. */

import { createHash } from 'node:crypto'
import { type BodyNode, bodyFromPlainText } from '../core/message/body-tree.ts'
import type { Message, Unexaminable } from '../core/message/message.ts'
import { attachmentsOf, type Thread, withoutLostPictures } from './attachments.ts'
import { composeBody, type Passage } from './body-parts.ts'
import { addHeaderDefects, addPartDefects } from './defects.ts'
import { headerFacts, valuesOf } from './header-facts.ts'
import type { Header } from './header-fields.ts'
import { BeyondLimits } from './limits.ts'
import { withPlainListNumbers } from './list-numbers.ts'
import { type Part, parseMessage } from './parse.ts'
import { passStructureGate } from './structure-gate.ts'

/**
 * Never fails because of what the bytes are; an error thrown is a fault of ours or of a library, or NeedsWorker on the
 * main thread.
 */
export async function examineBytes(raw: Uint8Array, thread: Thread = 'worker'): Promise<Message | Unexaminable> {
  try {
    return await examineWithinLimits(raw, thread)
  } catch (error) {
    if (!(error instanceof BeyondLimits)) throw error
    return { kind: 'unexaminable', cause: 'structure', reason: error.message }
  }
}

async function examineWithinLimits(raw: Uint8Array, thread: Thread): Promise<Message> {
  const header = passStructureGate(raw)
  const defects = new Set<string>()
  addHeaderDefects(header, defects)
  const root = await parsedRoot(raw, header, defects)
  addPartDefects(root, raw, defects)
  const { passages, files } = await composeBody(root, defects)
  const form = passages.some((passage) => passage.form === 'rich') ? 'rich' : 'plain'
  const body = form === 'rich' ? withPlainListNumbers(richBody(passages)) : plainBody(passages)
  const attachments = await attachmentsOf(files, body, thread)
  const carried = new Set(attachments.flatMap((attachment) => attachment.contentId ?? []))
  return {
    ...headerFacts(header),
    contentType: root.type,
    form,
    body: withoutLostPictures(body, carried),
    attachments,
    defects: [...defects],
    bodyHash: bodyHash(raw, header),
  }
}

const READ_BY = ['content-type', 'content-transfer-encoding', 'content-disposition'] as const

function bodyHash(raw: Uint8Array, header: Header): string {
  const readBy = JSON.stringify(READ_BY.map((name) => valuesOf(header, name)))
  return createHash('sha256').update(readBy).update(raw.subarray(header.bodyStart)).digest('hex')
}

/**
 * The tree of parts. A multipart in which no part can be found would hide its text: the whole message is then read as
 * plain text, and a part of it is refused.
 */
async function parsedRoot(raw: Uint8Array, header: Header, defects: Set<string>): Promise<Part> {
  const root = await parseMessage(raw)
  if (!root.type.startsWith('multipart/')) return root
  if (root.children.some(hasEmptyMultipart)) throw new BeyondLimits('a multipart in which no part can be found')
  if (root.children.length > 0) return root
  defects.add('multipart without parts')
  const text: Part = {
    type: 'text/plain',
    disposition: null,
    name: '',
    charset: null,
    flowed: 'no',
    encoding: '',
    contentId: null,
    boundary: null,
    children: [],
    content: raw.slice(header.bodyStart),
  }
  return { ...root, children: [text] }
}

function hasEmptyMultipart(part: Part): boolean {
  if (!part.type.startsWith('multipart/')) return false
  return part.children.length === 0 || part.children.some(hasEmptyMultipart)
}

/** Texts one below the other, with an empty line between. */
function plainBody(passages: readonly Passage[]): BodyNode[] {
  const texts = passages.flatMap((passage) => (passage.form === 'plain' && passage.text !== '' ? [passage.text] : []))
  return bodyFromPlainText(texts.join('\n\n'))
}

function richBody(passages: readonly Passage[]): BodyNode[] {
  return passages.flatMap((passage): readonly BodyNode[] => {
    if (passage.form === 'rich') return passage.nodes
    if (passage.text === '') return []
    return [{ kind: 'element', name: 'div', children: bodyFromPlainText(passage.text) }]
  })
}
