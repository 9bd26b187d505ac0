import { createPrivateKey } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadSigningKeys } from '../../src/config/credentials.ts'
import { dkimRecord } from '../../src/core/dkim-record.ts'
import { CONFIG, runCommand } from '../support/run-command.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-dkim-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const generate = (...args: string[]) => runCommand(['dkim', 'generate', '--marketplace', 'us', ...args])
const files = () => readdirSync(folder).sort()

interface Generated {
  readonly keys: readonly {
    readonly selector: string
    readonly algorithm: string
    readonly file: string
    readonly record: {
      readonly name: string
      readonly value: string
      readonly strings: readonly string[]
      readonly zone: string
    }
  }[]
  readonly setting: string
  readonly replaces: readonly string[]
}
const generatedBy = (stdout: string) => JSON.parse(stdout) as Generated

describe('dkim generate', () => {
  it('makes an RSA and an Ed25519 key that only their owner may read', async () => {
    const ran = await generate('--folder', folder, '--json')
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' })
    expect(files()).toEqual(['marketplace.example-tp20261122e.pem', 'marketplace.example-tp20261122r.pem'])
    const kinds = generatedBy(ran.stdout).keys.map(({ file }) => {
      expect(statSync(file).mode & 0o777).toBe(0o600)
      const pem = readFileSync(file, 'utf8')
      expect(pem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/)
      const key = createPrivateKey(pem)
      return [key.asymmetricKeyType, key.asymmetricKeyDetails?.modulusLength]
    })
    expect(kinds).toEqual([
      ['rsa', 2048],
      ['ed25519', undefined],
    ])
  })

  it('prints the records of these keys and the line that loads them', async () => {
    const ran = await generate('--folder', folder, '--json')
    const { keys, setting, replaces } = generatedBy(ran.stdout)
    expect(replaces).toEqual([])
    expect(setting).toBe(
      `dkim = ["tp20261122r:${folder}/marketplace.example-tp20261122r.pem", ` +
        `"tp20261122e:${folder}/marketplace.example-tp20261122e.pem"]`,
    )
    const signing = keys.map(({ selector, file }) => ({ domain: 'marketplace.example', selector, keyFile: file }))
    const loaded = loadSigningKeys({ signing })
    expect(loaded.kind === 'ok' && loaded.signingKeys.map(dkimRecord)).toEqual(
      keys.map(({ record: { name, value } }) => ({ name, value })),
    )
    for (const { record } of keys) {
      expect(record.strings.join('')).toBe(record.value)
      expect(Math.max(...record.strings.map((text) => text.length))).toBeLessThanOrEqual(255)
      expect(record.zone).toContain(`${record.name}. IN TXT `)
    }
  })

  it('tells people what to publish, what to configure, and in which order', async () => {
    const { stdout } = await generate('--folder', folder)
    const steps = [...stdout.matchAll(/^(\d)\. (\w+)/gm)].map(([, number, word]) => `${number} ${word}`)
    expect(steps).toEqual(['1 Publish', '2 Wait', '3 Put', '4 Restart'])
    expect(stdout).toMatch(/^tp20261122r\._domainkey\.marketplace\.example\. IN TXT \( "v=DKIM1; k=rsa; p=/m)
    expect(stdout).toMatch(/^tp20261122e\._domainkey\.marketplace\.example\. IN TXT "v=DKIM1; k=ed25519; p=/m)
    expect(stdout).toMatch(/^dkim = \["tp20261122r:/m)
    expect(stdout).not.toContain('PRIVATE')
  })

  it('keeps keys beside the configuration unless told otherwise, and names them from there', async () => {
    const ran = await generate('--json')
    const { keys, setting } = generatedBy(ran.stdout)
    expect(setting).toContain('"tp20261122r:dkim/marketplace.example-tp20261122r.pem"')
    expect(keys[0]?.file).toMatch(/\/tradepost-cli-[^/]+\/dkim\/marketplace\.example-tp20261122r\.pem$/)
  })

  it.each([
    [['--algorithm', 'rsa'], ['tp20261122r rsa-sha256']],
    [['--algorithm', 'ed25519'], ['tp20261122e ed25519-sha256']],
    [
      ['--selector', 'Spring'],
      ['springr rsa-sha256', 'springe ed25519-sha256'],
    ],
    [['--algorithm', 'ed25519', '--selector', 'spring-27'], ['spring-27 ed25519-sha256']],
  ])('with %j makes %j', async (args, expected) => {
    const { stdout } = await generate('--folder', folder, '--json', ...args)
    expect(generatedBy(stdout).keys.map(({ selector, algorithm }) => `${selector} ${algorithm}`)).toEqual(expected)
  })

  it('makes a folder that is missing, for its owner only', async () => {
    const below = join(folder, 'a', 'b')
    expect((await generate('--folder', below)).exitCode).toBe(0)
    expect(statSync(below).mode & 0o777).toBe(0o700)
  })

  it('says which keys the new ones replace, and when those may go', async () => {
    const config = configWith('dkim = ["old1:o1.pem", "old2:o2.pem"]')
    const args = ['dkim', 'generate', '--marketplace', 'us', '--folder', folder]
    const people = await runCommand(args, { config })
    expect(people.stdout).toContain('in place of the one there')
    expect(people.stdout).toContain('5. Leave the records of old1, old2 published for two weeks')
    const programs = await runCommand([...args, '--selector', 'next', '--json'], { config })
    expect(generatedBy(programs.stdout).replaces).toEqual(['old1', 'old2'])
  })
})

describe('dkim generate makes no key', () => {
  it('in the place of another one, and leaves nothing of a pair', async () => {
    const taken = join(folder, 'marketplace.example-tp20261122e.pem')
    writeFileSync(taken, 'precious')
    const ran = await generate('--folder', folder)
    expect(ran).toMatchObject({ exitCode: 1, stdout: '' })
    expect(ran.stderr).toBe(
      `tradepost: ${taken} exists already, and a key is never overwritten. No key was made.\n` +
        'tradepost: Give the new ones another name with --selector, or another place with --folder.\n',
    )
    expect(files()).toEqual(['marketplace.example-tp20261122e.pem'])
    expect(readFileSync(taken, 'utf8')).toBe('precious')
  })

  it('under a selector that is in use', async () => {
    const config = configWith('dkim = "tp20261122e:elsewhere.pem"')
    const ran = await runCommand(['dkim', 'generate', '--marketplace', 'us', '--folder', folder], { config })
    expect(ran.exitCode).toBe(1)
    expect(ran.stderr).toContain('tp20261122e is in use for marketplace.example already')
    expect(files()).toEqual([])
  })

  it('for a marketplace that is not there', async () => {
    const ran = await runCommand(['dkim', 'generate', '--marketplace', 'uk', '--folder', folder])
    expect(ran).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: 'tradepost: There is no marketplace "uk" in FILE. It has: us.\n',
    })
    expect(files()).toEqual([])
  })

  it('where no folder can be', async () => {
    writeFileSync(join(folder, 'file'), '')
    const ran = await generate('--folder', join(folder, 'file', 'keys'))
    expect(ran).toMatchObject({ exitCode: 1, stdout: '' })
    expect(ran.stderr).toContain('a part of its name is a file. No key was made; try another --folder.')
  })

  it('where it may not write', async () => {
    // Nobody may, not even root.
    const ran = await generate('--folder', '/proc/tradepost')
    expect(ran).toMatchObject({ exitCode: 1, stdout: '' })
    expect(ran.stderr).toMatch(/^tradepost: Keys cannot be kept in \/proc\/tradepost: /)
    expect(existsSync('/proc/tradepost')).toBe(false)
  })

  it.each([
    [['--selector', 'a_b']],
    [['--selector', 'a'.repeat(63)]],
    [['--selector', '-a']],
    [['--algorithm', 'dsa']],
  ])('when called with %j', async (args) => {
    const ran = await generate('--folder', folder, ...args)
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' })
    expect(files()).toEqual([])
  })
})

function configWith(line: string): string {
  return `${CONFIG}${line}\n`
}
