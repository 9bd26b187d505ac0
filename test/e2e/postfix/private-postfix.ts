/**
 * A Postfix of our own: configuration, queue and log in a temporary folder, ports on the loopback, nothing of the
 * system's instance touched or needed. Postfix insists on being started by root.
 */

import { execFile, execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { acceptsConnections } from '../../support/ports.ts'

export interface PostfixOptions {
  /** Its name in greetings and Received fields. */
  readonly hostname: string
  readonly port: number
  /** Lines of main.cf beyond what every instance here has. */
  readonly settings: readonly string[]
}

export interface PrivatePostfix {
  readonly port: number
  log(): string
  /** Resolves when its master is gone. */
  stop(): Promise<void>
}

const run = promisify(execFile)
const DEADLINE_MS = 15_000

/** Starts an instance under `folder`, which it makes. */
export async function startPostfix(folder: string, options: PostfixOptions): Promise<PrivatePostfix> {
  if (process.getuid?.() !== 0) throw new Error('Postfix can only be started by root: run these tests as root')
  writeConfiguration(folder, options)
  const configuration = join(folder, 'etc')
  const log = () => (existsSync(logFile(folder)) ? readFileSync(logFile(folder), 'utf8') : '')
  try {
    await run('postfix', ['-c', configuration, 'start'])
    await until(() => acceptsConnections(options.port))
  } catch (cause) {
    throw new Error(`Postfix ${options.hostname} did not start:\n${log()}`, { cause })
  }
  return {
    port: options.port,
    log,
    async stop() {
      const master = masterPid(folder)
      await run('postfix', ['-c', configuration, 'stop']).catch(() => undefined)
      await until(async () => master === null || !existsSync(`/proc/${master}`))
    },
  }
}

function writeConfiguration(folder: string, { hostname, port, settings }: PostfixOptions): void {
  for (const name of ['etc', 'spool', 'data', 'log']) mkdirSync(join(folder, name), { recursive: true })
  // Its own users must get in, and the data folder must be theirs.
  chmodSync(folder, 0o755)
  execFileSync('chown', ['postfix', join(folder, 'data')])
  writeFileSync(join(folder, 'etc', 'main.cf'), [...commonSettings(folder, hostname), ...settings, ''].join('\n'))
  writeFileSync(join(folder, 'etc', 'master.cf'), `127.0.0.1:${port} inet n - n - - smtpd\n${SERVICES}`)
}

function commonSettings(folder: string, hostname: string): string[] {
  return [
    'compatibility_level = 3.6',
    `queue_directory = ${join(folder, 'spool')}`,
    `data_directory = ${join(folder, 'data')}`,
    `maillog_file = ${logFile(folder)}`,
    `maillog_file_prefixes = ${folder}`,
    `myhostname = ${hostname}`,
    'mydestination =',
    'mynetworks = 127.0.0.0/8',
    'inet_interfaces = 127.0.0.1',
    'inet_protocols = ipv4',
    'local_transport = error:no local mail here',
    'local_recipient_maps =',
    'alias_maps =',
    'alias_database =',
    'message_size_limit = 52428800',
    'mailbox_size_limit = 0',
    'virtual_mailbox_limit = 0',
    // Nothing leaves the machine: every destination below is a literal address.
    'smtp_host_lookup = native',
    'smtpd_peername_lookup = no',
    'smtp_tls_security_level = none',
    'disable_dns_lookups = yes',
    // A first attempt that fails is soon followed by another one.
    'minimal_backoff_time = 1s',
    'queue_run_delay = 1s',
  ]
}

/** Name, type, private, unprivileged, chroot, wakeup, processes, command: as in Debian's master.cf, without chroots. */
const SERVICES = [
  ...['cleanup unix n - n - 0 cleanup', 'qmgr unix n - n 300 1 qmgr', 'rewrite unix - - n - - trivial-rewrite'],
  ...['bounce unix - - n - 0 bounce', 'defer unix - - n - 0 bounce', 'trace unix - - n - 0 bounce'],
  ...['verify unix - - n - 1 verify', 'proxymap unix - - n - - proxymap', 'smtp unix - - n - - smtp'],
  ...['relay unix - - n - - smtp', 'error unix - - n - - error', 'retry unix - - n - - error'],
  ...['virtual unix - n n - - virtual', 'anvil unix - - n - 1 anvil', 'scache unix - - n - 1 scache'],
  ...['tlsmgr unix - - n 1000? 1 tlsmgr'],
  ...['postlog unix-dgram n - n - 1 postlogd', ''],
].join('\n')

function logFile(folder: string): string {
  return join(folder, 'log', 'mail.log')
}

function masterPid(folder: string): number | null {
  const file = join(folder, 'spool', 'pid', 'master.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) : null
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < DEADLINE_MS; waited += 50) {
    if (await holds()) return
    await pause(50)
  }
  throw new Error(`nothing happened in ${DEADLINE_MS} ms`)
}
