import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadPolicy } from '../../src/config/load-policy.ts'
import { mistakeLine } from '../../src/config/mistakes.ts'
import type { Policy } from '../../src/core/policy.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-words-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function load(policy: string) {
  const policyFile = join(folder, 'policy.toml')
  writeFileSync(policyFile, policy)
  return loadPolicy({ policyFile, marketplaces: [], limits: { perConversationPerHour: 40 } })
}

function policyOf(toml: string): Policy {
  const loaded = load(toml)
  if (loaded.kind === 'mistakes') throw new Error(loaded.mistakes.map(mistakeLine).join('\n'))
  return loaded.policy
}

function mistakesOf(toml: string): string[] {
  const loaded = load(toml)
  if (loaded.kind === 'ok') throw new Error('no mistake was found')
  return loaded.mistakes.map((mistake) => mistakeLine(mistake).replaceAll(folder, ''))
}

describe('the words of marketing', () => {
  const write = (name: string, toml: string) => {
    mkdirSync(join(folder, 'words'), { recursive: true })
    writeFileSync(join(folder, 'words', name), toml)
  }
  const wordsOf = (policy: Policy, language: string) =>
    policy.marketing.words.find((each) => each.language === language)?.phrases

  it('of a language are those of the operator, of all others those that came with Tradepost', () => {
    const standard = policyOf('')
    write('en.toml', '[offer]\n7 = ["big sale"]')
    const policy = policyOf('')
    expect(wordsOf(policy, 'en')).toEqual([{ purpose: 'offer', weight: 7, phrase: 'big sale' }])
    expect(wordsOf(policy, 'de')).toEqual(wordsOf(standard, 'de'))
    expect(policy.hash).not.toBe(standard.hash)
  })

  it('are those of the languages in use', () => {
    const { marketing } = policyOf('[marketing]\nlanguages = ["en", "ja"]')
    expect(marketing.words.map(({ language }) => language)).toEqual(['en', 'ja'])
  })

  it('are reported with every mistake at once', () => {
    write('english.toml', '')
    write('de.toml', '[offers]\n4 = ["x"]')
    write('fr.toml', '[offer]\n21 = ["x"]\n1.5 = ["x"]\n[context]\n4 = ["x"]\n[emphasis]\n3 = "x"\n4 = [5, "... b"]')
    write('nl.toml', '[offer]\n4 = ["x"]\n5 = ["y"]\n4 = ["z"]')
    write('pl.toml', '[offer]\n4 = ["(a|b", "... b", "# ... #", "ab*", "a & b", "[a]", "a|b", "", "fine"]')
    write('pt.toml', `[offer]\n4 = ["10% off", "only 5 €", "? a", "(b|?) a", "*aaa*", "dis\u200bcount", "# ... % ?"]`)
    write('tr.toml', `[offer]\n4 = [${'"",'.repeat(1001)}]`)
    write('it.toml', `[offer]\n4 = [${`"${'a '.repeat(140)}",`.repeat(100)}]`)
    expect(
      mistakesOf('[marketing]\nthreshold = 0').map((line) =>
        line.replace('; expected a phrase as docs/configuration.md describes', ''),
      ),
    ).toMatchInlineSnapshot(`
      [
        "/policy.toml: marketing.threshold is 0; expected a whole number from 1 to 100",
        "/words/english.toml: is named after no language; expected one of en.toml, de.toml, fr.toml, es.toml, it.toml, nl.toml, pl.toml, pt.toml, tr.toml, ja.toml, zh.toml",
        "/words/de.toml: offers is not a known key; expected offer",
        "/words/fr.toml: offer.1.5 is no weight; expected as key the weight of the phrases, a whole number from -20 to 20 without 0",
        "/words/fr.toml: offer.21 is no weight; expected as key the weight of the phrases, a whole number from -20 to 20 without 0",
        "/words/fr.toml: context.4 is no weight; expected as key the weight of the phrases, a whole number from -20 to -1",
        "/words/fr.toml: emphasis.3 is "x"; expected a list of phrases such as ["first phrase", "second phrase"]",
        "/words/fr.toml: emphasis.4[0] is 5; expected a phrase, in quotes",
        "/words/fr.toml: emphasis.4[1] is "... b", which begins or ends with ...",
        "/words/it.toml: holds 14000 words; expected at most 12000",
        "/words/nl.toml: line 4: "4" is there a second time; expected each key and table once",
        "/words/pl.toml: offer.4[0] is "(a|b", which leaves a group open",
        "/words/pl.toml: offer.4[1] is "... b", which begins or ends with ...",
        "/words/pl.toml: offer.4[2] is "# ... #", which has no word that must be there",
        "/words/pl.toml: offer.4[3] is "ab*", which has "ab*"; at least 3 letters stand beside a star",
        "/words/pl.toml: offer.4[4] is "a & b", which has "&" in it",
        "/words/pl.toml: offer.4[5] is "[a]", which has no word that must be there",
        "/words/pl.toml: offer.4[6] is "a|b", which has "|" outside of a group",
        "/words/pl.toml: offer.4[7] is "", which has no word that must be there",
        "/words/pt.toml: offer.4[0] is "10% off", which has "10 %"; the sign alone stands for the whole amount, its number included",
        "/words/pt.toml: offer.4[1] is "only 5 €", which has "5 €"; the sign alone stands for the whole amount, its number included",
        "/words/pt.toml: offer.4[2] is "? a", which has ? before its end, and no sentence goes on after its question mark",
        "/words/pt.toml: offer.4[3] is "(b|?) a", which has ? before its end, and no sentence goes on after its question mark",
        "/words/pt.toml: offer.4[4] is "*aaa*", which has "*aaa*", compared as "*a*"; at least 3 letters stand beside a star",
        "/words/pt.toml: offer.4[5] is "dis\\u200bcount", which has "dis\\u200bcount" in it",
        "/words/tr.toml: holds 1001 phrases; expected at most 1000",
      ]
    `)
  })

  it('are read where the policy itself is no TOML', () => {
    write('de.toml', '[offers]\n4 = ["x"]')
    expect(mistakesOf('[links')).toEqual([
      expect.stringMatching(/^\/policy\.toml: line 1, .*; expected valid TOML$/),
      '/words/de.toml: offers is not a known key; expected offer',
    ])
  })
})
