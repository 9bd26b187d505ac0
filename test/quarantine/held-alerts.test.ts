import { describe, expect, it } from 'vitest'
import { ALERTS_PER_HOUR } from '../../src/core/alert-hour.ts'
import type { RelayPlan } from '../../src/core/relay-plan.ts'
import { createHeldAlerts, type HeldAlertParts } from '../../src/quarantine/held-alerts.ts'
import { freshIds } from '../../src/system/random.ts'
import { address, caseFacts } from '../support/case-facts.ts'
import { at, makeOperatorMail, makePlan } from '../support/make-plan.ts'

const FACTS = caseFacts({ direction: 'seller-to-buyer' })
const HELD = makePlan(FACTS, { disposition: { kind: 'quarantine' } })
const NOW = at('10:00:00')
const HOUR_MS = 3_600_000

function alerts(replaced: Partial<HeldAlertParts> = {}) {
  return createHeldAlerts({
    mailbox: address('operators@office.example'),
    expireAfterMs: 24 * HOUR_MS,
    freshIds,
    sign: (outgoing, domain) => ({ ...outgoing, bytes: Buffer.from(`signed: ${domain}\r\n${text(outgoing)}`) }),
    ...replaced,
  })
}

function heldFor(rules: readonly string[], conversation: string): RelayPlan {
  const findings = rules.map(
    (rule) => ({ rule, action: 'quarantine', where: 'header', excerpt: '', advice: '' }) as const,
  )
  return { ...HELD, facts: { ...FACTS, conversation }, findings }
}

const text = ({ bytes }: { bytes: Uint8Array }) => Buffer.from(bytes).toString()
const later = (ms: number) => new Date(NOW.getTime() + ms)

describe('alerts about held messages', () => {
  it('are mail of the relay itself, signed in the name of the marketplace', () => {
    const alert = alerts().alertFor(HELD, at('09:59:00'), NOW)
    expect(alert).toMatchObject({ kind: 'alert', receivedAt: NOW, cameBy: null })
    expect(text(alert?.outgoing ?? { bytes: new Uint8Array() })).toMatch(/^signed: marketplace\.example\r\nFrom: /)
    expect(text(alert?.outgoing ?? { bytes: new Uint8Array() })).toContain('Held until:  2026-11-21 09:59 UTC')
  })

  it('are for nothing but what is held', () => {
    for (const kind of ['relay', 'discard'] as const) {
      expect(alerts().alertFor(makePlan(FACTS, { disposition: { kind } }), NOW, NOW)).toBeNull()
    }
  })

  it('are for nobody where the operators have no mailbox', () => {
    expect(alerts({ mailbox: null }).alertFor(HELD, NOW, NOW)).toBeNull()
  })

  it('end for the rest of the hour with one that says so', () => {
    const { alertFor } = alerts()
    const said = (ms: number) => {
      const alert = alertFor(HELD, NOW, later(ms))
      return alert === null ? 'nothing' : text(alert.outgoing).includes('quarantine list') ? 'the last' : 'one'
    }
    const first = Array.from({ length: 100 }, (_, index) => said(index * 1000))
    const one = Array.from({ length: ALERTS_PER_HOUR - 1 }, () => 'one')
    expect(first.slice(0, ALERTS_PER_HOUR)).toEqual([...one, 'the last'])
    expect(new Set(first.slice(ALERTS_PER_HOUR))).toEqual(new Set(['nothing']))
    expect(said(HOUR_MS - 1)).toBe('nothing')
    expect(said(HOUR_MS)).toBe('one')
  })

  it('that were not committed do not count', () => {
    const { alertFor, giveBack } = alerts()
    const take = () => alertFor(HELD, NOW, NOW) !== null
    while (take());
    const alert = makeOperatorMail({ kind: 'alert', cameBy: null })
    giveBack([
      { ...HELD, alert },
      { ...HELD, alert: null },
      { ...HELD, alert },
      makePlan(FACTS, { disposition: { kind: 'discard' }, alert }),
    ])
    expect([take(), take(), take()]).toEqual([true, true, false])
  })

  describe('of a loop', () => {
    it('are one an hour for each conversation, so that they leave room for others', () => {
      const { alertFor } = alerts()
      const loop = (conversation: string) => heldFor(['structure.rate'], conversation)
      const times = (plan: RelayPlan, ms: number) =>
        Array.from({ length: 50 }, () => alertFor(plan, NOW, later(ms))).filter((alert) => alert !== null).length
      expect(times(loop('one'), 0)).toBe(1)
      expect(times(loop('two'), 1000)).toBe(1)
      expect(times(heldFor(['structure.rate', 'leak.address'], 'one'), 2000)).toBe(ALERTS_PER_HOUR - 2)
      expect(times(loop('one'), HOUR_MS)).toBe(1)
    })

    it('say that there will be no more, also where something else was found first', () => {
      const { alertFor } = alerts()
      const first = alertFor(heldFor(['leak.address', 'structure.rate'], 'one'), NOW, NOW)
      expect(text(first?.outgoing ?? { bytes: new Uint8Array() })).toContain('smells of a loop')
      expect(alertFor(heldFor(['structure.rate'], 'one'), NOW, NOW)).toBeNull()
    })

    it('are told again where the first was not committed', () => {
      const { alertFor, giveBack } = alerts()
      const plan = heldFor(['structure.rate'], 'one')
      const alert = alertFor(plan, NOW, NOW)
      giveBack([{ ...plan, alert }])
      expect(alert).not.toBeNull()
      expect(alertFor(plan, NOW, NOW)).not.toBeNull()
      expect(alertFor(plan, NOW, NOW)).toBeNull()
    })
  })

  it('begin anew when the clock was set back by more than an hour', () => {
    const { alertFor } = alerts()
    while (alertFor(HELD, NOW, NOW) !== null);
    expect(alertFor(HELD, NOW, later(-2 * HOUR_MS))).not.toBeNull()
  })
})
