/** Messages as sellers write them, with something in each that is not allowed; what they are told is in docs/policy.md. */

import { PDFDocument } from '@cantoo/pdf-lib'
import type { AdvisedRule } from '../../src/core/notice-texts/catalogue.ts'
import { storedZip } from '../examine/stored-zip.ts'

export interface SellerCase {
  readonly title: string
  /** The rule that must find something. */
  readonly rule: AdvisedRule
  readonly subject: string
  readonly text: string
  readonly html?: string
  readonly files?: readonly CaseFile[]
}

interface CaseFile {
  readonly name: string
  readonly type: string
  readonly content: () => Uint8Array | Promise<Uint8Array>
  /** The id by which the HTML shows it. */
  readonly contentId?: string
}

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  bmp: 'image/bmp',
  png: 'image/png',
} as const

export const SELLER_CASES: readonly SellerCase[] = [
  {
    title: 'A link',
    rule: 'link.website',
    subject: 'Your question about the blue lamp',
    text: 'Hello Ann, yes, it is in stock. All sizes are at https://blue-widgets.example/lamps and in our\nshop at blue-widgets.example.',
  },
  {
    title: 'A telephone number',
    rule: 'contact.phone',
    subject: 'Your delivery',
    text: 'Hello Ann, the carrier could not find your house. Please call me at +49 30 901820 today.',
  },
  {
    title: 'A mail address',
    rule: 'contact.email',
    subject: 'Your invoice',
    text: 'Hello Ann, please send the picture of the damage to service (at) blue-widgets (dot) example.',
  },
  {
    title: 'WhatsApp',
    rule: 'contact.messenger',
    subject: 'Your return',
    text: 'Hello Ann, write me on WhatsApp, that is faster: I am BlueWidgets there.',
  },
  {
    title: 'A coupon',
    rule: 'marketing.coupon',
    subject: 'Thank you for your order',
    text: 'Hello Ann, your lamp is on its way. Use the code BLUE10 for 10% off your next order.',
  },
  {
    title: 'Paying outside the marketplace',
    rule: 'marketing.off-platform',
    subject: 'The second lamp',
    text: 'Hello Ann, we have one more. Pay us directly by PayPal instead of here, and you save the fees.',
  },
  {
    title: 'Money for a review',
    rule: 'marketing.review',
    subject: 'Are you happy with your lamp?',
    text: 'Hello Ann, leave us a five star review and we will refund 15 euros to you.',
  },
  {
    title: 'A logo that leads to the shop',
    rule: 'image.linked',
    subject: 'Your order',
    text: 'Hello Ann, your lamp was sent today.',
    html: '<p>Hello Ann, your lamp was sent today.</p><p><a href="https://blue-widgets.example/"><img src="cid:logo" alt=""></a></p>',
    files: [{ name: 'logo.png', type: TYPES.png, content: logo, contentId: 'logo' }],
  },
  {
    title: 'A document with macros, and one with a password',
    rule: 'attachment.macros',
    subject: 'The manual',
    text: 'Hello Ann, the manual is attached.',
    files: [
      { name: 'manual.docx', type: TYPES.docx, content: withMacros },
      { name: 'parts.pdf', type: TYPES.pdf, content: withPassword },
    ],
  },
  {
    title: 'Files that are too large',
    rule: 'attachment.size',
    subject: 'Pictures of the lamp',
    text: 'Hello Ann, here are the pictures.',
    files: [{ name: 'lamp.bmp', type: TYPES.bmp, content: () => bitmap(1600, 1600) }],
  },
  {
    title: 'A telephone number, in German',
    rule: 'contact.phone',
    subject: 'Ihre Lieferung',
    text: 'Guten Tag, leider konnte der Bote Ihr Haus nicht finden. Bitte rufen Sie mich heute an: 030 901820.',
  },
  {
    title: 'A messenger, in Japanese',
    rule: 'contact.messenger',
    subject: 'お問い合わせの件',
    text: 'お問い合わせありがとうございます。お急ぎの場合は LINE でご連絡ください。',
  },
]

/** The message on the wire. */
export async function messageOf({ subject, text, html, files = [] }: SellerCase): Promise<Uint8Array> {
  const shown = html === undefined ? leaf('text/plain; charset=utf-8', text) : leaf('text/html; charset=utf-8', html)
  const attached = await Promise.all(files.map(async (file) => fileLeaf(file, await file.content())))
  const lines = [
    'From: Blue Widgets <sales@blue.example>',
    'To: bbbb2222cccc3333@marketplace.example',
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'Date: Fri, 20 Nov 2026 11:00:00 +0100',
    'Message-ID: <case@blue.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary="part"',
    '',
    ...[shown, ...attached].flatMap((part) => ['--part', ...part]),
    '--part--',
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}

function leaf(type: string, content: string | Uint8Array, fields: readonly string[] = []): string[] {
  const encoded =
    Buffer.from(content)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  return [`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', ...fields, '', ...encoded]
}

function fileLeaf({ name, type, contentId }: CaseFile, content: Uint8Array): string[] {
  const fields =
    contentId === undefined
      ? [`Content-Disposition: attachment; filename="${name}"`]
      : [`Content-Disposition: inline; filename="${name}"`, `Content-ID: <${contentId}>`]
  return leaf(`${type}; name="${name}"`, content, fields)
}

/** One pixel, which is enough for a logo. */
function logo(): Uint8Array {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  return Buffer.from(png, 'base64')
}

function withMacros(): Uint8Array {
  return storedZip({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
    'word/document.xml':
      '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Manual</w:t></w:r></w:p></w:body></w:document>',
    'word/vbaProject.bin': 'Sub AutoOpen()',
  })
}

async function withPassword(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage()
  document.encrypt({ userPassword: 'lamp', ownerPassword: 'lamp' })
  return document.save()
}

function bitmap(width: number, height: number): Uint8Array {
  const file = Buffer.alloc(54 + 3 * width * height)
  file.write('BM')
  file.writeUInt32LE(file.length, 2)
  file.writeUInt32LE(54, 10)
  file.writeUInt32LE(40, 14)
  file.writeInt32LE(width, 18)
  file.writeInt32LE(height, 22)
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(24, 28)
  return file
}
