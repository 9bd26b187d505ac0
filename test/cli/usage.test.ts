import { describe, expect, it } from 'vitest'
import { StoreBusy, StoreUnusable } from '../../src/store/store.ts'
import { runCommand } from '../support/run-command.ts'

const noMessages = { listMessages: async () => [] }

describe('wrong usage ends with 2 and says what is expected', () => {
  it.each([
    ['frob', "unknown command 'frob'"],
    ['message', 'Usage: tradepost message'],
    ['message list --frob', "unknown option '--frob'"],
    ['message list --limit 0', 'Give a whole number from 1 to 100000.'],
    ['message list --limit ten', 'Give a whole number from 1 to 100000.'],
    ['message list --since yesterday', 'Give a date, an ISO 8601 time, or how long ago: 2026-11-20, 24h, 7d.'],
    ['message list --since 2026-02-31', 'Give a date'],
    ['message show', "missing required argument 'id'"],
    ['message show a b', 'too many arguments'],
    ['message export a --as bounced', 'Allowed choices are received, sent.'],
    ['queue list --state lost', 'Allowed choices are queued, delivered'],
    ['import', "missing required argument 'file'"],
    ['inspect a.eml', "required option '--direction <direction>' not specified"],
    ['inspect a.eml --direction sideways', 'Allowed choices are buyer-to-seller, seller-to-buyer.'],
    ['inspect - a.eml - --direction buyer-to-seller', 'Standard input can be read only once.'],
    ['responses report --by-seller --seller S1', "option '--by-seller' cannot be used with option '--seller <id>'"],
    ['activation set S1 us perhaps', 'Allowed choices are on, off.'],
    ['activation set S1 us on --at noon', 'Give an ISO 8601 time'],
    ['alias disable k7m2q9x4w8t3b6zd', 'Give the whole alias'],
  ])('%s', async (command, expected) => {
    const ran = await runCommand(command.split(' '))
    expect(ran.stderr).toContain(expected)
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' })
  })
})

describe('asking for help', () => {
  it.each([['--help'], ['message --help'], ['help message'], ['message list --help']])(
    '%s ends with 0',
    async (command) => {
      const ran = await runCommand(command.split(' '))
      expect(ran.stdout).toContain('Usage: tradepost')
      expect(ran).toMatchObject({ exitCode: 0, stderr: '' })
    },
  )

  it('of a command names the options that every command takes', async () => {
    expect((await runCommand(['queue', 'list', '--help'])).stdout).toContain('--config <file>')
  })

  it('names the version', async () => {
    expect(await runCommand(['--version'])).toMatchObject({ exitCode: 0, stdout: '1.2.3\n' })
  })
})

describe('global options', () => {
  it.each([['--json message list'], ['message --json list'], ['message list --json']])(
    'stand anywhere: %s',
    async (command) => {
      const store = { listMessages: async () => [] }
      expect(await runCommand(command.split(' '), { store })).toMatchObject({ exitCode: 0, stdout: '', stderr: '' })
      const people = await runCommand(['message', 'list'], { store })
      expect(people.stderr).toBe('No messages.\n')
    },
  )

  it('name another configuration, before or after the command', async () => {
    for (const args of [
      ['--config', '/none.toml', 'message', 'list'],
      ['message', 'list', '--config', '/none.toml'],
    ]) {
      const ran = await runCommand(args, { store: noMessages })
      expect(ran).toMatchObject({
        exitCode: 1,
        stdout: '',
        stderr:
          'tradepost: /none.toml: does not exist; expected a configuration file; name it with --config FILE or TRADEPOST_CONFIG\n',
      })
    }
  })
})

describe('a failure', () => {
  it('of the configuration names every mistake and opens no store', async () => {
    const ran = await runCommand(['message', 'list'], { config: 'hostname = "mx"\nlog.level = "loud"' })
    expect(ran.exitCode).toBe(1)
    expect(ran.stderr.split('\n').filter((line) => line !== '')).toHaveLength(4)
    expect(ran.stderr).toContain('tradepost: FILE: hostname is "mx"; expected a full host name')
  })

  it('to open the store is one sentence', async () => {
    const openStore = async () => {
      throw new StoreUnusable('data is not a folder; set data_dir to a folder.')
    }
    expect(await runCommand(['message', 'list'], { openStore })).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'tradepost: data is not a folder; set data_dir to a folder.\n',
      bytes: Buffer.of(),
    })
  })

  it.each([
    [
      'a full disk',
      Object.assign(new Error('store: database or disk is full (SQLITE_FULL)'), { code: 'SQLITE_FULL' }),
      'store: database or disk is full (SQLITE_FULL). The disk of data_dir is full: make room, then try again.',
    ],
    [
      'a damaged database',
      Object.assign(new Error('store: malformed (SQLITE_CORRUPT)'), { code: 'SQLITE_CORRUPT' }),
      'store: malformed (SQLITE_CORRUPT). Check the disk of data_dir and the rights on its files; restore a backup if they are damaged.',
    ],
    ['a busy database', new StoreBusy('store busy: try again'), 'store busy: try again.'],
  ])('for which nobody wrote a bug is one line: %s', async (_, error, expected) => {
    const listMessages = async () => {
      throw error
    }
    const ran = await runCommand(['message', 'list'], { store: { listMessages } })
    expect(ran).toMatchObject({ exitCode: 1, stdout: '', stderr: `tradepost: ${expected}\n` })
  })

  it('that nobody foresaw keeps its place and its cause', async () => {
    const listMessages = async () => {
      throw new Error('list messages', { cause: new Error('disk on fire') })
    }
    const ran = await runCommand(['message', 'list'], { store: { listMessages } })
    expect(ran.exitCode).toBe(1)
    expect(ran.stderr).toMatch(
      /^tradepost: this should not have happened[\s\S]*list messages[\s\S]*caused by Error: disk on fire/,
    )
  })
})

it('serve runs the daemon on the configuration and ends as it does', async () => {
  const ran = await runCommand(['serve', '--config', 'other.toml'], {
    runDaemon: async (file) => (file === 'other.toml' ? 7 : 0),
  })
  expect(ran.exitCode).toBe(7)
})
