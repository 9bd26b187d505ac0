/** What stands behind words: contact details in the targets of links, where their words do not say them already. */

import { excerptOf } from '../excerpt.ts'
import type { Observation } from '../finding.ts'
import type { AdvisedRule } from '../notice-texts/catalogue.ts'
import { adviceInEnglish } from '../notice-texts/in-english.ts'
import type { Reading } from './reading.ts'

/**
 * Such links never go out; the words on them are taken out where they are not the detail itself, which is among `shown`.
 * `detailIn`: what is to be told of a target, or null.
 */
export function behindWords(
  rule: AdvisedRule,
  { visible, placeAt }: Reading,
  shown: readonly Observation[],
  detailIn: (href: string) => string | null,
): Observation[] {
  const taken = shown.flatMap(({ target }) => (target.kind === 'text' ? [target] : []))
  let next = 0
  return visible.links.flatMap(({ href, start, end, role }): Observation[] => {
    const detail = detailIn(href)
    if (detail === null) return []
    while (next < taken.length && (taken[next]?.end ?? 0) <= start) next++
    if ((taken[next]?.start ?? end) < end) return []
    const place = role === null ? placeAt(start) : role === 'quote' ? 'quoted' : 'signature'
    const words = visible.text.slice(start, end).trim()
    return [
      {
        rule,
        place,
        where: place,
        excerpt: excerptOf(`${words.slice(0, 60)} -> ${detail}`),
        advice: adviceInEnglish(rule),
        target: words === '' ? { kind: 'none' } : { kind: 'text', start, end },
      },
    ]
  })
}
