/** What the lines of one import leave behind for its end. */

import type { Side } from '../../core/direction.ts'
import type { ImportIds, ImportMistake } from '../store.ts'
import type { Parties } from './conversations.ts'

export interface ImportNotes {
  readonly now: Date
  readonly mistakes: ImportMistake[]
  /** Parties that are not as they were, by {@link partyKey}, with the last line that changed them. */
  readonly changed: Map<string, { readonly side: Side; readonly id: string; readonly line: number }>
  /** Conversations opened by this import, with the line that opened them. */
  readonly opened: Map<string, Parties & { readonly line: number }>
  /** Rows of the order and contact lines, in their order. */
  readonly rows: number[]
}

/** Where a line stands: its number and the fresh ids it may use. */
export interface LinePlace {
  readonly number: number
  readonly ids: ImportIds
}

export function emptyNotes(now: Date): ImportNotes {
  return { now, mistakes: [], changed: new Map(), opened: new Map(), rows: [] }
}

export function partyKey(side: Side, id: string): string {
  return `${side} ${id}`
}

export function unknownMarketplace(id: string): string {
  return `there is no marketplace "${id}" in the configuration`
}
