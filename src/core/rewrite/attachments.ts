/** The files that go along: those not stripped, cleaned, under cleaned names and fresh Content-IDs, never with the sender's type. */

import type { Observation } from '../finding.ts'
import { type Attachment, type FileKind, isDocumentKind } from '../message/message.ts'
import type { FilePart } from '../message/write-message.ts'
import type { FreshIds } from '../outgoing.ts'
import { withoutTraces, withoutTracesInText } from './scrub.ts'
import type { ScrubContext } from './scrubber.ts'

export interface RewrittenAttachments {
  readonly inline: readonly FilePart[]
  readonly attachments: readonly FilePart[]
  /** Our Content-ID for each id the writer's HTML used and whose picture goes along. */
  readonly contentIds: ReadonlyMap<string, string>
  /** Names of the stripped files that the writer attached on purpose. */
  readonly removed: readonly string[]
}

const TYPES: Readonly<Record<FileKind, { readonly type: string; readonly extension: string }>> = {
  text: { type: 'text/plain', extension: 'txt' },
  pdf: { type: 'application/pdf', extension: 'pdf' },
  doc: { type: 'application/msword', extension: 'doc' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extension: 'docx' },
  jpeg: { type: 'image/jpeg', extension: 'jpg' },
  gif: { type: 'image/gif', extension: 'gif' },
  tiff: { type: 'image/tiff', extension: 'tif' },
  bmp: { type: 'image/bmp', extension: 'bmp' },
  png: { type: 'image/png', extension: 'png' },
  empty: { type: 'application/octet-stream', extension: 'txt' },
  other: { type: 'application/octet-stream', extension: 'bin' },
  incidental: { type: 'application/octet-stream', extension: 'bin' },
}

export function rewriteAttachments(
  attachments: readonly Attachment[],
  stripped: readonly Observation[],
  context: ScrubContext,
  ids: FreshIds,
): RewrittenAttachments {
  /** The rules that take out a file, by its index. */
  const gone = new Map<number, Set<string>>()
  for (const { target, rule } of stripped) {
    if (target.kind !== 'attachment') continue
    const rules = gone.get(target.index) ?? new Set()
    gone.set(target.index, rules.add(rule))
  }
  const inline: FilePart[] = []
  const files: FilePart[] = []
  const contentIds = new Map<string, string>()
  const removed: string[] = []
  for (const [index, attachment] of attachments.entries()) {
    const name = nameOf(attachment, index, context)
    const rules = [...(gone.get(index) ?? [])]
    const content = contentOf(attachment, context)
    if (rules.length > 0 || content === null) {
      if (!rules.includes('attachment.incidental')) removed.push(rules.every(mayBeNamed) ? name : `file ${index + 1}`)
      continue
    }
    const { type } = TYPES[attachment.kind]
    if (attachment.contentId === null) files.push({ name, type, content, contentId: null })
    else {
      const contentId = `${index + 1}.${ids.boundary}@${context.facts.marketplace.domain}`
      contentIds.set(attachment.contentId, contentId)
      inline.push({ name, type, content, contentId })
    }
  }
  return { inline, attachments: files, contentIds, removed }
}

/** The name of a file may be what the rule found in it. */
function mayBeNamed(rule: string): boolean {
  return (rule.startsWith('attachment.') && rule !== 'attachment.name') || rule.startsWith('leak.')
}

/**
 * What goes out: text files without traces of the writer, documents and pictures as they were cleaned. A document into
 * which nobody could look never does.
 */
function contentOf(attachment: Attachment, context: ScrubContext): Uint8Array | null {
  if (attachment.kind === 'text' && attachment.text !== null) {
    const text = withoutTracesInText(attachment.text, context)
    // The bytes stay as they were where there was nothing to take out; else a byte order mark says where it is UTF-8.
    if (text === attachment.text) return attachment.content
    return Buffer.from(/[^\0-\x7f]/.test(text) ? `\ufeff${text}` : text, 'utf8')
  }
  if (isDocumentKind(attachment.kind) && attachment.text === null) return null
  return attachment.cleaned ?? (isDocumentKind(attachment.kind) ? attachment.content : null)
}

function nameOf(attachment: Attachment, index: number, context: ScrubContext): string {
  const name = withoutTraces(attachment.name, context).trim()
  return name === '' ? `file-${index + 1}.${TYPES[attachment.kind].extension}` : name
}
