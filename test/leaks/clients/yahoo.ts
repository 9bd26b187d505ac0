/** Yahoo Mail: attribution with a time zone in words, ids in every element, an advertisement as signature of its app. */

import { attribution, type Draft, escaped, htmlMailbox, type MailClient, mailbox, paragraphs } from './client.ts'
import type { Language } from './languages.ts'
import { headerWords, leaf, message, multipart } from './mime.ts'

const WROTE = {
  en: 'On |Thursday, November 19, 2026| at 05:43:12 PM GMT+5:30, {who} wrote:',
  de: 'Am |Donnerstag, 19. November 2026| um 17:43:12 MEZ hat {who} Folgendes geschrieben:',
  fr: 'Le |jeudi 19 novembre 2026| à 17:43:12 UTC+1, {who} a écrit :',
  es: 'En |jueves, 19 de noviembre de 2026|, 17:43:12 CET, {who} escribió:',
  it: 'Il |giovedì 19 novembre 2026| alle ore 17:43:12 CET, {who} ha scritto:',
  pt: 'Em |quinta-feira, 19 de novembro de 2026| às 17:43:12 BRT, {who} escreveu:',
  nl: 'Op |donderdag 19 november 2026| om 17:43:12 CET schreef {who}:',
  pl: 'W dniu |czwartek, 19 listopada 2026| 17:43:12 CET użytkownik {who} napisał:',
  sv: 'Den |torsdag 19 november 2026| 17:43:12 CET, {who} skrev:',
  tr: '|19 Kasım 2026 Perşembe| 17:43:12 GMT+3 tarihinde {who} şunu yazdı:',
  ru: '|четверг, 19 ноября 2026 г.| в 17:43:12 GMT+3, {who} написал(а):',
} as const satisfies Partial<Record<Language, string>>

const APP = 'Yahoo Mail: Search, Organize, Conquer'
const LANGUAGES_OF_YAHOO = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'tr', 'ru'] as const

export const yahoo: MailClient = {
  name: 'Yahoo',
  languages: LANGUAGES_OF_YAHOO,
  telltales: ['yahoo', 'ymail', /GMT\+|UTC\+1|\bCET\b|\bMEZ\b|\bBRT\b/, 'onelink'],
  write(draft) {
    const { form, canaries, quoted } = draft
    const boundary = `----=_Part_${canaries.word('boundary')}_1733.1763554592`
    const wrote = attribution(wroteIn(draft.language), '')
    const plain = leaf(['Content-Type: text/plain; charset=UTF-8'], textBody(draft), 'quoted-printable')
    const entity =
      form === 'text'
        ? plain
        : multipart([`Content-Type: multipart/alternative; \n\tboundary="${boundary}"`], boundary, [
            plain,
            leaf(['Content-Type: text/html; charset=UTF-8'], htmlBody(draft), 'quoted-printable'),
          ])
    const kept = quoted === null ? [] : [draft.kind === 'forward' ? 'November 19, 2026' : wrote.date]
    return { raw: message(header(draft), entity), kept, namesAuthor: quoted !== null, quoteFirst: false, pictures: 0 }
  },
}

function wroteIn(language: Language): string {
  return Object.entries(WROTE).find(([known]) => known === language)?.[1] ?? WROTE.en
}

