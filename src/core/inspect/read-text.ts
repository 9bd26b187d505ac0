/** One of the texts of a message that its reader sees, as rules read it, and the way from what they find to a finding. */

import { excerptOf } from '../excerpt.ts'
import type { Observation, Place, Target } from '../finding.ts'
import type { AdvisedRule } from '../notice-texts/catalogue.ts'
import { adviceInEnglish, type Seen, seenInEnglish } from '../notice-texts/in-english.ts'
import type { NormalText } from './normal-form.ts'
import { resolvedForm } from './resolved-form.ts'

export interface ReadText {
  /**
   * - `subject`, `body`: as the message shows them; the body with the alternative texts of its pictures.
   * - `file-name`: what a file is called, without its extension.
   * - `file`: what a document or a text file says, with the targets of its links.
   * - `code`: what a QR code in a picture says.
   */
  readonly kind: 'subject' | 'body' | 'file-name' | 'file' | 'code'
  /** As it is written. */
  readonly written: string
  /** One spelling for characters that look alike or do not show. */
  readonly normal: NormalText
  /**
   * `normal` with spelled-out, disguised and escaped addresses as plain addresses; the same object where there are none.
   * Made when it is first asked for. See {@link resolvedForm} for what it is good for.
   */
  resolved(): NormalText
  /** Who wrote what is at an offset of `written`. */
  placeAt(offset: number): Place
  /** What findings at an offset of `written` call it: `attachment:NAME`, `subject`; null where the place says it. */
  where(offset: number): string | null
  /** What a strip takes out for a stretch of `written`: the stretch, or the whole file. */
  target(start: number, end: number): Target
}

export function readText(text: Omit<ReadText, 'resolved'>): ReadText {
  let resolved: NormalText | null = null
  return {
    ...text,
    resolved: () => {
      resolved ??= resolvedForm(text.normal)
      return resolved
    },
  }
}

/** What rule `rule` saw at `start..end` of a text as it is written. */
export function observed(rule: AdvisedRule, text: ReadText, start: number, end: number): Observation {
  const place = text.placeAt(start)
  const excerpt = excerptOf(text.written, start, end)
  // The writer reads it nowhere in the picture.
  const seen: Seen | null = text.kind === 'code' ? { kind: 'code', slots: { text: excerpt } } : null
  return {
    rule,
    place,
    where: text.where(start) ?? place,
    excerpt: seen === null ? excerpt : excerptOf(seenInEnglish(seen)),
    advice: adviceInEnglish(rule),
    ...(seen === null ? {} : { seen }),
    target: text.target(start, end),
  }
}

/** The same for a stretch of one of the text's forms. */
export function observedIn(
  rule: AdvisedRule,
  text: ReadText,
  form: NormalText,
  stretch: { readonly start: number; readonly end: number },
): Observation {
  const { start, end } = form.original(stretch.start, stretch.end)
  return observed(rule, text, start, end)
}
