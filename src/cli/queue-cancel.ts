/** `queue cancel`: a waiting delivery ends, and the writer of its message is told. */

import type { Command } from 'commander'
import type { CommandLine } from './command-line.ts'
import { forEachId } from './each-id.ts'
import { CommandFailure } from './failure.ts'
import { messageEvent } from './message-event.ts'
import { findMessage } from './message-show.ts'
import { findDelivery } from './queue-show.ts'
import { deliveryJson } from './records.ts'
import type { CommandSession } from './session.ts'
import { withheldNotice } from './withheld-notice.ts'

export function addQueueCancel(group: Command, line: CommandLine): void {
  group
    .command('cancel')
    .argument('<ids...>', 'ids of deliveries')
    .description('stop waiting deliveries; the writers of their messages are told')
    .action((ids: string[]) => line.run((session) => forEachId(ids, (id) => cancelDelivery(id, session))))
}

async function cancelDelivery(id: string, session: CommandSession): Promise<void> {
  const { state, message } = await findDelivery(id, session)
  const store = await session.store()
  const about = await store.noticeContext(id)
  // What is stopped may itself be a notice: then nobody is to be told.
  const notice = about && withheldNotice(about, session)
  if (!(await store.cancelDelivery(id, notice, session.now))) {
    throw new CommandFailure(
      `Delivery ${id} (${state}) cannot be cancelled: it has ended, or it is being sent just now.`,
    )
  }
  if (notice !== null && message !== null) {
    session.mailLog().noticed({ ...messageEvent(await findMessage(message, session)), reason: 'withheld' })
  }
  if (session.json) session.printJson(deliveryJson(await findDelivery(id, session)))
  else session.print(`Delivery ${id} is cancelled.${notice === null ? '' : ' The writer of its message will be told.'}`)
}
