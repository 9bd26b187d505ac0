/** What a configuration without mistakes may still not mean: told by `config check`, and no reason not to start. */

import { isIP } from 'node:net'
import type { Config } from '../config/config.ts'
import type { Certificate } from '../config/credentials.ts'

/** What else was read beside the configuration. */
export interface Surroundings {
  /** Null where none is configured, or none that can be used. */
  readonly certificate: Certificate | null
  readonly hasPolicyFile: boolean
  /** Files with secrets that every user of this host may read. */
  readonly exposed: readonly string[]
  readonly now: Date
}

/** Certificates are renewed a month before their end. */
const ENDS_SOON_MS = 14 * 24 * 60 * 60_000
const SUBMISSIONS = 465

export function hintsFor(config: Config, surroundings: Surroundings): string[] {
  return [
    ...unsigned(config),
    ...operators(config),
    ...belief(config),
    ...smartHost(config),
    ...certificate(surroundings),
    ...surroundings.exposed.map(
      (file) => `${file} holds a secret and may be read by every user of this host: chmod o-r.`,
    ),
    ...(surroundings.hasPolicyFile
      ? []
      : [`${config.policyFile} does not exist: the rules act as they do by default.`]),
  ]
}

function unsigned({ marketplaces, signing }: Config): string[] {
  return marketplaces
    .filter(({ domain }) => !signing.some((key) => key.domain === domain))
    .map(
      ({ id }) =>
        `mail of the marketplace "${id}" is not signed, and some servers will refuse it: ` +
        `\`tradepost dkim generate --marketplace ${id}\` makes keys.`,
    )
}

function operators({ operators: { mailbox } }: Config): string[] {
  if (mailbox !== null) return []
  return ['mail to postmaster@ and abuse@ is refused: set [operators] mailbox to somebody who reads it.']
}

/** Whoever is believed without proof can write as anybody. */
function belief({ inbound, proof }: Config): string[] {
  const everybody = inbound.trustedNetworks.filter((network) => network.endsWith('/0'))
  return [
    ...everybody.map(
      (network) =>
        `[inbound] trusted_networks holds ${network}: anybody can write as anybody; name your own servers only.`,
    ),
    ...inbound.proxyNetworks
      .filter((network) => network.endsWith('/0'))
      .map(
        (network) =>
          `[inbound] proxy_networks holds ${network}: anybody can claim any address; name your load balancers only.`,
      ),
    ...(proof.authservId !== null && inbound.trustedNetworks.length === 0
      ? ['[proof] authserv_id has no effect: Authentication-Results count only from [inbound] trusted_networks.']
      : []),
    ...(proof.unprotectedDomains === 'accept'
      ? ['[proof] unprotected_domains is "accept": nobody proves who writes from a domain without SPF, DKIM and DMARC.']
      : []),
  ]
}

function smartHost({ outbound: { smartHost: host, tls } }: Config): string[] {
  return [
    ...(host.port === SUBMISSIONS && !tls.implicit
      ? ['[outbound] smart_host has port 465, where TLS usually begins with the connection: set tls_implicit.']
      : []),
    ...(tls.mode === 'verified' && isIP(host.host) !== 0
      ? [
          '[outbound] smart_host is an IP address: tls = "verified" needs a certificate for that address, and few have one.',
        ]
      : []),
  ]
}

function certificate({ certificate: current, now }: Surroundings): string[] {
  if (current === null || current.validTo.getTime() - now.getTime() > ENDS_SOON_MS) return []
  const ended = current.validTo <= now
  return [
    `the certificate of [inbound] tls_certificate ${ended ? 'ended' : 'ends'} at ${current.validTo.toISOString()}: renew it.`,
  ]
}
