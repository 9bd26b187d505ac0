/** What the compiler cannot know of the catalogues: that each is in its own language, with the slots of the English one. */
import { describe, expect, it } from 'vitest'
import { guessLanguage, LANGUAGES } from '../../src/core/language.ts'
import { CATALOGUES } from '../../src/core/notice-texts/catalogues.ts'
import { fill } from '../../src/core/notice-texts/catalogue.ts'

const TEXTS = new Map(LANGUAGES.map((language) => [language, textsOf(CATALOGUES[language])] as const))
const ENGLISH = TEXTS.get('en') ?? new Map<string, string>()

/** Every text by its path. */
function textsOf(catalogue: object): Map<string, string> {
  const texts = new Map<string, string>()
  const walk = (value: object, path: string) => {
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'string') texts.set(`${path}${key}`, inner)
      else walk(inner, `${path}${key}/`)
    }
  }
  walk(catalogue, '')
  return texts
}

const slots = (text = '') => (text.match(/\{\w+\}/g) ?? []).sort()

/** Texts that are nothing but slots and marks. */
const WITHOUT_WORDS = ['finding']
/** Words that are the same in both. */
const SAME = ['pt places/text', 'es places/text']

for (const [language, texts] of TEXTS) {
  describe(`the catalogue in ${language}`, () => {
    it('has the texts of the English one and no other, with the same slots', () => {
      expect([...texts.keys()].sort()).toEqual([...ENGLISH.keys()].sort())
      for (const [path, text] of texts) expect([path, slots(text)]).toEqual([path, slots(ENGLISH.get(path))])
    })

    it('has no empty text, none with spaces around it or twice in it, and no brace but those of slots', () => {
      for (const [path, text] of texts) {
        expect([path, text.trim().replace(/ {2,}/g, ' ')]).toEqual([path, text])
        expect([path, /[{}]/.test(text.replace(/\{\w+\}/g, ''))]).toEqual([path, false])
        expect(text).not.toBe('')
      }
    })

    if (language === 'en') return
    it('shares no text with the English one', () => {
      const shared = [...texts].filter(([path, text]) => text === ENGLISH.get(path)).map(([path]) => path)
      expect(shared.filter((path) => !WITHOUT_WORDS.includes(path) && !SAME.includes(`${language} ${path}`))).toEqual(
        [],
      )
    })

    it('is in its language as far as can be told from each of its sentences', () => {
      const sentences = [...texts.values()].flatMap((text) =>
        text.replace(/\{\w+\}/g, ' ').split(/(?<=[.!?;:。！？]) */),
      )
      const long = sentences.filter((sentence) => sentence.length >= (['ja', 'zh'].includes(language) ? 8 : 45))
      const others = long.filter((sentence) => guessLanguage(sentence) !== language)
      expect(long.length).toBeGreaterThan(15)
      expect(others).toEqual([])
    })
  })
}

describe('a text with slots', () => {
  it('keeps a slot that nothing fills, and never looks at what fills one', () => {
    expect(fill('{a} and {b}', { a: '{b}' })).toBe('{b} and {b}')
    expect(fill('{a}', { a: '$& $1' })).toBe('$& $1')
  })
})
