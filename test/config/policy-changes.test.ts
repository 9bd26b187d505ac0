import { describe, expect, it } from 'vitest'
import { policyLeaves } from '../../src/config/load-policy.ts'
import { keyName } from '../../src/config/mistakes.ts'
import { policyChanges, settingsOf } from '../../src/config/policy-changes.ts'
import { DEFAULT_ACTIONS } from '../../src/core/inspect/rules.ts'
import type { Policy } from '../../src/core/policy.ts'
import { casePolicy } from '../support/case-facts.ts'

const BEFORE = casePolicy()
const changesTo = (changed: Partial<Policy>) => policyChanges(BEFORE, { ...BEFORE, ...changed })

describe('the changes of a policy', () => {
  it('are none where it means the same', () => {
    expect(changesTo({ hash: 'another' })).toEqual({ changes: [], more: 0, emptied: [] })
  })

  it('name a key as its file does, with the old and the new value', () => {
    const rule = DEFAULT_ACTIONS['link.website']
    const sellers = { ...rule['seller-to-buyer'], text: 'strip' } as const
    const actions = { ...BEFORE.actions, 'link.website': { ...rule, 'seller-to-buyer': sellers } }
    expect(changesTo({ actions }).changes).toEqual([
      { key: 'actions."link.website".seller_to_buyer.text', was: 'discard', becomes: 'strip' },
    ])
  })

  it('have values with their unit', () => {
    const attachments = { ...BEFORE.attachments, maxTotalBytes: 1024 * 1024 }
    const strikes = { ...BEFORE.strikes, forgetAfterMs: 60_000 }
    expect(changesTo({ attachments, strikes }).changes).toEqual([
      { key: 'attachments.max_total', was: '7 MiB', becomes: '1 MiB' },
      { key: 'strikes.forget_after', was: '90d', becomes: '1m' },
    ])
  })

  it('say of a list what went and what came', () => {
    const links = { allowedDomains: ['carrier.example'], marketplaceDomains: { usStore: ['a.example'] } }
    expect(changesTo({ links }).changes).toEqual([
      {
        key: 'links.allowed_domains',
        removed: { count: 1, first: ['marketplace.example'] },
        added: { count: 1, first: ['carrier.example'] },
      },
      { key: 'links.marketplace_domains.usStore', removed: { count: 0 }, added: { count: 1, first: ['a.example'] } },
    ])
  })

  it('count words and quote none', () => {
    const words = BEFORE.marketing.words.map((each) =>
      each.language === 'de'
        ? { ...each, phrases: [...each.phrases.slice(2), { purpose: 'offer', weight: 3, phrase: 'neu' } as const] }
        : each,
    )
    expect(changesTo({ marketing: { ...BEFORE.marketing, words } }).changes).toEqual([
      { key: 'words.de', removed: { count: 2 }, added: { count: 1 } },
    ])
  })

  it('name the words in which nothing is found any more', () => {
    const words = BEFORE.marketing.words.map((each) =>
      each.language === 'de'
        ? { ...each, phrases: [{ purpose: 'context', weight: -3, phrase: 'neu' } as const] }
        : each,
    )
    const emptied = { ...BEFORE, marketing: { ...BEFORE.marketing, words } }
    expect(policyChanges(BEFORE, emptied).emptied).toEqual(['words.de'])
    expect(policyChanges(emptied, emptied).emptied).toEqual([])
  })

  it('are bounded in number and length', () => {
    const domains = Array.from({ length: 10_000 }, (_, index) => `${'d'.repeat(300)}${index}.example`)
    const marketplaceDomains = Object.fromEntries(domains.slice(0, 500).map((id) => [id.slice(290), ['a.example']]))
    const changed = changesTo({ links: { allowedDomains: domains, marketplaceDomains } })
    expect(changed.changes).toHaveLength(40)
    expect(changed.more).toBe(461)
    expect(JSON.stringify(changed).length).toBeLessThan(20_000)
  })

  it('know every key of the file', () => {
    const known = [...settingsOf(BEFORE).keys()]
    const inFile = policyLeaves.map(({ path }) => keyName(path)).filter((key) => !NAMED_OTHERWISE.includes(key))
    expect(inFile.filter((key) => !known.includes(key))).toEqual([])
  })
})

/** Those of marketplaces by the marketplace, languages by their words. */
const NAMED_OTHERWISE = ['links.marketplace_domains', 'marketing.languages']
