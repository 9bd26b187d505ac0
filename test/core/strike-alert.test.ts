/** What the operators read when strikes lead somewhere; read back by a parser that is not ours. */

import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { ALERTS_PER_HOUR } from '../../src/core/alert-hour.ts'
import { composeStrikeAlert } from '../../src/core/strike-alert.ts'
import type { Strike } from '../../src/core/strikes.ts'
import { createStrikeAlerts } from '../../src/quarantine/strike-alerts.ts'
import { address, caseFacts, FIXED_IDS } from '../support/case-facts.ts'
import { at, makeOperatorMail, makePlan } from '../support/make-plan.ts'

const MAILBOX = address('operators@office.example')
const FACTS = caseFacts({ direction: 'seller-to-buyer' })
const NOW = at('10:00:00')

describe('the alert about strikes', () => {
  const read = async (step: 'hold' | 'suspend') => {
    const alert = { facts: FACTS, message: 'message1', step, count: 10 }
    const { subject, text = '' } = await PostalMime.parse(composeStrikeAlert(alert, MAILBOX, FIXED_IDS, NOW).bytes)
    return { subject, text }
  }

  it('says that all is held, and with what commands to go on', async () => {
    const { subject, text } = await read('hold')
    expect(subject).toBe('[Tradepost] What the seller S1 writes is held from now on')
    expect(text).toContain('The seller S1 has 10 strikes')
    for (const command of ['party show', 'party restore --only strikes', 'party suspend']) {
      expect(text).toContain(`    tradepost ${command} --side seller S1\n`)
    }
    expect(text).toContain('    tradepost message show message1\n')
    expect(text).not.toMatch(/ann|blue/i)
  })

  it('says that nothing is passed on, and how that ends', async () => {
    const { subject, text } = await read('suspend')
    expect(subject).toBe('[Tradepost] The seller S1 is suspended')
    expect(text).toContain('    tradepost party restore --only strikes --side seller S1\n')
    expect(text).not.toContain('party suspend')
  })
})

describe('alerts about strikes', () => {
  const struck = (movesTo: Strike['movesTo']) =>
    makePlan(FACTS, { disposition: { kind: 'discard' }, strike: { count: 10, movesTo } })
  const alerts = (mailbox: typeof MAILBOX | null = MAILBOX) =>
    createStrikeAlerts({ mailbox, freshIds: () => FIXED_IDS, sign: (mail) => mail })

  it('are for review and suspension, and nothing else', () => {
    const told = [struck('hold'), struck('suspend'), struck('warn'), struck(null), makePlan(FACTS)].map(
      (plan) => alerts().alertFor(plan, NOW) !== null,
    )
    expect(told).toEqual([true, true, false, false, false])
    expect(alerts(null).alertFor(struck('hold'), NOW)).toBeNull()
  })

  it('are as many in an hour as people read, without those that were not committed', () => {
    const { alertFor, giveBack } = alerts()
    const take = (now = NOW) => alertFor(struck('hold'), now) !== null
    expect(Array.from({ length: ALERTS_PER_HOUR + 1 }, () => take()).filter(Boolean)).toHaveLength(ALERTS_PER_HOUR)
    const alert = makeOperatorMail({ kind: 'alert', cameBy: null })
    giveBack([
      { ...struck('hold'), alert },
      { ...struck('hold'), alert: null },
      makePlan(FACTS, { disposition: { kind: 'quarantine' }, alert }),
    ])
    expect([take(), take()]).toEqual([true, false])
    expect(take(at('11:00:00'))).toBe(true)
  })
})
