/** Whoever guesses aliases learns nothing, is slowed down and is seen; whoever writes beside him is not slowed. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { heldDatabase } from '../../src/store/sqlite/held-database.ts'
import { freshAliasToken } from '../../src/system/random.ts'
import { startDaemon } from '../support/daemon-process.ts'
import { makeMarketplace, type TestMarketplace } from '../support/marketplace.ts'
import { connectSmtp, type SmtpClient } from '../support/smtp-client.ts'
import { type Daemon, runJson } from '../support/tradepost-daemon.ts'

let marketplace: TestMarketplace
let daemon: Daemon
const clients: SmtpClient[] = []

beforeEach(() => {
  clients.length = 0
})
afterEach(async () => {
  for (const client of clients) client.close()
  await daemon.stop()
  await marketplace.remove()
})

async function start(limits: string): Promise<void> {
  marketplace = await makeMarketplace({ smartHostPort: 1, trustedNetworks: [], extra: `[limits]\n${limits}\n` })
  daemon = await startDaemon(marketplace.configFile)
}

async function greeted(from?: string): Promise<SmtpClient> {
  const client = connectSmtp(daemon.address, from)
  clients.push(client)
  await client.reply()
  await client.ask('EHLO out.mail.example')
  await client.ask('MAIL FROM:<ann@mail.example>')
  return client
}

const timed = async (ask: () => Promise<string>) => {
  const begun = performance.now()
  return { reply: await ask(), ms: performance.now() - begun }
}

describe('an alias that is guessed', () => {
  const SAMPLES = 200
  const PER_SESSION = 4

  it('is answered alike in words and in time, whether it never was, was disabled or ran out', {
    timeout: 90_000,
  }, async () => {
    await start('per_ip_per_minute = 0\nunknown_recipients_per_ip_per_hour = 0')
    const domain = 'marketplace.example'
    const kinds = {
      unknown: Array.from({ length: SAMPLES }, () => `${freshAliasToken()}@${domain}`),
      disabled: await aliasesThatEnd('disabled_at'),
      expired: await aliasesThatEnd('valid_until'),
      'of another shape': Array.from({ length: SAMPLES }, (_, at) => `someone.${at}.longer@${domain}`),
    }
    // A real difference shows every time; one that chance made does not.
    let apart: string[] = []
    for (let attempt = 0; attempt < 3; attempt++) {
      const { replies, times } = await measure(kinds)
      expect([...replies]).toEqual(['550 5.1.1 No such address here'])
      apart = pairsOf(times)
        .filter(([, , distance]) => distance > CRITICAL_DISTANCE)
        .map(([a, b]) => `${a} and ${b}`)
      if (apart.length === 0) break
    }
    expect(apart).toEqual([])
  })

  /** Two-sample Kolmogorov-Smirnov at the level 0.001 for two times 200 samples. */
  const CRITICAL_DISTANCE = 1.95 * Math.sqrt(2 / SAMPLES)

  /** 200 aliases of other buyers that are no more since a while, one way or the other. */
  async function aliasesThatEnd(column: 'disabled_at' | 'valid_until'): Promise<string[]> {
    const lines = Array.from({ length: SAMPLES }, (_, at) => [
      { buyer: { id: `${column}-${at}`, name: 'Bo', addresses: [`bo${at}@${column.replace('_', '-')}.example`] } },
      {
        order: {
          id: `${column}-${at}`,
          marketplace: 'us',
          buyer: `${column}-${at}`,
          seller: 'S1',
          placed_at: '2026-11-20T08:00:00Z',
        },
      },
    ]).flat()
    const file = join(marketplace.folder, `${column}.jsonl`)
    await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    const orders = await runJson(marketplace.configFile, ['import', file])
    const aliases = orders.map((order) => String(order['seller_alias']))
    const database = heldDatabase(join(marketplace.folder, 'data', 'tradepost.db'))
    const end = database.prepare(`UPDATE alias SET ${column} = 1000 WHERE token = ?`)
    for (const alias of aliases) expect(end.run(alias.slice(0, alias.indexOf('@'))).changes).toBe(1)
    database.close()
    return aliases
  }

  /** Takes the kinds in turn, so that whatever the machine does meanwhile meets them all. */
  async function measure(kinds: Readonly<Record<string, readonly string[]>>) {
    const replies = new Set<string>()
    const times: Record<string, number[]> = {}
    const queue = Array.from({ length: SAMPLES }, (_, at) =>
      Object.entries(kinds).map(([kind, aliases]) => ({ kind, alias: aliases[at] ?? '' })),
    ).flatMap((row, at) => [...row.slice(at % row.length), ...row.slice(0, at % row.length)])
    for (let at = 0; at < queue.length; at += PER_SESSION) {
      const client = await greeted()
      // The first answer of a session meets a socket that is just waking up.
      await client.ask(`RCPT TO:<${marketplace.sellerAlias}>`)
      for (const { kind, alias } of queue.slice(at, at + PER_SESSION)) {
        const { reply, ms } = await timed(() => client.ask(`RCPT TO:<${alias}>`))
        replies.add(reply)
        times[kind] = [...(times[kind] ?? []), ms]
      }
      client.close()
    }
    return { replies, times }
  }
})

