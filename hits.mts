import { readFileSync, readdirSync } from 'node:fs'
const root='/work/main'
const { compileWords, findPhrases } = await import(root+'/src/core/inspect/marketing/phrase-states.ts')
const { sentencesOf } = await import(root+'/src/core/inspect/marketing/words.ts')
const { normalForm } = await import(root+'/src/core/inspect/normal-form.ts')
const { loadWords } = await import(root+'/src/config/load-words.ts')
const { LANGUAGES } = await import(root+'/src/core/language.ts')
const { words } = loadWords(root+'/config/words', LANGUAGES)
const flat = words.flatMap((l: any) => l.phrases.map((p: any) => ({ ...p, language: l.language })))
// compile each phrase alone to name it
const compiled = compileWords(words)
const names = process.argv.slice(2)
for (const d of ['/work/main/test/policy/labels','/work/labels/blind','/work/labels/blind2']) for (const f of readdirSync(d)) for (const line of readFileSync(d+'/'+f,'utf8').split('\n').filter(Boolean)) { const l = JSON.parse(line); if (!names.includes(l.name)) continue
  const text = l.text ?? l.html.replace(/<[^>]+>/g,' ')
  console.log('==', l.name)
  for (const s of sentencesOf(normalForm(text), compiled.vocabulary)) { const hits = findPhrases(compiled, s.words); if (hits.length) console.log('  ', text.slice(s.start, s.end).replace(/\n/g,' ').slice(0,150), '\n      ', hits.map((h: any) => `${h.phrase.language}.${h.phrase.purpose} ${h.phrase.weight} [${h.at.map((i: number)=>text.slice(s.words[i].start, s.words[i].end)).join(' ')}]`).join(' | ')) }
}
