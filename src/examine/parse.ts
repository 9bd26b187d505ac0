/**
 * The one home of mailsplit: bytes to a tree of parts, every leaf decoded to bytes.
 *
 * mailparser, which is built on it, would decode and parse every header field of every part, and put together a text
 * that loses parts (plain text beside HTML inside an alternative). What is text is decided in body-parts.ts. An attached
 * message stays a file.
 */

import { finished } from 'node:stream/promises'
import { type MimeNode, Splitter, type SplitterChunk } from '@zone-eu/mailsplit'
import libmime from 'libmime'
import * as libqp from 'libqp'
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

/** Parses a whole message. Throws BeyondLimits; any other error is a fault of ours or of a library. */
export async function parseMessage(raw: Uint8Array): Promise<Part> {
  return partOf(rootOf(await chunksOf(raw)), 1)
}

/** What the splitter makes of the bytes, in their order: a node where the header of a part ends, and what follows it. */
async function chunksOf(raw: Uint8Array): Promise<SplitterChunk[]> {
  const limits = { maxHeadSize: MAX_HEADER_BYTES, maxChildNodes: MAX_PARTS }
  const splitter = new Splitter({ ignoreEmbedded: true, ...limits })
  const chunks: SplitterChunk[] = []
  splitter.on('data', (chunk) => chunks.push(chunk))
  splitter.end(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength))
  try {
    await finished(splitter)
  } catch (error) {
    throw limitOf(error)
  }
  return chunks
}

interface Branch {
  readonly node: MimeNode
  readonly children: Branch[]
  /** Its content as it was sent. */
  readonly encoded: Buffer[]
}

function rootOf(chunks: readonly SplitterChunk[]): Branch {
  const branches = new Map<MimeNode, Branch>()
  let content: Buffer[] | null = null
  for (const chunk of chunks) {
    if (chunk.type === 'node') {
      const branch: Branch = { node: chunk, children: [], encoded: [] }
      branches.set(chunk, branch)
      if (chunk.parentNode !== false) branches.get(chunk.parentNode)?.children.push(branch)
      content = branch.encoded
      // A boundary ends the part before it; what follows it up to the next header is nobody's.
    } else if (chunk.type === 'data') content = null
    else content?.push(chunk.value)
  }
  const [root] = branches.values()
  if (root === undefined) throw new Error('the splitter found no part, not even the message')
  return root
}

function isMultipart({ contentType }: MimeNode): boolean {
  return String(contentType).startsWith('multipart/')
}

/** With the transfer encoding undone, as leniently as mail programs do it. An unknown one is none. */
async function decoded({ node, encoded }: Branch): Promise<Uint8Array> {
  if (node.encoding === 'quoted-printable') return ownBytes([libqp.decode(Buffer.concat(encoded))])
  if (node.encoding !== 'base64') return ownBytes(encoded)
  const decoder = node.getDecoder()
  for (const chunk of encoded) decoder.write(chunk)
  decoder.end()
  const chunks: Buffer[] = []
  for await (const chunk of decoder) chunks.push(chunk)
  return ownBytes(chunks)
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

async function partOf(branch: Branch, depth: number, parentType = ''): Promise<Part> {
  if (depth > MAX_NESTING_DEPTH) throw new BeyondLimits(`parts nested deeper than ${MAX_NESTING_DEPTH}`)
  const { node } = branch
  // The parts of a digest are messages where nothing else is said (RFC 2046 section 5.1.5).
  const isMessage = parentType === 'multipart/digest' && !(node.headers || null)?.hasHeader('content-type')
  const type = isMessage ? 'message/rfc822' : typeOf(node.contentType || '')
  const children: Part[] = []
  for (const child of branch.children) children.push(await partOf(child, depth + 1, type))
  return {
    type,
    // An unknown disposition is an attachment (RFC 2183 section 2.8).
    disposition: !node.disposition ? null : node.disposition === 'inline' ? 'inline' : 'attachment',
    name: node.filename || '',
    charset: node.charset || null,
    flowed: !node.flowed ? 'no' : node.delSp ? 'delete-spaces' : 'keep-spaces',
    encoding: node.encoding || '',
    contentId: contentIdOf(node),
    boundary: node._boundary ? node._boundary.toString() : null,
    children,
    content: isMultipart(node) ? null : await decoded(branch),
  }
}

/** Of several fields the first that says something. */
function contentIdOf({ headers }: MimeNode): string | null {
  for (const { key, line } of headers ? headers.getList() : []) {
    if (key !== 'content-id') continue
    // One character an octet.
    const value = Buffer.from(libmime.decodeHeader(line).value.trim(), 'latin1').toString()
    if (value !== '') return value.trim().replace(/^<|>$/g, '').trim() || null
  }
  return null
}

/** Type and subtype without what follows them by mistake. Text of no clear kind stays text; the rest is a file. */
function typeOf(declared: string): string {
  const type = /^[\w.+-]{1,80}\/[\w.+-]{1,80}/.exec(declared)?.[0]
  return type ?? (declared === '' || declared.startsWith('text') ? 'text/plain' : 'application/octet-stream')
}
