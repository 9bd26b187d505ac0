/** What decoding finds: stretches of the message, handed over one by one so that they need not all be kept. */

import type { Allowance } from './bounds.ts'

export interface Piece {
  readonly where: string
  /**
   * `text`: as read. `code`: bytes of a file as Latin-1 characters, or the source of something; what stands side by
   * side there need not belong together.
   */
  readonly kind: 'text' | 'code'
  readonly content: string
}

/** Where in the message something is, and how deep. */
export interface Place {
  readonly where: string
  readonly depth: number
}

export interface Decoding {
  readonly allowance: Allowance
  see(piece: Piece): void
}

export function inside({ where, depth }: Place, name: string): Place {
  return { where: `${where}, ${name}`, depth: depth + 1 }
}
