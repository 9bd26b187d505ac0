/** A daemon as a process of its own, as it runs in production, with a client beside it. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import type { Mail } from './marketplace.ts'
import { connectSmtp } from './smtp-client.ts'

const CLI = 'dist/cli.js'

export interface DaemonProcess {
  readonly pid: number
  readonly address: string
  /** The lines of its log so far. */
  readonly log: readonly Record<string, unknown>[]
  /** Sends one message; true when it was told 250, false when it was told anything else or nothing. */
  deliver(mail: Mail): Promise<boolean>
  /** How many deliveries wait, as the command line says. */
  waiting(): Promise<number>
  hasEnded(): boolean
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>
  kill(): Promise<void>
}

export function startDaemon(configFile: string): Promise<DaemonProcess> {
  return start([CLI, 'serve', '--config', configFile], configFile)
}

/** See crashing-daemon.ts for the points. */
export function startCrashingDaemon(configFile: string, point: string): Promise<DaemonProcess> {
  return start(['--import', 'tsx', 'test/support/crashing-daemon.ts', configFile, point], configFile)
}

async function start(args: readonly string[], configFile: string): Promise<DaemonProcess> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let ended = false
  const exit = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      ended = true
      resolve(code)
    })
  })
  const log: Record<string, unknown>[] = []
  const address = await listening(child, log)
  return {
    pid: child.pid ?? 0,
    address,
    log,
    deliver: (mail) => deliver(address, mail).catch(() => false),
    waiting: async () => {
      const { stdout } = await promisify(execFile)(process.execPath, [
        CLI,
        'queue',
        'list',
        '--json',
        '--config',
        configFile,
      ])
      return stdout.split('\n').filter((line) => line !== '').length
    },
    hasEnded: () => ended,
    stop: () => {
      child.kill('SIGTERM')
      return exit
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exit
    },
  }
}

function listening(child: ChildProcess, log: Record<string, unknown>[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let errors = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk.toString()
    })
    child.once('exit', (code) => reject(new Error(`the daemon ended with ${code}: ${errors}`)))
    if (child.stdout === null) return
    createInterface({ input: child.stdout }).on('line', (line) => {
      const entry = JSON.parse(line) as Record<string, unknown>
      log.push(entry)
      if (entry['event'] === 'listening') resolve(String(entry['address']))
    })
  })
}

async function deliver(address: string, mail: Mail): Promise<boolean> {
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
