/** The name under which the two sides know each other. */

import { type Address, domainOf } from '../address.ts'
import { domainSpellings } from '../domain-spellings.ts'
import { normalForm } from '../inspect/normal-form.ts'
import type { Participant } from '../relay-facts.ts'

/** What a name is judged by. */
interface Named extends Pick<Participant, 'side' | 'name'> {
  readonly addresses: readonly Address[]
}

/** The name a reader sees: as registered, unless it holds an address or something that programs take for one. */
export function displayName(participant: Named): string {
  const name = participant.name.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()
  const holdsAddress =
    /[@＠﹫]/u.test(name) ||
    participant.addresses.flatMap(spelledDomains).some((domain) => normalForm(name).text.toLowerCase().includes(domain))
  return name === '' || holdsAddress ? (participant.side === 'buyer' ? 'Buyer' : 'Seller') : name
}

/** An internationalised domain is kept as A-labels, while people and their programs write its letters. */
function spelledDomains(address: Address): string[] {
  return domainSpellings(domainOf(address)).map((spelling) => spelling.normalize('NFKC'))
}
