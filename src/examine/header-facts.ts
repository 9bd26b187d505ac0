/** What the header says that core/ decides by. Never throws: what cannot be read is absent. */

import libmime from 'libmime'
import { SIGN_FIELDS, type Signs } from '../core/inspect/automatic-fields.ts'
import { headerTraces } from '../core/message/header-traces.ts'
import type { Message } from '../core/message/message.ts'
import { type Header, type HeaderField, headerText, onOneLine } from './header-fields.ts'
import { parseMailboxes } from './mailboxes.ts'

type HeaderFacts = Pick<Message, 'headerFrom' | 'subject' | 'messageId' | 'referencedIds' | 'date' | 'signs' | 'traces'>

const MAX_SUBJECT_CHARACTERS = 998
const MAX_ID_CHARACTERS = 250
const MAX_IDS = 100
const MAX_SIGN_CHARACTERS = 1000

/** Of one field. Honest mail has one value of each. */
const MAX_SIGN_VALUES = 20

export function headerFacts(header: Header): HeaderFacts {
  const ids = valuesOf(header, 'message-id').flatMap(idsIn)
  const subject = valuesOf(header, 'subject')[0] ?? ''
  return {
    headerFrom: valuesOf(header, 'from').flatMap((value) => parseMailboxes(headerText(value))),
    subject: onOneLine(decodeWords(headerText(subject)), MAX_SUBJECT_CHARACTERS),
    messageId: ids.length === 1 && valuesOf(header, 'message-id')[0] === ids[0] ? (ids[0] ?? null) : null,
    referencedIds: referencedIds(header),
    date: dateOf(valuesOf(header, 'date')[0]),
    signs: signsOf(header.fields),
    traces: headerTraces(header.fields.map(({ name, value }) => ({ name, text: headerText(value) }))),
  }
}

/** The undecoded values of every field of that name, in order. */
export function valuesOf(header: Header, name: string): string[] {
  return header.fields.filter((field) => field.name === name).map((field) => field.value)
}

function decodeWords(text: string): string {
  try {
    return libmime.decodeWords(text)
  } catch {
    // An unknown charset or broken base64 in an encoded word: people see it undecoded in their clients too.
    return text
  }
}

function idsIn(value: string): string[] {
  const ids = value.match(/<[!-;=?-~]{3,}>/g) ?? []
  return ids.filter((id) => id.length <= MAX_ID_CHARACTERS && /^<[^@].*@[^@]*>$/.test(id) && !id.endsWith('@>'))
}

/**
 * What In-Reply-To names is answered, wherever it stands in References. Of too many the first stays, which began the
 * thread, and the last, which are the nearest.
 */
function referencedIds(header: Header): string[] {
  const answered = new Set(valuesOf(header, 'in-reply-to').flatMap(idsIn))
  const before = valuesOf(header, 'references').flatMap(idsIn)
  const ids = [...new Set([...before.filter((id) => !answered.has(id)), ...answered])]
  return ids.length <= MAX_IDS ? ids : [...ids.slice(0, 1), ...ids.slice(1 - MAX_IDS)]
}

function dateOf(value: string | undefined): Date | null {
  const date = new Date(value ?? '')
  return Number.isNaN(date.getTime()) ? null : date
}

/** Every value of a repeated field, as one of them may tell what the others deny. */
function signsOf(fields: readonly HeaderField[]): Signs {
  const signs: Record<string, string[]> = {}
  for (const { name, value } of fields) {
    if (!SIGN_FIELDS.has(name)) continue
    const before = signs[name] ?? []
    if (before.length < MAX_SIGN_VALUES) signs[name] = [...before, onOneLine(headerText(value), MAX_SIGN_CHARACTERS)]
  }
  return signs
}
