/** Gmail on the web: https://mail.google.com, texts as its interface translates them. */

import {
  attribution,
  type Draft,
  escaped,
  htmlMailbox,
  type MailClient,
  mailbox,
  type Person,
  quoteMarks,
  type Written,
} from './client.ts'
import { LANGUAGES, type Language } from './languages.ts'
import { headerWords, isAscii, leaf, message, multipart, wrapped } from './mime.ts'

const WROTE: Readonly<Record<Language, string>> = {
  en: 'On |Thu, Nov 19, 2026| at 5:43 PM {who} wrote:',
  de: 'Am |Do., 19. Nov. 2026| um 17:43 Uhr schrieb {who}:',
  fr: 'Le |jeu. 19 nov. 2026| à 17:43, {who} a écrit :',
  es: 'El |jue, 19 nov 2026| a las 17:43, {who} escribió:',
  it: 'Il giorno |gio 19 nov 2026| alle ore 17:43 {who} ha scritto:',
  pt: 'Em |qui., 19 de nov. de 2026| às 17:43, {who} escreveu:',
  nl: 'Op |do 19 nov 2026| om 17:43 schreef {who}:',
  pl: '|czw., 19 lis 2026| o 17:43 {who} napisał(a):',
  sv: 'Den |tors 19 nov. 2026| kl 17:43 skrev {who}:',
  tr: '{who}, |19 Kas 2026| Per, 17:43 tarihinde şunu yazdı:',
  ja: '|2026年11月19日(木)| 17:43 {who}:',
  zh: '{who} 于|2026年11月19日|周四 17:43写道：',
  ru: '|чт, 19 нояб. 2026 г.| в 17:43, {who}:',
}

interface Forward {
  readonly from: string
  readonly date: string
  readonly subject: string
  readonly to: string
  readonly when: string
}

const forward = (from: string, date: string, subject: string, to: string, when: string): Forward => ({
  from,
  date,
  subject,
  to,
  when,
})
const FORWARD: Partial<Record<Language, Forward>> = {
  en: forward('From', 'Date', 'Subject', 'To', '|Thu, Nov 19, 2026| at 5:43 PM'),
  de: forward('Von', 'Date', 'Subject', 'To', '|Do., 19. Nov. 2026| um 17:43 Uhr'),
  fr: forward('De', 'Date', 'Subject', 'To', '|jeu. 19 nov. 2026| à 17:43'),
  es: forward('De', 'Date', 'Subject', 'To', '|jue, 19 nov 2026| a las 17:43'),
  ru: forward('От кого', 'Date', 'Subject', 'To', '|чт, 19 нояб. 2026 г.| в 17:43'),
}

export const gmail: MailClient = {
  name: 'Gmail',
  languages: LANGUAGES,
  telltales: ['gmail', 'google.com', 'data-smartmail'],
  write(draft) {
    const { form, canaries } = draft
    const boundary = `000000000000${canaries.word('boundary')}`
    const kept: string[] = []
    const text = textBody(draft, kept)
    const encoding = isAscii(text) ? '7bit' : 'base64'
    const plain = leaf(['Content-Type: text/plain; charset="UTF-8"'], text, encoding)
    const entity =
      form === 'text'
        ? plain
        : multipart([`Content-Type: multipart/alternative; boundary="${boundary}"`], boundary, [
            plain,
            leaf(['Content-Type: text/html; charset="UTF-8"'], htmlBody(draft), 'quoted-printable'),
          ])
    const written: Written = {
      raw: message(header(draft), entity),
      kept,
      namesAuthor: true,
      quoteFirst: false,
      pictures: 0,
    }
    return written
  },
}

