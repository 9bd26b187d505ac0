/** Where files may name their writer: inside texts, in what cameras and office programs add, in cards and signatures. */

import { bmp, gif, jpeg, png, tiff, withoutArchive } from '../examine/pictures/make-pictures.ts'
import { type DocumentWords, doc, docx, pdf } from './documents.ts'
import { filePart, mixed, type Slot, type SlotWriting } from './slot.ts'

const attached = (type: string, name: string, content: Uint8Array) =>
  filePart([`Content-Type: ${type}; name="${name}"`, `Content-Disposition: attachment; filename="${name}"`], content)

const textFile = (content: Uint8Array | string) => mixed([attached('text/plain', 'note.txt', Buffer.from(content))])

const TEXTS: readonly (readonly [title: string, write: (writing: SlotWriting) => Uint8Array | string])[] = [
  ['the own address', ({ own }) => `Write to ${own}\n`],
  ['the own address in UTF-16', ({ own }) => Buffer.from(`\ufeffWrite to ${own}\n`, 'utf16le')],
  ['the own address behind a byte order mark', ({ own }) => `\ufeffÄ: ${own}\n`],
  ['the own address in Windows-1252', ({ own }) => Buffer.from(`Größe: ${own}\n`, 'latin1')],
  ['the own address with a percent escape', ({ own }) => `${own.replace('@', '%40')}\n`],
  ['the own address in entities', ({ own }) => `${own.replace('@', '&#64;')}\n`],
  ['a registered telephone number', ({ phone }) => `Call ${phone}\n`],
  ['the own host', ({ host }) => `made at ${host}\n`],
  ['a saved attribution', ({ own }) => `On Nov 19, 2026, Kim <${own}> wrote:\n> It is blue.\n`],
]

const PICTURES: readonly (readonly [type: string, name: string, make: () => Uint8Array])[] = [
  ['image/jpeg', 'photo.jpg', () => withoutArchive(jpeg())],
  ['image/png', 'photo.png', () => withoutArchive(png())],
  ['image/gif', 'photo.gif', () => withoutArchive(gif())],
  ['image/tiff', 'photo.tif', () => withoutArchive(tiff())],
  ['image/bmp', 'photo.bmp', () => withoutArchive(bmp())],
]

const words = ({ canaries }: SlotWriting): DocumentWords => ({
  text: 'The widget is blue.',
  author: canaries.word('author'),
  company: canaries.word('company'),
  template: canaries.word('template'),
})

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const DOCUMENTS: readonly (readonly [name: string, type: string, make: (words: DocumentWords) => Buffer])[] = [
  ['offer.docx', WORD_TYPE, docx],
  ['offer.pdf', 'application/pdf', pdf],
  ['offer.doc', 'application/msword', doc],
]

/** Added by programs, never wanted: they stay behind, and the message goes on. */
const INCIDENTAL: readonly (readonly [name: string, type: string, write: (writing: SlotWriting) => string])[] = [
  [
    'kim.vcf',
    'text/vcard',
    ({ own, canaries }) =>
      `BEGIN:VCARD\nVERSION:3.0\nFN:Kim\nEMAIL:${own}\nTEL:${canaries.phone('TEL')}\nURL:https://${canaries.host('URL')}\nEND:VCARD\n`,
  ],
  [
    'invite.ics',
    'text/calendar; method=REQUEST',
    ({ own }) =>
      `BEGIN:VCALENDAR\nBEGIN:VEVENT\nORGANIZER;CN=Kim:mailto:${own}\nATTENDEE:mailto:${own}\nX-OWNER:${own}\nEND:VEVENT\nEND:VCALENDAR\n`,
  ],
  [
    'signature.asc',
    'application/pgp-signature',
    ({ own }) => `-----BEGIN PGP SIGNATURE-----\nComment: ${own}\n\niQ==\n-----END PGP SIGNATURE-----\n`,
  ],
  ['smime.p7s', 'application/pkcs7-signature', ({ own }) => `\x30\x82\x01${own}`],
  [
    'publickey - kim.asc',
    'application/pgp-keys',
    ({ own }) => `-----BEGIN PGP PUBLIC KEY BLOCK-----\nComment: ${own}\n\nmQ==\n-----END PGP PUBLIC KEY BLOCK-----\n`,
  ],
  ['winmail.dat', 'application/ms-tnef', ({ own }) => `\x78\x9f\x3e\x22${own}`],
]

export const FILE_SLOTS: readonly Slot[] = [
  ...TEXTS.map(
    ([title, write]): Slot => ({
      title: `a text file: ${title}`,
      write: (writing) => textFile(write(writing)),
      files: 1,
      trick: /percent|entities/.test(title),
    }),
  ),
  ...PICTURES.map(
    ([type, name, make]): Slot => ({
      title: `the metadata of ${name}`,
      write: ({ canaries }) => {
        canaries.add('ann.smith', `the metadata of ${name}`)
        return mixed([attached(type, name, make())])
      },
      files: 1,
    }),
  ),
  ...DOCUMENTS.flatMap(([name, type, make]): Slot[] => [
    {
      title: `the metadata of ${name}`,
      write: (writing) => mixed([attached(type, name, make(words(writing)))]),
      files: 1,
    },
    {
      title: `the own address in the metadata of ${name}`,
      write: (writing) => mixed([attached(type, name, make({ ...words(writing), author: writing.own }))]),
      files: 1,
    },
    {
      title: `the own address in the text of ${name}, which stays behind`,
      write: (writing) => mixed([attached(type, name, make({ ...words(writing), text: `Mail ${writing.own}` }))]),
      files: 0,
    },
  ]),
  ...INCIDENTAL.map(
    ([name, type, write]): Slot => ({
      title: `${name}, which stays behind`,
      write: (writing) => mixed([attached(type, name, Buffer.from(write(writing), 'latin1'))]),
      files: 0,
    }),
  ),
  {
    title: 'a forwarded message as a file, which stays behind',
    write: ({ own, canaries }) =>
      mixed([
        `Content-Type: message/rfc822\n\nFrom: Kim <${own}>\nReceived: from ${canaries.host('Received')}\nSubject: inner\n\nMail ${own}`,
      ]),
    files: 0,
    only: 'buyer-to-seller',
  },
]
