import { describe, expect, it } from 'vitest'
import { compareDecisions } from '../../src/core/compare-decisions.ts'
import type { Action, Finding } from '../../src/core/finding.ts'

const found = (rule: string, action: Action = 'strip', excerpt = 'x'): Finding => ({
  rule,
  action,
  where: 'text',
  excerpt,
  advice: '',
})
const relay = (...findings: Finding[]) => ({ disposition: 'relay' as const, findings })
const discard = (...findings: Finding[]) => ({ disposition: 'discard' as const, findings })
const quarantine = (...findings: Finding[]) => ({ disposition: 'quarantine' as const, findings })

describe('a decision is the same when', () => {
  it.each([
    ['the same was found', relay(found('link.website')), relay(found('link.website'))],
    ['the same was found in other words', relay(found('link.website')), relay(found('link.website', 'strip', 'y'))],
    [
      'its reader could not be reached then',
      discard(found('structure.unreachable', 'discard'), found('link.website')),
      relay(found('link.website')),
    ],
    ['it was over the rate then', quarantine(found('structure.rate', 'quarantine')), relay()],
    ['a scanner found something then', discard(found('attachment.virus', 'discard')), relay()],
    ['a scanner was away then', relay(found('attachment.unscanned', 'note')), relay()],
  ])('%s', (_, then, now) => {
    expect(compareDecisions(then, now)).toBeNull()
  })
})

describe('a decision that changes', () => {
  it('names what appears and what vanishes', () => {
    const change = compareDecisions(relay(found('link.website')), discard(found('contact.phone', 'discard')))
    expect(change).toEqual({
      was: 'relay',
      becomes: 'discard',
      appearing: [found('contact.phone', 'discard')],
      vanishing: [found('link.website')],
      changing: [],
    })
  })

  it('may only do something else about the same', () => {
    const change = compareDecisions(relay(found('link.website')), discard(found('link.website', 'discard')))
    expect(change).toMatchObject({ appearing: [], vanishing: [], changing: [{ was: 'strip', becomes: 'discard' }] })
  })

  it('counts how often a rule found something in one place', () => {
    const twice = relay(found('link.website', 'strip', 'a'), found('link.website', 'strip', 'b'))
    expect(compareDecisions(relay(found('link.website')), twice)?.appearing).toHaveLength(1)
  })

  it('is never milder than the circumstances of that moment', () => {
    const then = quarantine(found('structure.rate', 'quarantine'))
    expect(compareDecisions(then, relay(found('link.website')))).toMatchObject({ becomes: 'quarantine' })
    expect(compareDecisions(then, discard(found('link.website', 'discard')))).toMatchObject({ becomes: 'discard' })
  })
})
