/** Counts of what the mail log tells, and how much waits, for a monitoring system to fetch. */

import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'

export interface Metrics {
  /** Counts one event of the mail log. */
  count(event: string): void
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
    count: (event) => events.inc({ event }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
