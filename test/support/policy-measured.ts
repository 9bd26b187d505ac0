/** Writes the table of what the shipped policy makes of the labelled examples in test/policy/labels. */

import { openInspector } from '../../src/cli/inspector.ts'
import { judgeLabels } from '../../src/cli/judge-labels.ts'
import { readLabels } from '../../src/cli/read-labels.ts'
import { scoresOf } from '../../src/core/labels/score.ts'
import { RECEIVED_AT } from './case-facts.ts'
import { shippedPolicy } from './shipped-policy.ts'

const FOLDER = 'test/policy/labels'

export async function whatIsCaught(): Promise<string[]> {
  const surroundings = { config: () => ({ clamd: null }), now: RECEIVED_AT, warn: () => undefined }
  const inspector = await openInspector(shippedPolicy(), surroundings)
  try {
    const judged = await judgeLabels(await readLabels(FOLDER, 12 * 1024 * 1024), FOLDER, inspector)
    const rows = scoresOf(judged)
      .filter(({ language, violations }) => language === null && violations > 0)
      .map(({ family, violations, caught, honest, falseBlocks }) => {
        const share = (part: number, of: number) => `${part} of ${of} (${((100 * part) / of).toFixed(1)} %)`
        return `| ${family ?? 'all together'} | ${share(caught, violations)} | ${share(falseBlocks, honest)} |`
      })
    return [
      '## What it catches',
      '',
      `\`${FOLDER}\` holds ${judged.length} messages in eleven languages, about half of them honest, written without sight of`,
      'the rules; `tradepost policy test` judges them. Of files, `test/policy/attachments.test.ts` has cases of its own.',
      '',
      '| family | violations caught | honest messages hurt |',
      '|---|---|---|',
      ...rows,
      '',
      'These messages were used to mend the rules, so they flatter them. Of others that nobody had seen when they were judged,',
      'two thirds everyday and one third disguised (165 violations), it caught 98 % of the links, 95 % of the contacts and 91 %',
      'of the marketing; of 693 honest ones, half of them with what filters stumble over, it hurt 2.2 %. Riddles and metaphors',
      'get through more often. Hold your own messages against the policy.',
      '',
    ]
  } finally {
    await inspector.close()
  }
}
