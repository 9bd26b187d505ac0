/** What a message may be at most. Each limit has an answer: the message is refused as too complex, or as too costly. */

/** A header that people and their programs write is a few KiB; relays add some. Longer ones are attacks. */
export const MAX_HEADER_BYTES = 64 * 1024
export const MAX_HEADER_FIELDS = 200

/** Leaves and branches of the MIME tree together. Parsers take seconds and gigabytes for a million parts. */
export const MAX_PARTS = 100
export const MAX_NESTING_DEPTH = 10

/** Visible characters of one message: the longest quotes seen in real mail stay below; the plan reads all of it at once. */
export const MAX_TEXT_CHARACTERS = 1_250_000
/** Nodes of the body tree: each costs about a hundred bytes in every copy of the message. */
export const MAX_BODY_NODES = 200_000
/** Open HTML elements. Real mail stays below a hundred; the HTML parser's time is quadratic in this. */
export const MAX_HTML_DEPTH = 400

/** Links and picture addresses as they are kept for the rules; what is longer is not a link anybody made by hand. */
export const MAX_URL_CHARACTERS = 4000

/**
 * From this size on a message is examined in a worker thread. Measured at this size: 1 ms for text or a file, 15 ms for
 * the slowest HTML, which the main thread can spare; a thread that starts first takes half a second.
 */
export const SMALL_MESSAGE_BYTES = 50_000
/** Parsers of addresses and encoded words are slow on what nobody writes: longer headers are read in a worker, too. */
export const SMALL_HEADER_BYTES = 16_000

/** The slowest 12 MiB, millions of lines of one letter, take two seconds on a slow core. */
export const EXAMINE_TIMEOUT_MS = 10_000
export const EXAMINE_MEMORY_MB = 256

/** A message cannot be examined on the main thread. Thrown deep inside, caught once in examine.ts. */
export class NeedsWorker extends Error {}

/** The form of a message is beyond one of the limits. Thrown deep inside, caught once in examine-bytes.ts. */
export class BeyondLimits extends Error {}
