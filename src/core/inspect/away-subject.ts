/** How responders begin the subject of an answer, in the languages of the mail programs that write it. */

/**
 * Whole phrases only, so that an `out of office chair` stays a chair. `Auto:`, which RFC 3834 section 3.1.5 proposes,
 * is missing: a question about a car begins so in half of Europe.
 */
const PHRASES = [
  // English
  'automatic reply',
  'automatic response',
  'automated reply',
  'automated response',
  'auto reply',
  'auto-reply',
  'autoreply',
  'auto response',
  'auto-response',
  'autoresponse',
  'out of office',
  'out of office autoreply',
  'out of office: autoreply',
  'out of office reply',
  'out of office notification',
  'out of the office',
  'out-of-office',
  'vacation reply',
  // German
  'automatische antwort',
  'automatische rückantwort',
  'abwesenheitsbenachrichtigung',
  'abwesenheitshinweis',
  'abwesenheitsmeldung',
  'abwesenheitsnachricht',
  'abwesenheitsnotiz',
  // Dutch, Danish, Swedish, Norwegian, Finnish
  'automatisch antwoord',
  'automatische reactie',
  'afwezigheidsbericht',
  'automatisk svar',
  'automatiskt svar',
  'autosvar',
  'automaattinen vastaus',
  'poissaoloviesti',
  // French, Spanish, Catalan, Portuguese, Italian, Romanian
  'réponse automatique',
  'absence du bureau',
  "message d'absence",
  'respuesta automática',
  'fuera de la oficina',
  'fuera de oficina',
  'resposta automàtica',
  'fora do escritório',
  'ausência temporária',
  'risposta automatica',
  'fuori sede',
  'fuori ufficio',
  'răspuns automat',
  // Polish, Czech, Slovak, Croatian, Serbian, Slovenian, Bulgarian, Russian, Ukrainian
  'odpowiedź automatyczna',
  'automatyczna odpowiedź',
  'autoodpowiedź',
  'automatická odpověď',
  'automatická odpoveď',
  'automatski odgovor',
  'samodejni odgovor',
  'автоматичен отговор',
  'автоматический ответ',
  'автоответ',
  'автоматична відповідь',
  // Hungarian, Lithuanian, Latvian, Estonian, Greek, Turkish
  'automatikus válasz',
  'automatinis atsakymas',
  'automātiska atbilde',
  'automaatvastus',
  'αυτόματη απάντηση',
  'otomatik yanıt',
  'ofis dışında',
  // Hebrew, Arabic, Thai, Vietnamese, Indonesian, Malay
  'מענה אוטומטי',
  'תשובה אוטומטית',
  'رد تلقائي',
  'ตอบกลับอัตโนมัติ',
  'trả lời tự động',
  'balasan otomatis',
  'balasan automatik',
  // Japanese, Chinese, Korean
  '自動応答',
  '自動返信',
  '不在通知',
  '自动回复',
  '自动答复',
  '自動回覆',
  '自動回復',
  '自動答覆',
  '자동 회신',
  '자동 응답',
]

const FOLDED: ReadonlySet<string> = new Set(PHRASES.map(folded))
const LONGEST = Math.max(...[...FOLDED].map((phrase) => phrase.length))

/**
 * The phrase that the subject begins with, alone, in brackets, or before a colon; null where it begins otherwise. A
 * person who answers such mail has a `Re:` before it.
 */
export function awayPhrase(subject: string): string | null {
  // Folding makes several characters of one, never so many that the phrase is cut.
  const text = folded(subject.slice(0, 2 * LONGEST))
  const bracketed = /^[[【(〔「]\s*([^\]】)〕」]+?)\s*[\]】)〕」]/.exec(text)
  const candidates = [bracketed?.[1], text, ...colons(text).map((end) => text.slice(0, end).trimEnd())]
  return candidates.find((candidate) => candidate !== undefined && FOLDED.has(candidate)) ?? null
}

/** Where the first two colons stand: one of the phrases has one itself. */
function colons(text: string): number[] {
  const first = text.indexOf(':')
  const second = text.indexOf(':', first + 1)
  return first < 0 ? [] : second < 0 ? [first] : [first, second]
}

/** Without case, accents and the width of letters, which programs and charsets lose; white space is one space. */
function folded(text: string): string {
  const letters = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return letters
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}
