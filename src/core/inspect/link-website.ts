/** `link.website`: addresses of websites, written out or behind a word. Behind a picture: image-linked.ts. */

import { excerptOf } from '../excerpt.ts'
import type { Observation } from '../finding.ts'
import { adviceInEnglish } from '../notice-texts/in-english.ts'
import type { Policy } from '../policy.ts'
import { describedAddresses } from './described-addresses.ts'
import { drawnCodes } from './drawn-codes.ts'
import { leadsToApp } from './link-app.ts'
import { hostWithin } from './link-within-link.ts'
import { isAllowedHost, linkedHost } from './linked-host.ts'
import { observed, type ReadText } from './read-text.ts'
import { pictureLinks } from './picture-links.ts'
import type { Reading } from './reading.ts'
import { type Stretch, stretchesIn } from './stretches.ts'
import { websitesOf } from './websites.ts'

const RULE = 'link.website'

export function websiteLinks(reading: Reading, policy: Policy): Observation[] {
  const written = reading.texts.map((text) => ({ text, stretches: writtenLinks(text, policy) }))
  const ofBody = written.find(({ text }) => text.kind === 'body')?.stretches ?? []
  return [
    ...written.flatMap(({ text, stretches }) => stretches.map(({ start, end }) => observed(RULE, text, start, end))),
    ...linksBehindWords(reading, ofBody, policy),
  ]
}

/** Nobody explains more links than this: from the last one on, everything to the end of the text counts as one. */
const MAX_LINKS = 1000

function writtenLinks(text: ReadText, policy: Policy): Stretch[] {
  const allowed = allowedSpellings(text, policy)
  const links = stretchesIn(text, (form) =>
    websitesOf(form).filter((website) => {
      if (leadsToApp(website)) return false
      if (isAllowedHost(website.host, policy))
        return hostWithin(form.text.slice(website.start, website.end), policy) !== null
      // `https://marketplace` is nothing by itself where ` dot example` follows.
      return !IS_BEGUN.test(website.host) || !allowed.has(form.original(website.start, website.end).start)
    }),
  )
  links.push(...drawnCodes(text.written))
  const described = describedAddresses(text.normal).map(({ start, end }) => text.normal.original(start, end))
  // `our site: www and then ...` before an address that is written all the same is no second one.
  links.push(...described.filter(({ start, end }) => !links.some((link) => link.start < end && start < link.end)))
  links.sort((a, b) => a.start - b.start)
  if (links.length <= MAX_LINKS) return links
  return [...links.slice(0, MAX_LINKS - 1), { start: links[MAX_LINKS - 1]?.start ?? 0, end: text.written.length }]
}

/** What a scheme is followed by where the rest of the host is spelled out. */
const IS_BEGUN = /^[\p{L}\p{N}-]+(?:$|[[({<])/u

/** Where links to allowed hosts begin that somebody spelled out. */
function allowedSpellings(text: ReadText, policy: Policy): ReadonlySet<number> {
  const resolved = text.resolved()
  if (resolved === text.normal) return new Set()
  const links = websitesOf(resolved).filter(({ host }) => isAllowedHost(host, policy))
  return new Set(links.map(({ start, end }) => resolved.original(start, end).start))
}

/** The link itself never goes out: HTML is written anew without it. The words may stay. */
function linksBehindWords({ visible, placeAt }: Reading, written: readonly Stretch[], policy: Policy): Observation[] {
  const found: Observation[] = []
  const pictures = pictureLinks(visible)
  let next = 0
  for (const link of visible.links) {
    if (pictures.has(link)) continue
    const { href, start, end, role } = link
    const host = hostBehind(href, policy)
    if (host === null) continue
    // A link whose own words are the address was found above, and one finding is enough to explain it.
    while (next < written.length && (written[next]?.end ?? 0) <= start) next++
    const overlap = written[next]
    if (overlap !== undefined && overlap.start < end) continue
    const place = role === null ? placeAt(start) : role === 'quote' ? 'quoted' : 'signature'
    const words = visible.text.slice(start, end).trim()
    // A link without words and picture is none that anybody could follow.
    if (words === '') continue
    found.push({
      rule: RULE,
      place,
      where: place,
      excerpt: excerptOf(`${words.slice(0, 80)} -> ${host}`),
      advice: adviceInEnglish(RULE),
      target: { kind: 'none' },
    })
  }
  return found
}

/** The host that is not allowed in the target of a link; null where it leads nowhere else. */
function hostBehind(href: string, policy: Policy): string | null {
  const host = linkedHost(href)
  return host === null || !isAllowedHost(host, policy) ? host : hostWithin(href, policy)
}

/**
 * Whether a link to this target may stay a link: only to the marketplace's own and the operator's allowed hosts, and
 * only spelled so plainly that no program reads another host from it.
 */
export function isAllowedLink(href: string, policy: Policy): boolean {
  if (!/^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:[/?#]|$)/i.test(href) || /[\s\p{Cc}\\]/u.test(href)) return false
  const host = URL.canParse(href) ? new URL(href).hostname : null
  return host !== null && host === linkedHost(href) && hostBehind(href, policy) === null
}
