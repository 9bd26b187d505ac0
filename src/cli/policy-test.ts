/** `policy test`: an operator's own labelled examples against the policy in force. */

import type { Command } from 'commander'
import type { CommandLine } from './command-line.ts'
import { openInspector } from './inspector.ts'
import { judgeLabels } from './judge-labels.ts'
import { exampleJson, renderScores, renderWrong, summaryJson } from './label-report.ts'
import { policyOrFail } from './policy.ts'
import { readLabels } from './read-labels.ts'
import { type CommandSession, widthOf } from './session.ts'
import { count } from './table.ts'

export function addPolicyTest(group: Command, line: CommandLine): void {
  group
    .command('test')
    .argument('<folder>', 'its .jsonl files hold one labelled example per line')
    .description('judge labelled examples by the policy; ends with 1 when one is judged otherwise than labelled')
    .action((folder: string) => line.run((session) => testPolicy(folder, session)))
}

async function testPolicy(folder: string, session: CommandSession): Promise<number> {
  const config = session.config()
  const policy = policyOrFail(config)
  const examples = await readLabels(folder, config.inbound.maxMessageBytes)
  const inspector = await openInspector(policy, session)
  try {
    const judged = await judgeLabels(examples, folder, inspector)
    const wrong = judged.filter(({ verdict }) => !verdict.right)
    if (session.json) {
      for (const example of judged) session.printJson(exampleJson(example))
      session.printJson(summaryJson(judged))
    } else {
      session.print(renderScores(judged, widthOf(session)))
      for (const example of wrong) session.print(`\n${renderWrong(example, widthOf(session))}`)
      session.print(`\n${count(judged.length, 'example')}, ${wrong.length} of them judged otherwise than labelled`)
    }
    return wrong.length === 0 ? 0 : 1
  } finally {
    await inspector.close()
  }
}
