/** The project's own labelled messages, judged by the policy that ships. The figures are in docs/policy.md. */
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseLabel } from '../../src/core/label.ts'
import { createExaminer } from '../../src/examine/examine.ts'
import { type JudgedLabel, judgeLabelled, resultsOf } from '../../src/labelled-messages.ts'
import { planRelay } from '../../src/core/relay-plan.ts'
import { lastCheck } from '../../src/last-check/last-check.ts'
import { freshIds } from '../../src/system/random.ts'
import { shippedPolicy } from '../support/shipped-policy.ts'

const FOLDER = new URL('./labels/', import.meta.url)
const LABELS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(new URL(name, FOLDER), 'utf8').trimEnd().split('\n'))
  .map((line) => {
    const parsed = parseLabel(line)
    if (parsed.kind === 'mistake') throw new Error(`${line}: ${parsed.reason}`)
    return parsed.label
  })

const judged: JudgedLabel[] = []
const examiner = createExaminer()
beforeAll(async () => {
  const stages = {
    examine: examiner.examine,
    plan: async (...task: Parameters<typeof planRelay>) => planRelay(...task),
    lastCheck: async (plan: Parameters<typeof lastCheck>[0]) => lastCheck(plan),
  }
  const parts = { ...stages, policy: shippedPolicy(), freshIds, now: new Date('2026-11-20T10:00:00Z') }
  for (const label of LABELS) judged.push(await judgeLabelled(label, null, parts))
}, 60_000)
afterAll(() => examiner.close())

/** Per cent of what is about one of `families` that is judged as labelled. */
function rightOf(family: string): number {
  const of = resultsOf(judged).filter(
    ({ about, language }) => language === 'all' && about.split(' or ').includes(family),
  )
  const sum = (part: 'right' | 'all') => of.reduce((total, result) => total + result[part], 0)
  return (100 * sum('right')) / sum('all')
}

describe('the labelled messages', () => {
  it('are many, half of them honest, in eleven languages', () => {
    const honest = LABELS.filter(({ expect }) => expect === 'honest').length
    expect(LABELS.length).toBeGreaterThanOrEqual(400)
    expect(honest / LABELS.length).toBeGreaterThan(0.4)
    expect(new Set(LABELS.map(({ language }) => language)).size).toBe(11)
  })

  for (const { family, least } of [
    { family: 'honest', least: 98 },
    { family: 'link', least: 98 },
    { family: 'contact', least: 95 },
    { family: 'marketing', least: 90 },
    { family: 'image', least: 100 },
  ]) {
    it(`are judged right: ${family} at least ${least} %`, () => {
      expect(rightOf(family)).toBeGreaterThanOrEqual(least)
    })
  }
})
