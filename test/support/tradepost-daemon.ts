/** The compiled program as people run it: the daemon as a process of its own, and single commands. */

import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const PROGRAM = resolve('dist/cli.js')
const DEADLINE_MS = 15_000

export interface LogLine {
  readonly event?: string
  readonly [field: string]: unknown
}

export interface Daemon {
  readonly pid: number
  /** Where it speaks SMTP, `host:port`. */
  readonly address: string
  readonly log: readonly LogLine[]
  /** Resolves with the first line, past or to come, that `matches`. */
  logged(what: string, matches: (line: LogLine) => boolean): Promise<LogLine>
  hasEnded(): boolean
  /** SIGTERM; resolves to the exit code once it has drained. */
  stop(): Promise<number | null>
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
}

export interface TestConfig {
  readonly listenPort?: number
  readonly smartHostPort: number
  /** Further lines, by section: `{ limits: ['per_party_per_hour = 0'] }`. */
  readonly sections?: Readonly<Record<string, readonly string[]>>
}

/** Writes a configuration that trusts the loopback into `folder`, with the policy that ships. Gives its file name. */
export function writeTestConfig(folder: string, { listenPort = 0, smartHostPort, sections = {} }: TestConfig): string {
  mkdirSync(folder, { recursive: true })
  cpSync('config/policy.toml', join(folder, 'policy.toml'))
  const file = join(folder, 'tradepost.toml')
  const section = (name: string, ...lines: readonly string[]) => [`[${name}]`, ...lines, ...(sections[name] ?? []), '']
  writeFileSync(
    file,
    [
      'hostname = "mx.marketplace.example"',
      `data_dir = ${JSON.stringify(join(folder, 'data'))}`,
      '',
      ...section('inbound', `listen = "127.0.0.1:${listenPort}"`, 'trusted_networks = ["127.0.0.0/8"]'),
      ...section('outbound', `smart_host = "127.0.0.1:${smartHostPort}"`),
      ...section('limits', 'min_free = "1MiB"'),
      ...section('log'),
      '[[marketplace]]',
      'id = "us"',
      'name = "Example Marketplace"',
      'domain = "marketplace.example"',
      '',
    ].join('\n'),
  )
  return file
}

/** `under`: a program with its arguments that runs the daemon, such as strace; it must stay the same process. */
export function startDaemon(configFile: string, under: readonly string[] = []): Promise<Daemon> {
  return startListening([...under, process.execPath, PROGRAM, 'serve', '--config', configFile])
}

/** Runs a command line and resolves once it logs that it listens; rejects with what it said when it ends before. */
export async function startListening([program = '', ...args]: readonly string[]): Promise<Daemon> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: environment() })
  const log: LogLine[] = []
  const waiting = new Set<() => void>()
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  createInterface(child.stdout).on('line', (line) => {
    log.push(parseLine(line))
    for (const look of waiting) look()
  })
  const ended = new Promise<number | null>((resolved, reject) => {
    child.once('error', reject)
    child.once('close', resolved)
  })

  function logged(what: string, matches: (line: LogLine) => boolean): Promise<LogLine> {
    return new Promise((resolved, reject) => {
      const done = () => {
        clearTimeout(timer)
        waiting.delete(look)
      }
      const look = () => {
        const line = log.find(matches)
        if (line === undefined) return
        done()
        resolved(line)
      }
      const fail = (why: string) => {
        done()
        reject(new Error(`${what}: ${why}; log:\n${log.map((line) => JSON.stringify(line)).join('\n')}\n${errors}`))
      }
      const timer = setTimeout(() => fail(`not logged in ${DEADLINE_MS} ms`), DEADLINE_MS)
      waiting.add(look)
      ended.then(
        () => fail('the daemon ended'),
        (error) => fail(String(error)),
      )
      look()
    })
  }

  const listening = await logged('listening', (line) => line.event === 'listening' && line['for'] === undefined)
  return {
    pid: child.pid ?? 0,
    address: String(listening['address']),
    log,
    logged,
    hasEnded: () => hasEnded(child),
    stop: () => signal(child, ended, 'SIGTERM'),
    async kill() {
      await signal(child, ended, 'SIGKILL')
    },
  }
}

async function signal(
  child: ChildProcess,
  ended: Promise<number | null>,
  name: NodeJS.Signals,
): Promise<number | null> {
  if (!hasEnded(child)) child.kill(name)
  return await ended
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

export interface CommandResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs one command of the program to its end. `input` goes to its stdin. */
function runCommand(configFile: string, args: readonly string[], input = ''): Promise<CommandResult> {
  return new Promise((resolved, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args, '--config', configFile], { env: environment() })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString()
    })
    child.once('error', reject)
    child.once('close', (code) => resolved({ code, stdout, stderr }))
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

/** The JSON Lines that a command prints; it must succeed. */
export async function runJson(configFile: string, args: readonly string[], input = ''): Promise<LogLine[]> {
  const { code, stdout, stderr } = await runCommand(configFile, [...args, '--json'], input)
  if (code !== 0) throw new Error(`tradepost ${args.join(' ')} ended with ${code}: ${stderr}`)
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map(parseLine)
}

function parseLine(line: string): LogLine {
  const value: unknown = JSON.parse(line)
  if (typeof value !== 'object' || value === null) throw new Error(`not a JSON object: ${line}`)
  return value as LogLine
}

/** Settings of whoever runs the tests must not reach the daemon. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('TRADEPOST_'))
  return Object.fromEntries(kept)
}
