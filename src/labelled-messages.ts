/** What the relay would do with labelled messages: each is made a message as mail programs send it, and inspected. */

import type { Finding } from './core/finding.ts'
import type { DispositionKind } from './core/disposition.ts'
import { judge, type Judgement, type Label } from './core/label.ts'
import { type InspectionParts, inspectMessage } from './inspect-message.ts'

export interface JudgedLabel {
  readonly label: Label
  readonly disposition: DispositionKind
  readonly findings: readonly Finding[]
  readonly judgements: readonly Judgement[]
}

/** `raw`: the message where the label names a file. */
export async function judgeLabelled(
  label: Label,
  raw: Uint8Array | null,
  parts: InspectionParts,
): Promise<JudgedLabel> {
  const { direction, reply } = label
  const { disposition, findings } = await inspectMessage({ raw: raw ?? composed(label), direction, reply }, parts)
  return { label, disposition, findings, judgements: judge(label, disposition, findings) }
}

/** How many of what was to be found was found, by what it is about and by language. */
export interface Result {
  readonly about: string
  readonly language: string
  readonly right: number
  readonly all: number
}

/** In order of their subject, `honest` first; the sum over all languages has the language `all`. */
export function resultsOf(judged: readonly JudgedLabel[]): Result[] {
  const counts = new Map<string, Map<string, { right: number; all: number }>>()
  for (const { label, judgements } of judged) {
    for (const { about, right } of judgements) {
      const languages = counts.get(about) ?? new Map<string, { right: number; all: number }>()
      counts.set(about, languages)
      for (const language of ['all', label.language]) {
        if (language === '') continue
        const count = languages.get(language) ?? { right: 0, all: 0 }
        languages.set(language, count)
        count.all++
        if (right) count.right++
      }
    }
  }
  const first = (about: string) => (about === 'honest' ? 0 : 1)
  return [...counts]
    .sort(([a], [b]) => first(a) - first(b) || (a < b ? -1 : 1))
    .flatMap(([about, languages]) => [...languages].map(([language, count]) => ({ about, language, ...count })))
}

function composed({ subject, text, html }: Label): Uint8Array {
  const body = Buffer.from(html ?? text ?? '').toString('base64')
  return Buffer.from(
    [
      'From: Writer <writer@mail.example>',
      `Subject: ${encodedWords(subject)}`,
      'Message-ID: <labelled@mail.example>',
      'MIME-Version: 1.0',
      `Content-Type: text/${html === undefined ? 'plain' : 'html'}; charset=utf-8`,
      'Content-Transfer-Encoding: base64',
      '',
      ...(body.match(/.{1,76}/g) ?? ['']),
      '',
    ].join('\r\n'),
  )
}

/** RFC 2047 section 2: at most 75 characters each, and no character divided between two. */
function encodedWords(subject: string): string {
  const words = subject.replace(/\s+/g, ' ').match(/.{1,14}/gu) ?? []
  return words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ')
}
