/** The configuration as the rest of the program uses it: typed, with units in the names, frozen. */

import { dirname, join, resolve } from 'node:path'
import type { Marketplace } from '../core/relay-facts.ts'
import type { RetrySchedule } from '../core/retry-schedule.ts'
import type { Endpoint } from './endpoint.ts'
import type { ConfigFile } from './schema.ts'

export interface Config {
  /** The file it was read from. */
  readonly file: string
  readonly policyFile: string
  readonly hostname: string
  /** Absolute. */
  readonly dataDir: string
  readonly inbound: {
    readonly listen: readonly Endpoint[]
    /** In CIDR form. */
    readonly trustedNetworks: readonly string[]
    readonly maxMessageBytes: number
    readonly maxRecipients: number
    readonly maxConnections: number
    readonly maxConnectionsPerIp: number
  }
  readonly outbound: {
    readonly smartHost: Endpoint
    readonly maxConnections: number
    readonly retrySchedule: RetrySchedule
  }
  /** Rates of 0 are switched off. */
  readonly limits: {
    readonly perIpPerMinute: number
    readonly perPartyPerHour: number
    readonly perConversationPerHour: number
    readonly minFreeBytes: number
  }
  readonly log: { readonly level: ConfigFile['log']['level'] }
  /** Null where health and metrics are not offered. */
  readonly ops: { readonly listen: Endpoint | null }
  readonly marketplaces: readonly Marketplace[]
}

export function toConfig(file: string, values: ConfigFile): Config {
  const { inbound, outbound, limits } = values
  return freeze({
    file,
    policyFile: policyFileBeside(file),
    hostname: values.hostname,
    dataDir: resolve(values.data_dir),
    inbound: {
      listen: inbound.listen,
      trustedNetworks: inbound.trusted_networks,
      maxMessageBytes: inbound.max_message_size,
      maxRecipients: inbound.max_recipients,
      maxConnections: inbound.max_connections,
      maxConnectionsPerIp: inbound.max_connections_per_ip,
    },
    outbound: {
      smartHost: outbound.smart_host,
      maxConnections: outbound.max_connections,
      retrySchedule: { waitsMs: outbound.retry_schedule, giveUpAfterMs: outbound.give_up_after },
    },
    limits: {
      perIpPerMinute: limits.per_ip_per_minute,
      perPartyPerHour: limits.per_party_per_hour,
      perConversationPerHour: limits.per_conversation_per_hour,
      minFreeBytes: limits.min_free,
    },
    log: { level: values.log.level },
    ops: { listen: values.ops.listen ?? null },
    marketplaces: values.marketplace,
  })
}

/** The policy lies beside the configuration. */
export function policyFileBeside(configFile: string): string {
  return join(dirname(configFile), 'policy.toml')
}

/** Freezes a tree of plain values, all the way down. */
export function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const inner of Object.values(value)) freeze(inner)
  return Object.freeze(value)
}
