/** The host that a link leads to, and whether it may. */

import { domainToASCII } from 'node:url'
import { parse } from 'tldts'
import type { Policy } from '../policy.ts'

/** In lower case; null where the target is no host (`mailto:`, `tel:`, `#part`, `cid:`). */
export function linkedHost(href: string): string | null {
  // Browsers ignore white space and control characters inside a URL and take `\` for `/`.
  const target = href.replace(/[\s\p{Cc}]+/gu, '').replace(/\\/g, '/')
  if (/^(?:mailto|tel|sms|callto|cid|mid|xmpp):/i.test(target) || target === '' || target.startsWith('#')) return null
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(target)
  if (scheme === null && !target.startsWith('//')) return parse(`http://${target}`).hostname ?? target.slice(0, 80)
  const hostname = parse(scheme === null ? `http:${target}` : target).hostname
  return (hostname ?? target.slice(0, 80)).toLowerCase()
}

/** `host` is in lower case; with a dot at its end it is the same host. */
export function isAllowedHost(host: string, policy: Policy): boolean {
  const bare = host.replace(/\.$/, '')
  return isListed(bare, policy) || (/[^\0-\x7f]/.test(bare) && isListed(domainToASCII(bare), policy))
}

function isListed(host: string, { links }: Policy): boolean {
  return links.allowedDomains.some((domain) => host === domain || host.endsWith(`.${domain}`))
}
