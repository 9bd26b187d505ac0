/** How mail programs mark quoted messages and signatures in HTML. */

import { hasLineOnTheLeft } from './html-layout.ts'
import type { Attributes, Style } from './html-style.ts'

/** `quote-onward`: this element and everything after it is the quoted message. */
export type Role = 'quote' | 'quote-onward' | 'signature'

const BY_CLASS: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['gmail_quote', 'quote'],
  ['gmail_quote_container', 'quote'],
  ['yahoo_quoted', 'quote'],
  ['moz-cite-prefix', 'quote'],
  ['protonmail_quote', 'quote'],
  ['tutanota_quote', 'quote'],
  ['spark_quote', 'quote'],
  ['zmail_extra', 'quote'],
  ['outlookmessageheader', 'quote-onward'],
  ['gmail_signature', 'signature'],
  ['moz-signature', 'signature'],
  ['protonmail_signature_block', 'signature'],
  ['tutanota_signature', 'signature'],
  ['k9mail-signature', 'signature'],
  ['io-ox-signature', 'signature'],
  ['bloop_sign', 'signature'],
  ['mb_sig', 'signature'],
  ['sh-signature', 'signature'],
  ['signature', 'signature'],
])

const BY_ID: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['divrplyfwdmsg', 'quote-onward'],
  ['appendonsend', 'quote-onward'],
  ['stopspelling', 'quote-onward'],
  ['olk_src_body_section', 'quote'],
  ['mail-editor-reference-message-container', 'quote'],
  ['isreplycontent', 'quote'],
  ['qm_quote', 'quote'],
  ['signature', 'signature'],
  ['ms-outlook-mobile-signature', 'signature'],
  ['ymail_android_signature', 'signature'],
  ['ymail_ios_signature', 'signature'],
  ['applemailsignature', 'signature'],
  ['composer_signature', 'signature'],
  ['ntes-pcmail-signature', 'signature'],
  ['zm-_id_-sgn', 'signature'],
  ['mail-app-auto-default-signature', 'signature'],
  ['_rc_sig', 'signature'],
])

/** Spark, and Zimbra, which draws a line above what it quotes. */
const BY_OTHERS: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['messagesignaturesection', 'signature'],
  ['messagereplysection', 'quote'],
  ['__sig_pre__', 'signature'],
  ['__sig_post__', 'signature'],
  ['__divider__', 'quote-onward'],
  ['__quoted_text__', 'quote'],
])

/** The line that Outlook and Windows Mail draw above the header of the message they quote. */
const OUTLOOK_LINE = /border-top:\s*solid\s+#(?:e1e1e1|b5c4df)|border-top-color:\s*rgb\(229, ?229, ?229\)/i

export function roleOf(tag: string, attributes: Attributes, style: Style): Role | null {
  if (tag === 'blockquote' && (attributes['type']?.toLowerCase() === 'cite' || hasLineOnTheLeft(style))) return 'quote'
  if (attributes['name'] === 'quote' && tag === 'div') return 'quote'
  if (attributes['data-smartmail'] === 'gmail_signature') return 'signature'
  const marked = BY_OTHERS.get((attributes['name'] ?? attributes['data-marker'] ?? '').slice(0, 100).toLowerCase())
  if (marked !== undefined) return marked
  // Outlook on the web prefixes ids and classes of what it quotes with x_, once a round.
  const id = attributes['id']
    ?.slice(0, 100)
    .toLowerCase()
    .replace(/^(?:x_)+/, '')
  const role = id === undefined ? undefined : (BY_ID.get(id) ?? (id.startsWith('yahoo_quoted') ? 'quote' : undefined))
  if (role !== undefined) return role
  for (const name of (attributes['class'] ?? '').slice(0, 1000).toLowerCase().split(/\s+/)) {
    const found = BY_CLASS.get(name.replace(/^(?:x_)+/, ''))
    if (found !== undefined) return found
  }
  return isOutlookLine(tag, attributes) ? 'quote-onward' : null
}

export function isOutlookLine(tag: string, attributes: Attributes): boolean {
  return tag === 'div' && OUTLOOK_LINE.test((attributes['style'] ?? '').slice(0, 1000))
}

/** A `div` that is the whole quote, as others write a `blockquote`. */
export function isQuoteBlock(tag: string, attributes: Attributes, style: Style): boolean {
  if (tag !== 'div') return false
  return hasLineOnTheLeft(style) || /yahoo_quoted/i.test((attributes['id'] ?? '').slice(0, 100))
}
