/** What is left of the body for the reader: stripped stretches marked, addresses replaced, dead links as words. */

import type { Observation } from '../finding.ts'
import { isAllowedLink } from '../inspect/link-website.ts'
import type { Reading } from '../inspect/reading.ts'
import { type Replacement, replaceInString, replaceText } from '../inspect/visible-text.ts'
import type { BodyNode } from '../message/body-tree.ts'
import type { Policy } from '../policy.ts'
import { findTraces, withoutTraces } from './scrub.ts'
import type { ScrubContext } from './scrubber.ts'

const REMOVED = '[link removed]'

export function rewriteBody(
  reading: Reading,
  stripped: readonly Observation[],
  context: ScrubContext,
  policy: Policy,
): BodyNode[] {
  const cuts: Replacement[] = stripped.flatMap(({ target }) =>
    target.kind === 'text' ? [{ start: target.start, end: target.end, by: REMOVED }] : [],
  )
  const body = replaceText(reading.message.body, reading.visible, [...cuts, ...findTraces(reading.normalText, context)])
  return withoutDeadLinks(body, context, policy)
}

export function rewriteSubject(reading: Reading, stripped: readonly Observation[], context: ScrubContext): string {
  const cuts: Replacement[] = stripped.flatMap(({ target }) =>
    target.kind === 'subject' ? [{ start: target.start, end: target.end, by: REMOVED }] : [],
  )
  return withoutTraces(replaceInString(reading.message.subject, cuts), context)
}

/** Links lead to allowed hosts or nowhere; pictures come with the message or not at all. */
function withoutDeadLinks(nodes: readonly BodyNode[], context: ScrubContext, policy: Policy): BodyNode[] {
  return nodes.flatMap((node): BodyNode[] => {
    if (node.kind === 'image') return node.contentId === null && node.alt === '' ? [] : [{ ...node, remote: null }]
    if (node.kind !== 'element') return [node]
    const children = withoutDeadLinks(node.children, context, policy)
    if (node.name !== 'a') return [{ ...node, children }]
    const { href } = node
    const alive = href !== undefined && isAllowedLink(href, policy) && withoutTraces(href, context) === href
    return alive ? [{ ...node, children }] : children
  })
}
