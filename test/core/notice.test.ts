/**
 * Notices as they are read, in every language.
 *
 * `notice-texts/LANGUAGE.txt` holds each of them as a mail program shows it. `UPDATE_GOLDEN=1 npx vitest run
 * test/core/notice.test.ts` writes those files anew; read the difference before you keep it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../src/core/language.ts'
import { at } from '../support/make-plan.ts'
import {
  OVERDUE,
  quotedFinding,
  readNotice,
  SAMPLE_REASONS,
  SAMPLE_STRIKES,
  sampleContext,
  sampleNotice,
} from '../support/sample-notices.ts'

const update = process.env['UPDATE_GOLDEN'] === '1'

describe('the notices', () => {
  for (const language of LANGUAGES) {
    it(`in ${language} read as they are kept`, async () => {
      const file = join(import.meta.dirname, 'notice-texts', `${language}.txt`)
      const samples = [
        ...SAMPLE_REASONS.map((reason) => ({ reason, about: sampleContext(language) })),
        ...SAMPLE_STRIKES.map((reason) => ({ reason, about: sampleContext(language, OVERDUE) })),
      ]
      const shown = await Promise.all(
        samples.map(async ({ reason, about }) => {
          const { subject, text } = await readNotice(sampleNotice(about, reason))
          return `${subject}\n\n${text}\n`
        }),
      )
      const all = shown.join(`\n${'='.repeat(72)}\n\n`)
      if (update) writeFileSync(file, all)
      expect(all).toBe(readFileSync(file, 'utf8'))
    })

    it(`in ${language} fit a screen of 72 columns, but for what cannot be broken`, async () => {
      for (const reason of [...SAMPLE_REASONS, ...SAMPLE_STRIKES]) {
        const { text } = await readNotice(sampleNotice(sampleContext(language), reason))
        const tooLong = text.split('\n').filter((line) => stringWidth(line) > 72)
        expect(tooLong.filter((line) => !line.includes('bbbbbbbbbbbbbbbb@marketplace.example'))).toEqual([])
      }
    })

    it(`in ${language} are valid mail that two parsers read alike, and say their language`, async () => {
      for (const reason of [...SAMPLE_REASONS, ...SAMPLE_STRIKES]) {
        const notice = sampleNotice(sampleContext(language), reason)
        const bytes = Buffer.from(notice.bytes)
        expect(bytes.every((byte) => byte < 0x80)).toBe(true)
        expect(
          Math.max(
            ...bytes
              .toString()
              .split('\r\n')
              .map((line) => line.length),
          ),
        ).toBeLessThanOrEqual(78)
        const mail = await simpleParser(bytes)
        const { subject, text } = await readNotice(notice)
        expect(mail.subject).toBe(subject)
        expect(mail.text?.trimEnd()).toBe(text)
        expect(mail.headers.get('content-language')).toBe(language)
        expect(subject).toContain(sampleContext(language).subject)
      }
    })

    it(`in ${language} never hold an address of the other party, and its alias once`, async () => {
      for (const reason of [...SAMPLE_REASONS, ...SAMPLE_STRIKES]) {
        const notice = sampleNotice(sampleContext(language), reason)
        const { text } = await readNotice(notice)
        expect(notice.forwardPath).toBe('sales@blue.example')
        expect(text.match(/[\w.+-]+@[\w.-]+/g)).toEqual(['bbbbbbbbbbbbbbbb@marketplace.example'])
      }
    })
  }

  it('say that there was no subject in the language of the writer', async () => {
    const { subject, text } = await readNotice(sampleNotice(sampleContext('de', { subject: '' }), { kind: 'withheld' }))
    expect(subject).toBe('Nicht zugestellt: (kein Betreff)')
    expect(text).toContain('Betreff:  (kein Betreff)')
  })

  it('give the same advice once, below all places that it is about', async () => {
    const findings = [
      quotedFinding('link.website', 'subject', 'one.example'),
      quotedFinding('contact.phone', 'text', 'call 030 1234567'),
      quotedFinding('link.website', 'text', 'two.example'),
      quotedFinding('link.website', 'text', 'two.example'),
    ]
    const { text } = await readNotice(sampleNotice(sampleContext('en'), { kind: 'discarded', findings }))
    expect(text.match(/ {2}\* .*/g)).toEqual([
      '  * In the subject: one.example',
      '  * In the text: two.example',
      '  * In the text: call 030 1234567',
    ])
    expect(text).toContain('two.example\n    Take out the website address')
    expect(text.match(/Take out the website address/g)).toHaveLength(1)
  })

  it('say how much more was found than is shown, and hide no advice behind it', async () => {
    const findings = [
      ...Array.from({ length: 25 }, (_, index) => quotedFinding('link.website', 'text', `shop${index}.example`)),
      quotedFinding('contact.phone', 'text', '030 1234567'),
    ]
    const { text } = await readNotice(sampleNotice(sampleContext('ja'), { kind: 'discarded', findings }))
    expect(text).toContain('shop9.example')
    expect(text).not.toContain('shop10.example')
    expect(text).toContain('ほか15件')
    expect(text).toContain('030 1234567')
  })

  it('give the advice of a rule that no catalogue knows as the rule has it', async () => {
    const own = { rule: 'contact.unheard-of', where: 'text', excerpt: 'call me', advice: 'Leave the number out.' }
    const { text } = await readNotice(sampleNotice(sampleContext('fr'), { kind: 'discarded', findings: [own] }))
    expect(text).toContain('* Dans le texte\u00a0: call me\n    Leave the number out.')
  })

  it('take names with braces for names', async () => {
    const about = sampleContext('en', { readerName: '{writer}', writerName: '{reader}', receivedAt: at('10:00:00') })
    const { text } = await readNotice(sampleNotice(about, { kind: 'withheld' }))
    expect(text).toContain('Hello {reader},')
    expect(text).toContain('your message to {writer} was')
  })

  describe('tell a seller of the time for the answer', () => {
    const textOf = async (kind: 'discarded' | 'withheld', responseDueAt: Date | null) => {
      const reason = kind === 'withheld' ? { kind } : { kind, findings: [] }
      const { text } = await readNotice(sampleNotice(sampleContext('en', { responseDueAt }), reason))
      return text.replace(/\s+/g, ' ')
    }
    // The notice is of 10:00:05.
    for (const { due, said } of [
      {
        due: '2026-11-21T09:00:04Z',
        said: '22 h 59 min were left when we wrote this (they end at 2026-11-21 09:00 UTC)',
      },
      {
        due: '2026-11-20T10:01:04Z',
        said: '0 h 0 min were left when we wrote this (they end at 2026-11-20 10:01 UTC)',
      },
      { due: '2026-11-20T10:00:05Z', said: '0 h 0 min were left' },
      { due: '2026-11-20T10:00:04Z', said: 'The 24 hours for it are over (they ended at 2026-11-20 10:00 UTC)' },
    ]) {
      it(`due at ${due}`, async () => {
        expect(await textOf('discarded', at(due))).toContain(said)
        expect(await textOf('withheld', at(due))).toContain(said)
      })
    }

    it('only where one is awaited, and where nothing of the message has answered', async () => {
      expect(await textOf('discarded', null)).not.toContain('24 hours')
      for (const reason of SAMPLE_REASONS.filter(({ kind }) => kind !== 'discarded' && kind !== 'withheld')) {
        expect((await readNotice(sampleNotice(sampleContext('en'), reason))).text).not.toContain('24 hours')
      }
    })
  })
})
