/** A daemon as a process of its own, as it runs in production, with a client beside it. */
import type { Mail } from './marketplace.ts'
import { connectSmtp } from './smtp-client.ts'
import { type Daemon, runJson, startDaemon as startAlone, startListening } from './tradepost-daemon.ts'

export interface DaemonProcess extends Daemon {
  /** Sends one message; true when it was told 250, false when it was told anything else or nothing. */
  deliver(mail: Mail): Promise<boolean>
  /** How many deliveries wait, as the command line says. */
  waiting(): Promise<number>
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
    waiting: async () => (await runJson(configFile, ['queue', 'list'])).length,
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
