/** GMX and web.de: HTML only, a header block inside the quote, and an advertisement of their apps below it. */

import {
  attribution,
  type Draft,
  escaped,
  type MailClient,
  mailbox,
  type Person,
  paragraphs,
  quoteMarks,
} from './client.ts'
import type { Language } from './languages.ts'
import { headerWords, leaf, message } from './mime.ts'

type Labels = readonly [sent: string, from: string, to: string, copy: string, subject: string, when: string, ad: string]
const LABELS = {
  en: [
    'Sent:',
    'From:',
    'To:',
    'Cc:',
    'Subject:',
    '|Thursday, November 19, 2026| at 5:43 PM',
    'Sent from my Android phone with GMX Mail. Please excuse my brevity.',
  ],
  de: [
    'Gesendet:',
    'Von:',
    'An:',
    'Cc:',
    'Betreff:',
    '|Donnerstag, 19. November 2026| um 17:43 Uhr',
    'Diese Nachricht wurde von meinem Android Mobiltelefon mit GMX Mail gesendet.',
  ],
  fr: [
    'Envoyé:',
    'De:',
    'À:',
    'Cc:',
    'Objet:',
    '|jeudi 19 novembre 2026| à 17:43',
    'Envoyé de mon mobile Android avec GMX Mail.',
  ],
  es: [
    'Enviado:',
    'De:',
    'Para:',
    'CC:',
    'Asunto:',
    '|jueves, 19 de noviembre de 2026| a las 17:43',
    'Enviado desde mi dispositivo Android con GMX Mail.',
  ],
} as const satisfies Partial<Record<Language, Labels>>
const LANGUAGES_OF_GMX = ['en', 'de', 'fr', 'es'] as const

export const gmx: MailClient = {
  name: 'GMX',
  languages: LANGUAGES_OF_GMX,
  telltales: ['gmx', 'Android'],
  write(draft) {
    const { form, quoted, language } = draft
    const entity =
      form === 'text'
        ? leaf(['Content-Type: text/plain; charset=UTF-8'], textBody(draft), 'quoted-printable')
        : leaf(['Content-Type: text/html; charset=UTF-8'], htmlBody(draft), 'quoted-printable')
    return {
      raw: message(header(draft), entity),
      kept: quoted === null ? [] : [attribution(labelsIn(language)[5], '').date],
      namesAuthor: quoted !== null,
      quoteFirst: false,
      pictures: 0,
    }
  },
}

function labelsIn(language: Language): Labels {
  return Object.entries(LABELS).find(([known]) => known === language)?.[1] ?? LABELS.en
}

function header({ kind, canaries, writer, reader, subject, quoted }: Draft): string[] {
  return [
    `Received: from ${canaries.host('Received')} ([${canaries.ip('Received')}]) by mx.marketplace.example with ESMTPS`,
    ' id 1vLx; Thu, 19 Nov 2026 13:13:14 +0100',
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${canaries.host('DKIM')}; s=s31663417; h=X-UI-Sender-Class; b=x`,
    `X-UI-Sender-Class: ${canaries.word('X-UI-Sender-Class')}`,
    `Received: from [${canaries.ip('web client')}] ([${canaries.ip('web client, again')}]) by ${canaries.host('web server')} (via`,
    ' HTTP); Thu, 19 Nov 2026 13:13:13 +0100',
    'MIME-Version: 1.0',
    `Message-ID: <trinity-${canaries.word('Message-ID')}@3c-app-gmx-bap41>`,
    `From: ${headerWords(writer.name)} <${writer.address}>`,
    `To: ${mailbox(reader)}`,
    `Subject: ${headerWords(subject)}`,
    'Date: Thu, 19 Nov 2026 17:43:12 +0530',
    'Importance: normal',
    'Sensitivity: Normal',
    ...(quoted !== null && kind !== 'forward'
      ? [`In-Reply-To: ${quoted.messageId}`, `References: ${quoted.messageId}`]
      : []),
    'X-Priority: 3',
    `X-Provags-ID: V03:K1:${canaries.word('X-Provags-ID')}`,
    `UI-OutboundReport: notjunk:1;M01:P0:${canaries.word('UI-OutboundReport')}`,
  ]
}

/** GMX writes the address of who is written to alone. */
function block(
  { author, to, copy, subject }: NonNullable<Draft['quoted']>,
  language: Language,
): (readonly [string, string])[] {
  const [sentLabel, fromLabel, toLabel, copyLabel, subjectLabel, when] = labelsIn(language)
  const quotedName = (who: Person) => `"${who.name}" <${who.address}>`
  return [
    [sentLabel, attribution(when, '').line],
    [fromLabel, quotedName(author)],
    [toLabel, to.address],
    ...(copy === null ? [] : [[copyLabel, quotedName(copy)] as const]),
    [subjectLabel, subject],
  ]
}

function textBody({ language, lines, quoted }: Draft): string {
  const own = [...paragraphs(lines), '', '--', labelsIn(language)[6]]
  if (quoted === null) return [...own, ''].join('\n')
  const above = block(quoted, language).map(([label, value]) => `${label} ${value}`)
  return [...own, '', ...quoteMarks([...above, '', ...paragraphs(quoted.lines)]), ''].join('\n')
}

function htmlBody({ language, lines, quoted, canaries }: Draft): string {
  const own = lines.map((line) => `<div>${escaped(line)}</div>\n\n`).join('<div>&nbsp;</div>\n\n')
  const ad = `<div>&nbsp;</div>\n\n<div class="signature">--<br/>${labelsIn(language)[6]}</div>`
  const begun = `<html><head></head><body><div style="font-family: Verdana;font-size: 12.0px;" id="${canaries.word('an id')}">${own}${ad}`
  if (quoted === null) return `${begun}</div></body></html>\n`
  const above = block(quoted, language).map(([label, value]) => `<b>${label}</b>&nbsp;${escaped(value)}`)
  return (
    `${begun}<div>&nbsp;\n<div name="quote" style="margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; border-left:2px solid #C3D9E5; ` +
    `word-wrap: break-word;">\n<div style="margin:0 0 10px 0;">${above.join('<br/>\n')}</div>\n\n<div name="quoted-content">` +
    `${quoted.lines.map((line) => `<p>${escaped(line)}</p>`).join('\n')}</div>\n</div>\n</div></div></body></html>\n`
  )
}
