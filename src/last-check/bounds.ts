/**
 * How far the last check unpacks a message. What is beyond cannot be vouched for, so the message is held.
 *
 * A reader's programs have bounds as well: what takes gigabytes to open is not opened in passing.
 */

export interface Bounds {
  /** Containers in containers: parts, archives, encoded text. Real mail stays below six. */
  readonly depth: number
  /** Parts, members of archives and streams together. A book of a thousand pages has a few thousand streams. */
  readonly pieces: number
  /** What comes out of all of them together. Documents with pictures of 7 MiB unpack to less than ten times that. */
  readonly bytes: number
}

export const FULL_BOUNDS: Bounds = { depth: 12, pieces: 10_000, bytes: 96 * 1024 * 1024 }

/** As much as the main thread does between two turns of its loop: 40 ms at worst. What is beyond goes to a worker thread. */
export const HERE_BOUNDS: Bounds = { depth: 12, pieces: 200, bytes: 256 * 1024 }
/** From this size on a message is not even tried on the main thread. */
export const HERE_MESSAGE_BYTES = 128 * 1024

/** The slowest 96 MiB take a few seconds on a slow core. */
export const CHECK_TIMEOUT_MS = 15_000
export const CHECK_MEMORY_MB = 512

/** Something that cannot be read, or not within the bounds. Thrown deep inside, caught once in find-leaks.ts. */
export class Unreadable extends Error {
  constructor(
    readonly where: string,
    reason: string,
  ) {
    super(reason)
  }
}

/** What is left of the bounds of one message. */
export class Allowance {
  private pieces: number
  private bytes: number

  constructor(private readonly bounds: Bounds) {
    this.pieces = bounds.pieces
    this.bytes = bounds.bytes
  }

  get bytesLeft(): number {
    return this.bytes
  }

  enter(where: string, depth: number): void {
    if (depth > this.bounds.depth)
      throw new Unreadable(where, `more than ${this.bounds.depth} containers in each other`)
    if (--this.pieces < 0) throw new Unreadable(where, `more than ${this.bounds.pieces} parts, members and streams`)
  }

  take(where: string, bytes: number): void {
    this.bytes -= bytes
    if (this.bytes < 0) throw this.tooMuch(where)
  }

  tooMuch(where: string): Unreadable {
    return new Unreadable(where, `more than ${this.bounds.bytes} bytes when unpacked`)
  }
}
