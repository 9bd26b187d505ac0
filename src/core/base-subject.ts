/** Subjects as people mean them: without what mail programs put in front of a reply, and without our marks. */

import { withoutMarks } from './subject-mark.ts'

/**
 * What programs put before the subject of a reply, lower case, without the colon, as Outlook and its like write it in
 * the language of their user.
 */
const REPLY_WORDS: ReadonlySet<string> = new Set([
  ...[
    're',
    'aw',
    'antw',
    'antwort',
    'antwoord',
    'sv',
    'svar',
    'vs',
    'vá',
    'ref',
    'réf',
    'rép',
    'r',
    'rif',
    'res',
    'resp',
  ],
  ...['odp', 'ynt', 'yan', 'atb', 'απ', 'σχετ', 'на', 'ha', 'отв', 'відп', 'ответ', 'bls', 'bal', 'tl', 'trả lời'],
  ...['השב', 'תגובה', 'رد', '回复', '回覆', '答复', '答覆', '返信', '답장', '회신'],
])
/** The same for what is passed on. */
const FORWARD_WORDS: ReadonlySet<string> = new Set([
  ...[
    'fw',
    'fwd',
    'wg',
    'tr',
    'i',
    'rv',
    'enc',
    'pd',
    'vb',
    'vl',
    'vl',
    'doorst',
    'ilt',
    'i̇lt',
    'továbbítás',
    'videreforw',
  ],
  ...['пер', 'πρθ', '转发', '轉寄', '轉發', '転送', '전달', 'إعادة توجيه', 'הועבר'],
])

/** A word, perhaps a count as in `Re[2]:`, and a colon, narrow or wide. */
const PREFIX = /^([\p{L}\p{M}](?:[\p{L}\p{M} ]{0,12}[\p{L}\p{M}])?) ?(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})? ?[:：] ?/u

/** The same for all messages of a thread on both of its sides, whatever the programs made of it; lower case. */
export function baseSubject(subject: string): string {
  return withoutPrefixes(withoutMarks(subject)).base
}

/** Whether two subjects differ in nothing but what replies put in front; a mark counts. */
export function isSameSubject(one: string, other: string): boolean {
  return withoutPrefixes(one).base === withoutPrefixes(other).base
}

/** Whether a program wrote the subject for a reply. */
export function isReplySubject(subject: string): boolean {
  return withoutPrefixes(withoutMarks(subject)).reply
}

function withoutPrefixes(subject: string): { readonly base: string; readonly reply: boolean } {
  let base = subject.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  let reply = false
  for (let prefixes = 0; prefixes < MAX_PREFIXES; prefixes++) {
    const [prefix, word = ''] = PREFIX.exec(base) ?? []
    if (prefix === undefined || !(REPLY_WORDS.has(word) || FORWARD_WORDS.has(word))) break
    reply ||= REPLY_WORDS.has(word)
    base = base.slice(prefix.length)
  }
  return { base, reply }
}

/** Programs that do not know each other's words put theirs before them; nobody reads a longer row. */
const MAX_PREFIXES = 100
