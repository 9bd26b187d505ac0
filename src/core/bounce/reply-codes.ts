/** Reply codes (RFC 5321 section 4.2) and enhanced codes (RFC 3463) in what hosts say and reports repeat. */

export interface ReplyCodes {
  readonly code: number | null
  readonly enhanced: string | null
}

const MAX_CHARACTERS = 4000
/** `550 5.1.1`, `550-5.1.1`, `#550 5.1.1`, `(#5.1.1)`, `554: 5.4.14`: not a part of an address, version or date. */
const BOTH = /(?<![\d.#@/:-]|[A-Za-z])#?([245]\d\d)[ :#-]{1,3}\(?#?([245]\.\d{1,3}\.\d{1,3})(?![\d.])/g
const ENHANCED = /(?<![\d.@/A-Za-z-])([245]\.\d\.\d{1,3})(?![\d.]|-[A-Za-z])/g
const CODE = /(?<![\d.#@/:+-]|[A-Za-z]|port )([45][0-5]\d)(?=[ -]|$|[:\]])(?![ -]\d{3})/gm

/** The last pair says most: a relaying host repeats before it what it made of it. */
export function repliesIn(text: string): ReplyCodes {
  const bounded = text.slice(0, MAX_CHARACTERS).replace(/\s+/g, ' ')
  const both = [...bounded.matchAll(BOTH)].at(-1)
  if (both !== undefined) return { code: Number(both[1]), enhanced: both[2] ?? null }
  const enhanced = [...bounded.matchAll(ENHANCED)].at(-1)?.[1] ?? null
  const code = [...bounded.matchAll(CODE)].at(-1)?.[1]
  return { code: code === undefined ? null : Number(code), enhanced }
}

const QUOTED_REPLY =
  /(?:\b(?:said|says|returned|responded|replied|reason|response|was|error)\b ?:?|<<<|>>>|<--)\s{0,4}['"#]{0,2}([45]\d\d[ :-][\s\S]{1,800})/i

/** What a remote host answered, where a text for people repeats it: up to the next empty line; null where none does. */
export function quotedReply(text: string): string | null {
  return QUOTED_REPLY.exec(text.slice(0, MAX_CHARACTERS))?.[1]?.split(/\n\s*\n/, 1)[0] ?? null
}

/** The enhanced code in a Status field, which may have a comment or a reply code beside it; null for none. */
export function statusIn(value: string | undefined): string | null {
  return /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec((value ?? '').slice(0, 200))?.[1] ?? null
}

/** `5.0.0`, `5.1.0`: a class, and nothing about the cause (RFC 3463 section 3.1). */
export function saysNothing(enhanced: string): boolean {
  return /^\d\.\d{1,3}\.0$/.test(enhanced)
}
