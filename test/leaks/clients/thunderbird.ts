/** Thunderbird: attribution without an address, flowed text, and ids of other messages in its quotes. */

import { attribution, type Draft, escaped, htmlMailbox, type MailClient, mailbox, quoteMarks } from './client.ts'
import { LANGUAGES, type Language } from './languages.ts'
import { headerWords, isAscii, leaf, message, multipart } from './mime.ts'

const WROTE: Readonly<Record<Language, string>> = {
  en: 'On |11/19/2026| 5:43 PM, {who} wrote:',
  de: 'Am |19.11.26| um 17:43 schrieb {who}:',
  fr: 'Le |19/11/2026| à 17:43, {who} a écrit :',
  es: 'El |19/11/2026| a las 17:43, {who} escribió:',
  it: 'Il |19/11/2026| 17:43, {who} ha scritto:',
  pt: 'Em |19/11/2026| 17:43, {who} escreveu:',
  nl: 'Op |19-11-2026| om 17:43 schreef {who}:',
  pl: 'W dniu |19.11.2026| o 17:43, {who} pisze:',
  sv: 'Den |2026-11-19| kl. 17:43, skrev {who}:',
  tr: '|19.11.2026| 17:43 tarihinde {who} yazdı:',
  ja: '|2026/11/19| 17:43, {who} wrote:',
  zh: '在 |2026/11/19| 17:43, {who} 写道:',
  ru: '|19.11.2026| 17:43, {who} пишет:',
}

type Forward = readonly [title: string, subject: string, date: string, from: string, to: string, copy: string]
const ENGLISH: Forward = ['Forwarded Message', 'Subject:', 'Date:', 'From:', 'To:', 'CC:']
const FORWARD: Partial<Record<Language, Forward>> = {
  de: ['Weitergeleitete Nachricht', 'Betreff:', 'Datum:', 'Von:', 'An:', 'Kopie (CC):'],
  fr: ['Message transféré', 'Sujet :', 'Date :', 'De :', 'Pour :', 'Copie à :'],
  es: ['Mensaje reenviado', 'Asunto:', 'Fecha:', 'De:', 'Para:', 'CC:'],
}

export const thunderbird: MailClient = {
  name: 'Thunderbird',
  languages: LANGUAGES,
  telltales: [/moz-/, 'mozilla', /[+-]0530/],
  write(draft) {
    const { form, canaries, quoted, kind } = draft
    const boundary = `------------${canaries.word('boundary')}`
    const text = textBody(draft)
    const plain = leaf(
      ['Content-Type: text/plain; charset=UTF-8; format=flowed'],
      text,
      isAscii(text) ? '7bit' : '8bit',
    )
    const entity =
      form === 'text'
        ? plain
        : multipart([`Content-Type: multipart/alternative;\n boundary="${boundary}"`], boundary, [
            plain,
            leaf(['Content-Type: text/html; charset=UTF-8'], htmlBody(draft), '8bit'),
          ])
    const date = kind === 'forward' ? '19 Nov 2026' : attribution(WROTE[draft.language], '').date
    return {
      raw: message(header(draft), entity),
      kept: quoted === null ? [] : [date],
      namesAuthor: quoted !== null,
      quoteFirst: kind !== 'forward',
      pictures: 0,
    }
  },
}

function header({ kind, canaries, writer, reader, subject, quoted, language }: Draft): string[] {
  return [
    `Received: from [${canaries.ip('home network')}] (${canaries.host('home router')} [${canaries.ip('home router')}])`,
    `\t(Authenticated sender: ${writer.address})`,
    `\tby ${canaries.host('submission')} (Postfix) with ESMTPSA id 4dB; Thu, 19 Nov 2026 13:13:13 +0100 (CET)`,
    `Message-ID: ${canaries.messageId('Message-ID')}`,
    'Date: Thu, 19 Nov 2026 17:43:12 +0530',
    'MIME-Version: 1.0',
    `User-Agent: Mozilla ${canaries.client('User-Agent')}`,
    `Subject: ${headerWords(subject)}`,
    `To: ${mailbox(reader)}`,
    ...(quoted !== null && kind !== 'forward'
      ? [`References: ${quoted.messageId}`, `In-Reply-To: ${quoted.messageId}`]
      : []),
    `Content-Language: ${language}-IN`,
    `From: ${headerWords(writer.name)} <${writer.address}>`,
    `Autocrypt: addr=${writer.address}; prefer-encrypt=mutual; keydata=`,
    ` ${Buffer.from(canaries.word('Autocrypt key')).toString('base64')}`,
    `X-Identity-Key: ${canaries.word('X-Identity-Key')}`,
    `FCC: imap://${canaries.host('FCC')}/Sent`,
  ]
}

