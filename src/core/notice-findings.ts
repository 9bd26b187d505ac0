/** What was found in a message, as a notice lists it: each place, and below the places what to do about them. */

import { excerptOf } from './excerpt.ts'
import type { Finding, Observation } from './finding.ts'
import { type Catalogue, fill, isAdvised } from './notice-texts/catalogue.ts'
import { wrapped } from './wrap.ts'

/** What a finding tells the writer. */
export type Explained = Pick<Finding, 'rule' | 'where' | 'excerpt' | 'advice'> &
  Pick<Observation, 'seen' | 'adviceSlots'>

/** So many places show what is meant. There are only so many rules, so that no advice has to hide behind the others. */
const MAX_SHOWN_PER_ADVICE = 10

/** Grouped by what to do about them, for nobody reads the same sentence ten times; the first found comes first. */
export function explainedFindings(findings: readonly Explained[], texts: Catalogue): string[] {
  const groups = new Map<string, Map<string, Explained>>()
  for (const finding of findings) {
    const advice = adviceAbout(finding, texts)
    const found = groups.get(advice) ?? new Map<string, Explained>()
    groups.set(advice, found.set(textOf(finding, texts), finding))
  }
  return [...groups].flatMap(([advice, found]) => [...group(advice, found, texts), ''])
}

function group(advice: string, found: ReadonlyMap<string, Explained>, texts: Catalogue): string[] {
  const shown = [...found].slice(0, MAX_SHOWN_PER_ADVICE)
  const more = found.size - shown.length
  return [
    ...shown.flatMap(([text, { where }]) => {
      const file = fileOf(where)
      return wrapped(text, { first: '  * ', rest: '    ', whole: file ? [file] : [] })
    }),
    ...(more > 0 ? [`  * ${fill(texts.more, { count: String(more) })}`] : []),
    ...wrapped(advice, { first: '    ' }),
  ]
}

function textOf({ where, excerpt, seen }: Explained, texts: Catalogue): string {
  const whatWasSeen = seen === undefined ? excerpt : excerptOf(fill(texts.seen[seen.kind], seen.slots ?? {}))
  return fill(texts.finding, { place: placeName(where, texts), seen: whatWasSeen })
}

function fileOf(where: string): string | null {
  return where.startsWith('attachment:') ? where.slice('attachment:'.length) : null
}

/** A rule without words in the catalogues says what it has to say in its own. */
function adviceAbout({ rule, advice, adviceSlots = {} }: Explained, texts: Catalogue): string {
  return isAdvised(rule, texts) ? fill(texts.advice[rule], adviceSlots) : advice
}

function placeName(where: string, { places }: Catalogue): string {
  switch (where) {
    case 'subject':
    case 'text':
    case 'quoted':
    case 'signature':
    case 'header':
      return places[where]
    default: {
      const file = fileOf(where)
      return file ? fill(places.file, { file }) : places.namelessFile
    }
  }
}
