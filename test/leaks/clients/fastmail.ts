/** Fastmail: attribution without an address, headers that name the account, forwarded mail under `Original message`. */

import { attribution, type Draft, escaped, type MailClient, mailbox, paragraphs, quoteMarks } from './client.ts'
import type { Language } from './languages.ts'
import { headerWords, isAscii, leaf, message, multipart } from './mime.ts'

const WROTE = {
  en: 'On |Thu, Nov 19, 2026|, at 5:43 PM, {who} wrote:',
  de: 'Am |Do, 19. Nov 2026|, um 17:43, schrieb {who}:',
  fr: 'Le |jeu. 19 nov. 2026|, à 17:43, {who} a écrit :',
  nl: 'Op |do 19 nov 2026|, om 17:43, schreef {who}:',
} as const satisfies Partial<Record<Language, string>>
const LANGUAGES_OF_FASTMAIL = ['en', 'de', 'fr', 'nl'] as const

export const fastmail: MailClient = {
  name: 'Fastmail',
  languages: LANGUAGES_OF_FASTMAIL,
  telltales: ['fastmail', 'messagingengine', /[+-]0530/, /\bqt-/],
  write(draft) {
    const { form, canaries, quoted } = draft
    const boundary = canaries.word('boundary')
    const text = textBody(draft)
    const ascii = isAscii(text)
    const plain = leaf(
      [`Content-Type: text/plain;${ascii ? '' : 'charset=utf-8'}`.replace(/;$/, '')],
      text,
      ascii ? '7bit' : 'quoted-printable',
    )
    const entity =
      form === 'text'
        ? plain
        : multipart([`Content-Type: multipart/alternative;\n boundary=${boundary}`], boundary, [
            plain,
            leaf(['Content-Type: text/html;charset=utf-8'], htmlBody(draft), 'quoted-printable'),
          ])
    const kept =
      quoted === null ? [] : [draft.kind === 'forward' ? '19 Nov 2026' : attribution(wroteIn(draft.language), '').date]
    return { raw: message(header(draft), entity), kept, namesAuthor: quoted !== null, quoteFirst: false, pictures: 0 }
  },
}

function wroteIn(language: Language): string {
  return Object.entries(WROTE).find(([known]) => known === language)?.[1] ?? WROTE.en
}

function header({ kind, canaries, writer, reader, subject, quoted }: Draft): string[] {
  return [
    `Received: from ${canaries.host('Received')} (${canaries.host('Received, reverse')} [${canaries.ip('Received')}])`,
    '\tby mx.marketplace.example (Postfix) with ESMTPS id 4dBf; Thu, 19 Nov 2026 12:13:14 +0000 (UTC)',
    `Received: from ${canaries.host('imap')} (imap.internal [10.202.2.95])`,
    '\tby mailfout.phl.internal (Postfix) with ESMTP; Thu, 19 Nov 2026 07:13:13 -0500 (EST)',
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${canaries.host('DKIM')}; s=fm2; h=cc:date:from; b=x`,
    `X-ME-Sender: <xms:${canaries.word('X-ME-Sender')}>`,
    `X-ME-Received: <xmr:${canaries.word('X-ME-Received')}>`,
    `X-ME-Proxy-Cause: ${canaries.word('X-ME-Proxy-Cause')}`,
    `Feedback-ID: ${canaries.word('Feedback-ID')}:Fastmail`,
    `X-ThreadId: ${canaries.word('X-ThreadId')}`,
    'MIME-Version: 1.0',
    'Date: Thu, 19 Nov 2026 17:43:12 +0530',
    `From: "${headerWords(writer.name)}" <${writer.address}>`,
    `To: ${mailbox(reader)}`,
    `Message-Id: ${canaries.messageId('Message-ID')}`,
    ...(quoted !== null && kind !== 'forward'
      ? [`In-Reply-To: ${quoted.messageId}`, `References: ${quoted.messageId}`]
      : []),
    `Subject: ${headerWords(subject)}`,
    `User-Agent: ${canaries.client('User-Agent')}`,
  ]
}

function textBody({ kind, language, lines, quoted, writer, canaries }: Draft): string {
  const signature = ['', '-- ', `  ${writer.name}`, `  ${canaries.address('another address in the signature')}`, '']
  if (quoted === null) return [...paragraphs(lines), ...signature].join('\n')
  if (kind === 'forward') return [...paragraphs(lines), '', ...forwardBlock(quoted), '', ...quoted.lines, ''].join('\n')
  const { line } = attribution(wroteIn(language), quoted.author.name)
  return [...paragraphs(lines), '', line, ...quoteMarks(paragraphs(quoted.lines)), ...signature].join('\n')
}

function forwardBlock({ author, to, copy, subject }: NonNullable<Draft['quoted']>): string[] {
  return [
    '----- Original message -----',
    `From: ${mailbox(author)}`,
    `To: ${mailbox(to)}`,
    ...(copy === null ? [] : [`Cc: ${mailbox(copy)}`]),
    `Subject: ${subject}`,
    'Date: Thu, 19 Nov 2026 17:43:12 +0530',
  ]
}

function htmlBody({ kind, language, lines, quoted, writer, canaries }: Draft): string {
  const style = canaries.word('a style')
  const page = (body: string) =>
    `<!DOCTYPE html><html><head><title></title><style type="text/css">p.${style}{margin:0;padding:0;}</style></head><body>${body}</body></html>`
  const own = lines.map((line) => `<div>${escaped(line)}</div>`).join('<div><br></div>')
  const signature = `<div id="sig${canaries.word('the id of the signature')}"><div class="signature">--</div><div class="signature">&nbsp; ${escaped(writer.name)}</div></div>`
  if (quoted === null) return page(`${own}<div><br></div>${signature}`)
  const above =
    kind === 'forward'
      ? forwardBlock(quoted)
          .map((line) => `<div>${escaped(line)}</div>`)
          .join('')
      : `<div>${attribution(escaped(wroteIn(language)), escaped(quoted.author.name)).line}<br></div>`
  const words = quoted.lines.map((line) => `<div>${escaped(line)}</div>`).join('<div><br></div>')
  return page(
    `${own}<div><br></div>${above}<blockquote type="cite" id="qt" style="" data-from="${quoted.author.address}">${words}</blockquote>` +
      `<div><br></div>${kind === 'forward' ? '' : signature}`,
  )
}
