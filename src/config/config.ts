/** The configuration as the rest of the program uses it: typed, with units in the names, frozen. */

import { dirname, join, resolve } from 'node:path'
import type { Address } from '../core/address.ts'
import type { Marketplace } from '../core/relay-facts.ts'
import type { RetrySchedule } from '../core/retry-schedule.ts'
import type { Endpoint, ServiceAddress } from './endpoint.ts'
import type { ConfigFile } from './schema.ts'
import type { Secret } from './secret.ts'

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
    /** In CIDR form. */
    readonly proxyNetworks: readonly string[]
    readonly tls: CertificateFiles & { readonly minVersion: ConfigFile['inbound']['tls_min_version'] }
  }
  readonly outbound: {
    readonly smartHost: Endpoint
    readonly tls: {
      readonly mode: ConfigFile['outbound']['tls']
      /** TLS begins with the connection. */
      readonly implicit: boolean
      readonly caFile: string | null
    }
    /** The password stands here or in a file, as `config/credentials.ts` finds out. */
    readonly login: {
      readonly user: string
      readonly password: Secret | null
      readonly passwordFile: string | null
    } | null
    /** The public IP addresses of what we send; empty where only those of `hostname` are known. */
    readonly sendsFrom: readonly string[]
    readonly maxConnections: number
    readonly retrySchedule: RetrySchedule
  }
  readonly proof: ProofConfig
  readonly dns: {
    /** IP addresses, some with a port; empty for those of the system. */
    readonly servers: readonly string[]
    readonly timeoutMs: number
    readonly cacheForMs: number
  }
  /** Null where nobody reads mail to postmaster and abuse, or hears of held messages. */
  readonly operators: { readonly mailbox: Address | null }
  readonly quarantine: { readonly expireAfterMs: number }
  /** Null where nobody looks for viruses. */
  readonly clamd: ClamdConfig | null
  /** Rates of 0 are switched off. */
  readonly limits: {
    readonly perIpPerMinute: number
    readonly unknownRecipientsPerIpPerHour: number
    readonly perPartyPerHour: number
    readonly perConversationPerHour: number
    readonly noticesPerPartyPerHour: number
    readonly minFreeBytes: number
  }
  readonly log: { readonly level: ConfigFile['log']['level'] }
  /** Null where health and metrics are not offered. */
  readonly ops: { readonly listen: Endpoint | null }
  readonly marketplaces: readonly Marketplace[]
  /** The keys that mail of each domain is signed with. */
  readonly signing: readonly SigningKeyFile[]
}

/** Absolute names. The key may stand in the file of the certificate. */
export interface CertificateFiles {
  readonly certificateFile: string | null
  readonly keyFile: string | null
}

export interface ProofConfig {
  readonly unprotectedDomains: ConfigFile['proof']['unprotected_domains']
  readonly authservId: string | null
  readonly maxSignatureAgeMs: number
}

export interface ClamdConfig {
  readonly address: ServiceAddress
  readonly timeoutMs: number
  readonly whenUnavailable: ConfigFile['clamd']['when_unavailable']
}

export interface SigningKeyFile {
  readonly domain: string
  readonly selector: string
  /** Absolute. */
  readonly keyFile: string
}

export function toConfig(file: string, values: ConfigFile): Config {
  const { inbound, outbound, proof, dns, clamd, limits } = values
  const named = (name: string | undefined) => (name === undefined ? null : resolve(dirname(file), name))
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
      proxyNetworks: inbound.proxy_networks,
      tls: {
        certificateFile: named(inbound.tls_certificate),
        keyFile: named(inbound.tls_key),
        minVersion: inbound.tls_min_version,
      },
    },
    outbound: {
      smartHost: outbound.smart_host,
      maxConnections: outbound.max_connections,
      retrySchedule: { waitsMs: outbound.retry_schedule, giveUpAfterMs: outbound.give_up_after },
      tls: { mode: outbound.tls, implicit: outbound.tls_implicit, caFile: named(outbound.tls_ca) },
      login:
        outbound.user === undefined
          ? null
          : {
              user: outbound.user,
              password: outbound.password ?? null,
              passwordFile: named(outbound.password_file),
            },
      sendsFrom: outbound.sends_from,
    },
    proof: {
      unprotectedDomains: proof.unprotected_domains,
      authservId: proof.authserv_id ?? null,
      maxSignatureAgeMs: proof.max_signature_age,
    },
    dns: { servers: dns.servers, timeoutMs: dns.timeout, cacheForMs: dns.cache_for },
    operators: { mailbox: values.operators.mailbox ?? null },
    quarantine: { expireAfterMs: values.quarantine.expire_after },
    clamd:
      clamd.address === undefined
        ? null
        : { address: clamd.address, timeoutMs: clamd.timeout, whenUnavailable: clamd.when_unavailable },
    limits: {
      perIpPerMinute: limits.per_ip_per_minute,
      unknownRecipientsPerIpPerHour: limits.unknown_recipients_per_ip_per_hour,
      perPartyPerHour: limits.per_party_per_hour,
      perConversationPerHour: limits.per_conversation_per_hour,
      noticesPerPartyPerHour: limits.notices_per_party_per_hour,
      minFreeBytes: limits.min_free,
    },
    log: { level: values.log.level },
    ops: { listen: values.ops.listen ?? null },
    marketplaces: values.marketplace.map(({ id, name, domain }) => ({ id, name, domain })),
    signing: values.marketplace.flatMap(({ domain, dkim }) =>
      dkim.map(({ selector, keyFile }) => ({ domain, selector, keyFile: resolve(dirname(file), keyFile) })),
    ),
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
