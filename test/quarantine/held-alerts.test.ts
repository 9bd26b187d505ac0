import { describe, expect, it } from 'vitest'
import { ALERTS_PER_HOUR, createHeldAlerts, type HeldAlertParts } from '../../src/quarantine/held-alerts.ts'
import { freshIds } from '../../src/system/random.ts'
import { address, caseFacts } from '../support/case-facts.ts'
import { at, makePlan } from '../support/make-plan.ts'

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
    giveBack(2)
    expect([take(), take(), take()]).toEqual([true, true, false])
  })

  it('begin anew when the clock was set back by more than an hour', () => {
    const { alertFor } = alerts()
    while (alertFor(HELD, NOW, NOW) !== null);
    expect(alertFor(HELD, NOW, later(-2 * HOUR_MS))).not.toBeNull()
  })
})
