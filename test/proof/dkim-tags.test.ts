import { describe, expect, it } from 'vitest'
import { readTagList } from '../../src/proof/dkim-tags.ts'

const valuesIn = (text: string) => [...readTagList(text).tags.values()].map(({ name, value }) => `${name}=${value}`)

describe('a tag list', () => {
  for (const [title, text, expected] of [
    ['with and without a semicolon at the end', 'a=1;b=2;', ['a=1', 'b=2']],
    ['with white space around everything', ' a \r\n\t= 1 ;\r\n b= 2\t', ['a=1', 'b=2']],
    ['with white space after the last semicolon', 'a=1;\r\n ', ['a=1']],
    ['with white space and signs inside a value', 'a=x  y=z:"(\\', ['a=x  y=z:"(\\']],
    ['with an empty value', 'a=; b= ;', ['a=', 'b=']],
    ['with UTF-8', 'd=m\xc3\xbcnchen.example', ['d=m\xc3\xbcnchen.example']],
  ] as const) {
    it(`is read ${title}`, () => {
      expect(valuesIn(text)).toEqual(expected)
      expect(readTagList(text).defect).toBeNull()
    })
  }

  for (const [title, text, expected, defect] of [
    ['a tag written twice', 'a=1; a=2', ['a=1'], 'a= is there twice'],
    ['an empty part', 'a=1;;b=2', ['a=1', 'b=2'], 'a part is not a tag with a value'],
    ['two semicolons at the end', 'a=1;;', ['a=1'], 'a part is not a tag with a value'],
    ['a part without a value', 'a=1;b', ['a=1'], 'a part is not a tag with a value'],
    ['a name in upper case', 'a=1;B=2', ['a=1'], 'a part is not a tag with a value'],
    ['a name with a sign', "a=1;b'=2", ['a=1'], 'a part is not a tag with a value'],
    ['a control character', 'a=1\x01;b=2', ['b=2'], 'a part is not a tag with a value'],
    ['an odd kind of space', 'a=1\x0b;b=2', ['b=2'], 'a part is not a tag with a value'],
    ['nothing at all', '', [], 'a part is not a tag with a value'],
  ] as const) {
    it(`says that it has ${title}`, () => {
      expect(valuesIn(text)).toEqual(expected)
      expect(readTagList(text).defect).toBe(defect)
    })
  }

  it('says where a value stands, with the white space around it', () => {
    const text = 'a=1; b =\r\n xyz \t; c=3'
    const tag = readTagList(text).tags.get('b')
    expect(text.slice(tag?.start, tag?.end)).toBe('\r\n xyz \t')
  })
})
