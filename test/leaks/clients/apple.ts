/** Apple Mail on a phone: quotes marked with >, a zone in forwarded dates, and a signature that names the phone. */

import {
  attribution,
  type Draft,
  escaped,
  htmlMailbox,
  type MailClient,
  mailbox,
  quoteMarks,
  paragraphs,
} from './client.ts'
import { LANGUAGES, type Language } from './languages.ts'
import { headerWords, isAscii, leaf, message, multipart } from './mime.ts'

const WROTE: Readonly<Record<Language, readonly [wrote: string, sent: string]>> = {
  en: ['On |Nov 19, 2026|, at 5:43 PM, {who} wrote:', 'Sent from my iPhone'],
  de: ['Am |19.11.2026| um 17:43 schrieb {who}:', 'Von meinem iPhone gesendet'],
  fr: ['Le |19 nov. 2026| à 17:43, {who} a écrit :', 'Envoyé de mon iPhone'],
  es: ['El |19 nov 2026|, a las 17:43, {who} escribió:', 'Enviado desde mi iPhone'],
  it: ['Il giorno |19 nov 2026|, alle ore 17:43, {who} ha scritto:', 'Inviato da iPhone'],
  pt: ['Em |19 de nov. de 2026|, à(s) 17:43, {who} escreveu:', 'Enviado do meu iPhone'],
  nl: ['Op |19 nov. 2026| om 17:43 heeft {who} het volgende geschreven:', 'Verstuurd vanaf mijn iPhone'],
  pl: ['Wiadomość napisana przez {who} w dniu |19 lis 2026|, o godz. 17:43:', 'Wysłane z iPhone’a'],
  sv: ['|19 nov. 2026| kl. 17:43 skrev {who}:', 'Skickat från min iPhone'],
  tr: ['{who} şunları yazdı (|19 Kas 2026| 17:43):', 'iPhone’umdan gönderildi'],
  ja: ['|2026/11/19| 17:43、{who}のメール:', 'iPhoneから送信'],
  zh: ['|2026年11月19日| 17:43，{who} 写道：', '发自我的iPhone'],
  ru: ['|19 нояб. 2026 г.|, в 17:43, {who} написал(а):', 'Отправлено с iPhone'],
}

type Forward = readonly [title: string, from: string, date: string, to: string, subject: string, when: string]
const FORWARD: Partial<Record<Language, Forward>> = {
  en: ['Begin forwarded message:', 'From:', 'Date:', 'To:', 'Subject:', '|November 19, 2026| at 5:43:12 PM GMT+5:30'],
  de: [
    'Anfang der weitergeleiteten Nachricht:',
    'Von:',
    'Datum:',
    'An:',
    'Betreff:',
    '|19. November 2026| um 17:43:12 MEZ',
  ],
  fr: ['Début du message transféré :', 'De:', 'Date:', 'À:', 'Objet:', '|19 novembre 2026| à 17:43:12 UTC+1'],
  ja: ['転送されたメッセージ:', '差出人:', '日時:', '宛先:', '件名:', '|2026年11月19日| 17:43:12 JST'],
}

export const apple: MailClient = {
  name: 'Apple Mail',
  languages: LANGUAGES,
  telltales: ['iPhone', 'Apple-', /GMT\+|UTC\+1|\bMEZ\b|\bJST\b/],
  write(draft) {
    const { form, canaries, quoted, kind, language } = draft
    const boundary = `Apple-Mail-${canaries.word('boundary')}`
    const text = textBody(draft)
    const plain = leaf(
      [`Content-Type: text/plain;\n\tcharset=${isAscii(text) ? 'us-ascii' : 'utf-8'}`],
      text,
      isAscii(text) ? '7bit' : 'base64',
    )
    const entity =
      form === 'text'
        ? plain
        : multipart([`Content-Type: multipart/alternative; boundary=${boundary}`], boundary, [
            plain,
            leaf(['Content-Type: text/html;\n\tcharset=utf-8'], htmlBody(draft), 'quoted-printable'),
          ])
    const date = attribution(kind === 'forward' ? forwardIn(language)[5] : WROTE[language][0], '').date
    return {
      raw: message(header(draft), entity),
      kept: quoted === null ? [] : [date],
      namesAuthor: quoted !== null,
      quoteFirst: false,
      pictures: 0,
    }
  },
}

