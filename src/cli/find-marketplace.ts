/** The marketplace that an option names. */

import type { Config } from '../config/config.ts'
import type { Marketplace } from '../core/relay-facts.ts'
import { CommandFailure } from './failure.ts'

export function findMarketplace({ marketplaces, file }: Config, id: string): Marketplace {
  const found = marketplaces.find((each) => each.id === id)
  if (found !== undefined) return found
  const known = marketplaces.map((each) => each.id).join(', ')
  throw new CommandFailure(`There is no marketplace ${JSON.stringify(id)} in ${file}. It has: ${known}.`)
}
