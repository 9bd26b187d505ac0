/**
 * Languages that a text is surely not in. Words of several languages look alike (`bon` is a voucher and a ticket, `los`
 * tells one to start, and is an article), so those of a language without a single ordinary word in the text count for nothing.
 *
 * No guess which language a text is in: whoever writes a sentence in a second language has used some of its small words.
 */

import { LANGUAGES, LANGUAGES_OF_WORD, type Language } from '../../language.ts'

/** Of so many small words of one language, another one has none, or one by chance: a name, a size. */
const ENOUGH_FOR_NONE = 3
const ENOUGH_FOR_ONE = 6
const WIDE = /[\u3041-\u30ff\u3400-\u9fff]/

/** None where too little is written to say. */
export function absentLanguages(text: string): ReadonlySet<Language> {
  const words = new Map<string, readonly Language[]>()
  const counts = new Map<Language, number>()
  for (const [word] of text
    .toLowerCase()
    .replace(/’/g, "'")
    .matchAll(/\p{L}+'?/gu)) {
    const languages = LANGUAGES_OF_WORD.get(word)
    if (languages === undefined) continue
    words.set(word, languages)
    for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  const isWide = WIDE.test(text)
  const [main, most] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? [null, 0]
  if (!isWide && most < ENOUGH_FOR_NONE) return new Set()
  const isAbsent = (language: Language) => {
    if (language === 'ja' || language === 'zh') return !isWide
    if ((counts.get(language) ?? 0) * 2 > most) return false
    const own = [...words.values()].filter((each) => each.includes(language) && !(main !== null && each.includes(main)))
    return own.length === 0 ? isWide || most >= ENOUGH_FOR_NONE : own.length === 1 && most >= ENOUGH_FOR_ONE
  }
  return new Set(LANGUAGES.filter(isAbsent))
}