const ENGLISH: Forward = [
  'Begin forwarded message:',
  'From:',
  'Date:',
  'To:',
  'Subject:',
  '|November 19, 2026| at 5:43:12 PM GMT+5:30',
]

function forwardIn(language: Language): Forward {
  return FORWARD[language] ?? ENGLISH
}

function header({ kind, canaries, writer, reader, subject, quoted }: Draft): string[] {
  return [
    `Received: from ${canaries.host('Received')} (unknown [${canaries.ip('Received')}])`,
    '\tby mx.marketplace.example (Postfix) with ESMTPS id 9E1C3180; Thu, 19 Nov 2026 12:13:14 +0000 (UTC)',
    `Received: from smtpclient.apple (${canaries.host('HELO')} [${canaries.ip('phone')}])`,
    `\tby ${canaries.host('submission')} (Postfix) with ESMTPSA id 6F1; Thu, 19 Nov 2026 12:13:13 +0000 (UTC)`,
    `Content-Type-Hint: ${canaries.word('an unknown field')}`,
    `From: ${headerWords(writer.name)} <${writer.address}>`,
    `Mime-Version: 1.0 (${canaries.client('comment of Mime-Version')})`,
    'Date: Thu, 19 Nov 2026 17:43:12 +0530',
    `Subject: ${headerWords(subject)}`,
    `Message-Id: ${canaries.messageId('Message-ID')}`,
    ...(quoted !== null && kind !== 'forward'
      ? [`References: ${quoted.messageId}`, `In-Reply-To: ${quoted.messageId}`]
      : []),
    `To: ${mailbox(reader)}`,
    `X-Mailer: ${canaries.client('X-Mailer')} (iPhone Mail 22B91)`,
    `X-Universally-Unique-Identifier: ${canaries.word('X-Universally-Unique-Identifier')}`,
  ]
}

function textBody({ kind, language, lines, quoted }: Draft): string {
  const [wrote, sent] = WROTE[language]
  const own = [...paragraphs(lines), '', sent]
  if (quoted === null) return [...own, ''].join('\n')
  if (kind !== 'forward') {
    const { line } = attribution(wrote, mailbox(quoted.author))
    return [...own, '', ...quoteMarks([line, '', ...paragraphs(quoted.lines)]), ''].join('\n')
  }
  const [title, from, date, to, subject, when] = forwardIn(language)
  const block = [
    title,
    '',
    `${from} ${mailbox(quoted.author)}`,
    `${date} ${attribution(when, '').line}`,
    `${to} ${mailbox(quoted.to)}`,
    ...(quoted.copy === null ? [] : [`Cc: ${mailbox(quoted.copy)}`]),
    `${subject} ${quoted.subject}`,
    '',
    ...paragraphs(quoted.lines),
  ]
  return [...own, '', ...quoteMarks(block), ''].join('\n')
}

function htmlBody({ kind, language, lines, quoted, canaries }: Draft): string {
  const [wrote, sent] = WROTE[language]
  const own = lines.map((line) => `${escaped(line)}<div><br></div>`).join('')
  const begun =
    '<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body dir="auto">' +
    `${own}<div><br id="lineBreakAtBeginningOfSignature-${canaries.word('an id')}"><div dir="ltr">${sent}</div></div>`
  if (quoted === null) return `${begun}</body></html>`
  const { line } = attribution(escaped(wrote), htmlMailbox(quoted.author))
  const words = quoted.lines.map((each) => `<div>${escaped(each)}</div>`).join('<div><br></div>')
  if (kind !== 'forward') {
    return (
      `${begun}<div dir="ltr"><br><blockquote type="cite">${line}<br><br></blockquote></div>` +
      `<blockquote type="cite"><div dir="ltr">\u{feff}${words}</div></blockquote></body></html>`
    )
  }
  const [title, from, date, to, subject, when] = forwardIn(language)
  const row = (label: string, value: string) => `<b>${label}</b> ${value}<br>`
  return (
    `${begun}<div dir="ltr"><br>${title}<br><br></div><blockquote type="cite"><div dir="ltr">` +
    row(from, htmlMailbox(quoted.author)) +
    row(date, attribution(when, '').line) +
    row(to, htmlMailbox(quoted.to)) +
    (quoted.copy === null ? '' : row('Cc:', htmlMailbox(quoted.copy))) +
    `${row(subject, escaped(quoted.subject))}<br></div></blockquote><blockquote type="cite"><div dir="ltr">${words}</div></blockquote></body></html>`
  )
}