function pairsOf(times: Readonly<Record<string, readonly number[]>>): [string, string, number][] {
  const kinds = Object.entries(times)
  return kinds.flatMap(([a, first], at) =>
    kinds.slice(at + 1).map(([b, second]): [string, string, number] => [a, b, distance(first, second)]),
  )
}

/** The largest difference between the two empirical distribution functions. */
function distance(first: readonly number[], second: readonly number[]): number {
  const share = (samples: readonly number[], limit: number) =>
    samples.filter((sample) => sample <= limit).length / samples.length
  return Math.max(...[...first, ...second].map((limit) => Math.abs(share(first, limit) - share(second, limit))))
}

it('two distributions that differ by little are told apart by the measure used here', () => {
  const samples = Array.from({ length: 200 }, (_, at) => 1 + (at % 50) / 100)
  expect(
    distance(
      samples,
      samples.map((ms) => ms + 0.001),
    ),
  ).toBeLessThan(0.1)
  expect(
    distance(
      samples,
      samples.map((ms) => ms + 0.15),
    ),
  ).toBeGreaterThan(0.25)
})

describe('guessing', () => {
  it('is slowed down for its own address only, and logged once', { timeout: 40_000 }, async () => {
    await start('unknown_recipients_per_ip_per_hour = 3')
    const guesser = await greeted('127.0.0.5')
    const guess = () => timed(() => guesser.ask(`RCPT TO:<${freshAliasToken()}@marketplace.example>`))
    const free = [await guess(), await guess(), await guess()]
    expect(Math.max(...free.map(({ ms }) => ms))).toBeLessThan(2_000)

    const slow = guess()
    // While he waits: another network, and honest mail from his own.
    for (const from of ['127.0.0.6', '127.0.0.5']) {
      const honest = await greeted(from)
      const { reply, ms } = await timed(() => honest.ask(`RCPT TO:<${marketplace.sellerAlias}>`))
      expect(reply).toMatch(/^250/)
      expect(ms).toBeLessThan(2_000)
    }
    const { reply, ms } = await slow
    expect(reply).toBe('550 5.1.1 No such address here')
    expect(ms).toBeGreaterThan(4_900)

    const other = await greeted('127.0.0.6')
    expect((await timed(() => other.ask('RCPT TO:<nobody@marketplace.example>'))).ms).toBeLessThan(2_000)
    const again = await greeted('127.0.0.5')
    expect((await timed(() => again.ask('RCPT TO:<nobody@marketplace.example>'))).ms).toBeGreaterThan(4_900)
    expect(daemon.log.filter(({ event }) => event === 'guessing')).toMatchObject([
      { ip: '127.0.0.5', allowed_per_hour: 3 },
    ])
    expect(daemon.log.filter(({ event, stage }) => event === 'refused' && stage === 'rcpt')).toHaveLength(6)
  })
})
