/** Proton Mail: everything in base64, an advertisement below what is written, dates with ordinals. */

import {
  attribution,
  type Draft,
  escaped,
  htmlMailbox,
  type MailClient,
  mailbox,
  paragraphs,
  quoteMarks,
} from './client.ts'
import type { Language } from './languages.ts'
import { headerWords, leaf, message, multipart } from './mime.ts'

const WROTE = {
  en: 'On |Thursday, November 19th, 2026| at 5:43 PM, {who} wrote:',
  de: 'Am |Donnerstag, 19. November 2026| um 17:43, {who} schrieb:',
  fr: 'Le |jeudi 19 novembre 2026| à 17:43, {who} a écrit :',
  es: 'El |jueves, 19 de noviembre de 2026| a las 17:43, {who} escribió:',
  nl: 'Op |donderdag 19 november 2026| om 17:43 schreef {who}:',
  pl: '|czwartek, 19 listopada 2026| 17:43 {who} napisał(a):',
} as const satisfies Partial<Record<Language, string>>
const LANGUAGES_OF_PROTON = ['en', 'de', 'fr', 'es', 'nl', 'pl'] as const

const TEXT_SIGNATURE = 'Sent with [Proton Mail](https://proton.me/mail/home) secure email.'
const FORWARDED = '------- Forwarded Message -------'

export const proton: MailClient = {
  name: 'Proton',
  languages: LANGUAGES_OF_PROTON,
  telltales: ['proton', 'secure email'],
  write(draft) {
    const { form, canaries, quoted, kind } = draft
    const boundary = `b1=_${canaries.word('boundary')}`
    const plain = leaf(['Content-Type: text/plain; charset=utf-8'], textBody(draft), 'base64')
    const entity =
      form === 'text'
        ? plain
        : multipart([`Content-Type: multipart/alternative;\n boundary="${boundary}"`], boundary, [
            plain,
            leaf(['Content-Type: text/html; charset=utf-8'], htmlBody(draft), 'base64'),
          ])
    const date = kind === 'forward' ? 'November 19th, 2026' : attribution(wroteIn(draft.language), '').date
    return {
      raw: message(header(draft), entity),
      kept: quoted === null ? [] : [date],
      namesAuthor: quoted !== null,
      quoteFirst: false,
      pictures: 0,
    }
  },
}

function wroteIn(language: Language): string {
  return Object.entries(WROTE).find(([known]) => known === language)?.[1] ?? WROTE.en
}

function header({ kind, canaries, writer, reader, subject, quoted }: Draft): string[] {
  return [
    `Received: from ${canaries.host('Received')} (${canaries.host('Received, reverse')} [${canaries.ip('Received')}])`,
    '\tby mx.marketplace.example (Postfix) with ESMTPS id 4dBa; Thu, 19 Nov 2026 12:13:14 +0000 (UTC)',
    'Date: Thu, 19 Nov 2026 12:13:12 +0000',
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${canaries.host('DKIM')}; s=protonmail3; h=Date:To:From; b=x`,
    `To: ${mailbox(reader)}`,
    `From: ${headerWords(writer.name)} <${writer.address}>`,
    `Subject: ${headerWords(subject)}`,
    `Message-ID: ${canaries.messageId('Message-ID')}`,
    ...(quoted !== null && kind !== 'forward'
      ? [`In-Reply-To: ${quoted.messageId}`, `References: ${quoted.messageId}`]
      : []),
    `Feedback-ID: ${canaries.word('Feedback-ID')}:user:proton`,
    `X-Pm-Message-ID: ${canaries.word('X-Pm-Message-ID')}`,
    'MIME-Version: 1.0',
  ]
}

function textBody({ kind, language, lines, quoted }: Draft): string {
  const own = [...paragraphs(lines), '', TEXT_SIGNATURE, '']
  if (quoted === null) return own.join('\n')
  if (kind !== 'forward') {
    const { line } = attribution(wroteIn(language), mailbox(quoted.author))
    return [...own, line, '', ...quoteMarks(quoted.lines), ''].join('\n')
  }
  return [
    ...own,
    FORWARDED,
    `From: ${mailbox(quoted.author)}`,
    'Date: On Thursday, November 19th, 2026 at 5:43 PM',
    `Subject: ${quoted.subject}`,
    `To: ${mailbox(quoted.to)}`,
    ...(quoted.copy === null ? [] : [`CC: ${mailbox(quoted.copy)}`]),
    '',
    ...quoteMarks(quoted.lines),
    '',
  ].join('\n')
}

function htmlBody({ kind, language, lines, quoted, canaries }: Draft): string {
  const style = 'style="font-family: Arial, sans-serif; font-size: 14px;"'
  const own = lines.map((line) => `<div ${style}>${escaped(line)}</div>`).join(`<div ${style}><br></div>`)
  const signature =
    `<div class="protonmail_signature_block" ${style}><div class="protonmail_signature_block-user protonmail_signature_block-empty">` +
    '</div><div class="protonmail_signature_block-proton">Sent with <a target="_blank" ' +
    `href="https://proton.me/mail/home?x=${canaries.word('a link of the signature')}" rel="noopener noreferrer">Proton Mail</a> secure email.</div></div>`
  if (quoted === null) return `${own}<div ${style}><br></div>${signature}`
  const rows =
    kind === 'forward'
      ? `${FORWARDED}<br>From: ${htmlMailbox(quoted.author)}<br>Date: On Thursday, November 19th, 2026 at 5:43 PM<br>` +
        `Subject: ${escaped(quoted.subject)}<br>To: ${htmlMailbox(quoted.to)}<br>` +
        (quoted.copy === null ? '' : `CC: ${htmlMailbox(quoted.copy)}<br>`)
      : `${attribution(escaped(wroteIn(language)), htmlMailbox(quoted.author)).line}<br>`
  return (
    `${own}<div ${style}><br></div>${signature}<div class="protonmail_quote">${rows}<br>` +
    `<blockquote class="protonmail_quote" type="cite">${quoted.lines.map((line) => `<div>${escaped(line)}</div>`).join('')}` +
    '</blockquote><br></div>'
  )
}
