/**
 * Whole messages through examine, plan and last check, compared byte for byte with what is kept beside them.
 *
 * A case is a folder: `in.eml`, `facts.json` (what the store would say), `why.md`, and what must come out: `plan.json`
 * and, where there is one, `out.eml` and `notice.eml`. `UPDATE_GOLDEN=1 npx vitest run test/golden` writes those
 * three anew; read the difference before you keep it.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { unsignedAuthor } from '../../src/core/authorship.ts'
import type { RelayPlan } from '../../src/core/relay-plan.ts'
import { planRelay } from '../../src/core/relay-plan.ts'
import { createExaminer } from '../../src/examine/examine.ts'
import { lastCheck } from '../../src/last-check/last-check.ts'
import { headerSender } from '../../src/proof/header-sender.ts'
import { type CaseFacts, caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from '../support/case-facts.ts'

const folder = import.meta.dirname
const cases = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
const update = process.env['UPDATE_GOLDEN'] === '1'
const examiner = createExaminer()
afterAll(() => examiner.close())

describe('golden messages', () => {
  it('are at least 25', () => expect(cases.length).toBeGreaterThanOrEqual(25))

  for (const { name } of cases) {
    it(name, async () => {
      const file = (part: string) => join(folder, name, part)
      const plan = await planCase(readFileSync(file('in.eml')), JSON.parse(readFileSync(file('facts.json'), 'utf8')))
      const results: [string, Uint8Array | null][] = [
        ['plan.json', Buffer.from(`${JSON.stringify(summary(plan), null, 2)}\n`)],
        ['out.eml', plan.outgoing?.bytes ?? null],
        ['notice.eml', plan.notice?.bytes ?? null],
      ]
      for (const [part, bytes] of results) {
        if (update) bytes === null ? rmSync(file(part), { force: true }) : writeFileSync(file(part), bytes)
        const kept = existsSync(file(part)) ? readFileSync(file(part), 'utf8') : null
        expect(bytes === null ? null : Buffer.from(bytes).toString('utf8'), part).toEqual(kept)
      }
    })
  }
})

async function planCase(raw: Uint8Array, facts: CaseFacts): Promise<RelayPlan> {
  const sender = headerSender(raw)
  const message = await examiner.examine(raw)
  if (sender.kind !== 'sender' || 'kind' in message)
    throw new Error('the message would be refused before it is planned')
  const reversePath = facts.reversePath === undefined ? sender.address : facts.reversePath
  const proven = { message, author: unsignedAuthor(sender.address, 'network'), reversePath }
  return lastCheck(planRelay(proven, caseFacts(facts), casePolicy(facts), RECEIVED_AT, FIXED_IDS))
}

function summary(plan: RelayPlan): object {
  const { disposition, automatic, order, originalMessageId, findings, outgoing, notice } = plan
  const envelope = (mail: RelayPlan['outgoing']) => mail && { from: mail.reversePath, to: mail.forwardPath }
  return {
    disposition: disposition.kind,
    automatic,
    order,
    originalMessageId,
    findings,
    relayed: envelope(outgoing),
    notice: envelope(notice),
  }
}
