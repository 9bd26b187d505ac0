/**
 * When an answer is due, and how long it took.
 *
 * A response window opens with the first unanswered message of a buyer and closes with the seller's next one. It is
 * always a fold over the relayed messages of a conversation, so that a late release or a drop only recomputes it.
 */

import type { Direction } from './direction.ts'

const RESPONSE_DUE_MS = 24 * 60 * 60 * 1000

/** A relayed message written by a person, dated by when the relay received it, even if it was released later. */
export interface ConversationEvent {
  readonly message: string
  readonly direction: Direction
  readonly receivedAt: Date
}

export interface ResponseWindow {
  readonly openedBy: string
  readonly openedAt: Date
  readonly dueAt: Date
  readonly closedBy: string | null
  readonly closedAt: Date | null
}

/** Moves one event further: the window that is open afterwards, and the one that this event closed. */
export function stepWindow(
  open: ResponseWindow | null,
  event: ConversationEvent,
): { open: ResponseWindow | null; closed: ResponseWindow | null } {
  if (event.direction === 'buyer-to-seller') {
    if (open !== null) return { open, closed: null }
    const dueAt = new Date(event.receivedAt.getTime() + RESPONSE_DUE_MS)
    return {
      open: { openedBy: event.message, openedAt: event.receivedAt, dueAt, closedBy: null, closedAt: null },
      closed: null,
    }
  }
  if (open === null) return { open: null, closed: null }
  return { open: null, closed: { ...open, closedBy: event.message, closedAt: event.receivedAt } }
}

/** All windows of a conversation, oldest first; only the last one can be open. Events may come in any order. */
export function responseWindows(events: readonly ConversationEvent[]): ResponseWindow[] {
  const windows: ResponseWindow[] = []
  let open: ResponseWindow | null = null
  for (const event of [...events].sort(byTimeThenId)) {
    const step = stepWindow(open, event)
    if (step.closed !== null) windows.push(step.closed)
    open = step.open
  }
  if (open !== null) windows.push(open)
  return windows
}

/** Two events of the same millisecond keep one order wherever the fold runs. */
export function byTimeThenId(a: ConversationEvent, b: ConversationEvent): number {
  return a.receivedAt.getTime() - b.receivedAt.getTime() || (a.message < b.message ? -1 : a.message > b.message ? 1 : 0)
}

/** How the answer to an ended or running window stands at `now`. */
export function responseState(window: ResponseWindow, now: Date): 'due' | 'met' | 'late' | 'overdue' {
  if (window.closedAt !== null) return window.closedAt.getTime() <= window.dueAt.getTime() ? 'met' : 'late'
  return now.getTime() <= window.dueAt.getTime() ? 'due' : 'overdue'
}
