/** `contact.email`: mail addresses in any spelling, written out or behind words. The marketplace's own are none. */

import { behindWords } from './behind-words.ts'
import type { Observation } from '../finding.ts'
import type { Policy } from '../policy.ts'
import { backwardAddresses, describedProviders } from './described-provider.ts'
import { undisguised } from './look-alikes.ts'
import type { NormalText } from './normal-form.ts'
import { providerMentions } from './provider-mention.ts'
import { observedIn, type ReadText } from './read-text.ts'
import type { Reading } from './reading.ts'
import { apart, withinLimit, type Stretch } from './stretches.ts'
import { isTopLevel } from './top-levels.ts'
import { type WrittenAddress, writtenAddresses } from './spelled-address.ts'
import { unescapedForm } from './unescaped-form.ts'

const RULE = 'contact.email'

export function mailAddresses(reading: Reading, policy: Policy): Observation[] {
  const shown = reading.texts.flatMap((text) => addressesIn(text, policy))
  return [...shown, ...behindWords(RULE, reading, shown, (href) => addressIn(href, policy))]
}

function addressesIn(text: ReadText, policy: Policy): Observation[] {
  const unescaped = unescapedForm(text.normal)
  const forms = [text.normal, unescaped, undisguised(text.normal)].filter((form) => form !== null)
  const written = forms.flatMap((form) => stretchesIn(form, policy))
  // A code that opens a mail program has no other use, whatever it writes to.
  const opens = text.kind === 'code' && addressIn(text.written, policy) !== null
  const found = apart(opens ? [{ start: 0, end: text.written.length }] : written)
  return withinLimit(found, text.written.length).map((stretch) => observedIn(RULE, text, AS_WRITTEN, stretch))
}

/** Stretches of forms are led back to the text before they are compared. */
const AS_WRITTEN: NormalText = { text: '', lower: () => '', original: (start, end) => ({ start, end }) }

function stretchesIn(form: NormalText, policy: Policy): Stretch[] {
  const lower = form.lower()
  return [
    ...writtenAddresses(lower),
    ...providerMentions(lower),
    ...describedProviders(lower),
    ...backwardAddresses(lower),
    ...inCapitals(form.text),
    ...replacedSigns(lower),
  ]
    .filter(({ host }) => !isAllowed(host, policy))
    .map(({ start, end }) => form.original(start, end))
}

/** `tomATgmailDOTcom`: the signs by letters of another size. */
function* inCapitals(text: string): Generator<WrittenAddress> {
  if (!text.includes('DOT')) return
  for (const { index, 0: all, groups } of text.matchAll(IN_CAPITALS)) {
    yield { start: index, end: index + all.length, host: `${groups?.['name']}.${groups?.['ending']}` }
  }
}

const IN_CAPITALS = /[a-z0-9._-]{2,64}AT(?<name>[a-z0-9-]{2,63})DOT(?<ending>[a-z]{2,10})/g

/** `ann☆mail.example`, `ann#mail.example (put the @ for the #)`: another sign, and mostly what to make of it. */
function* replacedSigns(lower: string): Generator<WrittenAddress> {
  for (const { index, 0: all, groups } of lower.matchAll(REPLACED)) {
    const host = groups?.['host'] ?? ''
    const end = index + all.length
    if (!isTopLevel(host.slice(host.lastIndexOf('.') + 1))) continue
    const isStar = /[☆★◎]/.test(groups?.['sign'] ?? '')
    if (isStar || REPLACEMENT.test(lower.slice(end, end + 60))) yield { start: index, end, host }
  }
}

const REPLACED =
  /(?<![\p{L}\p{N}])[a-z0-9][a-z0-9._-]{1,63}(?<sign>[☆★◎●■♪#$%&*+=^~!])(?<host>[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){0,3}\.[a-z]{2,10})(?![\p{L}\p{N}.])/gu
const REPLACEMENT =
  /^[^\n]{0,50}?(?:@|アット|艾特|(?:换|換|改|替换)成|変え|置き換え|replace|swap|instead|ersetz|durch|remplac|sustitu|cambi|sostitu|troc|troque|vervang|zamie[nń]|değiştir|yerine)/u

function isAllowed(host: string, policy: Policy): boolean {
  return policy.links.allowedDomains.some((domain) => host === domain || host.endsWith(`.${domain}`))
}

/** The address that a `mailto:` link writes to. */
function addressIn(href: string, policy: Policy): string | null {
  const address = /^\s*mailto:([^?]{0,320})/i.exec(href)?.[1] ?? ''
  const host = address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase()
  return host === '' || isAllowed(host, policy) ? null : address
}
