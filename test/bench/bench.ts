/**
 * `npm run bench`: the daemon with its full pipeline, measured against Postfix by the bench kit.
 *
 * The kit is a folder with bench.mjs in it, named by TRADEPOST_BENCH. Arguments after `--` go to bench.mjs and win over
 * those below; `--system sut` measures without Postfix. Prints the kit's JSON lines; ends with 1 when any message was
 * lost, doubled or refused.
 */

import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { acceptsConnections, freePorts } from '../support/ports.ts'
import { runJson, writeTestConfig } from '../support/tradepost-daemon.ts'
import { until } from '../support/until.ts'

const CONVERSATIONS = 1000
/** Where the kit's own receiving server listens. */
const SINK_PORT = 20_025
const SENDER = 'anna@mail.example'
/** Both are warm when the rounds begin: a relay runs for months, and its first seconds are not what it is chosen by. */
const STANDARD = ['--system', 'ab', '--sizes', '4k', '--concurrency', '10,50', '--rounds', '5', '--warmup', '1000']

const kit = resolve(process.env['TRADEPOST_BENCH'] ?? '../shared/bench')
const program = join(kit, 'bench.mjs')
if (!existsSync(program)) {
  process.stderr.write(`There is no bench kit at ${kit}: name the folder that holds bench.mjs in TRADEPOST_BENCH.\n`)
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'tradepost-bench-'))
let daemon: ChildProcess | null = null
try {
  const [port = 0] = await freePorts(1)
  const config = writeTestConfig(folder, {
    listenPort: port,
    smartHostPort: SINK_PORT,
    // All load comes from one address and one party; these limits are not what is measured.
    sections: {
      inbound: ['max_connections = 1000', 'max_connections_per_ip = 1000'],
      limits: ['per_ip_per_minute = 0', 'per_party_per_hour = 0', 'per_conversation_per_hour = 0'],
    },
  })
  const aliases = await importConversations(config)
  daemon = startDaemon(config)
  await until(() => acceptsConnections(port))
  process.exitCode = await measure(aliases, port, daemon.pid ?? 0)
} finally {
  await stop(daemon)
  rmSync(folder, { recursive: true, force: true })
}

/** Gives the name of a file with one alias a line: one buyer, and a seller behind each alias. */
async function importConversations(config: string): Promise<string> {
  const numbers = Array.from({ length: CONVERSATIONS }, (_, index) => index)
  const lines = [
    { buyer: { id: 'B1', name: 'Anna', addresses: [SENDER] } },
    ...numbers.map((index) => ({
      seller: {
        id: `S${index}`,
        name: `Seller ${index}`,
        addresses: [`user${index}@real.example`],
        marketplaces: ['us'],
      },
    })),
    ...numbers.map((index) => ({
      order: {
        id: `O${index}`,
        marketplace: 'us',
        buyer: 'B1',
        seller: `S${index}`,
        placed_at: '2026-11-20T10:00:00Z',
      },
    })),
  ]
  const orders = await runJson(config, ['import', '-'], lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  const file = join(folder, 'aliases.txt')
  writeFileSync(file, orders.map((order) => `${order['seller_alias']}\n`).join(''))
  return file
}

/** Its log goes to a file, as it would in production: reading it here would take time from what is measured. */
function startDaemon(config: string): ChildProcess {
  const log = openSync(join(folder, 'tradepost.log'), 'w')
  try {
    return spawn(process.execPath, [resolve('dist/cli.js'), 'serve', '--config', config], {
      stdio: ['ignore', log, 'inherit'],
    })
  } finally {
    closeSync(log)
  }
}

/** Runs the kit and resolves to the exit code. */
async function measure(aliases: string, port: number, pid: number): Promise<number> {
  const target = ['--target', `127.0.0.1:${port}`, '--rcpt', aliases, '--from', SENDER, '--sut-pid', String(pid)]
  const args = [program, ...STANDARD, '--name', 'tradepost', ...target, ...process.argv.slice(2)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let troubled = 0
  createInterface({ input: child.stdout }).on('line', (line) => {
    process.stdout.write(`${line}\n`)
    if (!isClean(line)) troubled++
  })
  const code = await new Promise<number | null>((done, failed) => {
    child.once('error', failed)
    child.once('close', done)
  })
  if (troubled > 0) process.stderr.write(`${troubled} runs lost, doubled or refused messages.\n`)
  return code === 0 && troubled === 0 ? 0 : 1
}

/** A line about one run says how many messages were lost, came twice and were refused: none, or it is trouble. */
function isClean(line: string): boolean {
  const run = JSON.parse(line) as { lost?: number; dups?: number; failed?: number | null }
  return !('lost' in run) || (run.lost === 0 && run.dups === 0 && (run.failed ?? 0) === 0)
}

async function stop(child: ChildProcess | null): Promise<void> {
  if (child === null || child.exitCode !== null) return
  const ended = new Promise((done) => child.once('close', done))
  child.kill('SIGTERM')
  await ended
}
