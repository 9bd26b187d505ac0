/** What people write in one language: marketing with the rule that finds it, and honest lines full of the same words. */

import type { MarketingRule } from '../../../src/core/marketing-words.ts'

export interface MarketingLines {
  readonly violating: readonly (readonly [rule: MarketingRule, line: string])[]
  readonly honest: readonly string[]
}
