/** Import lines that speak of a buyer or a seller. */

import { domainOf } from '../../core/address.ts'
import type { ImportLine } from '../../core/import-line.ts'
import type { Marketplace } from '../../core/relay-facts.ts'
import type { ActivationBook } from './activation.ts'
import { type ImportNotes, partyKey, unknownMarketplace } from './import-notes.ts'
import type { PartyBook } from './parties.ts'

type SellerLine = Extract<ImportLine, { kind: 'seller' }>
type PartyLine = Extract<ImportLine, { kind: 'buyer' | 'seller' }>

export function partyImporter(parties: PartyBook, activations: ActivationBook, marketplaces: readonly Marketplace[]) {
  const known = new Set(marketplaces.map((marketplace) => marketplace.id))
  const domains = marketplaces.map((marketplace) => marketplace.domain.toLowerCase())
  // An address of ours would let a message go round in circles.
  const isOurs = (domain: string) => domains.some((ours) => domain === ours || domain.endsWith(`.${ours}`))

  return (line: PartyLine, number: number, notes: ImportNotes): void => {
    const mistake = (reason: string) => notes.mistakes.push({ line: number, reason })
    for (const address of line.addresses) {
      if (isOurs(domainOf(address))) mistake(`${address} is in a domain of a marketplace, where only aliases are`)
    }
    const { kind: side, id } = line
    const { name, addresses, phones, help_desk: helpDesk } = line
    if (parties.put(side, id, { name, addresses, phones, helpDesk })) {
      notes.changed.set(partyKey(side, id), { side, id, line: number })
    }
    if (line.kind === 'seller') importActivations(line, mistake)
  }

  function importActivations(line: SellerLine, mistake: (reason: string) => void): void {
    for (const marketplace of line.marketplaces) {
      if (!known.has(marketplace)) mistake(unknownMarketplace(marketplace))
      const from = Object.hasOwn(line.activated_at, marketplace) ? line.activated_at[marketplace] : undefined
      activations.setBase(line.id, marketplace, from ?? null)
    }
    for (const marketplace of Object.keys(line.activated_at)) {
      if (!line.marketplaces.includes(marketplace)) {
        mistake(`activated_at names the marketplace "${marketplace}", which is not among the seller's marketplaces`)
      }
    }
  }
}
