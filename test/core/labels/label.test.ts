import { describe, expect, it } from 'vitest'
import { parseLabel } from '../../../src/core/labels/label.ts'

const HONEST = { name: 'de-1', direction: 'seller-to-buyer', text: 'Guten Tag', expect: 'honest' }
const VIOLATION = { ...HONEST, expect: 'violation', rules: ['link'] }

function mistakesIn(json: unknown): readonly string[] {
  const parsed = parseLabel(typeof json === 'string' ? json : JSON.stringify(json))
  return parsed.kind === 'mistakes' ? parsed.mistakes : []
}

describe('a labelled example', () => {
  it('is read with what may be left out', () => {
    expect(parseLabel(JSON.stringify(HONEST))).toEqual({
      kind: 'label',
      label: {
        name: 'de-1',
        language: null,
        direction: 'seller-to-buyer',
        reply: false,
        content: { kind: 'text', subject: '', body: 'Guten Tag' },
        expectation: { kind: 'honest' },
        technique: null,
      },
    })
  })

  it('names families and rules that must find something', () => {
    const line = { ...VIOLATION, rules: ['link.website', 'contact'], any: true, technique: 'dot in words' }
    expect(parseLabel(JSON.stringify(line))).toMatchObject({
      label: {
        expectation: { kind: 'violation', rules: ['link.website', 'contact'], any: true },
        technique: 'dot in words',
      },
    })
  })

  it('may be about a file beside it', () => {
    const { text: _, ...line } = { ...HONEST, file: 'order.eml' }
    expect(parseLabel(JSON.stringify(line))).toMatchObject({ label: { content: { kind: 'file', file: 'order.eml' } } })
  })

  it.each([
    ['no JSON', '{', /^is not JSON/],
    ['no object', '[]', 'must be a JSON object'],
    ['an unknown key', { ...HONEST, expected: 'honest' }, 'expected is not a known key'],
    ['no name', { ...HONEST, name: undefined }, 'name is missing'],
    ['no direction', { ...HONEST, direction: undefined }, /^direction must be "buyer-to-seller" or/],
    ['another label', { ...HONEST, expect: 'spam' }, 'expect must be "honest" or "violation"'],
    ['a language in words', { ...HONEST, language: 'German' }, 'language must be a language such as "de" or "pt-BR"'],
    ['a rule that there is not', { ...VIOLATION, rules: ['tax'] }, /^rules\[0\] is "tax"; expected a family or a rule/],
    ['a rule that is misspelt', { ...VIOLATION, rules: ['links'] }, /^rules\[0\] is "links"; did you mean "link"\?$/],
    ['rules of an honest one', { ...HONEST, rules: ['link'] }, 'rules are only for expect "violation"'],
    ['any of no rules', { ...VIOLATION, rules: [], any: true }, 'any is only for rules, and names none'],
    ['two contents', { ...HONEST, html: '<p>Hi' }, 'has text and html; expected one of text, html, file'],
    ['no content', { ...HONEST, text: undefined }, 'has no content; expected one of text, html, file'],
    [
      'a subject for a file',
      { ...HONEST, text: undefined, file: 'a.eml', subject: 'Hi' },
      /^subject is not for a file/,
    ],
    [
      'a file elsewhere',
      { ...HONEST, text: undefined, file: '../a.eml' },
      'file must be the name of an .eml file in the same folder',
    ],
  ])('is told of: %s', (_, json, expected) => {
    expect(mistakesIn(json)).toEqual([expect.stringMatching(expected)])
  })

  it('tells all that is wrong at once', () => {
    expect(mistakesIn({ expect: 'spam', any: true, why: 1 })).toHaveLength(6)
  })
})
