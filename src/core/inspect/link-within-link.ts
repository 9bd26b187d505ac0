/** A website inside the address of an allowed one: `?u=https%3A%2F%2Fblue.example`, `/blue.example`. Redirects lead there. */

import { isAllowedHost } from './linked-host.ts'
import type { Policy } from '../policy.ts'
import { PLAIN_TOP_LEVELS } from './top-levels.ts'
import { websitesIn } from './websites.ts'

/** Endings of files and pages that are top-level domains as well. */
const FILE = /\.(?:do|md|mov|ps|py|rs|sh|zip)$/
/** Whoever follows a redirect undoes no more than this. */
const MOST_ESCAPES = 3
const SPELLED_DOT = new RegExp(
  `(?<=[a-z0-9])[-_.](?:dot|punkt|point|punto|ponto|punt|kropka|nokta)[-_.](?=(?:${[...PLAIN_TOP_LEVELS].join('|')})(?![a-z0-9]))`,
  'gi',
)

const BEHIND_HOST = /^(?:[a-z][a-z0-9+.-]{0,30}:)?[/\\]{0,9}[^/?#\\]+(.+)$/is

/** The first host in the path, query or fragment of a link that is not allowed; null where there is none. */
export function hostWithin(link: string, policy: Policy): string | null {
  let rest = BEHIND_HOST.exec(link)?.[1] ?? ''
  for (let round = 0; round < MOST_ESCAPES && rest.includes('%'); round++) rest = unescaped(rest)
  // What parts of an address end with ends a host, too.
  const parts = rest.replace(SPELLED_DOT, '.').replace(/[&=;|,]/g, ' ')
  const found = websitesIn(parts).find(({ host, scheme }) => {
    return !isAllowedHost(host, policy) && (scheme !== '' || !FILE.test(host))
  })
  return found?.host ?? null
}

/** Octets by themselves: what is no UTF-8 hides nothing beside it. */
function unescaped(text: string): string {
  return text.replace(/%([0-7][0-9a-f])/gi, (_, octet: string) => String.fromCharCode(Number.parseInt(octet, 16)))
}
