/**
 * Mail of ours that came back, or that says so: an alias does not write, and neither does anything else in our domains.
 *
 * One more round would make another message of it, with another Message-ID, and so on for ever.
 */

import { type Address, domainOf } from '../core/address.ts'
import type { IncomingMessage } from '../core/envelope.ts'
import { headerFields } from '../core/message/header-block.ts'

/** Why a message is ours, for the log; null for everybody else's. `headerFrom` is the address in its From field. */
export function ownMailReason(
  { raw, envelope }: IncomingMessage,
  headerFrom: Address,
  ownDomains: readonly string[],
): string | null {
  const isOwn = (domain: string) => ownDomains.includes(domain)
  const fromDomain = domainOf(headerFrom)
  if (isOwn(fromDomain)) return `From ${fromDomain}: a mail domain of ours`
  const { reversePath } = envelope
  const pathDomain = reversePath === null ? '' : domainPart(reversePath)
  if (isOwn(pathDomain) && !isRewritten(reversePath)) return `MAIL FROM ${pathDomain}: a mail domain of ours`
  const idDomain = messageIds(raw).map(domainPart).find(isOwn)
  return idDomain === undefined ? null : `Message-ID ${idDomain}: a message of ours came back`
}

/** An edge that forwards may write every reverse-path anew in its own domain, which is ours (SRS). */
function isRewritten(reversePath: string | null): boolean {
  return /^srs[01][=+-]/i.test(reversePath ?? '')
}

function messageIds(raw: Uint8Array): string[] {
  const fields = (headerFields(raw) ?? []).filter(({ name }) => name === 'message-id')
  // What follows in a comment may have a sign of its own.
  return fields.map(({ value }) => /<[^<>]*>/.exec(value)?.[0] ?? value)
}

/** What follows the last sign, up to what cannot be in a domain: comments may follow an id. Empty without a sign. */
function domainPart(text: string): string {
  const sign = text.lastIndexOf('@')
  const afterSign = sign < 0 ? '' : text.slice(sign + 1)
  return /^[a-z0-9.-]*/i.exec(afterSign)?.[0].toLowerCase() ?? ''
}
