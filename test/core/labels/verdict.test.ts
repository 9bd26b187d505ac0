import { describe, expect, it } from 'vitest'
import type { Action, Finding } from '../../../src/core/finding.ts'
import type { Expectation, Label } from '../../../src/core/labels/label.ts'
import { scoresOf } from '../../../src/core/labels/score.ts'
import { verdictOn } from '../../../src/core/labels/verdict.ts'

const found = (rule: string, action: Action = 'strip', where = 'text'): Finding => ({
  rule,
  action,
  where,
  excerpt: '',
  advice: '',
})
const HONEST: Expectation = { kind: 'honest' }
const violation = (rules: string[], any = false): Expectation => ({ kind: 'violation', rules, any })
const label = (expectation: Expectation, language = 'en'): Label => ({
  name: 'one',
  language,
  direction: 'seller-to-buyer',
  reply: false,
  content: { kind: 'text', subject: '', body: '' },
  expectation,
  technique: null,
})

describe('an example is judged as labelled when', () => {
  it.each([
    ['honest, and nothing was found', HONEST, [], true],
    ['honest, and something was only noted', HONEST, [found('link.website', 'note')], true],
    ['honest, and a quote lost something', HONEST, [found('link.website', 'strip', 'quoted')], true],
    ['honest, and a signature lost something', HONEST, [found('image.linked', 'strip', 'signature')], true],
    ['honest, and a picture elsewhere was left out', HONEST, [found('image.remote'), found('image.tracking')], true],
    ['not where the text lost something', HONEST, [found('contact.phone')], false],
    ['a violation of the family', violation(['link']), [found('link.app', 'discard')], true],
    ['a violation of the rule', violation(['link.app']), [found('link.app', 'quarantine')], true],
    ['not where another rule of the family was meant', violation(['link.app']), [found('link.website')], false],
    ['not where it was only noted', violation(['link']), [found('link.app', 'note')], false],
    ['not where a family only begins alike', violation(['link']), [found('linkage.app')], false],
    ['not where one of two is missing', violation(['link', 'contact']), [found('link.app')], false],
    ['one of two is enough', violation(['link', 'contact'], true), [found('link.app')], true],
    ['not where none of two is there', violation(['link', 'contact'], true), [found('image.linked')], false],
    ['any violation, and something acted', violation([]), [found('image.linked')], true],
    ['not where nothing acted', violation([]), [found('image.linked', 'note')], false],
  ])('%s', (_, expectation, findings, right) => {
    expect(verdictOn(label(expectation), { disposition: 'relay', findings }).right).toBe(right)
  })

  it('not where an honest message stays behind, whatever stopped it', () => {
    const findings = [found('link.website', 'discard', 'signature')]
    const verdict = verdictOn(label(HONEST), { disposition: 'discard', findings })
    expect(verdict).toEqual({ right: false, missed: [], unwanted: findings })
  })
})

describe('the score', () => {
  const judged = (expectation: Expectation, findings: Finding[], language?: string) => {
    const one = label(expectation, language)
    return { label: one, verdict: verdictOn(one, { disposition: 'relay', findings }) }
  }
  const scores = scoresOf([
    judged(HONEST, []),
    judged(HONEST, [found('contact.phone')], 'de'),
    judged(violation(['link', 'contact']), [found('link.app')]),
    judged(violation(['link', 'image'], true), [found('link.app')]),
    judged(violation([]), []),
  ])
  const score = (family: string | null, language: string | null = null) =>
    scores.find((each) => each.family === family && each.language === language)

  it('counts each example once for all', () => {
    expect(score(null)).toMatchObject({ violations: 3, caught: 1, honest: 2, falseBlocks: 1 })
  })

  it('counts a violation of two families for each by itself', () => {
    expect(score('link')).toMatchObject({ violations: 2, caught: 2, honest: 2, falseBlocks: 0 })
    expect(score('contact')).toMatchObject({ violations: 1, caught: 0, honest: 2, falseBlocks: 1 })
  })

  it('counts a violation that one of two is enough for as caught in both', () => {
    expect(score('image')).toMatchObject({ violations: 1, caught: 1 })
  })

  it('names the languages of a family, those of false blocks among them', () => {
    const languages = scores.filter(({ family }) => family === 'contact').map(({ language }) => language)
    expect(languages).toEqual([null, 'de', 'en'])
  })
})
