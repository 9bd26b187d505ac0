/**
 * `tradepost.toml`: every key with its meaning, its unit and its default.
 *
 * A key without a default must be set. The reference in docs/configuration.md is made from this file.
 */

import { z } from 'zod'
import { parseEndpoint } from './endpoint.ts'
import {
  describe,
  domain,
  duration,
  durationBetween,
  endpoint,
  line,
  network,
  oneOrMore,
  parsed,
  size,
  wholeNumber,
} from './keys.ts'

const ENDPOINT = 'host:port such as "127.0.0.1:2525" or "[::1]:2525"'

const inbound = z.strictObject({
  listen: describe(oneOrMore(z.array(endpoint).min(1).max(16)).prefault('127.0.0.1:2525'), {
    meaning: 'Where mail is taken in. Port 0 takes any free port; the log line `listening` names it.',
    expects: `${ENDPOINT}, or a list of them`,
    reads: 'list',
  }),
  trusted_networks: describe(oneOrMore(z.array(network).max(1000)).prefault([]), {
    meaning:
      'Mail from these networks needs no proof of its sender, and limits per IP do not apply. Only for mail servers of ' +
      'your own that have already proven the sender: whoever is in here can write as anybody.',
    expects: 'networks such as "10.0.0.0/8", "2001:db8::/32" or "192.0.2.7"',
    reads: 'list',
  }),
  max_message_size: size(
    {
      meaning: 'The largest message that is taken in, all encodings included; EHLO announces it. Beyond it: 552.',
      from: '16KiB',
      to: '64MiB',
    },
    '12MiB',
  ),
  max_recipients: wholeNumber(
    { meaning: 'Aliases that one message may be addressed to. Beyond it: 452.', from: 1, to: 100 },
    20,
  ),
  max_connections: wholeNumber(
    {
      meaning: 'Connections at once, all clients together. A quarter is kept for trusted networks.',
      from: 1,
      to: 10_000,
    },
    200,
  ),
  max_connections_per_ip: wholeNumber(
    { meaning: 'Connections at once from one IP address (one /64 for IPv6).', from: 1, to: 10_000 },
    10,
  ),
})

const outbound = z.strictObject({
  smart_host: describe(
    parsed((text) => {
      const host = parseEndpoint(text)
      return host !== null && host.port > 0 ? host : null
    }),
    {
      meaning: 'The mail server that outgoing mail is handed to.',
      expects: 'host:port such as "127.0.0.1:25" or "smtp.example.net:25"',
      reads: 'text',
    },
  ),
  max_connections: wholeNumber({ meaning: 'Connections to the smart host at once.', from: 1, to: 100 }, 10),
  retry_schedule: describe(
    oneOrMore(z.tuple([durationBetween('10ms', '30d')], durationBetween('10ms', '30d'))).prefault([
      '1m',
      '5m',
      '15m',
      '30m',
      '1h',
      '2h',
      '4h',
    ]),
    {
      meaning: 'The waits after the first, second and further failed attempts of a delivery; the last one repeats.',
      expects: 'durations such as "1m", "5m", "1h", each from 10ms to 30d, at least one',
      reads: 'list',
    },
  ),
  give_up_after: duration(
    {
      meaning:
        'How long after it was accepted a message is tried. No wait begins that would end later; the sender is told.',
      from: '1s',
      to: '30d',
    },
    '48h',
  ),
})

const limits = z.strictObject({
  per_ip_per_minute: wholeNumber(
    {
      meaning:
        'Connections, and apart from them messages, from one IP address in a minute. Beyond it: 451. 0: no limit.',
      from: 0,
      to: 1_000_000,
    },
    60,
  ),
  per_party_per_hour: wholeNumber(
    { meaning: 'Messages one party may write in an hour. Beyond it: 451. 0: no limit.', from: 0, to: 1_000_000 },
    1000,
  ),
  per_conversation_per_hour: wholeNumber(
    {
      meaning:
        'Messages one conversation may take in an hour, both ways. Beyond it they are held in quarantine, because it ' +
        'looks like two machines answering each other. 0: no limit.',
      from: 0,
      to: 1_000_000,
    },
    40,
  ),
  min_free: size(
    { meaning: 'Free space on the disk of data_dir below which no mail is taken in (452).', from: '0B', to: '1024GiB' },
    '256MiB',
  ),
})

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const log = z.strictObject({
  level: describe(z.enum(LEVELS).prefault('info'), {
    meaning: 'The least important lines that are logged. Every event in the life of a message is `info` or above.',
    expects: `one of ${LEVELS.join(', ')}`,
    reads: 'text',
  }),
})

const ops = z.strictObject({
  listen: describe(endpoint.optional(), {
    meaning: 'Where `GET /health` and `GET /metrics` are answered. Without it they are not offered.',
    expects: ENDPOINT,
    reads: 'text',
  }),
})

const marketplace = z.strictObject({
  id: describe(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/), {
    meaning: 'The name of the marketplace in import files, records and commands.',
    expects: 'up to 64 letters, digits, "-" and "_", different for each marketplace',
    reads: 'text',
  }),
  name: describe(line, {
    meaning: 'The name that buyers and sellers know; notices are signed with it.',
    expects: 'a text of one line, up to 200 characters',
    reads: 'text',
  }),
  domain: describe(domain, {
    meaning: 'The mail domain of its aliases. Its MX record leads to this relay.',
    expects: 'a domain such as "marketplace.example", different for each marketplace',
    reads: 'text',
  }),
})

export const configSchema = z.strictObject({
  hostname: describe(domain, {
    meaning: 'The name of this relay in its greeting and its EHLO. It should resolve to its address and back.',
    expects: 'a full host name such as "mx.marketplace.example"',
    reads: 'text',
  }),
  data_dir: describe(z.string().min(1).max(4096).prefault('data'), {
    meaning: 'Where everything is kept: the database, large bodies, keys. Relative to the working directory.',
    expects: 'a directory',
    reads: 'text',
  }),
  inbound,
  outbound,
  limits,
  log,
  ops,
  marketplace: z.array(marketplace).min(1).max(1000),
})

export type ConfigFile = z.output<typeof configSchema>

/** What each section is about, for the reference. */
export const SECTIONS: Readonly<Record<string, string>> = {
  inbound: 'Taking mail in.',
  outbound: 'Handing mail on.',
  limits: 'Rates and reserves.',
  log: 'The log on standard output.',
  ops: 'For those who watch over it.',
  marketplace: 'One table for each marketplace, at least one.',
}
