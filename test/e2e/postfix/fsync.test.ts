/**
 * The promise of 250, seen from below: before the daemon says it, the system has been told to make durable what was
 * written. strace records the calls in the order they began and ended.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deliver } from '../../support/daemon-process.ts'
import { type Daemon, runJson, startDaemon, writeTestConfig } from '../../support/tradepost-daemon.ts'
import { freePorts } from '../../support/ports.ts'
import { isAbout, isSync, isWrite, readSystemCalls, type SystemCall, underStrace } from './system-calls.ts'

const WAL = /-wal$/
const BODY_FILE = /\/data\/.*\.unfinished$/

let folder: string
let calls: readonly SystemCall[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-fsync-'))
  const [nobody = 0] = await freePorts(1)
  const config = writeTestConfig(folder, { smartHostPort: nobody })
  const output = join(folder, 'strace.txt')
  const daemon = await startDaemon(config, underStrace(output))
  try {
    const [order] = await runJson(config, ['import', '-'], importFile())
    const alias = String(order?.['seller_alias'])
    await send(daemon, alias, 'small', 'Is it blue?')
    // Nobody takes it; until that is recorded, the database is written for the first message, too.
    await daemon.logged('the first attempt', (line) => line.event === 'deferred')
    // Too large for a row of the database, and nothing that compression makes small again.
    await send(daemon, alias, 'large', lettersOfChance(400_000))
  } finally {
    await daemon.stop()
  }
  calls = readSystemCalls(output)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('what has got 250', () => {
  it('was seen from the go-ahead to the answer, once for each message', () => {
    expect(replies('354 ')).toHaveLength(2)
    expect(replies('250 2.0.0 ')).toHaveLength(2)
  })

  for (const [index, name] of ['a small message', 'a large message'].entries()) {
    it(`was made durable in the database: ${name}`, () => {
      const { goAhead, answer } = spanOf(index)
      // The delivery of the message may already be claimed in a transaction of its own: the first one counts.
      const write = calls.find((call) => isWrite(call) && isAbout(call, WAL) && call.began > goAhead.ended)
      const sync = calls.find((call) => isSync(call) && isAbout(call, WAL) && call.began > (write?.ended ?? 0))
      expect(write?.ended, 'the database is written after the go-ahead').toBeLessThan(sync?.began ?? 0)
      expect(sync?.ended, 'and synced before the answer').toBeLessThan(answer.began)
    })
  }

  it('was made durable in its files, each before its name, and every name before the answer', () => {
    const { goAhead, answer } = spanOf(1)
    const during = calls.filter(({ began, ended }) => began > goAhead.ended && ended < answer.began)
    const written = new Set(during.filter((call) => isWrite(call) && isAbout(call, BODY_FILE)).map(pathOf))
    expect(written.size, 'files written for the original and for what is sent').toBeGreaterThanOrEqual(2)
    for (const path of written) {
      const last = during.filter((call) => isWrite(call) && pathOf(call) === path).at(-1)
      const sync = during.find((call) => isSync(call) && pathOf(call) === path && call.began > (last?.ended ?? 0))
      const named = during.find((call) => call.name.startsWith('rename') && call.args.includes(path))
      expect(sync?.ended, `${path} is synced before it is named`).toBeLessThan(named?.began ?? 0)
      const folderOfPath = path.slice(0, path.lastIndexOf('/'))
      const kept = during.find(
        (call) =>
          isSync(call) && pathOf(call) === folderOfPath && call.began > (named?.ended ?? Number.POSITIVE_INFINITY),
      )
      expect(kept?.ended, `the folder of ${path} is synced before the answer`).toBeLessThan(answer.began)
    }
  })
})

function spanOf(index: number): { readonly goAhead: SystemCall; readonly answer: SystemCall } {
  const goAhead = replies('354 ')[index]
  const answer = replies('250 2.0.0 ')[index]
  if (goAhead === undefined || answer === undefined) throw new Error('the message was not seen on the wire')
  return { goAhead, answer }
}

function replies(code: string): SystemCall[] {
  return calls.filter(
    (call) => isWrite(call) && isAbout(call, /^TCP/) && call.args.includes(`"${code}`) && isFinal(call),
  )
}

/** 2.0.0 answers other commands too; only the end of DATA says that the message is accepted. */
function isFinal({ args }: SystemCall): boolean {
  return args.includes('"354 ') || /accepted/i.test(args)
}

function pathOf({ args }: SystemCall): string {
  return /^\d+<([^>]*)>/.exec(args)?.[1] ?? ''
}

async function send(daemon: Daemon, to: string, subject: string, body: string): Promise<void> {
  const from = 'ann@mail.example'
  const header = [`From: Ann <${from}>`, `To: <${to}>`, `Subject: ${subject}`, `Message-ID: <${subject}@mail.example>`]
  const accepted = await deliver(daemon.address, { from, to, bytes: [...header, '', body].join('\r\n') })
  if (!accepted) throw new Error(`the ${subject} message was not accepted`)
}

function importFile(): string {
  return [
    { seller: { id: 'S1', name: 'Blue Widgets', addresses: ['shop@blue.example'], marketplaces: ['us'] } },
    { buyer: { id: 'B1', name: 'Ann Lee', addresses: ['ann@mail.example'] } },
    {
      order: {
        ...{ id: '111-2222222-3333333', marketplace: 'us', buyer: 'B1', seller: 'S1' },
        ...{ placed_at: '2026-11-20T10:00:00Z', items: [] },
      },
    },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('')
}

/** Lines of words that never repeat: a plain generator, so that the test is the same each time. */
function lettersOfChance(length: number): string {
  let state = 1
  let text = ''
  while (text.length < length) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    text += state.toString(36).replace(/[0-9]/g, '') + (text.length % 71 > 60 ? '\r\n' : ' ')
  }
  return text
}
