/** A real small disk under the store. Needs root, to mount one. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StoreUnusable } from '../../../src/store/store.ts'
import { aliasOf, factsTo, messageIds, openShop } from '../../store/contract/kit.ts'
import { openIn } from '../../store/sqlite-support.ts'
import { at, makeIncoming, makeOutgoing, makePlan } from '../../support/make-plan.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-disk-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function mountSmallDisk(path: string): void {
  mkdirSync(path)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', path])
}

describe('a disk that is full', () => {
  const disk = () => join(folder, 'disk')
  const filler = () => join(disk(), 'filler')

  beforeEach(() => {
    mountSmallDisk(disk())
  })

  afterEach(() => {
    execFileSync('umount', [disk()])
  })

  /** Takes all the space that is left. */
  function fill(): void {
    try {
      writeFileSync(filler(), Buffer.alloc(8 * 1024 * 1024))
    } catch {
      // As intended: what fits was written.
    }
    expect(statSync(filler()).size).toBeGreaterThan(0)
  }

  for (const { title, size } of [
    { title: 'in the database', size: 60_000 },
    { title: 'in a file', size: 700_000 },
  ]) {
    it(`fails messages that no longer fit ${title}, keeps the others whole, and goes on when there is space`, async () => {
      const store = await openIn(join(disk(), 'data'))
      try {
        const shop = await openShop(store)
        const facts = await factsTo(store, shop, 'seller')
        // Dense bytes, which compression cannot save.
        const raw = Buffer.alloc(size)
        for (let index = 0; index < size; index += 1) raw[index] = (Math.imul(index, 2654435761) >>> 24) ^ (index >>> 3)
        const commit = async () => {
          const plan = makePlan(facts, { outgoing: makeOutgoing(facts, { bytes: raw }) })
          const outcome = await store.commitPlans(makeIncoming('', { raw }), [plan], at('10:00:00'))
          return { plan, outcome }
        }
        const kept = [(await commit()).plan.message]
        fill()
        const outcomes = await Promise.allSettled(Array.from({ length: 12 }, commit))
        for (const each of outcomes) if (each.status === 'fulfilled') kept.push(each.value.plan.message)
        const reasons = outcomes.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))
        expect(reasons.length).toBeGreaterThan(0)
        expect(reasons.join('\n')).toMatch(/SQLITE_FULL|SQLITE_IOERR|ENOSPC/)
        expect(await store.isLiveAlias(aliasOf(shop, 'seller'), at('10:00:00'))).toBe(true)
        expect((await messageIds(store)).sort()).toEqual(kept.sort())
        rmSync(filler())
        kept.push((await commit()).plan.message)
        expect((await messageIds(store)).sort()).toEqual(kept.sort())
        for (const id of kept) expect((await store.messageBytes(id, 'received'))?.length).toBe(size)
        const unfinished = readdirSync(join(disk(), 'data', 'bodies'), { recursive: true, encoding: 'utf8' }).filter(
          (name) => name.endsWith('.unfinished'),
        )
        expect(unfinished).toEqual([])
      } finally {
        await store.close()
      }
    })
  }

  it('refuses to start with a sentence that says what to do', async () => {
    fill()
    await expect(openIn(join(disk(), 'data'))).rejects.toThrow(StoreUnusable)
    await expect(openIn(join(disk(), 'data'))).rejects.toThrow(/no space left on the disk for .*; free some space/)
    rmSync(filler())
    const store = await openIn(join(disk(), 'data'))
    await store.close()
  })
})

describe('a data folder where one may not write', () => {
  it('stops the daemon with a sentence that names it', async () => {
    const data = join(folder, 'data')
    const config = join(folder, 'tradepost.toml')
    writeFileSync(
      config,
      `hostname = "mx.marketplace.example"
data_dir = ${JSON.stringify(data)}
[outbound]
smart_host = "127.0.0.1:1025"
[limits]
min_free = "0B"
[[marketplace]]
id = "us"
name = "Example Marketplace"
domain = "marketplace.example"
`,
    )
    // Root may write anywhere but on a disk that is read-only.
    mountSmallDisk(data)
    try {
      execFileSync('mount', ['-o', 'remount,ro', data])
      const child = spawn(process.execPath, ['dist/cli.js', 'serve', '--config', config], {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let stderr = ''
      child.stderr.on('data', (chunk: Buffer) => {
        stderr += chunk.toString()
      })
      const code = await new Promise((resolve) => child.once('close', resolve))
      expect(stderr).toMatch(/^tradepost: [^\n]*\/data[^\n]*\n$/)
      expect(code).toBe(1)
    } finally {
      execFileSync('umount', [data])
    }
  })
})
