/** Outlook with Exchange Online: a header block above what is quoted, Word's markup, and a mailbox server in every name. */

import { png, withoutArchive } from '../../examine/pictures/make-pictures.ts'
import {
  attribution,
  type Draft,
  escaped,
  htmlMailbox,
  type MailClient,
  mailbox,
  paragraphs,
  type Quoted,
} from './client.ts'
import type { Language } from './languages.ts'
import { headerWords, isAscii, leaf, message, multipart } from './mime.ts'

type Labels = readonly [from: string, sent: string, to: string, copy: string, subject: string, when: string]

const LABELS: Readonly<Record<Language, Labels>> = {
  en: ['From:', 'Sent:', 'To:', 'Cc:', 'Subject:', '|Thursday, November 19, 2026| 5:43 PM'],
  de: ['Von:', 'Gesendet:', 'An:', 'Cc:', 'Betreff:', '|Donnerstag, 19. November 2026| 17:43'],
  fr: ['De :', 'Envoyé :', 'À :', 'Cc :', 'Objet :', '|jeudi 19 novembre 2026| 17:43'],
  es: ['De:', 'Enviado:', 'Para:', 'CC:', 'Asunto:', '|jueves, 19 de noviembre de 2026| 17:43'],
  it: ['Da:', 'Inviato:', 'A:', 'Cc:', 'Oggetto:', '|giovedì 19 novembre 2026| 17:43'],
  pt: ['De:', 'Enviado:', 'Para:', 'Cc:', 'Assunto:', '|quinta-feira, 19 de novembro de 2026| 17:43'],
  nl: ['Van:', 'Verzonden:', 'Aan:', 'CC:', 'Onderwerp:', '|donderdag 19 november 2026| 17:43'],
  pl: ['Od:', 'Wysłano:', 'Do:', 'DW:', 'Temat:', '|czwartek, 19 listopada 2026| 17:43'],
  sv: ['Från:', 'Skickat:', 'Till:', 'Kopia:', 'Ämne:', '|den 19 november 2026| 17:43'],
  tr: ['Kimden:', 'Gönderildi:', 'Kime:', 'Bilgi:', 'Konu:', '|19 Kasım 2026 Perşembe| 17:43'],
  ja: ['差出人:', '送信日時:', '宛先:', 'CC:', '件名:', '|2026年11月19日| 17:43'],
  zh: ['发件人:', '发送时间:', '收件人:', '抄送:', '主题:', '|2026年11月19日| 17:43'],
  ru: ['От:', 'Отправлено:', 'Кому:', 'Копия:', 'Тема:', '|19 ноября 2026 г.| 17:43'],
}

const LANGUAGES_OF_OUTLOOK: readonly Language[] = [
  ...(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'tr', 'ja', 'zh', 'ru'] as const),
]

export const outlook: MailClient = {
  name: 'Outlook',
  languages: LANGUAGES_OF_OUTLOOK,
  telltales: ['MsoNormal', 'WordSection', 'schemas-microsoft', 'Microsoft Word', 'outlook.com', 'divRplyFwdMsg'],
  write(draft) {
    const { form, kind, canaries, quoted, language } = draft
    const server = canaries.word('mailbox server in names')
    const text = textBody(draft)
    const kept = quoted === null ? [] : [attribution(LABELS[language][5], '').date]
    const type = `text/plain; charset="${isAscii(text) ? 'us-ascii' : 'utf-8'}"`
    const plain = leaf([`Content-Type: ${type}`], text, isAscii(text) ? 'quoted-printable' : 'base64')
    const withLogo = form === 'html' && kind === 'new'
    const contentId = `image001.png@01DC${server}`
    const both = multipart(
      [`Content-Type: multipart/alternative;\n\tboundary="_000_${server}namp_"`],
      `_000_${server}namp_`,
      [
        plain,
        leaf(
          [`Content-Type: text/html; charset="utf-8"`],
          htmlBody(draft, withLogo ? contentId : null),
          'quoted-printable',
        ),
      ],
    )
    const related = multipart(
      [`Content-Type: multipart/related;\n\tboundary="_004_${server}namp_";\n\ttype="multipart/alternative"`],
      `_004_${server}namp_`,
      [both, logo(contentId, draft)],
    )
    const entity = form === 'text' ? plain : withLogo ? related : both
    if (withLogo) canaries.add('ann.smith', 'the metadata of the logo')
    return {
      raw: message(header(draft, server), entity),
      kept,
      namesAuthor: quoted !== null,
      quoteFirst: false,
      pictures: withLogo ? 1 : 0,
    }
  },
}

function logo(contentId: string, { canaries }: Draft): string {
  return leaf(
    [
      `Content-Type: image/png; name="image001.png"`,
      `Content-Description: ${canaries.word('Content-Description')}`,
      `Content-Disposition: inline; filename="image001.png"; size=415;\n\tcreation-date="Thu, 19 Nov 2026 12:13:12 GMT"`,
      `Content-ID: <${contentId}>`,
    ],
    withoutArchive(png()),
    'base64',
  )
}

