/** How a message hangs together with what was said before: what it answers, which order it is about, how it is called. */

import { baseSubject, isReplySubject, isSameSubject } from './base-subject.ts'
import { readerSide } from './direction.ts'
import type { Reading } from './inspect/reading.ts'
import type { Message } from './message/message.ts'
import type { RelayFacts } from './relay-facts.ts'
import { lastMark, markFor, withMark, withoutMarks } from './subject-mark.ts'

export interface Thread {
  /** The record of the message that it answers, whatever became of that one; null where it begins something. */
  readonly answers: string | null
  /** Ids of earlier messages as the reader knows them, the oldest first, the one answered last. */
  readonly references: readonly string[]
  /** The subject without what replies add. */
  readonly baseSubject: string
  /** The subject by which the reader knows the message. */
  readonly subject: string
}

/** What a reply is looked for by when nothing of what it refers to is known. */
export interface AnsweredSubject {
  readonly base: string
  /** The order that the subject is marked with, where it is: the answer is about the same one. */
  readonly order: string | null
}

/**
 * Null where the subject is not that of a reply. Programs that forget References still write `Re:`; whoever uses the
 * words of an earlier subject without it begins something new, and finds it by itself.
 */
export function answeredSubject(message: Message): AnsweredSubject | null {
  const { subject } = message
  if (!isReplySubject(subject)) return null
  return { base: baseSubject(subject), order: lastMark(subject)?.order ?? null }
}

/** The thread of a message; `subject` is what the rules left of its own, `order` what {@link orderOf} found. */
export function threadOf(message: Message, subject: string, order: string | null, facts: RelayFacts): Thread {
  return {
    answers: facts.answered?.message ?? null,
    references: referencesOf(message, facts),
    baseSubject: baseSubject(message.subject),
    subject:
      readerSide(facts.direction) === 'seller' ? sellersSubject(subject, order, facts) : buyersSubject(subject, facts),
  }
}

/**
 * The order a message is about: the one its subject names; else that of the message it answers, however many came since;
 * else one that its text names; else the newest of the conversation.
 */
export function orderOf(reading: Reading, facts: RelayFacts): string | null {
  const named = (text: string) => facts.orders.find((order) => names(text, order.id))?.id
  const inSubject = named(reading.message.subject)
  if (inSubject !== undefined) return inSubject
  if (facts.answered !== null) return facts.answered.order
  return named(reading.visible.text.slice(0, MAX_TEXT_CHARACTERS)) ?? facts.orders[0]?.id ?? null
}

/** An order is named where people read; what is searched for a thousand orders must not be a book. */
const MAX_TEXT_CHARACTERS = 100_000

/** Whether the text holds the id by itself, and not as a part of a longer one. */
function names(text: string, order: string): boolean {
  for (let at = text.indexOf(order); at >= 0; at = text.indexOf(order, at + order.length)) {
    const [before, after] = [text.slice(Math.max(0, at - 2), at), text.slice(at + order.length, at + order.length + 2)]
    if (!/[\p{L}\p{N}]-?$/u.test(before) && !/^-?[\p{L}\p{N}]/u.test(after)) return true
  }
  return false
}

/**
 * What the store knows of the thread, behind what only the writer's program still knew. Programs find a thread by its
 * first message and by its last ones, so those stay of a long one.
 */
function referencesOf(message: Message, facts: RelayFacts): string[] {
  const kept = new Set(facts.answered?.readerIds)
  const named = message.referencedIds.flatMap((id) => facts.readerIds.get(id) ?? []).filter((id) => !kept.has(id))
  const ids = [...new Set([...named, ...kept])]
  return ids.length <= MAX_REFERENCES ? ids : [...ids.slice(0, 1), ...ids.slice(1 - MAX_REFERENCES)]
}

/** With ids of ordinary length the field stays below 1,000 octets, which is as much as every program reads. */
const MAX_REFERENCES = 20

/**
 * A seller finds the order in the subject, or at least which buyer asks. A thread keeps the mark that it began with; it
 * keeps none where the seller knows it by a subject without: then his program has it under his own words.
 */
function sellersSubject(subject: string, order: string | null, { answered, writer }: RelayFacts): string {
  const known = answered?.readerSubject ?? null
  if (known !== null) {
    if (isSameSubject(known, subject)) return subject
    const mark = lastMark(known)?.mark
    if (mark !== undefined && isSameSubject(known, withMark(subject, mark))) return withMark(subject, mark)
  }
  if (order !== null && names(subject, order)) return subject
  const mark = markFor(order, writer)
  return lastMark(subject)?.mark === mark ? subject : withMark(subject, mark)
}

/** A buyer reads no marks of ours, unless the thread's subject had one when the buyer wrote it. */
function buyersSubject(subject: string, { answered, orders }: RelayFacts): string {
  const known = answered?.readerSubject ?? null
  return known !== null && isSameSubject(known, subject) ? subject : withoutMarks(subject, orders)
}
