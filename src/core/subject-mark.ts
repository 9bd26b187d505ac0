/**
 * The mark behind a subject that a seller reads: which order it is about, or which buyer asks before there is one.
 *
 * Mail programs and people sort by subject. Two buyers who write "Where is my parcel?" must stay two in a seller's
 * mailbox, and the buyer, who has one seller at that alias, needs no mark. Knows nothing of threads.
 */

import { localPartOf } from './address.ts'
import type { OrderFacts, Participant } from './relay-facts.ts'

/** An order id or the beginning of an alias, as the marks below write them. */
const MARKS = / ?\[(?:order ([^[\]]{1,128})|buyer [a-z2-9]{4})\]/g

/**
 * `[order 111-2222222-3333333]`. Before there is an order, `[buyer k7m2]`: the first characters of the alias that the
 * seller reads in From anyway, so it tells nothing new, and two buyers share it once in a million.
 */
export function markFor(order: string | null, buyer: Pick<Participant, 'alias'>): string {
  const fits = order !== null && !/[[\]]/.test(order)
  return fits ? `[order ${order}]` : `[buyer ${localPartOf(buyer.alias).slice(0, 4)}]`
}

/** The subject with the mark behind it, short enough that no program that answers cuts the mark off. */
export function withMark(subject: string, mark: string): string {
  const room = MAX_MARKED_CHARACTERS - mark.length - 1
  const fitting = subject.length <= room ? subject : `${[...subject.slice(0, room - 1)].slice(0, -1).join('')}…`
  return `${fitting} ${mark}`.trim()
}

/** A subject may have 998 characters; answers put something in front. */
const MAX_MARKED_CHARACTERS = 900

/** The last mark of a subject, with the order it names; null where there is none. */
export function lastMark(subject: string): { readonly mark: string; readonly order: string | null } | null {
  const last = [...subject.matchAll(MARKS)].at(-1)
  return last === undefined ? null : { mark: last[0].trim(), order: last[1] ?? null }
}

/** The subject without marks as we write them; an order in one must be among `orders`, where they are given. */
export function withoutMarks(subject: string, orders?: readonly OrderFacts[]): string {
  const isOurs = (order: string | undefined) =>
    order === undefined || orders === undefined || orders.some(({ id }) => id === order)
  return subject.replace(MARKS, (mark, order: string | undefined) => (isOurs(order) ? '' : mark)).trim()
}
