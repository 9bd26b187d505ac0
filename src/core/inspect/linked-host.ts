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

/** `host` is in lower case. */
export function isAllowedHost(host: string, policy: Policy): boolean {
  return isListed(host, policy) || (/[^\0-\x7f]/.test(host) && isListed(domainToASCII(host), policy))
}

function isListed(host: string, { links }: Policy): boolean {
  return links.allowedDomains.some((domain) => host === domain || host.endsWith(`.${domain}`))
}
