/** Loads the phrases of each language: the operator's file where there is one, the one that comes with Tradepost elsewhere. */

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parsePhrase } from '../core/inspect/marketing/phrase.ts'
import { isLanguage, LANGUAGES, type Language } from '../core/language.ts'
import { type LanguageWords, PURPOSES, type WeighedPhrase } from '../core/marketing-words.ts'
import { leavesOf } from './leaves.ts'
import { keyName, type Mistake, mistakesOf } from './mistakes.ts'
import { readTomlFile, type TomlFile } from './toml-file.ts'
import { MAX_PHRASES, MAX_WORDS, type WordsFile, wordsSchema } from './words-schema.ts'

export interface LoadedWords {
  readonly words: readonly LanguageWords[]
  /** The operator's own that are there, right or wrong. */
  readonly files: readonly string[]
  readonly mistakes: readonly Mistake[]
}

const SHIPPED = fileURLToPath(new URL('../../config/words', import.meta.url))
const wordsLeaves = leavesOf(wordsSchema)

/** The files of all languages are checked, also of those that are not in use. */
export function loadWords(folder: string, inUse: readonly Language[]): LoadedWords {
  const loaded = LANGUAGES.map((language) => ({ language, ...loadLanguage(folder, language) }))
  return {
    words: loaded
      .filter(({ language }) => inUse.includes(language))
      .map(({ language, phrases }) => ({ language, phrases })),
    files: loaded.flatMap(({ own }) => own ?? []),
    mistakes: [...strangeFiles(folder), ...loaded.flatMap(({ mistakes }) => mistakes)],
  }
}

/** A file whose name is no language would be left unread without a word. */
function strangeFiles(folder: string): Mistake[] {
  return filesOf(folder)
    .filter((name) => name.endsWith('.toml') && !isLanguage(name.slice(0, -'.toml'.length)))
    .map((name) => ({
      file: join(folder, name),
      key: null,
      problem: 'is named after no language',
      expected: `one of ${LANGUAGES.map((language) => `${language}.toml`).join(', ')}`,
    }))
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    // No folder of the operator's own; a file in it that cannot be read is reported when it is read.
    return []
  }
}

interface Loaded {
  /** The operator's file, where there is one. */
  readonly own: string | null
  readonly phrases: readonly WeighedPhrase[]
  readonly mistakes: readonly Mistake[]
}

function loadLanguage(folder: string, language: Language): Loaded {
  const own = join(folder, `${language}.toml`)
  const toml = readTomlFile(own)
  if (toml.kind !== 'absent') return { own, ...phrasesOf(own, toml) }
  const shipped = join(SHIPPED, `${language}.toml`)
  return { own: null, ...phrasesOf(shipped, readTomlFile(shipped)) }
}

function phrasesOf(file: string, toml: TomlFile): Omit<Loaded, 'own'> {
  if (toml.kind === 'unreadable') return { phrases: [], mistakes: [toml.mistake] }
  if (toml.kind === 'absent') {
    return {
      phrases: [],
      mistakes: [{ file, key: null, problem: 'does not exist', expected: 'an unchanged installation' }],
    }
  }
  const parsed = wordsSchema.safeParse(toml.raw)
  if (!parsed.success) {
    return { phrases: [], mistakes: mistakesOf(parsed.error, toml.raw, wordsLeaves, () => file) }
  }
  return checked(parsed.data, file)
}

function checked(tables: WordsFile, file: string): Omit<Loaded, 'own'> {
  const phrases: WeighedPhrase[] = []
  const mistakes: Mistake[] = []
  let words = 0
  for (const purpose of PURPOSES) {
    for (const [weight, list] of Object.entries(tables[purpose])) {
      for (const [index, phrase] of list.entries()) {
        const parsed = parsePhrase(phrase)
        if (parsed.kind === 'ok') words += parsed.words
        else {
          const problem = `is ${JSON.stringify(phrase)}, which ${parsed.problem}`
          mistakes.push({
            file,
            key: keyName([purpose, weight, index]),
            problem,
            expected: 'a phrase as docs/configuration.md describes',
          })
        }
        phrases.push({ purpose, weight: Number(weight), phrase })
      }
    }
  }
  if (phrases.length > MAX_PHRASES)
    mistakes.push(tooMany(file, `holds ${phrases.length} phrases`, `at most ${MAX_PHRASES}`))
  if (words > MAX_WORDS) {
    mistakes.push(tooMany(file, `holds ${words} words`, `at most ${MAX_WORDS}`))
  }
  return { phrases, mistakes }
}

function tooMany(file: string, problem: string, expected: string): Mistake {
  return { file, key: null, problem, expected }
}
