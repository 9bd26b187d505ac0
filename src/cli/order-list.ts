/** `order list`: orders and contacts with the aliases of their conversations. */

import type { Command } from 'commander'
import type { OrderRecord } from '../store/records.ts'
import { type ListOptions, limitOption, listFilter, sinceOption, warnOfLimit } from './arguments.ts'
import type { CommandLine } from './command-line.ts'
import { minuteOf } from './printable.ts'
import { orderJson } from './records.ts'
import { type CommandSession, listWidthOf } from './session.ts'
import { type Column, renderDetailedTable } from './table.ts'

export function addOrderList(group: Command, line: CommandLine): void {
  group
    .command('list')
    .argument('[query]', 'an order id, an ASIN, a buyer id, a seller id or an alias')
    .description('find orders and their aliases by id, ASIN, buyer, seller or alias')
    .addOption(limitOption())
    .addOption(sinceOption(line.clock))
    .action((query: string | undefined, options: ListOptions) =>
      line.run((session) => listOrders(query, options, session)),
    )
}

async function listOrders(query: string | undefined, options: ListOptions, session: CommandSession): Promise<void> {
  const store = await session.store()
  const filter = listFilter(options)
  const orders = await store.listOrders(query === undefined ? filter : { ...filter, match: query })
  if (session.json) for (const order of orders) session.printJson(orderJson(order))
  else if (orders.length === 0) session.warn(noOrders(query))
  else session.print(ordersTable(orders, listWidthOf(session)))
  warnOfLimit(orders.length, options, session)
}

/** Whoever has a person's address at hand tries that first. */
function noOrders(query: string | undefined): string {
  const isAddress = query?.includes('@') === true
  return isAddress
    ? 'No orders: that is no alias, and real addresses are not searched; give the id of the person.'
    : 'No orders.'
}

const COLUMNS: readonly Column[] = [
  { title: 'ORDER', shrinks: true },
  { title: 'MARKETPLACE' },
  { title: 'PLACED (UTC)' },
  { title: 'BUYER', shrinks: true },
  { title: 'SELLER', shrinks: true },
  { title: 'ITEMS', shrinks: true },
]

const DISABLED = '(the alias is disabled)'

/** Aliases have a line each: cut they would be useless, and two of them fill a terminal. */
function ordersTable(orders: readonly OrderRecord[], width: number): string {
  const rows = orders.map((order) => ({ cells: row(order), details: detailLines(order) }))
  return renderDetailedTable(COLUMNS, rows, width)
}

function row(order: OrderRecord): string[] {
  return [
    order.order ?? '(contact)',
    order.marketplace,
    order.placedAt === null ? '-' : minuteOf(order.placedAt),
    order.buyer,
    order.seller,
    order.items.map((item) => item.asin).join(' '),
  ]
}

/** The conversation leads to its messages: `message list --conversation ID`. */
function detailLines({ conversation, buyerAlias, sellerAlias, helpDesks }: OrderRecord): string[] {
  if (conversation === null) return ['no messaging: the seller was not active in this marketplace']
  return [
    `buyer writes to   ${sellerAlias ?? DISABLED}`,
    `seller writes to  ${buyerAlias ?? DISABLED}`,
    `conversation      ${conversation}`,
    ...(helpDesks.length > 0 ? [`help desk         ${helpDesks.join(', ')}`] : []),
  ]
}
