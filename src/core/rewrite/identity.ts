/** Takes the writer's registered addresses out of what the reader sees. */

import { domainToUnicode } from 'node:url'
import { type Address, domainOf, localPartOf } from '../address.ts'
import { normalForm } from '../inspect/normal-form.ts'
import { type Replacement, replaceInString } from '../inspect/visible-text.ts'
import type { Participant } from '../relay-facts.ts'

/** Each place where one of the participant's addresses stands in `text`, to be replaced by the alias. */
export function ownAddresses(text: string, participant: Participant): Replacement[] {
  const normal = normalForm(text)
  const replacements: Replacement[] = []
  for (const match of normal.text.matchAll(addressPattern(participant.addresses))) {
    const { start, end } = normal.original(match.index, match.index + match[0].length)
    replacements.push({ start, end, by: participant.alias })
  }
  return replacements
}

export function withoutOwnAddresses(text: string, participant: Participant): string {
  return replaceInString(text, ownAddresses(text, participant))
}

/** What a name is judged by. */
interface Named extends Pick<Participant, 'side' | 'name'> {
  readonly addresses: readonly Address[]
}

/** The name a reader sees: as registered, unless it holds an address or something that programs take for one. */
export function displayName(participant: Named): string {
  const name = participant.name.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()
  const holdsAddress =
    /[@＠﹫]/u.test(name) ||
    participant.addresses
      .flatMap(domainSpellings)
      .some((domain) => normalForm(name).text.toLowerCase().includes(domain))
  return name === '' || holdsAddress ? (participant.side === 'buyer' ? 'Buyer' : 'Seller') : name
}

function addressPattern(addresses: readonly Address[]): RegExp {
  // `%40` is the @ of links, `mailto:` or not. Longer addresses first: one may end with another.
  const alternatives = [...addresses]
    .sort((a, b) => b.length - a.length)
    .map(
      (address) =>
        `${quoteForPattern(localPartOf(address))}(?:\\s?@\\s?|%40|&#64;)(?:${domainSpellings(address).map(quoteForPattern).join('|')})`,
    )
  return new RegExp(alternatives.join('|'), 'giu')
}

/** An internationalised domain is kept as A-labels, while people and their programs write its letters. */
function domainSpellings(address: Address): string[] {
  const domain = domainOf(address)
  return [...new Set([domain, domainToUnicode(domain).normalize('NFKC')])].filter((spelling) => spelling !== '')
}

function quoteForPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