function header({ kind, canaries, writer, reader, subject, quoted }: Draft): string[] {
  const server = canaries.host('Received of Gmail')
  return [
    `Return-Path: <${writer.address}>`,
    `Received: from ${server} (${server}. [${canaries.ip('Received of Gmail')}])`,
    '        by mx.marketplace.example with ESMTPS id 5b1f17b1804b1-47782f6c2bsi100',
    '        for <alias@marketplace.example>; Thu, 19 Nov 2026 04:13:14 -0800 (PST)',
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${canaries.host('d= of Gmail')}; s=20230601;`,
    '        h=to:subject:message-id:date:from:mime-version:from:to:cc:subject:date;',
    `        bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=${canaries.word('b= of Gmail')}`,
    `X-Google-DKIM-Signature: v=1; a=rsa-sha256; d=1e100.net; s=20230601; b=${canaries.word('X-Google-DKIM')}`,
    `X-Gm-Message-State: AOJu0Y${canaries.word('X-Gm-Message-State')}`,
    `X-Gm-Gg: ASbGnc${canaries.word('X-Gm-Gg')}`,
    `X-Google-Smtp-Source: AGHT+I${canaries.word('X-Google-Smtp-Source')}`,
    'X-Received: by 2002:a05:600c:4ed0:b0:477:9b35:3e36 with SMTP id 5b1f17b1804b1-4779b35;',
    ' Thu, 19 Nov 2026 04:13:13 -0800 (PST)',
    'MIME-Version: 1.0',
    ...(quoted !== null && kind !== 'forward'
      ? [`References: ${quoted.messageId}`, `In-Reply-To: ${quoted.messageId}`]
      : []),
    `From: ${headerWords(writer.name)} <${writer.address}>`,
    'Date: Thu, 19 Nov 2026 17:43:12 +0530',
    `X-Gm-Features: AWmQ_bk${canaries.word('X-Gm-Features')}`,
    `Message-ID: ${canaries.messageId('Message-ID')}`,
    `Subject: ${headerWords(subject)}`,
    `To: ${mailbox(reader)}`,
  ]
}

function textBody({ kind, language, lines, quoted, writer, canaries }: Draft, kept: string[]): string {
  const signature = ['', '-- ', writer.name, `www.${canaries.host('signature')}`]
  if (quoted === null) return [...lines.join('\n\n').split('\n'), ...signature, ''].join('\n')
  if (kind === 'forward')
    return [...lines.join('\n\n').split('\n'), '', ...textForward(quoted, language, kept), ''].join('\n')
  const { line, date } = attribution(WROTE[language], mailbox(quoted.author))
  kept.push(date)
  return [
    ...lines.join('\n\n').split('\n'),
    '',
    ...wrapped(line, 76),
    '',
    ...quoteMarks(quoted.lines),
    '',
    ...signature,
    '',
  ].join('\n')
}

function textForward(
  { author, to, copy, subject, lines }: NonNullable<Draft['quoted']>,
  language: Language,
  kept: string[],
): string[] {
  const words = FORWARD[language] ?? FORWARD.en
  if (words === undefined) return []
  kept.push(attribution(words.when, '').date)
  return [
    '---------- Forwarded message ---------',
    `${words.from}: ${mailbox(author)}`,
    `${words.date}: ${attribution(words.when, '').line}`,
    `${words.subject}: ${subject}`,
    `${words.to}: ${mailbox(to)}`,
    ...(copy === null ? [] : [`Cc: ${mailbox(copy)}`]),
    '',
    '',
    ...lines,
  ]
}

function htmlBody(draft: Draft): string {
  const { kind, lines, writer, canaries, quoted } = draft
  const host = canaries.host('signature in HTML')
  const signature =
    '<span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" ' +
    `data-smartmail="gmail_signature"><div dir="ltr">${escaped(writer.name)}<br>` +
    `<a href="https://www.${host}/" target="_blank">www.${host}</a><br></div></div>`
  const own = lines.map((line) => `<div>${escaped(line)}</div>`).join('<div><br></div>')
  if (quoted === null) return `<div dir="ltr"><div>${own}<br clear="all"></div><br>${signature}</div>\n`
  if (kind === 'forward') return `<div dir="ltr">${own}<br><br>${htmlForward(quoted, draft.language)}</div>\n`
  const { line } = attribution(escaped(WROTE[draft.language]), htmlMailbox(quoted.author))
  return (
    `<div dir="ltr">${own}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">` +
    `${line}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid ` +
    `rgb(204,204,204);padding-left:1ex">${quoted.lines.map(escaped).join('<br>\n')}<br>\n</blockquote></div>` +
    `<div><br clear="all"></div><br>${signature}\n`
  )
}

function htmlForward({ author, to, copy, subject, lines }: NonNullable<Draft['quoted']>, language: Language): string {
  const words = FORWARD[language] ?? FORWARD.en
  if (words === undefined) return ''
  const person = (who: Person) => `&lt;<a href="mailto:${who.address}">${who.address}</a>&gt;`
  return (
    '<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">---------- Forwarded message ' +
    `---------<br>${words.from}: <strong class="gmail_sendername" dir="auto">${escaped(author.name)}</strong> ` +
    `<span dir="auto">${person(author)}</span><br>${words.date}: ${attribution(words.when, '').line}<br>` +
    `${words.subject}: ${escaped(subject)}<br>${words.to}:  ${person(to)}<br>` +
    `${copy === null ? '' : `Cc: ${escaped(copy.name)} ${person(copy)}<br>`}</div><br><br>` +
    `<div dir="ltr">${lines.map(escaped).join('<br>')}</div></div>`
  )
}
