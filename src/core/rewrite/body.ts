/** What is left of the body for the reader: stripped stretches marked, addresses replaced, dead links as words. */

import type { Observation } from '../finding.ts'
import { isAllowedLink } from '../inspect/link-website.ts'
import { lastAtOrBefore } from '../inspect/quoted-lines.ts'
import type { Reading } from '../inspect/reading.ts'
import { type Replacement, replaceInString, replaceText } from '../inspect/visible-text.ts'
import type { BodyNode } from '../message/body-tree.ts'
import type { Policy } from '../policy.ts'
import { withoutIdleDirections, withoutIdleFormatting } from './idle-directions.ts'
import { findTraces, withoutTraces } from './scrub.ts'
import { textsWith } from './scrub-many.ts'
import type { ScrubContext } from './scrubber.ts'

/** What stands in the place of what was taken out, by the family of the rule. */
const REMOVED: Readonly<Record<string, string>> = {
  link: '[link removed]',
  contact: '[contact removed]',
  marketing: '[offer removed]',
}

function removedBy({ rule }: Observation): string {
  return REMOVED[rule.slice(0, rule.indexOf('.'))] ?? '[removed]'
}

export function rewriteBody(
  reading: Reading,
  stripped: readonly Observation[],
  context: ScrubContext,
  policy: Policy,
): BodyNode[] {
  const cuts: Replacement[] = stripped.flatMap((finding) =>
    finding.target.kind === 'text' ? [{ ...finding.target, by: removedBy(finding) }] : [],
  )
  const traces = findTraces(reading.normalText, context)
  const body = replaceText(reading.message.body, reading.visible, [...beyond(traces, cuts), ...traces])
  return withoutIdleDirections(withoutDeadLinks(body, livingLinks(reading, context, policy)))
}

/** Without the cuts where a trace becomes something better already: the own address in a quote reads as the alias. */
function beyond(traces: readonly Replacement[], cuts: readonly Replacement[]): Replacement[] {
  const inOrder = [...traces].sort((a, b) => a.start - b.start)
  let reached = 0
  const starts = inOrder.map(({ start, end }) => {
    reached = Math.max(reached, end)
    return { start, reached }
  })
  return cuts.filter(({ start, end }) => {
    const before = starts[lastAtOrBefore(starts, start)]
    return before === undefined || before.start > start || before.reached < end
  })
}

/** The targets that stay: on allowed hosts, and with no trace of the writer in them. */
function livingLinks({ visible }: Reading, context: ScrubContext, policy: Policy): ReadonlySet<string> {
  const allowed = [...new Set(visible.links.map(({ href }) => href))].filter((href) => isAllowedLink(href, policy))
  const traced = textsWith(allowed, (text) => findTraces(text, { ...context, placeAt: () => 'subject' }))
  return new Set(allowed.filter((_, index) => !traced.has(index)))
}

export function rewriteSubject(reading: Reading, stripped: readonly Observation[], context: ScrubContext): string {
  const cuts: Replacement[] = stripped.flatMap((finding) =>
    finding.target.kind === 'subject' ? [{ ...finding.target, by: removedBy(finding) }] : [],
  )
  return withoutIdleFormatting(withoutTraces(replaceInString(reading.message.subject, cuts), context))
}

/** Links lead to allowed hosts or nowhere; pictures come with the message or not at all. */
function withoutDeadLinks(nodes: readonly BodyNode[], living: ReadonlySet<string>): BodyNode[] {
  const left: BodyNode[] = []
  for (const node of nodes) {
    if (node.kind === 'image') {
      if (node.contentId !== null || node.alt !== '') left.push({ ...node, remote: null })
    } else if (node.kind === 'element') {
      const children = withoutDeadLinks(node.children, living)
      // Nothing is left of what held only pictures that stay away; an empty cell still holds its place.
      const isEmptied = children.length === 0 && node.children.length > 0 && node.name !== 'td' && node.name !== 'th'
      if (isEmptied) continue
      const isDead = node.name === 'a' && (node.href === undefined || !living.has(node.href))
      // One by one: there may be more children than a call takes arguments.
      if (isDead) for (const child of children) left.push(child)
      else left.push({ ...node, children })
    } else left.push(node)
  }
  return left
}
