/** `party show`: who is behind an id, whether mail reaches them, and how they stand with the rules. */

import { type Command, Option } from 'commander'
import type { Side } from '../core/direction.ts'
import type { PartyRecord } from '../store/records.ts'
import type { CommandLine } from './command-line.ts'
import { CommandFailure } from './failure.ts'
import { strikeFields } from './party-strikes.ts'
import { policyOrFail } from './policy.ts'
import { oneLine, secondOf } from './printable.ts'
import { partyJson } from './records.ts'
import type { CommandSession } from './session.ts'
import { renderFields } from './table.ts'

export interface SideOption {
  readonly side?: Side
}

/** Ids of buyers and sellers are apart, so one id may name two parties. */
export function sideOption(): Option {
  return new Option('--side <side>', 'which one, where a buyer and a seller have the same id').choices([
    'buyer',
    'seller',
  ])
}

export function addPartyShow(group: Command, line: CommandLine): void {
  group
    .command('show')
    .argument('<id>', "the buyer's or seller's id")
    .addOption(sideOption())
    .description('show a party: its addresses, whether mail reaches it, its strikes')
    .action((id: string, options: SideOption) =>
      line.run(async (session) => showParty(await findParty(id, options, session), session)),
    )
}

export async function findParty(id: string, { side }: SideOption, session: CommandSession): Promise<PartyRecord> {
  const found = (await (await session.store()).findParties(id)).filter((party) => (side ?? party.side) === party.side)
  const [party, another] = found
  if (party === undefined) {
    throw new CommandFailure(
      `There is no ${side ?? 'buyer or seller'} ${oneLine(id)}. \`tradepost order list\` shows ids.`,
    )
  }
  if (another !== undefined) {
    throw new CommandFailure(
      `${oneLine(id)} is a buyer and a seller: say which one with --side buyer or --side seller.`,
    )
  }
  return party
}

function showParty(party: PartyRecord, session: CommandSession): void {
  const { strikes: ladder } = policyOrFail(session.config())
  if (session.json) {
    session.printJson(partyJson(party, ladder, session.now))
    return
  }
  const { side, id, name, addresses, phones, unreachable } = party
  session.print(
    renderFields([
      ['Party', `${side} ${oneLine(id)}`],
      ['Name', name],
      ['Receives at', addresses[0] ?? 'nowhere'],
      ['May write from', addresses.join(', ')],
      ['Phones', phones.length === 0 ? null : phones.map((digits) => `+${digits}`).join(', ')],
      ['Mail', unreachable === null ? 'arrives, as far as is known' : 'does not arrive'],
      ['Since', unreachable && secondOf(unreachable.since)],
      ['Last refusal', unreachable && `${secondOf(unreachable.lastAt)}, ${unreachable.status ?? 'no status given'}`],
      ['Delivery', unreachable?.delivery ?? null],
      ...strikeFields(party, ladder, session.now),
    ]),
  )
}
