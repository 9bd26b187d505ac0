/** Says which secrets somebody could find in a finished message, and what a person would read in it. */

import PostalMime from 'postal-mime'
import { entities, uncover } from './uncover.ts'

export interface Secret {
  /** A word is found in any case and with any separators inside; a pattern as it is, in whatever can be decoded. */
  readonly needle: string | RegExp
  /** Where it was put. */
  readonly place: string
}

/** One line for each secret that is in the message: where it was put, what it is, where it came out. */
export async function leaksIn(bytes: Uint8Array, secrets: readonly Secret[]): Promise<string[]> {
  const readings = (await uncover(bytes)).map(({ where, text }) => ({ where, text, squeezed: squeezed(text) }))
  return secrets.flatMap(({ needle, place }) => {
    const small = typeof needle === 'string' ? squeezed(needle) : ''
    const hit = readings.find(({ text, squeezed }) =>
      typeof needle === 'string' ? squeezed.includes(small) : needle.test(text),
    )
    return hit === undefined ? [] : [`${place}: ${needle} in ${hit.where}`]
  })
}

/** Letters and digits only, lower case, compatibility forms folded. */
function squeezed(text: string): string {
  const folded = /[^\0-\x7f]/.test(text) ? text.normalize('NFKD') : text
  return folded.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

export interface ReadableForms {
  readonly text: string
  /** The words of the HTML form; null where there is none. */
  readonly html: string | null
  readonly files: readonly string[]
}

/** What a person reads, white space and quote marks aside. */
export async function readableForms(bytes: Uint8Array): Promise<ReadableForms> {
  const parsed = await PostalMime.parse(bytes, { forceRfc822Attachments: true })
  return {
    text: onOneLine((parsed.text ?? '').replace(/^(?:> ?)+/gm, '')),
    html: parsed.html === undefined ? null : onOneLine(wordsOf(parsed.html)),
    files: parsed.attachments.map(({ filename }) => filename ?? ''),
  }
}

function wordsOf(html: string): string {
  return entities(
    html.replace(/<\/?(?:p|div|br|li|tr|td|th|blockquote|h[1-6]|pre|hr|table)\b[^>]*>/g, '\n').replace(/<[^>]*>/g, ''),
  )
}

function onOneLine(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim()
}

/** The first of the sentences that is not in the text behind those before it; null when all are there, in order. */
export function firstMissing(text: string, sentences: readonly string[]): string | null {
  let from = 0
  for (const sentence of sentences) {
    const plain = onOneLine(sentence)
    const at = text.indexOf(plain, from)
    if (at < 0) return sentence
    from = at + plain.length
  }
  return null
}
