import { describe, expect, it } from 'vitest'
import { guessLanguage, isLanguage, LANGUAGES } from '../../src/core/language.ts'
import { CHAT_LINES, LINES_WITHOUT_LANGUAGE } from './chat-lines.ts'

describe('the language of what somebody wrote', () => {
  for (const language of LANGUAGES) {
    it(`is told from most lines of a chat in ${language}, short as they are`, () => {
      const lines = CHAT_LINES[language]
      const missed = lines.filter((line) => guessLanguage(line) !== language)
      expect(lines.length).toBeGreaterThanOrEqual(10)
      expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(2)
    })

    it(`is told from a message of a few lines in ${language}, whatever is in it`, () => {
      const lines = CHAT_LINES[language]
      for (let from = 0; from + 3 <= lines.length; from += 3) {
        expect(guessLanguage(lines.slice(from, from + 3).join('\n'))).toBe(language)
      }
    })
  }

  it('is the right one for 19 of 20 lines of all languages', () => {
    const lines = LANGUAGES.flatMap((language) => CHAT_LINES[language].map((line) => ({ line, language })))
    const right = lines.filter(({ line, language }) => guessLanguage(line) === language)
    expect(right.length / lines.length).toBeGreaterThanOrEqual(0.95)
  })

  it('is English where a line says none, or one in which there are no notices', () => {
    const guessed = LINES_WITHOUT_LANGUAGE.filter((line) => guessLanguage(line) !== 'en')
    expect(guessed.length, guessed.join('\n')).toBeLessThanOrEqual(1)
  })

  for (const { title, texts, expected } of [
    {
      title: 'that of the text before that of the subject',
      texts: ['Wo ist mein Paket?', 'Your order'],
      expected: 'de',
    },
    {
      title: 'that of the subject where the text has none',
      texts: ['OK', 'Re: Wo bleibt mein Paket?'],
      expected: 'de',
    },
    { title: 'Japanese for kana among Latin names', texts: ['iPhone 15 Pro Maxの在庫'], expected: 'ja' },
    { title: 'Chinese for Chinese characters without kana', texts: ['发票？'], expected: 'zh' },
    { title: 'Chinese for a decorated の', texts: ['您好，请问美の味这款茶还有货吗？谢谢您的回复'], expected: 'zh' },
    { title: 'English for English about something Chinese', texts: ['Is the 茶 set still for sale?'], expected: 'en' },
    { title: 'not read from addresses', texts: ['https://shop.example.de/der/die/das und.die.der'], expected: 'en' },
    { title: 'read through letters of double width', texts: ['Ｗｏ　ｉｓｔ　ｍｅｉｎ　Ｐａｋｅｔ？'], expected: 'de' },
    {
      title: 'read from composed and decomposed letters alike',
      texts: ['Çok teşekkürler'.normalize('NFD')],
      expected: 'tr',
    },
    { title: 'English of nothing', texts: [], expected: 'en' },
  ]) {
    it(`is ${title}`, () => expect(guessLanguage(...texts)).toBe(expected))
  }

  it('is guessed from hostile text as fast as from any', () => {
    const texts = [
      'a'.repeat(1e6),
      'a.'.repeat(1e6),
      "l'".repeat(1e6),
      '\ufdfa'.repeat(1e6),
      '㏂'.repeat(1e6),
      '漢'.repeat(1e6),
    ]
    const start = performance.now()
    for (const text of texts) guessLanguage(text)
    expect(performance.now() - start).toBeLessThan(1000)
  })

  it('is known by its name, and others are not', () => {
    expect(LANGUAGES.every(isLanguage)).toBe(true)
    expect(isLanguage('sv')).toBe(false)
  })
})
