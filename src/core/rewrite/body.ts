/** What is left of the body for the reader: stripped stretches marked, addresses replaced, dead links as words. */

import type { Observation } from '../finding.ts'
import { isAllowedLink } from '../inspect/link-website.ts'
import type { Reading } from '../inspect/reading.ts'
import { type Replacement, replaceInString, replaceText } from '../inspect/visible-text.ts'
import type { BodyNode } from '../message/body-tree.ts'
import type { Policy } from '../policy.ts'
import type { Participant } from '../relay-facts.ts'
import { ownAddresses, withoutOwnAddresses } from './identity.ts'

const REMOVED = '[link removed]'

export function rewriteBody(
  reading: Reading,
  stripped: readonly Observation[],
  writer: Participant,
  policy: Policy,
): BodyNode[] {
  const cuts: Replacement[] = stripped.flatMap(({ target }) =>
    target.kind === 'text' ? [{ start: target.start, end: target.end, by: REMOVED }] : [],
  )
  const { text } = reading.visible
  const body = replaceText(reading.message.body, reading.visible, [...cuts, ...ownAddresses(text, writer)])
  return withoutDeadLinks(body, writer, policy)
}

export function rewriteSubject(reading: Reading, stripped: readonly Observation[], writer: Participant): string {
  const cuts: Replacement[] = stripped.flatMap(({ target }) =>
    target.kind === 'subject' ? [{ start: target.start, end: target.end, by: REMOVED }] : [],
  )
  return withoutOwnAddresses(replaceInString(reading.message.subject, cuts), writer)
}

/** Links lead to allowed hosts or nowhere; pictures come with the message or not at all. */
function withoutDeadLinks(nodes: readonly BodyNode[], writer: Participant, policy: Policy): BodyNode[] {
  return nodes.flatMap((node): BodyNode[] => {
    if (node.kind === 'image') return node.contentId === null && node.alt === '' ? [] : [{ ...node, remote: null }]
    if (node.kind !== 'element') return [node]
    const children = withoutDeadLinks(node.children, writer, policy)
    if (node.name !== 'a') return [{ ...node, children }]
    const { href } = node
    const alive = href !== undefined && isAllowedLink(href, policy) && ownAddresses(href, writer).length === 0
    return alive ? [{ ...node, children }] : children
  })
}
