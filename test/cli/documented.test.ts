/** Every command is in the README or in docs/operations.md: one that nobody reads of does not exist. */

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { runCommand } from '../support/run-command.ts'

const docs = ['README.md', 'docs/operations.md'].map((file) => readFileSync(file, 'utf8')).join('\n')

it('is there for every command, by its whole name', async () => {
  const commands = await allCommands()
  expect(commands.length).toBeGreaterThan(20)
  expect(commands.filter((name) => !new RegExp(`(?:tradepost |\`)${name}\\b`).test(docs))).toEqual([])
})

/** As `--help` lists them: `inspect`, `message show`. */
async function allCommands(): Promise<string[]> {
  const commands: string[] = []
  for (const name of await listedBy([])) {
    const inGroup = await listedBy([name])
    commands.push(...(inGroup.length === 0 ? [name] : inGroup.map((each) => `${name} ${each}`)))
  }
  return commands
}

async function listedBy(command: readonly string[]): Promise<string[]> {
  const { stdout } = await runCommand([...command, '--help'])
  const [, list = ''] = stdout.split(/^Commands:$/m)
  return [...list.matchAll(/^ {2}([a-z]\S*)/gm)].map((match) => match[1] ?? '').filter((name) => name !== 'help')
}
