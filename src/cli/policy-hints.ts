/** What a policy without mistakes may still not mean: values that switch a rule off, or have it stop nearly everything. */

import { formatSize } from '../config/units.ts'
import { findNothing } from '../core/marketing-words.ts'
import type { Policy } from '../core/policy.ts'

/** Less than any picture or document. */
const HARDLY_A_FILE = 4 * 1024
/** Phrases of this weight alone are in many honest messages. */
const LIGHT = 3

export function policyHints({ attachments, marketing, strikes }: Policy): string[] {
  const size = formatSize(attachments.maxTotalBytes)
  return [
    ...(attachments.maxTotalBytes < HARDLY_A_FILE
      ? [`[attachments] max_total is ${size}: hardly a file goes through, and a logo below a text stops its message.`]
      : []),
    ...(strikes.suspendAt === 1
      ? ['[strikes] suspend_at is 1: the first message that is discarded suspends its writer, be it by mistake.']
      : []),
    ...(marketing.threshold <= LIGHT
      ? [`[marketing] threshold is ${marketing.threshold}: a single light phrase is a finding, in honest messages too.`]
      : []),
    ...(marketing.words.length === 0 ? ['[marketing] languages is empty: no marketing is found.'] : []),
    ...marketing.words
      .filter(findNothing)
      .map(
        ({ language }) => `words/${language}.toml has no phrase that counts for a rule: no marketing is found by it.`,
      ),
  ]
}
