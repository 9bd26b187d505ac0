import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCommand } from '../support/run-command.ts'

let keyFile: string
beforeEach(() => {
  keyFile = join(mkdtempSync(join(tmpdir(), 'tradepost-hints-')), 'tp1.pem')
  const key = generateKeyPairSync('ed25519').privateKey
  writeFileSync(keyFile, key.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
})
afterEach(() => rmSync(join(keyFile, '..'), { recursive: true }))

const config = (dkim: string, operators = '') => `
hostname = "mx.marketplace.example"
[outbound]
smart_host = "127.0.0.1:25"
${operators}
[[marketplace]]
id = "us"
name = "Example Marketplace"
domain = "marketplace.example"
${dkim}
`
const UNSIGNED =
  'mail of the marketplace "us" is not signed, and some servers will refuse it: ' +
  '`tradepost dkim generate --marketplace us` makes keys.'
const UNREAD = 'mail to postmaster@ and abuse@ is refused: set [operators] mailbox to somebody who reads it.'

describe('config check', () => {
  it('hints at what works and would work better, which is no mistake', async () => {
    const people = await runCommand(['config', 'check'], { config: config('') })
    expect(people).toMatchObject({ exitCode: 0, stderr: `hint: ${UNSIGNED}\nhint: ${UNREAD}\n` })
    const [, hash] = /: no mistakes\npolicy ([0-9a-f]{64})\n$/.exec(people.stdout) ?? []
    const programs = await runCommand(['config', 'check', '--json'], { config: config('') })
    expect(JSON.parse(programs.stdout)).toMatchObject({
      ok: true,
      policy_hash: hash,
      mistakes: [],
      hints: [UNSIGNED, UNREAD],
    })
  })

  it('has no hint where keys and a mailbox are set', async () => {
    const operators = '[operators]\nmailbox = "ops@elsewhere.example"'
    const ran = await runCommand(['config', 'check'], { config: config(`dkim = "tp1:${keyFile}"`, operators) })
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' })
  })

  it('counts a key that cannot be read as a mistake', async () => {
    const ran = await runCommand(['config', 'check'], { config: config('dkim = "tp1:/nowhere/tp1.pem"') })
    expect(ran).toMatchObject({ exitCode: 1, stdout: '' })
    expect(ran.stderr).toContain('/nowhere/tp1.pem: (marketplace.dkim) does not exist')
  })

  it('goes on where a file cannot even be looked at', async () => {
    const loop = `${keyFile}-loop`
    symlinkSync(loop, loop)
    const ran = await runCommand(['config', 'check'], { config: config(`dkim = "tp1:${loop}"`) })
    expect(ran.exitCode).toBe(1)
    expect(ran.stderr).toContain(`${loop}: (marketplace.dkim) cannot be read (ELOOP)`)
    expect(ran.stderr).toContain('1 mistake found; the daemon would not start.')
  })

  it('names the first 40 mistakes, and counts the others', async () => {
    const domains = Array.from({ length: 999 }, (_, index) => `"bad domain ${index}"`)
    const policy = `[links]\nallowed_domains = [${domains.join()}]`
    const people = await runCommand(['config', 'check'], { config: config(''), policy })
    const lines = people.stderr.split('\n').filter((line) => !line.startsWith('hint: '))
    expect(lines).toHaveLength(43)
    expect(lines.slice(39)).toEqual([
      expect.stringContaining('bad domain 39'),
      '… and 959 more.',
      '999 mistakes found; the daemon would not start.',
      '',
    ])
    const programs = await runCommand(['config', 'check', '--json'], { config: config(''), policy })
    const { mistakes, policy_hash } = JSON.parse(programs.stdout)
    expect(mistakes).toHaveLength(999)
    expect(policy_hash).toBeNull()
  })
})
