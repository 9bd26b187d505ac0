/** docs/policy.md: every rule is in it, its notices are those of the relay, and each rule can say what to change. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { RULES } from '../src/core/inspect/rules.ts'
import { LANGUAGES } from '../src/core/language.ts'
import { CATALOGUES } from '../src/core/notice-texts/catalogues.ts'
import { createExaminer } from '../src/examine/examine.ts'
import { renderPolicyDocs } from './support/policy-docs.ts'
import { OUTSIDE_THE_POLICY } from './support/rule-sentences.ts'
import { SELLER_CASES } from './support/seller-cases.ts'
import { planOf } from './support/seller-notices.ts'

const docs = readFileSync('docs/policy.md', 'utf8')
const examiner = createExaminer()
afterAll(() => examiner.close())

describe('docs/policy.md', () => {
  it('is what the rules and the notices make of it (after a change: npm run docs)', async () => {
    expect(docs).toBe(await renderPolicyDocs())
  })

  it('has a row for every rule of the policy', () => {
    expect(
      Object.keys(RULES).filter((rule) => !new RegExp(`^\\| \`${rule}\` \\| [A-Z].*\\. \\|`, 'm').test(docs)),
    ).toEqual([])
  })

  it('names every rule outside the policy that the code has, and no other', () => {
    const named = new Set(
      sources().flatMap((text) => [...text.matchAll(/'((?:structure|leak|attachment)\.[a-z-]+)'/g)].map(nameIn)),
    )
    expect([...named].filter((rule) => !Object.hasOwn(RULES, rule)).sort()).toEqual(
      Object.keys(OUTSIDE_THE_POLICY).sort(),
    )
  })
})

describe('docs/operations.md', () => {
  it('says of every rule what it means that it was found', () => {
    const [, section = ''] =
      /^## What was found in a message$(.*?)^## /ms.exec(readFileSync('docs/operations.md', 'utf8')) ?? []
    const named = [...section.matchAll(/^\| (`[^|]*`) \| \S/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(nameIn),
    )
    expect(named.sort()).toEqual([...new Set([...Object.keys(RULES), ...Object.keys(OUTSIDE_THE_POLICY)])].sort())
  })
})

describe('a rule', () => {
  it.each(LANGUAGES)('of the policy says in %s what to change', (language) => {
    const { advice } = CATALOGUES[language]
    expect(Object.keys(RULES).filter((rule) => !Object.hasOwn(advice, rule))).toEqual([])
  })
})

describe('a seller who writes', () => {
  for (const about of SELLER_CASES) {
    it(`${about.title.toLowerCase()} is told about ${about.rule}`, async () => {
      const { disposition, findings, notice } = await planOf(about, examiner)
      expect(disposition.kind).toBe('discard')
      expect(findings.filter(({ action }) => action === 'discard').map(({ rule }) => rule)).toContain(about.rule)
      expect(notice).not.toBeNull()
    })
  }
})

/** The code, whole: rules outside `RULES` are made where they are found. */
function sources(): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join('src', name), 'utf8'))
}

function nameIn(match: RegExpMatchArray): string {
  return match[1] ?? ''
}
