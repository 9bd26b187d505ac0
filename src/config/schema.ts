/**
 * `tradepost.toml`: every key with its meaning, its unit and its default.
 *
 * A key without a default must be set. The reference in docs/configuration.md is made from this file.
 */

import { z } from 'zod'
import { parseEndpoint, parseServer, parseServiceAddress } from './endpoint.ts'
import {
  address,
  describe,
  domain,
  duration,
  durationBetween,
  endpoint,
  file,
  line,
  mailbox,
  network,
  oneOrMore,
  parsed,
  secret,
  signingKey,
  size,
  wholeNumber,
} from './keys.ts'

const TLS_VERSIONS = ['TLSv1.2', 'TLSv1.3'] as const
const TLS_MODES = ['off', 'opportunistic', 'required', 'verified'] as const
const FILE = 'a file, absolute or relative to the folder of this configuration'
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
  proxy_networks: describe(oneOrMore(z.array(network).max(1000)).prefault([]), {
    meaning:
      'Load balancers that put a PROXY protocol v1 line before each connection. Connections from these networks must ' +
      'begin with one; the address it names is then the client, for trust and limits alike.',
    expects: 'networks such as "10.0.0.5" or "10.0.7.0/24"',
    reads: 'list',
  }),
  tls_certificate: describe(file.optional(), {
    meaning:
      'The certificate chain for STARTTLS, in PEM form. Without it, one signed by nobody is made at each start: it ' +
      'protects from listeners, as most mail servers do not check. Read again on SIGHUP and within a minute of a change.',
    expects: FILE,
    reads: 'text',
  }),
  tls_key: describe(file.optional(), {
    meaning: 'The private key of `tls_certificate`, in PEM form. It may lie in the same file.',
    expects: FILE,
    reads: 'text',
  }),
  tls_min_version: describe(z.enum(TLS_VERSIONS).prefault('TLSv1.2'), {
    meaning: 'The oldest TLS version that STARTTLS agrees to.',
    expects: 'one of TLSv1.2, TLSv1.3',
    reads: 'text',
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
  max_connections: wholeNumber({ meaning: 'Connections to the smart host at once.', from: 1, to: 100 }, 20),
  tls: describe(z.enum(TLS_MODES).prefault('opportunistic'), {
    meaning:
      'How the connection to the smart host is protected. `off`: not at all. `opportunistic`: with STARTTLS where it is ' +
      'offered, whatever the certificate, and without it where it fails. `required`: always, whatever the certificate. ' +
      '`verified`: always, with a certificate for that host name from a known authority.',
    expects: `one of ${TLS_MODES.join(', ')}`,
    reads: 'text',
  }),
  tls_implicit: describe(z.boolean().prefault(false), {
    meaning: 'Whether TLS begins with the connection (submissions, port 465) rather than with STARTTLS.',
    expects: 'true or false; with true, `tls` must be required or verified',
    reads: 'boolean',
  }),
  tls_ca: describe(file.optional(), {
    meaning: 'The authorities that `tls = "verified"` trusts, in PEM form, in place of those that come with Node.',
    expects: FILE,
    reads: 'text',
  }),
  user: describe(line.optional(), {
    meaning: 'The name to log in to the smart host with (AUTH). Needs `tls` required or verified, and a password.',
    expects: 'a user name',
    reads: 'text',
  }),
  password: describe(secret.optional(), {
    meaning: 'The password of `user`. Better kept in `password_file` or in the environment than here.',
    expects: 'a text of one line',
    reads: 'text',
    secret: true,
  }),
  password_file: describe(file.optional(), {
    meaning: 'A file whose first line is the password of `user`; read at start.',
    expects: FILE,
    reads: 'text',
  }),
  sends_from: describe(oneOrMore(z.array(address).max(100)).prefault([]), {
    meaning:
      'The public addresses that the mail reaches the world from, usually those of the smart host. Only `tradepost dns` ' +
      'uses them, for SPF and PTR. Without them it takes the addresses of `hostname`.',
    expects: 'IP addresses such as "192.0.2.25" or "2001:db8::25"',
    reads: 'list',
  }),
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

const proof = z.strictObject({
  unprotected_domains: describe(z.enum(['refuse', 'accept']).prefault('refuse'), {
    meaning:
      'What becomes of mail from a domain that publishes neither SPF nor DMARC and signs nothing with DKIM, so that ' +
      'nobody can tell who wrote it. `accept` believes the From field when MAIL FROM names the same address: anybody ' +
      'who knows an alias and an address of its party can then write as that party.',
    expects: 'refuse or accept',
    reads: 'text',
  }),
  authserv_id: describe(domain.optional(), {
    meaning:
      'The name under which our own edge writes Authentication-Results (RFC 8601). When set, mail from ' +
      '`trusted_networks` is no longer believed as it is: its topmost Authentication-Results of this name must hold an ' +
      'SPF or DKIM pass that aligns with From. The edge must remove such fields from what it takes in.',
    expects: 'the authserv-id of the edge, such as "mx.marketplace.example"',
    reads: 'text',
  }),
  max_signature_age: duration(
    {
      meaning:
        'How old a DKIM signature may be when nothing else proves the sender. Older ones are taken for replays. Should ' +
        'exceed the time that other servers keep trying, which is five days for most.',
      from: '1h',
      to: '60d',
    },
    '7d',
  ),
})

const dns = z.strictObject({
  servers: describe(oneOrMore(z.array(parsed(parseServer)).max(16)).prefault([]), {
    meaning:
      'The resolvers to ask. Without any, those of the system; /etc/resolv.conf is read again for each question.',
    expects: 'IP addresses, with a port where it is not 53: "192.0.2.53" or "127.0.0.1:5353"',
    reads: 'list',
  }),
  timeout: duration(
    { meaning: 'How long one question may take, all tries together. Beyond it: 451.', from: '100ms', to: '30s' },
    '5s',
  ),
  cache_for: duration(
    {
      meaning: 'How long an answer is used again. That there is none is remembered for a fifth of it.',
      from: '0s',
      to: '1h',
    },
    '5m',
  ),
})

const operators = z.strictObject({
  mailbox: describe(mailbox.optional(), {
    meaning:
      'Who reads what is written to postmaster@ and abuse@ of each mail domain, and hears of each message that is ' +
      'held. Without it mail to those addresses is refused, which RFC 5321 section 4.5.1 does not allow.',
    expects: 'a mail address outside the mail domains of the marketplaces, and not at hostname',
    reads: 'text',
  }),
})

const quarantine = z.strictObject({
  expire_after: duration(
    {
      meaning:
        'How long after it was received a message stays in quarantine when no operator decides about it. Then it is ' +
        'dropped, and its writer is told.',
      from: '1s',
      to: '365d',
    },
    '14d',
  ),
})

const clamd = z.strictObject({
  address: describe(parsed(parseServiceAddress).optional(), {
    meaning:
      'The clamd that looks through every file of a message for viruses before anything is decided. Without it nobody ' +
      'does. Its `StreamMaxLength` should be no less than `[inbound] max_message_size`.',
    expects: 'a socket such as "/run/clamav/clamd.ctl", or host:port such as "127.0.0.1:3310"',
    reads: 'text',
  }),
  timeout: duration(
    { meaning: 'How long clamd may take for all files of one message together.', from: '1s', to: '60s' },
    '20s',
  ),
  when_unavailable: describe(z.enum(['defer', 'pass']).prefault('defer'), {
    meaning:
      'What becomes of a message with a file that clamd does not look through, because it is down, too slow, or the file ' +
      'is too large for it. `defer`: the client is told 451 and tries again. `pass`: it goes on, with a note.',
    expects: 'defer or pass',
    reads: 'text',
  }),
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
  unknown_recipients_per_ip_per_hour: wholeNumber(
    {
      meaning:
        'Refused recipients from one IP address in an hour that are answered at once. Further ones are answered slowly ' +
        'and logged as guessing. 0: no limit.',
      from: 0,
      to: 1_000_000,
    },
    20,
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
  notices_per_party_per_hour: wholeNumber(
    {
      meaning:
        'Notices about discarded messages to one address of a party in an hour. Beyond it messages are discarded without ' +
        'one, because a program may be behind it whose every answer breaks a rule. Notices about a suspension count by ' +
        'themselves. That a message failed to be delivered is always told, and so is each new step of the strikes. ' +
        '0: no limit.',
      from: 0,
      to: 1_000_000,
    },
    30,
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
  dkim: describe(oneOrMore(z.array(signingKey).max(8)).prefault([]), {
    meaning:
      'The keys that mail of this domain is signed with, each as its selector and its file; `tradepost dkim generate` ' +
      'makes them. All of them sign: usually one RSA and one Ed25519 key.',
    expects: 'selector:file such as "tp1:dkim/tp1.pem", with an RSA key from 2048 bits or an Ed25519 key in PEM form',
    reads: 'list',
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
  proof,
  dns,
  operators,
  quarantine,
  clamd,
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
  proof: 'Who wrote a message.',
  dns: 'Asking the domain name system.',
  operators: 'Those who run the relay.',
  quarantine: 'Messages that wait for an operator.',
  clamd: 'Looking for viruses.',
  limits: 'Rates and reserves.',
  log: 'The log on standard output.',
  ops: 'For those who watch over it.',
  marketplace: 'One table for each marketplace, at least one.',
}
