/** Addresses that are described: `three times w, then bluewidgets in one word, and the ending of Austria`. */

import { ADDRESS_CLUES, OF_SPELLING, OF_WEBSITES } from './address-clues.ts'
import type { NormalText } from './normal-form.ts'
import { apart, type Stretch } from './stretches.ts'

/** What all clues that are said together have to weigh. */
const NEEDED = 3
/** How far apart people say them. */
const TOGETHER = 220
/** Cheap, and in every description: the three letters, a name of the dot, or of the ending. */
const SIGN =
  /w|dot|p[uo]i?nt|pont|pünkt|kropk|kropecz|nokta|点|ドット|ピリオド|end|exten|termin|suff|domain|domín|domen|domein|uzant|後|后|域/u

interface Hit extends Stretch {
  readonly clue: number
}

export function describedAddresses({ lower }: NormalText): Stretch[] {
  const text = lower()
  if (!SIGN.test(text)) return []
  const hits: Hit[] = ADDRESS_CLUES.flatMap(({ pattern }, clue) =>
    [...text.matchAll(pattern)].map(({ 0: found, index: start }) => ({ start, end: start + found.length, clue })),
  ).sort((a, b) => a.start - b.start)
  const found: Stretch[] = []
  const counts = ADDRESS_CLUES.map(() => 0)
  let first = 0
  for (const hit of hits) {
    counts[hit.clue] = (counts[hit.clue] ?? 0) + 1
    for (let oldest = hits[first]; oldest !== undefined && hit.end - oldest.start > TOGETHER; oldest = hits[++first])
      counts[oldest.clue] = (counts[oldest.clue] ?? 0) - 1
    if (isAddress(counts)) found.push({ start: hits[first]?.start ?? hit.start, end: hit.end })
  }
  return apart(found)
}

function isAddress(counts: readonly number[]): boolean {
  const said = ADDRESS_CLUES.map(({ weight }, clue) => ((counts[clue] ?? 0) > 0 ? weight : 0))
  return (
    [OF_WEBSITES, OF_SPELLING].every((kind) => kind.some((clue) => (said[clue] ?? 0) > 0)) &&
    said.reduce((sum, weight) => sum + weight, 0) >= NEEDED
  )
}
