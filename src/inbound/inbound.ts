/** What the inbound side needs and gives. */

import type { Certificate } from '../config/credentials.ts'
import type { Address } from '../core/address.ts'
import type { IncomingMessage } from '../core/envelope.ts'
import type { SmtpReply } from '../core/smtp-reply.ts'
import type { MailLog } from '../log/mail-log.ts'
import type { Clock } from '../system/clock.ts'

export interface InboundOptions {
  /** Port 0 takes any free one. */
  readonly listen: readonly { readonly host: string; readonly port: number }[]
  /** Our name in the greeting. */
  readonly hostname: string
  /** Networks in CIDR form. Their mail needs no proof, and rules per IP do not apply to them. */
  readonly trustedNetworks: readonly string[]
  /** In CIDR form. Each connection from here begins with a PROXY line; the address in it is the client's. */
  readonly proxyNetworks: readonly string[]
  /** What STARTTLS shows; null for one that is made at the start. */
  readonly certificate: Certificate | null
  readonly minTlsVersion: 'TLSv1.2' | 'TLSv1.3'
  readonly maxMessageBytes: number
  readonly maxRecipients: number
  readonly maxConnections: number
  readonly maxConnectionsPerIp: number
  /** Connections, and apart from them messages, per IP and minute; 0 for no limit. */
  readonly perIpPerMinute: number
  /** Refused recipients per IP and hour that are answered at once; 0 for no limit. */
  readonly unknownRecipientsPerIpPerHour: number
  /** How long further ones wait for their answer. */
  readonly guessDelayMs: number
  /** Silence after which a session ends. */
  readonly idleMs: number
  /** From 354 to the final dot. */
  readonly dataMs: number
  readonly sessionMs: number
  readonly minDataBytesPerSecond: number
  /** Refusals, counted since the last message that was taken. */
  readonly maxErrors: number
  /** NOOP, RSET and their like, counted since the last message that was taken. */
  readonly maxNoops: number
  /**
   * MAIL, RCPT and DATA, counted since the last message that was taken: a recipient named again is no error, nor is one
   * that has to wait, and either can be sent by the thousand.
   */
  readonly maxMailCommands: number
  readonly maxUnknownCommands: number
  /** Bytes of all messages that are arriving or being decided about. */
  readonly maxBytesInMemory: number
  /** Messages being decided about at once; further ones wait. */
  readonly maxMessagesInFlight: number
}

export const inboundDefaults = {
  proxyNetworks: [],
  minTlsVersion: 'TLSv1.2',
  maxMessageBytes: 12 * 1024 * 1024,
  maxRecipients: 20,
  maxConnections: 200,
  maxConnectionsPerIp: 10,
  perIpPerMinute: 60,
  unknownRecipientsPerIpPerHour: 20,
  guessDelayMs: 5_000,
  idleMs: 60_000,
  dataMs: 300_000,
  sessionMs: 20 * 60_000,
  minDataBytesPerSecond: 500,
  maxErrors: 5,
  maxNoops: 20,
  maxMailCommands: 250,
  maxUnknownCommands: 3,
  maxBytesInMemory: 256 * 1024 * 1024,
  maxMessagesInFlight: 64,
} as const satisfies Omit<InboundOptions, 'listen' | 'hostname' | 'trustedNetworks' | 'certificate'>

export interface Client {
  readonly ip: string
  readonly trusted: boolean
  /** What rules per IP count it by; null where they do not apply. */
  readonly key: string | null
}

/**
 * Who reads what is sent to an address of ours: the party behind an alias, the operators, or with `returned` nobody but
 * the relay: a return path, or no-reply.
 */
export type RecipientKind = 'alias' | 'operators' | 'returned'

export interface InboundParts {
  /** Null for an address that nobody reads: it never was, or is no more. */
  recipient(address: Address, now: Date): Promise<RecipientKind | null>
  /**
   * Decides about one message to aliases; 250 only once it is durable. Logs what it decides itself. When it rejects, the
   * client hears 451 and keeps the message.
   */
  relay(incoming: IncomingMessage): Promise<SmtpReply>
  /** As {@link InboundParts.relay}, for a message to the operators. */
  relayToOperators(incoming: IncomingMessage): Promise<SmtpReply>
  /** As {@link InboundParts.relay}, for mail that came back: one recipient. */
  takeReturned(incoming: IncomingMessage): Promise<SmtpReply>
  /** Whether the disk has room for more; false answers 452. */
  hasRoom(): Promise<boolean>
  readonly clock: Clock
  readonly mailLog: MailLog
  freshId(): string
}

export interface Inbound {
  /** `host:port` for each entry of `listen`, with the port that was really taken. */
  readonly addresses: readonly string[]
  /** TLS that begins from now on uses this one. Throws, and keeps the one before, where it cannot be used. */
  reloadCertificate(certificate: Certificate): void
  /**
   * Accepts no more, ends idle sessions, lets messages in flight finish for up to `ms`, then closes what is left. The
   * clients of those keep their messages.
   */
  drain(ms: number): Promise<void>
}

/** A reason not to start that a person can mend; the message says how. */
export class InboundUnusable extends Error {
  override readonly name = 'InboundUnusable'
}
