/** The compiled program as people run it: arguments, real files, the real store. */

import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const PROGRAM = resolve('dist/cli.js')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-program-'))
  cpSync('config', join(folder, 'config'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

function tradepost(args: string[], options: { input?: string; env?: Record<string, string> } = {}) {
  return new Promise<{ exitCode: number; stdout: string; stderr: string }>((done) => {
    const env = { PATH: process.env['PATH'] ?? '', ...options.env }
    const child = execFile(process.execPath, [PROGRAM, ...args], { cwd: folder, env }, (error, stdout, stderr) =>
      done({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr }),
    )
    child.stdin?.end(options.input ?? '')
  })
}

const PARTIES = `{"seller":{"id":"S1","name":"Blue Widgets","addresses":["sales@blue.example"],"marketplaces":["us"]}}
{"buyer":{"id":"B1","name":"Ann Lee","addresses":["ann@mail.example"]}}
`
const order = (id: string) =>
  `{"order":{"id":"${id}","marketplace":"us","buyer":"B1","seller":"S1","placed_at":"2026-11-20T10:00:00Z","items":[{"asin":"B00EXAMPLE","title":"Blue widget"}]}}\n`

/** Each test starts the program several times, beside whatever else the machine does. */
describe('the installed program', { timeout: 90_000 }, () => {
  it('begins with the line by which a shell runs it', () => {
    expect(readFileSync(PROGRAM, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  })

  it('checks a configuration, in words and for programs', async () => {
    expect(await tradepost(['config', 'check'])).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(
        /^config\/tradepost\.toml and config\/policy\.toml: no mistakes\npolicy [0-9a-f]{64}\n$/,
      ),
      // What ships has neither keys nor somebody who reads postmaster's mail.
      stderr: expect.stringMatching(/^(hint: .+\n){2}$/),
    })
    writeFileSync(join(folder, 'config/policy.toml'), '[links]\nallowed = []\n')
    const env = { TRADEPOST_LIMITS_MIN_FREE: 'plenty' }
    const wrong = await tradepost(['config', 'check', '--json'], { env })
    expect(wrong.exitCode).toBe(1)
    expect(JSON.parse(wrong.stdout)).toEqual({
      ok: false,
      files: ['config/tradepost.toml', 'config/policy.toml'],
      policy_hash: null,
      mistakes: [
        {
          file: 'TRADEPOST_LIMITS_MIN_FREE',
          key: 'limits.min_free',
          problem: 'is "plenty"',
          expected: 'a size such as "512KiB" or "12MiB", from 0B to 1024GiB',
        },
        {
          file: 'config/policy.toml',
          key: 'links.allowed',
          problem: 'is not a known key',
          expected: 'one of allowed_domains, marketplace_domains',
        },
      ],
      hints: [],
    })
  })

  it('imports all or nothing, and finds what it imported', async () => {
    const rejected = await tradepost(['import', '-'], { input: PARTIES + order('1').replace('"B1"', '"B2"') })
    expect(rejected).toMatchObject({ exitCode: 1, stdout: '' })
    expect(rejected.stderr).toContain('standard input, line 3: ')
    expect((await tradepost(['order', 'list', '--json'])).stdout).toBe('')

    const imported = await tradepost(['import', '-'], { input: PARTIES + order('111-2222222-3333333') })
    expect(imported.exitCode).toBe(0)
    const line = JSON.parse(imported.stdout)
    expect(line).toEqual({
      order: '111-2222222-3333333',
      marketplace: 'us',
      buyer_alias: expect.stringMatching(/^[a-z2-9]{16}@marketplace\.example$/),
      seller_alias: expect.stringMatching(/^[a-z2-9]{16}@marketplace\.example$/),
      messaging: true,
    })

    const again = await tradepost(['import', '-'], { input: PARTIES + order('111-2222222-3333333') })
    expect(JSON.parse(again.stdout)).toEqual(line)

    for (const query of ['111-2222222-3333333', 'B00EXAMPLE', 'B1', 'S1']) {
      const found = await tradepost(['order', 'list', query, '--json'])
      expect(JSON.parse(found.stdout)).toMatchObject(line)
    }
    expect((await tradepost(['order', 'list', 'B2', '--json'])).stdout).toBe('')
    expect((await tradepost(['alias', 'disable', line.buyer_alias])).exitCode).toBe(0)
    expect((await tradepost(['alias', 'disable', line.buyer_alias])).exitCode).toBe(1)
  })

  it('begins no store by looking for one', async () => {
    const ran = await tradepost(['queue', 'list'])
    expect(ran).toMatchObject({ exitCode: 1, stdout: '' })
    expect(ran.stderr).toMatch(/^tradepost: There is no store in \S+\/data yet: [^\n]* check data_dir; [^\n]*\n$/)
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })

  it('says in one sentence what is wrong with its data folder', async () => {
    writeFileSync(join(folder, 'data'), 'a file')
    const ran = await tradepost(['order', 'list'])
    expect(ran).toMatchObject({ exitCode: 1, stdout: '' })
    expect(ran.stderr).toMatch(/^tradepost: [^\n]*data[^\n]*\n$/)
  })

  it('ends without a word when nobody reads on', async () => {
    const input = PARTIES + Array.from({ length: 3000 }, (_, index) => order(`order-${index}`)).join('')
    expect((await tradepost(['import', '-'], { input })).exitCode).toBe(0)
    const child = spawn(process.execPath, [PROGRAM, 'order', 'list', '--json', '--limit', '3001'], { cwd: folder })
    let stderr = ''
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    child.stdout.once('data', () => child.stdout.destroy())
    const [code, signal] = await once(child, 'close')
    expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: '' })
  })
})
