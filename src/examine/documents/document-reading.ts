/** What opening a document gives: the same document without its author, and what a reader finds in it. */

import type { Attachment } from '../../core/message/message.ts'
import type { GreyPicture } from '../codes/code-reader.ts'
import type { PictureKind } from '../pictures/clean-picture.ts'

export interface DocumentReading extends Pick<Attachment, 'dangers' | 'pixels'> {
  /** The document as it may go out; null where it cannot be cleaned safely. */
  readonly cleaned: Uint8Array | null
  /**
   * The text a reader sees and the targets of its links, each on a line, at most {@link MAX_DOCUMENT_CHARACTERS}, and
   * as many again where it is seen in other ways; null where the file could not be read inside: encrypted, broken, or
   * beyond the limits.
   */
  readonly text: string | null
  /** What it says of the codes that it draws by itself; those in its pictures are looked for in them. */
  readonly codes?: readonly string[]
  /** What it shows besides text, one after the other: nobody holds all of them at once. Absent where the text is. */
  readonly pictures?: () => AsyncIterable<DocumentPicture> | Iterable<DocumentPicture>
}

export type DocumentPicture =
  | { readonly form: 'file'; readonly kind: PictureKind; readonly bytes: Uint8Array }
  | { readonly form: 'pixels'; readonly picture: GreyPicture }
  /** Something that it shows and that costs too much to be decoded. */
  | { readonly form: 'left out' }
  /**
   * A page put together, as SVG. Without shapes it shows pictures that are given by themselves, too, as they stand: in
   * strips, or stretched.
   */
  | { readonly form: 'drawing'; readonly svg: string; readonly hasShapes: boolean }

/** What rules and searches read of one document; the longest catalogues that people send stay below. */
export const MAX_DOCUMENT_CHARACTERS = 1_000_000
