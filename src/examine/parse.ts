/**
 * The one home of mailparser: bytes to a tree of parts, every leaf decoded to bytes.
 *
 * The text that mailparser would put together itself loses parts (plain text beside HTML inside an alternative), so it
 * is asked for every leaf as a file, and body-parts.ts decides what is text. An attached message stays a file.
 */

import { MailParser, parseAddressHeader } from 'mailparser'
import type { Mailbox } from '../core/message/message.ts'
import { onOneLine } from './header-fields.ts'
import { BeyondLimits, MAX_HEADER_BYTES, MAX_NESTING_DEPTH, MAX_PARTS } from './limits.ts'

export interface Part {
  /** Lower case, without parameters; never empty. */
  readonly type: string
  readonly disposition: 'inline' | 'attachment' | null
  /** Decoded but not cleaned; empty where there is none. */
  readonly name: string
  readonly charset: string | null
  readonly flowed: 'no' | 'keep-spaces' | 'delete-spaces'
  readonly encoding: string
  /** Without angle brackets. */
  readonly contentId: string | null
  readonly boundary: string | null
  readonly children: readonly Part[]
  /** Null for a multipart. */
  readonly content: Uint8Array | null
}

/** Parses a whole message. Throws BeyondLimits; any other error is a fault of ours or of the library. */
export async function parseMessage(raw: Uint8Array): Promise<Part> {
  const parser = new MailParser({
    ignoreEmbedded: true,
    checksumAlgo: false,
    maxHeadSize: MAX_HEADER_BYTES,
    maxChildNodes: MAX_PARTS,
  })
  // With no type left that counts as text, every leaf comes as a file with its transfer encoding undone.
  if (!Reflect.has(parser, 'textTypes')) throw new Error('mailparser no longer has textTypes')
  Reflect.set(parser, 'textTypes', [])
  const contents = await readLeaves(parser, raw)
  return partOf(Reflect.get(parser, 'tree'), contents, 1)
}

/** The decoded leaves by the header object that mailparser gives both the leaf and its place in the tree. */
async function readLeaves(parser: MailParser, raw: Uint8Array): Promise<Map<unknown, Uint8Array>> {
  const contents = new Map<unknown, Uint8Array>()
  await new Promise<void>((resolve, reject) => {
    parser.on('data', (found) => {
      if (found.type !== 'attachment') return
      const chunks: Buffer[] = []
      found.content.on('data', (chunk: Buffer) => chunks.push(chunk))
      found.content.on('error', reject)
      found.content.on('end', () => {
        contents.set(found.headers, ownBytes(chunks))
        found.release?.()
      })
    })
    parser.on('error', (error: unknown) => reject(limitOf(error)))
    parser.on('end', resolve)
    parser.end(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength))
  })
  return contents
}

/** One buffer that nothing else lives in: it may be transferred to another thread. */
function ownBytes(chunks: readonly Buffer[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function limitOf(error: unknown): unknown {
  const tooLong = error instanceof Error && 'code' in error && error.code === 'EMAXLEN'
  return tooLong ? new BeyondLimits(error.message) : error
}

function partOf(node: unknown, contents: ReadonlyMap<unknown, Uint8Array>, depth: number, parentType = ''): Part {
  if (depth > MAX_NESTING_DEPTH) throw new BeyondLimits(`parts nested deeper than ${MAX_NESTING_DEPTH}`)
  const mime = propertyOf(node, 'node')
  const fields = propertyOf(node, 'headers')
  const headers: ReadonlyMap<unknown, unknown> = fields instanceof Map ? fields : new Map()
  const children = propertyOf(node, 'children')
  // The parts of a digest are messages where nothing else is said (RFC 2046 section 5.1.5).
  const isMessage = parentType === 'multipart/digest' && !headers.has('content-type')
  const type = isMessage ? 'message/rfc822' : typeOf(textOf(mime, 'contentType'))
  const disposition = textOf(mime, 'disposition')
  return {
    type,
    // An unknown disposition is an attachment (RFC 2183 section 2.8).
    disposition: disposition === '' ? null : disposition === 'inline' ? 'inline' : 'attachment',
    name: textOf(mime, 'filename'),
    charset: textOf(mime, 'charset') || null,
    flowed: !propertyOf(mime, 'flowed') ? 'no' : propertyOf(mime, 'delSp') ? 'delete-spaces' : 'keep-spaces',
    encoding: textOf(mime, 'encoding'),
    contentId:
      String(headers.get('content-id') ?? '')
        .trim()
        .replace(/^<|>$/g, '')
        .trim() || null,
    boundary: String(propertyOf(mime, '_boundary') || '') || null,
    children: Array.isArray(children) ? children.map((child) => partOf(child, contents, depth + 1, type)) : [],
    content: contents.get(fields) ?? null,
  }
}

/** Type and subtype without what follows them by mistake. Text of no clear kind stays text; the rest is a file. */
function typeOf(declared: string): string {
  const type = /^[\w.+-]{1,80}\/[\w.+-]{1,80}/.exec(declared)?.[0]
  return type ?? (declared === '' || declared.startsWith('text') ? 'text/plain' : 'application/octet-stream')
}

function propertyOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

function textOf(value: unknown, key: string): string {
  const property = propertyOf(value, key)
  return typeof property === 'string' ? property : ''
}

const MAX_MAILBOXES = 100

/** Every mailbox of an address field's value, groups flattened. A name without address has an empty address. */
export function parseMailboxes(value: string): Mailbox[] {
  return parseAddressHeader(value, { flatten: true, decodePunycode: false })
    .value.slice(0, MAX_MAILBOXES)
    .map(({ name, address }) => ({ name: onOneLine(name, 200), address: address ?? '' }))
}
