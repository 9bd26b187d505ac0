/** Families and rules as examples and reports name them: `link`, `link.website`. */

import { RULES } from '../inspect/rules.ts'
import { nearest } from '../nearest.ts'
import { ENGLISH } from '../notice-texts/en.ts'

/** Whatever has an advice to its writer is a rule, also what no function of `RULES` finds. */
const KNOWN: ReadonlySet<string> = new Set(
  [...Object.keys(RULES), ...Object.keys(ENGLISH.advice)].flatMap((rule) => [rule, familyOf(rule)]),
)

export function isKnownRule(name: string): boolean {
  return KNOWN.has(name)
}

/** The one that a slip of the pen was meant to be. */
export function nearestRule(name: string): string | null {
  return nearest(name, [...KNOWN])
}

/** `link` of `link.website`, and of `link` itself. */
export function familyOf(rule: string): string {
  return rule.replace(/\..*$/s, '')
}

/** Whether a finding of this rule is one of `name`, a family or a rule. */
export function isOf(rule: string, name: string): boolean {
  return rule === name || familyOf(rule) === name
}
