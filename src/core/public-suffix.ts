/** Names under which anybody may register: `com`, `co.uk`. */

import { getDomain } from 'tldts'

/** `domain` is in lower-case A-labels. */
export function isPublicSuffix(domain: string): boolean {
  return getDomain(domain) === null
}
