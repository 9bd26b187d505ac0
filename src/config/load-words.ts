/** Loads the phrases of each language: the operator's file where there is one, the one that comes with Tradepost elsewhere. */

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isLanguage, LANGUAGES, type Language } from '../core/language.ts'
import type { LanguageWords } from '../core/marketing-words.ts'
import type { Mistake } from './mistakes.ts'
import { readTomlFile, type TomlFile } from './toml-file.ts'
import { type ReadPhrases, readPhrases } from './words-file.ts'

export interface LoadedWords {
  readonly words: readonly LanguageWords[]
  /** The operator's own that are there, right or wrong. */
  readonly files: readonly string[]
  readonly mistakes: readonly Mistake[]
}

const SHIPPED = fileURLToPath(new URL('../../config/words', import.meta.url))

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

interface Loaded extends ReadPhrases {
  /** The operator's file, where there is one. */
  readonly own: string | null
}

function loadLanguage(folder: string, language: Language): Loaded {
  const own = join(folder, `${language}.toml`)
  const toml = readTomlFile(own)
  if (toml.kind !== 'absent') return { own, ...phrasesOf(own, toml) }
  const shipped = join(SHIPPED, `${language}.toml`)
  return { own: null, ...phrasesOf(shipped, readTomlFile(shipped)) }
}

function phrasesOf(file: string, toml: TomlFile): ReadPhrases {
  if (toml.kind === 'unreadable') return { phrases: [], mistakes: [toml.mistake] }
  if (toml.kind === 'absent') {
    return {
      phrases: [],
      mistakes: [{ file, key: null, problem: 'does not exist', expected: 'an unchanged installation' }],
    }
  }
  return readPhrases(toml.raw, file)
}
