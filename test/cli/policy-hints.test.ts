import { describe, expect, it } from 'vitest'
import { runCommand } from '../support/run-command.ts'

/** The hints about the policy: those that a policy of defaults does not have. */
async function hints(policy: string, words?: Readonly<Record<string, string>>): Promise<string[]> {
  const hintsOf = async (surroundings: Parameters<typeof runCommand>[1]): Promise<string[]> => {
    const ran = await runCommand(['config', 'check', '--json'], surroundings)
    expect(ran.exitCode).toBe(0)
    return JSON.parse(ran.stdout).hints
  }
  const usual = await hintsOf({ policy: '' })
  return (await hintsOf({ policy, words })).filter((hint) => !usual.includes(hint))
}

describe('config check hints at', () => {
  it('words that find nothing', async () => {
    expect(await hints('', { de: '', fr: '[context]\n-4 = ["merci"]', it: '[offer]\n4 = ["saldi"]' })).toEqual([
      'words/de.toml has no phrase that counts for a rule: no marketing is found by it.',
      'words/fr.toml has no phrase that counts for a rule: no marketing is found by it.',
    ])
  })

  it.each([
    ['[attachments]\nmax_total = "0B"', '[attachments] max_total is 0 B: hardly a file goes through'],
    ['[strikes]\nwarn_at = 0\nhold_at = 0\nsuspend_at = 1', '[strikes] suspend_at is 1: the first message'],
    ['[marketing]\nthreshold = 1', '[marketing] threshold is 1: a single light phrase is a finding'],
    ['[marketing]\nlanguages = []', '[marketing] languages is empty: no marketing is found.'],
  ])('%s', async (policy, hint) => {
    expect(await hints(policy)).toEqual([expect.stringContaining(hint)])
  })

  it('nothing in values that are merely strict', async () => {
    expect(await hints('[attachments]\nmax_total = "1MiB"\n[strikes]\nwarn_at = 1\nhold_at = 2')).toEqual([])
  })
})
