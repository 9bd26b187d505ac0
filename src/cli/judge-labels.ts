/** Labelled examples through all stages of the relay, and what came of each. */

import type { Finding } from '../core/finding.ts'
import type { DispositionKind } from '../core/disposition.ts'
import { type Verdict, verdictOn } from '../core/labels/verdict.ts'
import type { Inspector } from './inspector.ts'
import { type FiledLabel, messageBytesOf } from './read-labels.ts'

export interface JudgedExample extends FiledLabel {
  readonly disposition: DispositionKind
  readonly findings: readonly Finding[]
  readonly verdict: Verdict
}

/** So many are under way at once: pictures and documents are read in threads, and nobody waits there. */
const AT_ONCE = 4

/** In the order of the examples. */
export async function judgeLabels(
  examples: readonly FiledLabel[],
  folder: string,
  inspector: Pick<Inspector, 'inspect'>,
): Promise<JudgedExample[]> {
  const judged: JudgedExample[] = []
  for (let from = 0; from < examples.length; from += AT_ONCE) {
    const batch = examples.slice(from, from + AT_ONCE)
    judged.push(...(await Promise.all(batch.map((example) => judge(example, folder, inspector)))))
  }
  return judged
}

async function judge(
  example: FiledLabel,
  folder: string,
  { inspect }: Pick<Inspector, 'inspect'>,
): Promise<JudgedExample> {
  const { label } = example
  const raw = await messageBytesOf(label, folder)
  const input = { raw, direction: label.direction, reply: label.reply, knownSubject: label.reply }
  const { disposition, findings } = await inspect(input)
  return { ...example, disposition, findings, verdict: verdictOn(label, { disposition, findings }) }
}
