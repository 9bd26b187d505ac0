/** Whose SPF a message falls under. */

import { parseDomain } from '../core/address.ts'

/**
 * The domain of MAIL FROM; for the null reverse-path that of EHLO (RFC 7208 section 2.4). As A-labels in lower case;
 * null where neither is a domain.
 */
export function spfDomain({ reversePath, helo }: { reversePath: string | null; helo: string }): string | null {
  return parseDomain(reversePath === null ? helo : reversePath.slice(reversePath.lastIndexOf('@') + 1))
}
