/** Writes the text of docs/notices.md from the catalogues. */

import { LANGUAGES, type Language } from '../../src/core/language.ts'
import type { NoticeReason } from '../../src/core/notice.ts'
import { readNotice, SAMPLE_REASONS, sampleContext, sampleNotice } from './sample-notices.ts'

/** When each notice is sent, in the order of the samples. */
const OCCASIONS: Readonly<Record<NoticeReason['kind'], string>> = {
  discarded: 'What a seller wrote breaks the rules, and the message is discarded',
  stripped: 'A file stayed behind, and the rest of the message was delivered',
  undelivered: 'The message could not be delivered within `give_up_after`',
  unreachable: 'The mail server of the other side says that its address does not take mail',
  suspended: 'Its writer is suspended: nothing that it writes is passed on',
  withheld: 'An operator dropped the held message or cancelled its delivery, or nobody released it in time',
}

const NAMES = new Intl.DisplayNames(['en'], { type: 'language' })

export async function renderNoticesDocs(): Promise<string> {
  const english = await Promise.all(
    SAMPLE_REASONS.map(async (reason) => [`### ${OCCASIONS[reason.kind]}`, '', ...(await shown('en', reason))]),
  )
  const [discarded] = SAMPLE_REASONS
  const [, , , unreachable] = SAMPLE_REASONS
  if (discarded === undefined || unreachable === undefined) throw new Error('there are no sample notices')
  return [
    '# Notices',
    '',
    '<!-- Made from src/core/notice-texts/ by `npm run docs`. -->',
    '',
    'Whoever wrote a message is told when it was not delivered, or not whole. The notice says what was found, where, and',
    'what to change; it holds no word of the other party and none of its addresses but the alias that the writer knows.',
    '',
    `It is in the language of the message, as far as that can be told: ${LANGUAGES.map((each) => NAMES.of(each)).join(', ')}.`,
    'Where it cannot be told, and for messages in other languages, it is English. `Content-Language` names it. The language',
    'is guessed from the new text, then from the subject, and kept with the message; nothing else depends on it. Each',
    'language has one file in `src/core/notice-texts/` ([why](decisions/0021-language-of-notices.md)), and all of its',
    'notices can be read in `test/core/notice-texts/`.',
    '',
    'A seller who is awaited reads how much of the 24 hours is left, or that they are over. A writer with several strikes',
    'reads how many there are, and what comes next ([why](decisions/0027-strikes.md)).',
    '',
    '## English',
    '',
    ...english.flat(),
    '## German',
    '',
    ...(await shown('de', discarded)),
    '## Japanese',
    '',
    ...(await shown('ja', unreachable)),
  ].join('\n')
}

async function shown(language: Language, reason: NoticeReason): Promise<string[]> {
  const { subject, text } = await readNotice(sampleNotice(sampleContext(language), reason))
  return ['```text', `Subject: ${subject}`, '', text, '```', '']
}
