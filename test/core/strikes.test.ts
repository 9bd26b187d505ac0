import { describe, expect, it } from 'vitest'
import {
  breaksContentRules,
  liveStrikes,
  MAX_STRIKES,
  nextStrike,
  plannedStrikes,
  stepAt,
  strikesOn,
  type StrikeLadder,
  strikeWarning,
} from '../../src/core/strikes.ts'
import { at } from '../support/make-plan.ts'

const DAY_MS = 24 * 3_600_000
const LADDER: StrikeLadder = { forgetAfterMs: 90 * DAY_MS, warnAt: 3, holdAt: 5, suspendAt: 8 }
const NOW = at('10:00:00')

describe('a strike counts', () => {
  const daysAgo = (days: number, ms = 0) => new Date(NOW.getTime() - days * DAY_MS + ms)
  for (const { title, strikes, live } of [
    { title: 'until it is as old as strikes get', strikes: [daysAgo(90, 1)], live: 1 },
    { title: 'no more from that moment on', strikes: [daysAgo(90)], live: 0 },
    { title: 'where the clock was set back since', strikes: [daysAgo(-1)], live: 1 },
    { title: 'beside others', strikes: [daysAgo(1), daysAgo(2), daysAgo(91)], live: 2 },
  ]) {
    it(title, () => expect(liveStrikes({ strikes }, LADDER, NOW)).toBe(live))
  }
})

describe('a discarded message is a strike', () => {
  for (const { rule, action, is } of [
    ...['link.website', 'contact.phone', 'marketing.offer', 'image.remote', 'attachment.type'].map((rule) => {
      return { rule, action: 'discard', is: true } as const
    }),
    ...['structure.automatic', 'structure.unreachable', 'structure.suspended', 'leak.address'].map((rule) => {
      return { rule, action: 'discard', is: false } as const
    }),
    { rule: 'link.website', action: 'strip', is: false } as const,
    { rule: 'link.website', action: 'quarantine', is: false } as const,
  ]) {
    it(`${is ? '' : 'not '}for ${rule} with ${action}`, () => {
      expect(breaksContentRules([{ rule, action }])).toBe(is)
    })
  }

  it('where anything else was found beside it', () => {
    const unreachable = { rule: 'structure.unreachable', action: 'discard' } as const
    expect(breaksContentRules([unreachable, { rule: 'link.website', action: 'discard' }])).toBe(true)
    expect(breaksContentRules([])).toBe(false)
  })
})

describe('the ladder', () => {
  it.each([
    [2, 'none'],
    [3, 'warn'],
    [4, 'warn'],
    [5, 'hold'],
    [8, 'suspend'],
    [500, 'suspend'],
  ] as const)('leads with %i strikes to: %s', (strikes, step) => expect(stepAt(strikes, LADDER)).toBe(step))

  it('leaves out the steps that are switched off', () => {
    const off: StrikeLadder = { ...LADDER, warnAt: 0, suspendAt: 0 }
    expect([4, 5, 1000].map((strikes) => stepAt(strikes, off))).toEqual(['none', 'hold', 'hold'])
    expect([0, 1000].map((strikes) => stepAt(strikes, { ...off, holdAt: 0 }))).toEqual(['none', 'none'])
  })

  it.each([
    ['all steps', {}],
    ['no warning', { warnAt: 0 }],
    ['no review', { holdAt: 0 }],
  ])('is where the range of its strikes says, with %s', (_title, changes) => {
    const ladder = { ...LADDER, ...changes, suspendAt: 0 }
    for (const step of ['warn', 'hold'] as const) {
      const range = strikesOn(step, ladder)
      for (const strikes of [0, 1, 2, 3, 4, 5, 6, 100, MAX_STRIKES]) {
        const isInRange = range !== null && strikes >= range.least && strikes <= range.most
        expect(isInRange, `${strikes} for ${step}`).toBe(stepAt(strikes, ladder) === step)
      }
    }
  })

  for (const { title, before, ladder = {}, movesTo } of [
    { title: 'the first step', before: 2, movesTo: 'warn' },
    { title: 'no other step', before: 3, movesTo: null },
    { title: 'review', before: 4, movesTo: 'hold' },
    { title: 'nowhere below the first', before: 0, movesTo: null },
    { title: 'a suspension', before: 7, movesTo: 'suspend' },
    { title: 'a suspension, where the policy was made stricter meanwhile', before: 20, movesTo: 'suspend' },
    { title: 'two steps at once', before: 2, ladder: { warnAt: 0, holdAt: 3 }, movesTo: 'hold' },
  ] as const) {
    it(`is gone up by a strike to ${title}`, () => {
      expect(nextStrike(before, { ...LADDER, ...ladder })).toEqual({ count: before + 1, movesTo })
    })
  }

  it('counts no further than to a thousand', () => {
    expect(nextStrike(MAX_STRIKES, { ...LADDER, suspendAt: 0 })).toEqual({ count: MAX_STRIKES, movesTo: null })
  })
})

describe('a plan is right for', () => {
  const since = new Date(NOW.getTime() - LADDER.forgetAfterMs)
  for (const { title, before, decides, ladder = {}, least, most } of [
    { title: 'just as many strikes, where it tells how many', before: 4, decides: 'the number', least: 4, most: 4 },
    { title: 'any below the first step, where it tells nothing', before: 1, decides: 'the number', least: 0, most: 1 },
    { title: 'the one at the first step', before: 2, decides: 'the number', least: 2, most: 2 },
    {
      title: 'any, where there is no step',
      before: 9,
      decides: 'the number',
      ladder: { warnAt: 0, holdAt: 0, suspendAt: 0 },
      least: 0,
      most: Number.POSITIVE_INFINITY,
    },
    { title: 'any below review', before: 1, decides: 'the step', least: 0, most: 4 },
    { title: 'any under review', before: 6, decides: 'the step', least: 5, most: MAX_STRIKES },
    { title: 'any without review', before: 6, decides: 'the step', ladder: { holdAt: 0 }, least: 0, most: MAX_STRIKES },
    { title: 'any, where they decide nothing', before: 4, decides: 'nothing', least: 0, most: MAX_STRIKES },
  ] as const) {
    it(title, () => {
      expect(plannedStrikes(before, decides, { ...LADDER, ...ladder }, NOW)).toEqual({ since, least, most })
    })
  }
})

describe('a warning', () => {
  for (const { count, ladder = {}, warning } of [
    { count: 2, warning: null },
    { count: 3, warning: { now: null, next: { step: 'hold', at: 5 } } },
    { count: 5, warning: { now: 'hold', next: { step: 'suspend', at: 8 } } },
    { count: 8, warning: { now: 'suspend', next: null } },
    { count: 3, ladder: { holdAt: 0 }, warning: { now: null, next: { step: 'suspend', at: 8 } } },
    { count: 3, ladder: { holdAt: 0, suspendAt: 0 }, warning: { now: null, next: null } },
    { count: 5, ladder: { warnAt: 0, suspendAt: 0 }, warning: { now: 'hold', next: null } },
  ] as const) {
    it(`with strike ${count} of the ladder ${JSON.stringify(ladder)} says: ${JSON.stringify(warning)}`, () => {
      const said = strikeWarning({ count, movesTo: null }, { ...LADDER, ...ladder })
      expect(said).toEqual(warning && { count, days: 90, ...warning })
    })
  }
})
