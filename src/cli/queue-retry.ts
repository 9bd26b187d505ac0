/** `queue retry`: a delivery is tried again at once, with a new life of retries. */

import type { Command } from 'commander'
import type { CommandLine } from './command-line.ts'
import { forEachId } from './each-id.ts'
import { CommandFailure } from './failure.ts'
import { findDelivery } from './queue-show.ts'
import { deliveryJson } from './records.ts'
import type { CommandSession } from './session.ts'

export function addQueueRetry(group: Command, line: CommandLine): void {
  group
    .command('retry')
    .argument('<ids...>', 'ids of deliveries')
    .description('try waiting, failed or expired deliveries again now')
    .action((ids: string[]) => line.run((session) => forEachId(ids, (id) => retryDelivery(id, session))))
}

async function retryDelivery(id: string, session: CommandSession): Promise<void> {
  const { state } = await findDelivery(id, session)
  const store = await session.store()
  if (!(await store.retryDelivery(id, session.now))) {
    throw new CommandFailure(
      `Delivery ${id} (${state}) cannot be tried again: only those that wait, failed or expired can, and none that is ` +
        'being sent just now.',
    )
  }
  if (session.json) session.printJson(deliveryJson(await findDelivery(id, session)))
  else session.print(`Delivery ${id} is due now.`)
}
