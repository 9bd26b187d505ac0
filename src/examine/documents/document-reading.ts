/** What opening a document gives: the same document without its author, and what a reader finds in it. */

export interface DocumentReading {
  /** The document as it may go out; null where it cannot be cleaned safely. */
  readonly cleaned: Uint8Array | null
  /**
   * The text a reader sees and the targets of its links, each on a line, at most {@link MAX_DOCUMENT_CHARACTERS}; null
   * where the file could not be read inside: encrypted, broken, or beyond the limits.
   */
  readonly text: string | null
}

/** What rules and searches read of one document; the longest catalogues that people send stay below. */
export const MAX_DOCUMENT_CHARACTERS = 1_000_000
