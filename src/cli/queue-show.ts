/** `queue show`: one delivery, for an operator. */

import type { Command } from 'commander'
import type { DeliveryKind, DeliveryRecord, ReturnedRecord } from '../store/records.ts'
import type { CommandLine } from './command-line.ts'
import { CommandFailure } from './failure.ts'
import { oneLine, secondOf } from './printable.ts'
import { deliveryDetailJson } from './records.ts'
import type { CommandSession } from './session.ts'
import { renderFields } from './table.ts'

export function addQueueShow(group: Command, line: CommandLine): void {
  group
    .command('show')
    .argument('<id>', "the delivery's id")
    .description('show one delivery, also one that has ended')
    .action((id: string) => line.run((session) => showDelivery(id, session)))
}

export async function findDelivery(id: string, session: CommandSession): Promise<DeliveryRecord> {
  const delivery = await (await session.store()).findDelivery(id)
  if (delivery !== null) return delivery
  throw new CommandFailure(`There is no delivery ${oneLine(id)}. \`tradepost queue list\` shows those that wait.`)
}

const KINDS: Readonly<Record<DeliveryKind, string>> = {
  relay: 'the message itself',
  notice: 'a notice to its writer',
  operators: 'mail to the operators',
}

async function showDelivery(id: string, session: CommandSession): Promise<void> {
  const delivery = await findDelivery(id, session)
  const returned = await (await session.store()).listReturned(id)
  if (session.json) {
    session.printJson(deliveryDetailJson(delivery, returned))
    return
  }
  session.print(
    renderFields([
      ['Delivery', delivery.id],
      ['Message', delivery.message],
      ['Kind', KINDS[delivery.kind]],
      ['To', delivery.forwardPath],
      ['State', delivery.state],
      ['Accepted', secondOf(delivery.acceptedAt)],
      ['Attempts', String(delivery.attempts)],
      ['Next', delivery.nextAttemptAt && secondOf(delivery.nextAttemptAt)],
      ['Ended', delivery.endedAt && secondOf(delivery.endedAt)],
      ['Last reply', delivery.lastReply],
      ...returned.map((record): [string, string] => ['Came back', returnedText(record)]),
    ]),
  )
  if (returned.length > 0) session.print('`tradepost message export ID` writes what came back.')
}

function returnedText({ id, kind, severity, status, receivedAt }: ReturnedRecord): string {
  const what = [severity, kind, status].filter((word) => word !== null).join(' ')
  return `${secondOf(receivedAt)}, ${what} (${id})`
}
