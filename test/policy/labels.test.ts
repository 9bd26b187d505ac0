/** The shipped policy against our own labelled examples: what it must catch, and how much honest mail it may block. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openInspector } from '../../src/cli/inspector.ts'
import { type JudgedExample, judgeLabels } from '../../src/cli/judge-labels.ts'
import { renderWrong } from '../../src/cli/label-report.ts'
import { readLabels } from '../../src/cli/read-labels.ts'
import { loadPolicy } from '../../src/config/load-policy.ts'
import { scoresOf } from '../../src/core/labels/score.ts'
import { RECEIVED_AT } from '../support/case-facts.ts'

const FOLDER = 'test/policy/labels'
/** Of a hundred violations of a family so many must be caught. */
const AT_LEAST = { link: 98, contact: 95, marketing: 90, image: 100 } as const
/** Of a hundred honest messages so many may lose something or stay behind, each family by itself. */
const FALSE_BLOCKS_AT_MOST = 2

const loaded = loadPolicy({
  policyFile: 'config/policy.toml',
  marketplaces: [{ id: 'us', name: 'Example Marketplace', domain: 'marketplace.example' }],
  limits: { perConversationPerHour: 0 },
})
if (loaded.kind === 'mistakes') throw new Error(JSON.stringify(loaded.mistakes))
const inspector = await openInspector(loaded.policy, {
  config: () => ({ clamd: null }),
  now: RECEIVED_AT,
  warn: (text) => expect.fail(text),
})
let judged: JudgedExample[] = []
beforeAll(async () => {
  judged = await judgeLabels(await readLabels(FOLDER, 12 * 1024 * 1024), FOLDER, inspector)
}, 120_000)
afterAll(() => inspector.close())

const score = (family: string) =>
  scoresOf(judged).find((each) => each.family === family && each.language === null) ?? { violations: 0, caught: 0 }
const isViolation = ({ label }: JudgedExample) => label.expectation.kind === 'violation'

describe('of the labelled examples', () => {
  it.each(Object.entries(AT_LEAST))('%s is caught often enough, of a hundred at least %i', (family, atLeast) => {
    const { violations, caught } = score(family)
    expect(violations).toBeGreaterThan(0)
    const missed = judged.filter((each) => isViolation(each) && namesFamily(each, family))
    expect((100 * caught) / violations, told(missed)).toBeGreaterThanOrEqual(atLeast)
  })

  it(`at most ${FALSE_BLOCKS_AT_MOST} % of the honest ones are blocked by any family`, () => {
    const honest = judged.filter((each) => !isViolation(each))
    expect(honest.length).toBeGreaterThan(0)
    for (const { family, language, falseBlocks } of scoresOf(judged)) {
      if (language !== null) continue
      const blocked = `${family ?? 'all families'}\n${told(honest)}`
      expect((100 * falseBlocks) / honest.length, blocked).toBeLessThanOrEqual(FALSE_BLOCKS_AT_MOST)
    }
  })
})

function namesFamily({ verdict }: JudgedExample, family: string): boolean {
  return verdict.missed.some((name) => name === family || name.startsWith(`${family}.`))
}

function told(examples: readonly JudgedExample[]): string {
  const wrong = examples.filter(({ verdict }) => !verdict.right)
  return wrong.map((example) => renderWrong(example, 120)).join('\n')
}