function header({ kind, canaries, writer, reader, subject, quoted, language }: Draft, server: string): string[] {
  const host = canaries.host('mailbox server')
  return [
    `Received: from ${canaries.host('Received')} (${canaries.ip('Received')}) by mx.marketplace.example with ESMTPS`,
    ' id abc; Thu, 19 Nov 2026 12:13:14 +0000',
    `ARC-Seal: i=1; a=rsa-sha256; s=arcselector10001; d=microsoft.com; cv=none; b=${canaries.word('ARC-Seal')}`,
    `ARC-Authentication-Results: i=1; mx.microsoft.com 1; spf=pass smtp.mailfrom=${canaries.host('ARC results')}`,
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${canaries.host('DKIM')}; s=selector1; h=From:Date; b=x`,
    `Received: from ${host} (2603:10a6:20b:5d9::11) by`,
    ` ${canaries.host('second server')} (2603:10a6:150:28::5) with Microsoft SMTP Server (version=TLS1_2,`,
    ' cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.9343.11; Thu, 19 Nov 2026 12:13:12 +0000',
    `From: ${headerWords(writer.name)} <${writer.address}>`,
    `To: ${mailbox(reader)}`,
    `Subject: ${headerWords(subject)}`,
    `Thread-Topic: ${headerWords(subject)} ${canaries.word('Thread-Topic')}`,
    `Thread-Index: ${Buffer.from(canaries.word('Thread-Index')).toString('base64')}`,
    'Date: Thu, 19 Nov 2026 17:43:12 +0530',
    `Message-ID: <${server}@${canaries.host('Message-ID')}>`,
    ...(quoted !== null && kind !== 'forward'
      ? [`References: ${quoted.messageId}`, `In-Reply-To: ${quoted.messageId}`]
      : []),
    `Accept-Language: ${language}-IN, en-US`,
    `Content-Language: ${language}-IN`,
    'X-MS-Has-Attach:',
    'X-MS-TNEF-Correlator:',
    `msip_labels: ${canaries.word('msip_labels')}`,
    `x-ms-exchange-messagesentrepresentingtype: 1`,
    `x-ms-office365-filtering-correlation-id: ${canaries.word('correlation id')}`,
    `x-microsoft-antispam-message-info: ${canaries.word('antispam info')}`,
    `x-forefront-antispam-report: CIP:${canaries.ip('CIP')};CTRY:;LANG:en;H:${host};PTR:;CAT:NONE`,
    `X-OriginatorOrg: ${canaries.host('X-OriginatorOrg')}`,
    `X-MS-Exchange-CrossTenant-AuthSource: ${canaries.host('AuthSource')}`,
    `X-MS-Exchange-CrossTenant-UserPrincipalName: ${canaries.word('UserPrincipalName')}`,
    'MIME-Version: 1.0',
  ]
}

function signature({ writer, writersOther }: Draft): string[] {
  return [writer.name, `Mail: ${writer.address}`, `Office: ${writersOther}`]
}

/** The lines above what is quoted, with what stands on both sides of a label. */
function block(
  quoted: Quoted,
  language: Language,
  show: (who: Quoted['author']) => string,
): (readonly [string, string])[] {
  const [from, sent, to, copy, subject, when] = LABELS[language]
  return [
    [from, show(quoted.author)],
    [sent, attribution(when, '').line],
    [to, show(quoted.to)],
    ...(quoted.copy === null ? [] : [[copy, show(quoted.copy)] as const]),
    [subject, quoted.subject],
  ]
}

function textBody(draft: Draft): string {
  const { quoted, language, lines } = draft
  const own = [...paragraphs(lines), '', ...signature(draft), '']
  if (quoted === null) return [...own, ''].join('\n')
  return [
    ...own,
    '________________________________',
    ...block(quoted, language, mailbox).map(([label, value]) => `${label} ${value}`),
    '',
    ...paragraphs(quoted.lines),
    '',
  ].join('\n')
}

function htmlBody(draft: Draft, contentId: string | null): string {
  const { lines, quoted, language, canaries } = draft
  const normal = (html: string) =>
    `<p class="MsoNormal"><span style="font-size:11.0pt;mso-fareast-language:EN-US">${html}<o:p></o:p></span></p>\n`
  const picture =
    contentId === null ? '' : normal(`<img width="25" height="2" id="Picture_x0020_1" src="cid:${contentId}" alt="">`)
  return (
    '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
    'xmlns="http://www.w3.org/TR/REC-html40">\n<head>\n<meta name="Generator" content="Microsoft Word 15 (filtered medium)">\n' +
    '<!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]--><style><!--\n' +
    'p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}\n' +
    `span.EmailStyle${canaries.word('a style name')} {mso-style-type:personal-compose;}\n@page WordSection1 {size:612.0pt}\n` +
    '--></style><!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit" spidmax="1026" /></xml><![endif]--></head>\n' +
    `<body lang="EN-IN" link="#467886" style="word-wrap:break-word"><div class="WordSection1">\n` +
    lines.map((line) => normal(escaped(line))).join(normal('&nbsp;')) +
    normal('&nbsp;') +
    signature(draft)
      .map((line) => normal(escaped(line)))
      .join('') +
    picture +
    (quoted === null ? '' : htmlQuote(quoted, language, normal)) +
    '</div></body></html>\n'
  )
}

function htmlQuote(quoted: Quoted, language: Language, normal: (html: string) => string): string {
  const rows = block(quoted, language, (who) => htmlMailbox(who)).map(
    ([label, value]) => `<b>${escaped(label)}</b> ${value}`,
  )
  return (
    '<div id="mail-editor-reference-message-container"><div><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;' +
    'padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal" style="margin-bottom:12.0pt"><span style="color:black">' +
    `${rows.join('<br>\n')}<o:p></o:p></span></p></div>\n${quoted.lines.map((line) => normal(escaped(line))).join('')}` +
    '</div></div></div>\n'
  )
}
