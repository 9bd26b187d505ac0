/**
 * Profiles that are told in words: a network, by name or described, and in the same sentence or beside it that it is the
 * writer who is there. What others show there is honest: `I saw it on Instagram`, `there are videos about it on YouTube`.
 */

import type { NormalText } from './normal-form.ts'
import { AGAINST, CLUES, HERE } from './profile-clues.ts'
import { PLACES } from './social-places.ts'
import type { Stretch } from './stretches.ts'

/** What has to be said beside the place: many tell each other what to search for on the web, or which video to watch. */
const NEEDED = { network: 2, video: 3, described: 3, engine: 4 } as const

/** Characters that are read on both sides of a place. */
const MOST_BEFORE = 110
const MOST_AFTER = 150
/** Places whose surroundings are read. Nobody names that many and means nothing by it. */
const MAX_LOOKED_AT = 1500

export function ownProfiles({ text: written, lower }: NormalText): Stretch[] {
  const text = lower()
  const found: Stretch[] = []
  let looked = 0
  let done = 0
  for (const match of text.matchAll(PLACES)) {
    const start = match.index
    const end = start + match[0].length
    if (start < done) continue
    if (looked++ === MAX_LOOKED_AT) {
      found.push({ start, end: text.length })
      break
    }
    const kind = kindOf(match.groups)
    const around = surroundings(text, start, end)
    if (
      weightOf(written, text, around) < NEEDED[kind] ||
      (kind === 'engine' && HERE.test(text.slice(around.from, around.to)))
    )
      continue
    found.push({ start: around.first, end: around.last })
    done = around.last
  }
  return found
}

function kindOf(groups: Record<string, string | undefined> = {}): keyof typeof NEEDED {
  if (groups['network'] !== undefined) return 'network'
  if (groups['video'] !== undefined) return 'video'
  return groups['described'] !== undefined ? 'described' : 'engine'
}

interface Surroundings {
  /** Of the sentence before the place's to the one after it. */
  readonly first: number
  readonly last: number
  /** Of the sentence with the place. */
  readonly from: number
  readonly to: number
}

/** A full stop of Chinese or Japanese has no space behind it; what a quote or a bracket closes belongs to the sentence. */
const SENTENCE_END = /[.!?…]["”»」』)]?(?=\s|[\u3040-\u30ff\u4e00-\u9fff])|[!?]|\n/gu

function surroundings(text: string, start: number, end: number): Surroundings {
  const least = Math.max(0, start - MOST_BEFORE)
  const before = [...text.slice(least, start).matchAll(SENTENCE_END)].map((stop) => least + stop.index + stop[0].length)
  const after = [...text.slice(end, end + MOST_AFTER).matchAll(SENTENCE_END)].map((stop) => end + stop.index)
  const most = Math.min(text.length, end + MOST_AFTER)
  const from = before.at(-1) ?? least
  const to = after[0] ?? most
  return { first: before.at(-2) ?? least, last: after.find((stop) => stop > to + 3) ?? most, from, to }
}

function weightOf(written: string, text: string, { first, last, from, to }: Surroundings): number {
  const around = text.slice(first, last)
  const sentence = text.slice(from, to)
  let weight = 0
  for (const { pattern, weight: less } of AGAINST) if (pattern.test(sentence)) weight += less
  for (const { pattern, weight: more, cased } of CLUES)
    if (pattern.test(around) || cased?.test(written.slice(first, last)) === true) weight += more
  return weight
}
