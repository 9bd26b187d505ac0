/** One attempt to send a delivery, in bounded time. */

import type { MailLog } from '../log/mail-log.ts'
import type { DueDelivery } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import type { Scheduler } from '../system/scheduler.ts'
import { outcomeOf, type SendOutcome } from './outcome.ts'
import type { SmartHost } from './smart-host.ts'

export interface SendParts {
  readonly store: Pick<Store, 'outgoingBytes'>
  readonly smartHost: SmartHost
  /** How long a claim lasts. An attempt is broken off after half of it, so that nobody else begins the same one. */
  readonly leaseMs: number
  readonly scheduler: Scheduler
  readonly mailLog: MailLog
}

/** Never rejects: what fails on our side is worth another try. Hangs up when told to stop. */
export async function sendAttempt(
  delivery: DueDelivery,
  { store, smartHost, leaseMs, scheduler, mailLog }: SendParts,
  stop: AbortSignal,
): Promise<SendOutcome> {
  const deadline = new AbortController()
  const breakOff = () => deadline.abort()
  const callOff = scheduler.after(leaseMs / 2, breakOff)
  stop.addEventListener('abort', breakOff)
  try {
    const bytes = await store.outgoingBytes(delivery.id)
    return await smartHost.send(delivery, bytes, deadline.signal)
  } catch (error) {
    mailLog.trouble('outbound send', error, { delivery: delivery.id })
    return outcomeOf('session', new Error('the relay could not read or send its own message'))
  } finally {
    callOff()
    stop.removeEventListener('abort', breakOff)
  }
}
