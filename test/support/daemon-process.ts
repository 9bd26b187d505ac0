/** A daemon as a process of its own, as it runs in production, with a client beside it. */
import { environment } from '../../src/config/environment.ts'
import { loadConfig } from '../../src/config/load.ts'
import { openForReading } from '../../src/store/sqlite/connection.ts'
import { openDataDir } from '../../src/store/sqlite/data-dir.ts'
import type { Mail } from './marketplace.ts'
import { connectSmtp } from './smtp-client.ts'
import { type Daemon, startDaemon as startAlone, startListening } from './tradepost-daemon.ts'

export interface DaemonProcess extends Daemon {
  /** Sends one message; true when it was told 250, false when it was told anything else or nothing. */
  deliver(mail: Mail): Promise<boolean>
  /** How many deliveries wait. Read from the database: tests ask it often, and a command takes half a second. */
  waiting(): number
}

export async function startDaemon(configFile: string): Promise<DaemonProcess> {
  return withClient(await startAlone(configFile), configFile)
}

/** See crashing-daemon.ts for the points. */
export async function startCrashingDaemon(configFile: string, point: string): Promise<DaemonProcess> {
  const program = ['--import', 'tsx', 'test/support/crashing-daemon.ts', configFile, point]
  return withClient(await startListening([process.execPath, ...program]), configFile)
}

function withClient(daemon: Daemon, configFile: string): DaemonProcess {
  return {
    ...daemon,
    deliver: (mail) => deliver(daemon.address, mail).catch(() => false),
    waiting: () => countWaiting(configFile),
  }
}

/** Sends one message; true when it was told 250. Rejects when the server hangs up. */
export async function deliver(address: string, mail: Mail): Promise<boolean> {
  const client = connectSmtp(address)
  try {
    await client.reply()
    for (const command of ['EHLO laptop.example', `MAIL FROM:<${mail.from}>`, `RCPT TO:<${mail.to}>`, 'DATA']) {
      const reply = await client.ask(command)
      if (!/^[23]/.test(reply)) return false
    }
    client.raw(`${mail.bytes.replace(/^\./gm, '..')}\r\n.\r\n`)
    return (await client.reply()).startsWith('250')
  } finally {
    client.close()
  }
}

function countWaiting(configFile: string): number {
  const loaded = loadConfig({ file: configFile, env: environment() })
  if (loaded.kind === 'mistakes') throw new Error(JSON.stringify(loaded.mistakes))
  const connection = openForReading(openDataDir(loaded.config.dataDir).database)
  try {
    return connection.prepare<[], number>('SELECT count(*) FROM delivery WHERE due_at IS NOT NULL').pluck().get() ?? 0
  } finally {
    connection.close()
  }
}
