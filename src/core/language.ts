/**
 * In which language somebody writes, of those in which there are notices. A guess, for the tone of our answers only:
 * nothing that is decided about a message may rest on it.
 *
 * It is made for each message that is taken, so it must cost next to nothing: the script is looked at first, then small
 * words, and the library only where they leave it open.
 */

import { createRequire } from 'node:module'
import { OWN_LETTERS, WORDS, type WordLanguage } from './language-words.ts'

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'tr', 'ja', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

/** What is used where nothing better is known. */
export const FALLBACK_LANGUAGE = 'en'

/** So much of a text is looked at: more says nothing new. */
export const TEXT_TO_GUESS_FROM = 250

/** The language of the first text that gives one away, English where none does. */
export function guessLanguage(...texts: readonly string[]): Language {
  for (const text of texts) {
    const start = wordsOf(text.slice(0, TEXT_TO_GUESS_FROM).normalize('NFKC').slice(0, TEXT_TO_GUESS_FROM))
    const language = languageOfScript(start) ?? languageOfWords(start) ?? languageOfLetters(start)
    if (language !== null) return language
  }
  return FALLBACK_LANGUAGE
}

/** Whether a text names a language in which there are notices. */
export function isLanguage(text: string): text is Language {
  return LANGUAGES.some((each) => each === text)
}

/** Without order numbers, names of models and addresses: `de` in `shop.example.de` is no word. */
function wordsOf(text: string): string {
  return text.replace(/[!-~]+/g, (run) => (/[\d@/]|[^.]\.[^.]/.test(run) ? ' ' : run))
}

/** One such character says as much as a few Latin letters, and names of products are Latin in every language. */
const LETTERS_A_CHARACTER = 3

function languageOfScript(text: string): Language | null {
  const kana = count(text, /[\u3041-\u30ff\uff66-\uff9f]/g)
  const characters = kana + count(text, /[\u3005\u3400-\u4dbf\u4e00-\u9fff]/g)
  if (characters < 2 || characters * LETTERS_A_CHARACTER < count(text, /\p{Script=Latin}/gu)) return null
  // Chinese writes a single の for decoration; in Japanese every sentence has its endings in kana.
  return kana * 10 >= characters ? 'ja' : 'zh'
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** The languages of each small word. */
export const LANGUAGES_OF_WORD = new Map<string, WordLanguage[]>()
for (const language of Object.keys(WORDS) as WordLanguage[]) {
  for (const word of WORDS[language].split(/\s+/)) {
    LANGUAGES_OF_WORD.set(word, [...(LANGUAGES_OF_WORD.get(word) ?? []), language])
  }
}

/** A word counts one, shared among its languages. A single word may be a name; the next language must be well behind. */
const ENOUGH = 1.5
const AHEAD = 1

function languageOfWords(text: string): Language | null {
  const scores = new Map<WordLanguage, number>()
  const add = (language: WordLanguage, weight: number) => scores.set(language, (scores.get(language) ?? 0) + weight)
  const lower = text.replace(/İ/g, 'i').toLowerCase().replace(/’/g, "'")
  for (const [word] of lower.matchAll(/\p{L}+'?/gu)) {
    const languages = LANGUAGES_OF_WORD.get(word) ?? []
    for (const language of languages) add(language, 1 / languages.length)
  }
  for (const language of Object.keys(OWN_LETTERS) as WordLanguage[]) {
    if (OWN_LETTERS[language]?.test(lower)) add(language, 1)
  }
  const [best, second] = [...scores].sort(([, one], [, other]) => other - one)
  return best !== undefined && best[1] >= ENOUGH && best[1] - (second?.[1] ?? 0) >= AHEAD ? best[0] : null
}

/** The library takes some microseconds for each letter. */
const LETTERS_TO_COMPARE = 100
/** Two words may be names, and of fewer letters than this the library makes too much. */
const FEWEST_LETTERS = 14

/** By the frequency of groups of letters; null where the language found is none of ours. */
function languageOfLetters(text: string): Language | null {
  const compared = text.slice(0, LETTERS_TO_COMPARE)
  if (count(compared, /\p{L}/gu) < FEWEST_LETTERS) return null
  // Its tables take 50 ms to load, which commands that guess nothing should not wait for.
  const { detect } = createRequire(import.meta.url)('tinyld/light') as { detect(text: string): string }
  const language = detect(compared)
  return isLanguage(language) ? language : null
}
