/** How many examples are judged as labelled: by family of rules and by language. */

import { familyOf } from './known-rules.ts'
import type { Label } from './label.ts'
import type { Verdict } from './verdict.ts'

export interface JudgedLabel {
  readonly label: Label
  readonly verdict: Verdict
}

/** One line of the score. */
export interface Score {
  /** Null for all families together, and for violations whose label names none. */
  readonly family: string | null
  /** Null for all languages together. */
  readonly language: string | null
  /** Of so many violations with this family in their label. */
  readonly violations: number
  readonly caught: number
  /** Of so many honest examples of the language: those that something of this family stands against. */
  readonly honest: number
  readonly falseBlocks: number
}

/** For all together first, then each family in alphabetical order; of each all languages, then each one. */
export function scoresOf(judged: readonly JudgedLabel[]): Score[] {
  const families = sorted(judged.flatMap(({ label, verdict }) => [...familiesOf(label), ...blamed(verdict)]))
  return [null, ...families].flatMap((family) => {
    const about = judged.filter(({ label }) => label.expectation.kind === 'honest' || isAbout(label, family))
    const languages = sorted(
      about
        .filter((each) => isAbout(each.label, family) || isBlockedBy(each, family))
        .flatMap(({ label }) => label.language ?? []),
    )
    return [null, ...languages].map((language) => scoreOf(about, family, language))
  })
}

function scoreOf(judged: readonly JudgedLabel[], family: string | null, language: string | null): Score {
  const inLanguage = judged.filter(({ label }) => language === null || label.language === language)
  const honest = inLanguage.filter(({ label }) => label.expectation.kind === 'honest')
  const violations = inLanguage.filter(({ label }) => label.expectation.kind === 'violation')
  return {
    family,
    language,
    violations: violations.length,
    caught: violations.filter((each) => isCaught(each, family)).length,
    honest: honest.length,
    falseBlocks: honest.filter((each) => isBlockedBy(each, family)).length,
  }
}

/** A violation of several families is caught in those that found something; where one was enough, in all. */
function isCaught({ verdict }: JudgedLabel, family: string | null): boolean {
  if (verdict.right) return true
  if (family === null) return false
  return !verdict.missed.some((name) => familyOf(name) === family)
}

function isAbout(label: Label, family: string | null): boolean {
  return family === null || familiesOf(label).includes(family)
}

function isBlockedBy({ verdict, label }: JudgedLabel, family: string | null): boolean {
  if (label.expectation.kind !== 'honest') return false
  return family === null ? !verdict.right : blamed(verdict).includes(family)
}

function familiesOf({ expectation }: Label): string[] {
  return expectation.kind === 'honest' ? [] : expectation.rules.map(familyOf)
}

function blamed({ unwanted }: Verdict): string[] {
  return unwanted.map(({ rule }) => familyOf(rule))
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort()
}
