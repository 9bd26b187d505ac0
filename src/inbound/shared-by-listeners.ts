/** What all listeners share: who may connect, as whom a connection counts, and what its session is made of. */

import { replies, type SmtpReply } from '../core/smtp-reply.ts'
import { createGuessWatch } from './guess-watch.ts'
import type { Client, InboundOptions, InboundParts } from './inbound.ts'
import type { Intake } from './intake.ts'
import { clientKey, createNetworks, plainIp } from './networks.ts'
import type { ProxyLine } from './proxy-line.ts'
import { createRateLimiter } from './rate-limiter.ts'
import { createConnectionCount } from './session-limits.ts'
import type { SessionParts } from './smtp-session.ts'

export interface SharedByListeners {
  readonly parts: SessionParts
  /** Whether connections from this address must begin with a PROXY line. */
  isProxy(ip: string): boolean
  /** `proxyLine`: what the connection began with, if it is one of a proxy. */
  clientOf(peer: string, proxyLine: ProxyLine | null): Client
  /** Why this client may not connect now, or null; then `left` is called when it has gone. */
  arrived(client: Client): SmtpReply | null
  left(client: Client): void
  /** Whether it is worth a line that this client was turned away; not where the log is full of that. */
  isNews(client: Client): boolean
  readonly draining: boolean
}

/** Whoever is refused can connect again at once, thousands of times a second: that must not fill the disk. */
const REFUSALS_LOGGED_PER_MINUTE = 60

export function createShared(
  options: InboundOptions,
  parts: InboundParts,
  intake: Intake,
  state: { readonly draining: boolean },
): SharedByListeners {
  const trusted = createNetworks(options.trustedNetworks)
  const proxies = createNetworks(options.proxyNetworks)
  const connections = createConnectionCount(options.maxConnections, options.maxConnectionsPerIp)
  const connectionsPerIp = createRateLimiter(options.perIpPerMinute)
  const messagesPerIp = createRateLimiter(options.perIpPerMinute)
  const refusals = createRateLimiter(REFUSALS_LOGGED_PER_MINUTE)

  return {
    parts: { ...parts, options, intake, messagesPerIp, guesses: createGuessWatch(options, parts.clock, parts.mailLog) },
    isProxy: (ip) => proxies.contains(ip),
    clientOf(peer, proxyLine) {
      const ip = proxyLine?.kind === 'client' ? plainIp(proxyLine.ip) : peer
      // A proxy that speaks for itself does so for its health checks: no reason to believe what it says.
      const known = proxyLine?.kind !== 'unknown' && trusted.contains(ip)
      return { ip, trusted: known, key: known ? null : clientKey(ip) }
    },
    arrived({ key }) {
      if (key !== null && !connectionsPerIp.take(key, parts.clock.now())) return replies.tooBusy
      return connections.open(key)
    },
    left: ({ key }) => connections.close(key),
    isNews: ({ key }) => key === null || refusals.take(key, parts.clock.now()),
    get draining() {
      return state.draining
    },
  }
}