function header({ kind, canaries, writer, reader, subject, quoted }: Draft): string[] {
  return [
    `Received: from ${canaries.host('Received')} (${canaries.host('Received, reverse')} [${canaries.ip('Received')}])`,
    '\tby mx.marketplace.example (Postfix) with ESMTPS id 4dBxyz; Thu, 19 Nov 2026 12:13:14 +0000 (UTC)',
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${canaries.host('DKIM')}; s=s2048; t=1763554594; b=x`,
    `X-SONIC-DKIM-SIGN: v=1; a=rsa-sha256; d=yahoo.com; s=s2048; b=${canaries.word('X-SONIC-DKIM-SIGN')}`,
    `X-YMail-OSG: ${canaries.word('X-YMail-OSG')}`,
    `X-Sonic-MF: <${writer.address}>`,
    `X-Sonic-ID: ${canaries.word('X-Sonic-ID')}`,
    `Received: from ${canaries.host('sonic')} by sonic.gate.mail.ne1.yahoo.com with HTTP; Thu, 19 Nov 2026 12:13:13 +0000`,
    'Date: Thu, 19 Nov 2026 17:43:12 +0530 (IST)',
    `From: ${headerWords(writer.name)} <${writer.address}>`,
    `To: ${mailbox(reader)}`,
    `Message-ID: ${canaries.messageId('Message-ID')}`,
    ...(quoted !== null && kind !== 'forward'
      ? [`In-Reply-To: ${quoted.messageId}`, `References: ${quoted.messageId}`]
      : []),
    `Subject: ${headerWords(subject)}`,
    'MIME-Version: 1.0',
    `X-Mailer: WebService/1.1.24652 YahooMailIosMobile ${canaries.client('X-Mailer')}`,
  ]
}

function textBody({ kind, language, lines, quoted }: Draft): string {
  const own = paragraphs(lines)
  if (quoted === null) return [...own, '', APP, ''].join('\n')
  if (kind !== 'forward') {
    const { line } = attribution(wroteIn(language), mailbox(quoted.author))
    return [...own, '', APP, '', `    ${line}  `, ' ', ` ${quoted.lines.join('\n ')}  `, ''].join('\n')
  }
  const { author, to, copy, subject } = quoted
  return [
    ...own,
    '',
    '   ----- Forwarded Message -----',
    `From: ${mailbox(author)}`,
    `To: ${mailbox(to)}`,
    ...(copy === null ? [] : [`Cc: ${mailbox(copy)}`]),
    'Sent: Thursday, November 19, 2026 at 05:43:12 PM GMT+5:30',
    `Subject: ${subject}`,
    '',
    ...quoted.lines,
    '',
  ].join('\n')
}

function htmlBody({ kind, language, lines, quoted, canaries }: Draft): string {
  const own = lines.map((line) => `<div dir="ltr" data-setdir="false">${escaped(line)}</div>`).join('<div><br></div>')
  const app =
    '<div id="ymail_android_signature"><a id="ymail_android_signature_link" ' +
    `href="https://mail.onelink.me/107872968?pid=nativeplacement&amp;c=${canaries.word('a link of the app')}">${APP}</a></div>`
  const begun = `<div class="ydp${canaries.word('a class')}yahoo-style-wrap" style="font-family:Helvetica Neue, Arial, sans-serif;">${own}<div><br></div>`
  if (quoted === null) return `<html><head></head><body>${begun}${app}</div></body></html>`
  const who = htmlMailbox(quoted.author, ' rel="nofollow" target="_blank"')
  const { line } = attribution(escaped(wroteIn(language)), who)
  const above =
    kind === 'forward'
      ? `<div>----- Forwarded Message -----</div><div><b>From:</b> ${who}</div><div><b>To:</b> ${htmlMailbox(quoted.to)}</div>` +
        (quoted.copy === null ? '' : `<div><b>Cc:</b> ${htmlMailbox(quoted.copy)}</div>`) +
        '<div><b>Sent:</b> Thursday, November 19, 2026 at 05:43:12 PM GMT+5:30</div>' +
        `<div><b>Subject:</b> ${escaped(quoted.subject)}</div><div><br></div>`
      : `<div>${line}</div><div><br></div>`
  const id = canaries.word('the id of the quote')
  return (
    `<html><head></head><body>${begun}${kind === 'forward' ? '' : app}</div><div id="ydp${id}yahoo_quoted_1" class="yahoo_quoted">` +
    '<div style="font-family:\'Helvetica Neue\', Helvetica, Arial, sans-serif;font-size:13px;color:#26282a;">' +
    `${above}<div><div id="yiv${id}"><div dir="ltr">${quoted.lines.map(escaped).join('<br>')}</div></div></div></div></div></body></html>`
  )
}
