/**
 * The examined message: what somebody wrote, as plain bounded data.
 *
 * Made by examine/ from hostile bytes and read by everything in core/. It survives a structured clone, because
 * large messages are examined in a worker thread.
 */

import type { BodyNode } from './body-tree.ts'
import type { HeaderTraces } from './header-traces.ts'

export interface Mailbox {
  readonly name: string
  /** As written, unchecked: compare only after parseAddress. */
  readonly address: string
}

export interface Message {
  readonly headerFrom: readonly Mailbox[]
  readonly subject: string
  /** With angle brackets, or null where it is absent or not one well-formed id. */
  readonly messageId: string | null
  /** Ids in the order of References, those of In-Reply-To last: the one answered ends the list; at most 100. */
  readonly referencedIds: readonly string[]
  readonly date: Date | null
  /** What the whole header tells about the writer's side, for the search of what must not go on. */
  readonly traces: HeaderTraces
  /** The header fields by which machines give themselves away: every value, unfolded, by lower-case name. */
  readonly signs: Readonly<Record<string, readonly string[]>>
  /** The top content type, lower case, without parameters: `multipart/report`. */
  readonly contentType: string
  /** `plain`: there was text only, and text only goes out. `rich`: there was HTML; both forms go out. */
  readonly form: 'plain' | 'rich'
  readonly body: readonly BodyNode[]
  readonly attachments: readonly Attachment[]
  /** What was wrong with the form of the message, for the record; none of it changes what is relayed. */
  readonly defects: readonly string[]
  /**
   * SHA-256 (hex) of everything after the header, and of the fields that say how to read it: the same when a client
   * sends the same message again, another one when somebody makes another text of the same bytes.
   */
  readonly bodyHash: string
}

export interface Attachment {
  /** Decoded, without path; empty where the sender gave none. */
  readonly name: string
  /** Lower case, without parameters. */
  readonly declaredType: string
  readonly content: Uint8Array
  /**
   * What may go out in its place. Of a picture or a document: the same pixels or pages without anything that tells of
   * its author, camera, place or time, or null where that cannot be done safely. Of other files: the content as it is.
   */
  readonly cleaned: Uint8Array | null
  /**
   * What a reader finds inside a document or a text file, with the targets of its links; null for pictures, and for what
   * could not be read inside: encrypted, broken, or beyond the limits.
   */
  readonly text: string | null
  /** Of a text file, what it says in other character sets that it may be written in; they are only judged. */
  readonly otherReadings?: readonly string[]
  /** What QR codes and their like say, in a picture or in the pictures of a document. */
  readonly codes: readonly string[]
  readonly dangers: readonly Danger[]
  /** What a virus scanner said of the content; absent where it found nothing, or none was asked. */
  readonly scan?: FileScan
  /** Of the picture, or of the largest one in a document, as its header says; absent where there is none. */
  readonly pixels?: number
  readonly kind: FileKind
  /** The id by which the HTML shows this picture, without angle brackets; null for an ordinary attachment. */
  readonly contentId: string | null
}

export type FileScan =
  /** By the name that the scanner has for it. */
  { readonly kind: 'virus'; readonly name: string } | { readonly kind: 'unscanned'; readonly reason: string }

/** What a file does or hides beyond what its reader sees. The reader never gets that; it is found, so that it is not silent. */
export type Danger =
  /** Programs inside a Word document. */
  | 'macros'
  /** A document that runs scripts, starts programs or sends its fields. */
  | 'active'
  /** Other files inside a document: embedded, attached, or objects of other programs. */
  | 'embedded'
  /** A document that fetches something from elsewhere when it is opened. */
  | 'external'
  /** A document with a password. */
  | 'encrypted'
  /** Something behind or before the file that other programs read as another file. */
  | 'polyglot'
  /** It unpacks to more than anybody needs, or has more pixels than screens show. */
  | 'bomb'
  /** A document of more pictures than are looked through for codes. */
  | 'unsearched'
  /** The pictures of its message before it took all that looking through them may cost. */
  | 'manyPictures'
  /** Its name was sent with something that hides what it is, and that is no longer in it. */
  | 'disguised'

/** What a file is by its content, whatever its name and declared type say. */
export type FileKind =
  | 'text'
  | 'pdf'
  | 'doc'
  | 'docx'
  | 'jpeg'
  | 'gif'
  | 'tiff'
  | 'bmp'
  | 'png'
  /** A signature, key, invitation, contact card or wrapper that mail programs add by themselves. */
  | 'incidental'
  | 'empty'
  | 'other'

export type DocumentKind = 'pdf' | 'doc' | 'docx'

/** Files that are opened and rewritten whole, and hold text of their own. */
export function isDocumentKind(kind: FileKind): kind is DocumentKind {
  return kind === 'pdf' || kind === 'doc' || kind === 'docx'
}

/** A message that could not be examined, and what the client is told. */
export interface Unexaminable {
  readonly kind: 'unexaminable'
  /** `structure`: its form is beyond our limits. `cost`: it took too much time or memory. */
  readonly cause: 'structure' | 'cost'
  /** For the log. */
  readonly reason: string
}
