/** `inspect --explain` for people: the phrases of each marketing finding, and how near the rest of the message came. */

import type { ExplainedPhrase, MarketingExplanation } from '../core/inspect/explain-marketing.ts'
import { columns, padded, wrapped } from '../core/wrap.ts'
import { oneLine } from './printable.ts'

const INDENT = '      '
/** So much of a phrase finds it in its file; a program gets all of it. */
const MAX_PHRASE = 120

export function renderMarketing(explanations: readonly MarketingExplanation[], width: number): string {
  if (explanations.length === 0) return '  marketing: no phrase that speaks for a rule was found'
  return explanations.flatMap((each) => renderExplanation(each, width)).join('\n')
}

function renderExplanation(explanation: MarketingExplanation, width: number): string[] {
  const { rule, found, where, excerpt, phrases } = explanation
  const names = phrases.map(({ language, purpose }) => `${language}.${purpose}`)
  const nameWidth = Math.max(...names.map(columns))
  const paragraph = (text: string) => wrapped(text, { first: INDENT, rest: `${INDENT}  `, width, cutsWords: true })
  return [
    `  ${rule}  ${found ? 'explained' : 'below the threshold, the nearest to a finding'}`,
    ...paragraph(`in ${oneLine(where)}: "${oneLine(excerpt)}"`),
    ...phrases.flatMap((phrase, index) => {
      const first = `${INDENT}${padded(names[index] ?? '', nameWidth)}  ${String(phrase.weight).padStart(3)}  `
      return wrapped(said(phrase), { first, rest: ' '.repeat(first.length), width, cutsWords: true })
    }),
    ...paragraph(sumOf(explanation)),
  ]
}

function said({ phrase, text }: ExplainedPhrase): string {
  const shown = phrase.length > MAX_PHRASE ? `${phrase.slice(0, MAX_PHRASE - 1)}…` : phrase
  return `"${oneLine(shown)}" found "${oneLine(text)}"`
}

function sumOf({ found, phrases, sum, threshold, ...surcharges }: MarketingExplanation): string {
  const { buyers_surcharge: buyers, sentences_surcharge: sentences } = surcharges
  const needed = threshold + buyers + sentences
  const all = phrases.reduce((total, { weight }) => total + weight, 0)
  const parts = [
    `threshold ${threshold}`,
    ...(buyers > 0 ? [`${buyers} because a buyer wrote it`] : []),
    ...(sentences > 0 ? [`${sentences} because it is said in ${sentences + 1} sentences`] : []),
  ]
  const capped = all === sum ? '' : ` (${all} but for the most that context may take away)`
  return `sum ${sum}${capped}, ${found ? 'enough' : `${needed - sum} too few`}: a finding from ${needed} on (${parts.join(', and ')})`
}
