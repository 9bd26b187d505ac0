/** Counts of what the mail log tells, and how much waits, for a monitoring system to fetch. */

import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'

export interface Metrics {
  /** Counts one event of the mail log and, where it is a refusal, its reply. */
  count(event: string, refusal?: string): void
  /** The metrics in the text format of Prometheus. */
  text(): Promise<string>
  readonly contentType: string
}

/** Both are asked at each reading: deliveries that wait to leave, and bytes that are free on the disk of data_dir. */
export function createMetrics(waiting: () => Promise<number>, diskFree?: () => Promise<number>): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'tradepost_' })
  const events = new Counter({
    name: 'tradepost_events_total',
    help: 'Events of the mail log, by name.',
    labelNames: ['event'],
    registers: [registry],
  })
  // As many as there are replies: none of them is made from what a client says.
  const refusals = new Counter({
    name: 'tradepost_refusals_total',
    help: 'Refusals by the reply that the client was given.',
    labelNames: ['reply'],
    registers: [registry],
  })
  new Gauge({
    name: 'tradepost_deliveries_waiting',
    help: 'Deliveries that wait to leave.',
    registers: [registry],
    async collect() {
      this.set(await waiting())
    },
  })
  if (diskFree !== undefined) {
    new Gauge({
      name: 'tradepost_disk_free_bytes',
      help: 'Bytes that are free on the disk of data_dir.',
      registers: [registry],
      async collect() {
        this.set(await diskFree())
      },
    })
  }
  return {
    count(event, refusal) {
      events.inc({ event })
      if (refusal !== undefined) refusals.inc({ reply: refusal })
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
