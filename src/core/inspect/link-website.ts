/** `link.website`: addresses of websites, written out or behind a word or a picture. */

import { createRequire } from 'node:module'
import { LinkifyIt } from 'linkify-it'
import { parse } from 'tldts'
import { excerptOf, type Observation } from '../finding.ts'
import { adviceInEnglish, type Seen, seenInEnglish } from '../notice-texts/in-english.ts'
import type { Policy } from '../policy.ts'
import { observedIn, type ReadText } from './read-text.ts'
import type { Reading } from './reading.ts'

// The list is a JSON file, which ES modules of Node 20 import only with a warning on stderr.
const topLevelDomains = createRequire(import.meta.url)('tlds') as readonly string[]
/** Names that are no public suffixes, yet are written as hosts: RFC 2606, RFC 7686, and names of home networks. */
const OTHER_TOP_LEVELS = ['example', 'test', 'invalid', 'onion', 'local', 'internal', 'lan', 'home']

const linkify = new LinkifyIt({
  fuzzyLink: true,
  fuzzyEmail: true,
  fuzzyIP: true,
  urlAuth: true,
  tlds: [...topLevelDomains, ...OTHER_TOP_LEVELS],
})
for (const scheme of ['hxxp:', 'hxxps:', 'sftp:', 'ws:', 'wss:']) {
  linkify.add(scheme, { validate: (text, at) => text.slice(at, at + 2000).match(/^\/\/[^\s<>"]+/)?.[0].length ?? 0 })
}

export function websiteLinks(reading: Reading, policy: Policy): Observation[] {
  return [...reading.texts.flatMap((text) => linksIn(text, policy)), ...linksBehindWords(reading, policy)]
}

function linksIn(text: ReadText, policy: Policy): Observation[] {
  return writtenLinks(text.normal.text, policy).map((link) => observedIn(RULE, text, text.normal, link))
}

/** The link itself never goes out: HTML is written anew without it. The words may stay. */
function linksBehindWords({ visible, normalText, placeAt }: Reading, policy: Policy): Observation[] {
  const written = writtenLinks(normalText.text, policy).map(({ start, end }) => normalText.original(start, end))
  const found: Observation[] = []
  let next = 0
  for (const { href, start, end, role } of visible.links) {
    const host = linkedHost(href)
    if (host === null || isAllowed(host, policy)) continue
    // A link whose own words are the address was found above, and one finding is enough to explain it.
    while (next < written.length && (written[next]?.end ?? 0) <= start) next++
    const overlap = written[next]
    if (overlap !== undefined && overlap.start < end) continue
    const place = role === null ? placeAt(start) : role === 'quote' ? 'quoted' : 'signature'
    const words = visible.text.slice(start, end).trim()
    const picture: Seen | null = words === '' ? { kind: 'linkedPicture', slots: { host } } : null
    found.push({
      rule: RULE,
      place,
      where: place,
      excerpt: excerptOf(picture === null ? `${words.slice(0, 80)} -> ${host}` : seenInEnglish(picture)),
      advice: adviceInEnglish(RULE),
      ...(picture === null ? {} : { seen: picture }),
      target: { kind: 'none' },
    })
  }
  return found
}

const RULE = 'link.website'

/**
 * Whether a link to this target may stay a link: only to the marketplace's own and the operator's allowed hosts, and
 * only spelled so plainly that no program reads another host from it.
 */
export function isAllowedLink(href: string, policy: Policy): boolean {
  if (!/^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:[/?#]|$)/i.test(href) || /[\s\p{Cc}\\]/u.test(href)) return false
  const host = URL.canParse(href) ? new URL(href).hostname : null
  return host !== null && host === linkedHost(href) && isAllowed(host, policy)
}

/** What every link has and most text has not; looking for it costs a tenth of looking for links. */
const LINK_SIGN = /\/\/|\.[^\s.,;:!?)]/

/** Nobody explains more links than this: from the last one on, everything to the end of the text counts as one. */
const MAX_LINKS = 1000

function writtenLinks(text: string, policy: Policy): { start: number; end: number }[] {
  const links: { start: number; end: number }[] = []
  if (!LINK_SIGN.test(text)) return links
  for (const match of linkify.match(text) ?? []) {
    // Mail addresses are contact details, another rule's subject.
    if (match.schema === 'mailto:') continue
    if (match.schema === '' && !looksLikeHost(match.raw)) continue
    const host = linkedHost(match.schema === '' ? `http://${match.raw}` : match.url)
    if (host !== null && isAllowed(host, policy)) continue
    if (links.length === MAX_LINKS)
      return [...links.slice(0, -1), { start: links.at(-1)?.start ?? 0, end: text.length }]
    links.push({ start: match.index, end: match.lastIndex })
  }
  return links
}

/** `See you.In a week` and `photos.zip` are no hosts; `WWW.SHOP.COM` and `shop.in/offer` are. */
function looksLikeHost(raw: string): boolean {
  if (/^www\./i.test(raw) || /[/:?#]/.test(raw)) return true
  const last = raw.slice(raw.lastIndexOf('.') + 1)
  return !/^\p{Lu}\p{Ll}+$/u.test(last) && !/^(?:zip|mov)$/i.test(last)
}

/** The host a link leads to in lower case; null where it leads to no host (`mailto:`, `tel:`, `#part`, `cid:`). */
function linkedHost(href: string): string | null {
  // Browsers ignore white space and control characters inside a URL and take `\` for `/`.
  const target = href.replace(/[\s\p{Cc}]+/gu, '').replace(/\\/g, '/')
  if (/^(?:mailto|tel|sms|callto|cid|mid|xmpp):/i.test(target) || target === '' || target.startsWith('#')) return null
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(target)
  if (scheme === null && !target.startsWith('//')) return parse(`http://${target}`).hostname ?? target.slice(0, 80)
  const hostname = parse(scheme === null ? `http:${target}` : target).hostname
  return (hostname ?? target.slice(0, 80)).toLowerCase()
}

function isAllowed(host: string, policy: Policy): boolean {
  return policy.links.allowedDomains.some((domain) => host === domain || host.endsWith(`.${domain}`))
}
