/** `queue list`: what waits to leave. */

import { type Command, Option } from 'commander'
import type { DeliveryRecord, DeliveryState } from '../store/records.ts'
import { type ListOptions, limitOption, listFilter, sinceOption, warnOfLimit } from './arguments.ts'
import type { CommandLine } from './command-line.ts'
import { minuteOf } from './printable.ts'
import { deliveryJson } from './records.ts'
import { type CommandSession, listWidthOf } from './session.ts'
import { type Column, renderDetailedTable } from './table.ts'

const STATES = ['queued', 'delivered', 'deferred', 'failed', 'expired', 'cancelled'] as const satisfies DeliveryState[]

interface Options extends ListOptions {
  readonly state?: readonly DeliveryState[]
}

export function addQueueList(group: Command, line: CommandLine): void {
  group
    .command('list')
    .description('list the deliveries that still wait, newest first')
    .addOption(new Option('--state <states...>', 'those in other states instead').choices(STATES))
    .addOption(limitOption())
    .addOption(sinceOption(line.clock))
    .action((options: Options) => line.run((session) => listQueue(options, session)))
}

async function listQueue(options: Options, session: CommandSession): Promise<void> {
  const store = await session.store()
  const { state } = options
  const filter = listFilter(options)
  const deliveries = await store.listDeliveries(state === undefined ? filter : { ...filter, states: state })
  if (session.json) for (const delivery of deliveries) session.printJson(deliveryJson(delivery))
  else if (deliveries.length === 0) session.warn(state === undefined ? 'Nothing waits.' : 'No deliveries.')
  else session.print(deliveriesTable(deliveries, listWidthOf(session)))
  warnOfLimit(deliveries.length, options, session)
}

const COLUMNS: readonly Column[] = [
  { title: 'DELIVERY' },
  { title: 'MESSAGE' },
  { title: 'KIND' },
  { title: 'STATE' },
  { title: 'TRIED', align: 'right' },
  { title: 'NEXT (UTC)' },
]

export function deliveriesTable(deliveries: readonly DeliveryRecord[], width: number): string {
  const rows = deliveries.map((delivery) => ({
    cells: [
      delivery.id,
      // Together, so that the line still fits: what goes to the operators is of no message.
      delivery.message ?? '(to the operators)',
      delivery.message === null ? '-' : delivery.kind,
      delivery.state,
      String(delivery.attempts),
      // Within days, as every next attempt is; the year would push the line over its end.
      delivery.nextAttemptAt === null ? '-' : minuteOf(delivery.nextAttemptAt).slice('2026-'.length),
    ],
    details: delivery.lastReply === null ? [] : [`last reply: ${delivery.lastReply}`],
  }))
  return renderDetailedTable(COLUMNS, rows, width)
}
