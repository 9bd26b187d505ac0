/** What a policy without mistakes may still not mean: values that switch a rule off, or have it stop nearly everything. */

import { findNothing } from '../core/marketing-words.ts'
import type { Policy } from '../core/policy.ts'

export function policyHints({ marketing }: Policy): string[] {
  return marketing.words
    .filter(findNothing)
    .map(({ language }) => `words/${language}.toml has no phrase that counts for a rule: no marketing is found by it.`)
}