function signature({ writer, canaries }: Draft): string[] {
  return [writer.name, `${writer.address} - https://${canaries.host('website in the signature')}/`]
}

function textBody(draft: Draft): string {
  const { kind, language, lines, quoted } = draft
  const end = ['', '-- ', ...signature(draft), '']
  if (quoted === null) return [...lines, ...end].join('\n')
  if (kind !== 'forward') {
    const { line } = attribution(WROTE[language], quoted.author.name)
    return [line, ...quoteMarks(quoted.lines), '', ...lines, ...end].join('\n')
  }
  const [title, subject, date, from, to, copy] = FORWARD[language] ?? ENGLISH
  return [
    ...lines,
    '',
    `-------- ${title} --------`,
    `${subject} \t${quoted.subject}`,
    `${date} \tThu, 19 Nov 2026 17:43:12 +0530`,
    `${from} \t${mailbox(quoted.author)}`,
    `${to} \t${mailbox(quoted.to)}`,
    ...(quoted.copy === null ? [] : [`${copy} \t${mailbox(quoted.copy)}`]),
    `Message-ID: \t${quoted.messageId}`,
    '',
    ...quoted.lines,
    '',
  ].join('\n')
}

function htmlBody(draft: Draft): string {
  const { kind, language, lines, quoted, canaries, form } = draft
  const own = lines.map((line) => `<p>${escaped(line)}</p>\n`).join('    ')
  const [name, contact] = signature(draft)
  const end =
    `<pre class="moz-signature" cols="72">-- \n${escaped(name ?? '')}\n${escaped(contact ?? '')}</pre>` +
    '<a class="moz-txt-link-abbreviated" href="mailto:'.concat(`${draft.writer.address}">&nbsp;</a>`)
  const page = (body: string) =>
    '<!DOCTYPE html>\n<html>\n  <head>\n    <meta http-equiv="Content-Type" content="text/html; charset=UTF-8">\n  </head>\n' +
    `  <body text="#000000" bgcolor="#FFFFFF" data-${form}="${canaries.word('an attribute')}">\n    ${body}\n  </body>\n</html>\n`
  if (quoted === null) return page(own + end)
  const id = quoted.messageId.slice(1, -1)
  if (kind !== 'forward') {
    const { line } = attribution(escaped(WROTE[language]), escaped(quoted.author.name))
    return page(
      `<div class="moz-cite-prefix">${line}<br>\n    </div>\n    <blockquote type="cite" cite="mid:${id}">\n` +
        `${quoted.lines.map((each) => `      <p>${escaped(each)}</p>\n`).join('')}    </blockquote>\n    ${own}${end}`,
    )
  }
  const [title, subject, date, from, to, copy] = FORWARD[language] ?? ENGLISH
  const row = (label: string, value: string) =>
    `<tr><th valign="BASELINE" align="RIGHT" nowrap="nowrap">${label} </th><td>${value}</td></tr>\n`
  return page(
    `${own}<div class="moz-forward-container"><br>\n<br>\n-------- ${title} --------\n` +
      '<table class="moz-email-headers-table" cellspacing="0" cellpadding="0" border="0"><tbody>\n' +
      row(subject, escaped(quoted.subject)) +
      row(date, 'Thu, 19 Nov 2026 17:43:12 +0530') +
      row(from, htmlMailbox(quoted.author, ' class="moz-txt-link-rfc2396E"')) +
      row(to, htmlMailbox(quoted.to)) +
      (quoted.copy === null ? '' : row(copy, htmlMailbox(quoted.copy))) +
      row('Message-ID:', escaped(quoted.messageId)) +
      `</tbody></table>\n<br>\n${quoted.lines.map((each) => `<p>${escaped(each)}</p>`).join('\n')}</div>`,
  )
}
