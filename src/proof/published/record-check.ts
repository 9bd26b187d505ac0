/** One record that a mail domain needs, and what is found in its place. */

import { readTagList } from '../dkim-tags.ts'
import type { DnsAnswer, RecordType } from '../resolver.ts'

export type Purpose = 'mx' | 'host' | 'spf' | 'host-spf' | 'dkim' | 'dmarc' | 'ptr'

export interface RecordCheck {
  readonly purpose: Purpose
  readonly type: RecordType
  /** Without the last dot. */
  readonly name: string
  /** The value to publish; null where only somebody who knows the machines can tell it. */
  readonly expected: string | null
  /** What is there in its place, TXT strings joined; at most {@link MOST_SHOWN}. */
  readonly published: readonly string[]
  /** `differs`: something is there that does not do. `unknown`: DNS could not say. */
  readonly status: 'ok' | 'missing' | 'differs' | 'unknown'
  /** Mail suffers without it; the others are advice. */
  readonly required: boolean
  /** What is wrong with it, or could be better; null where there is nothing to say. */
  readonly note: string | null
}

export type Wanted = Pick<RecordCheck, 'purpose' | 'type' | 'name' | 'expected' | 'required'>

export const MOST_SHOWN = 10

export function found(
  wanted: Wanted,
  status: RecordCheck['status'],
  published: readonly string[] = [],
  note: string | null = null,
): RecordCheck {
  return { ...wanted, status, published: published.slice(0, MOST_SHOWN), note }
}

/** The texts of a TXT answer: each record's strings joined. */
export function textsOf(answer: DnsAnswer<readonly string[]>): string[] {
  return answer.kind === 'found' ? answer.records.map((strings) => strings.join('')) : []
}

/** `v=DKIM1; p=…` as names and values; null where the list is not written properly. */
export function tagsOf(text: string): ReadonlyMap<string, string> | null {
  const { tags, defect } = readTagList(text)
  return defect === null ? new Map([...tags].map(([name, { value }]) => [name, value])) : null
}

export function plainName(name: string): string {
  return name.replace(/\.$/, '').toLowerCase()
}
