/** Where the MIME form of a message may name its writer: boundaries, part headers, names, what stands around the parts. */

import { png, withoutArchive } from '../examine/pictures/make-pictures.ts'
import { filePart, mixed, SENTENCES, type Slot } from './slot.ts'

const NOTE = Buffer.from('It is the blue one.\n')
const textFile = (parameters: string, disposition = 'attachment') =>
  filePart([`Content-Type: text/plain; charset=utf-8${parameters}`, `Content-Disposition: ${disposition}`], NOTE)

const percent = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

const NAMES: readonly (readonly [title: string, part: (own: string) => string])[] = [
  ['in name', (own) => textFile(`; name="${own}.txt"`)],
  ['in filename', (own) => textFile('', `attachment; filename="note of ${own}.txt"`)],
  [
    'in filename, in full-width letters',
    (own) => textFile('', `attachment; filename*=utf-8''${percent(own.replace('@', '＠'))}.txt`),
  ],
  ['in filename*', (own) => textFile('', `attachment; filename*=utf-8''${percent(own)}.txt`)],
  [
    'in pieces of filename*',
    (own) =>
      textFile(
        '',
        `attachment; filename*1*=${percent(own.slice(5))}.txt; filename*0*=utf-8''${percent(own.slice(0, 5))}`,
      ),
  ],
  [
    'in pieces of filename',
    (own) => textFile('', `attachment; filename*0="${own.slice(0, 7)}"; filename*1="${own.slice(7)}.txt"`),
  ],
  [
    'in an encoded word of filename',
    (own) => textFile('', `attachment; filename="=?utf-8?B?${Buffer.from(`${own}.txt`).toString('base64')}?="`),
  ],
  [
    'in both forms of filename',
    (own) => textFile('', `attachment; filename="${own}.txt"; filename*=utf-8''${percent(own)}.txt`),
  ],
  ['in a path', (own) => textFile('', `attachment; filename="C:\\\\Users\\\\${own}\\\\note.txt"`)],
  ['with %40', (own) => textFile('', `attachment; filename="${own.replace('@', '%40')}.txt"`)],
  ['with _at_', (own) => textFile('', `attachment; filename="${own.replace('@', ' (at) ')}.txt"`)],
]

export const STRUCTURE_SLOTS: readonly Slot[] = [
  ...NAMES.map(
    ([title, part]): Slot => ({
      title: `the own address in the name of a file, ${title}`,
      write: ({ own }) => mixed([part(own)]),
      files: 1,
      trick: /full-width|%40|_at_/.test(title),
    }),
  ),
  {
    title: 'the own host in the name of a file',
    write: ({ host }) => mixed([textFile('', `attachment; filename="note from ${host}.txt"`)]),
    only: 'buyer-to-seller',
    files: 1,
  },
  {
    title: 'a registered telephone number in the name of a file',
    write: ({ phone }) => mixed([textFile('', `attachment; filename="IMG ${phone}.txt"`)]),
    files: 1,
  },
  { title: 'the boundary', write: ({ canaries }) => mixed([], `_000_${canaries.word('boundary')}_`) },
  { title: 'the preamble', write: ({ own }) => mixed([], 'parts', `This is a message of ${own}`) },
  { title: 'the epilogue', write: ({ own }) => mixed([], 'parts', '', `Sent by ${own}`) },
  {
    title: 'the header of a part',
    write: ({ own, canaries }) =>
      mixed([
        filePart(
          [
            `Content-Type: text/plain; charset=utf-8; name="note.txt"; x-unix-mode=0644; x-owner="${own}"`,
            `Content-Disposition: attachment; filename="note.txt"; creation-date="Thu, 19 Nov 2026 17:43:12 +0530"; x-${canaries.word('a parameter')}=1`,
            `Content-Description: ${own}`,
            `Content-Location: https://${canaries.host('Content-Location')}/note.txt`,
            `Content-Base: https://${canaries.host('Content-Base')}/`,
            `Content-ID: ${canaries.messageId('Content-ID')}`,
            `Content-MD5: ${canaries.word('Content-MD5')}`,
            `X-Attachment-Id: ${canaries.word('X-Attachment-Id')}`,
            `X-Apple-Content-Length: ${canaries.word('X-Apple-Content-Length')}`,
          ],
          NOTE,
        ),
      ]),
    files: 1,
  },
  {
    title: 'a charset that nobody knows',
    write: ({ canaries }) =>
      `Subject: A question\nContent-Type: text/plain; charset=x-${canaries.word('charset')}\n\n${SENTENCES.join('\n')}\n`,
  },
  {
    title: 'the subtype of a text',
    write: ({ canaries }) =>
      `Subject: A question\nContent-Type: text/x-${canaries.word('subtype')}\n\n${SENTENCES.join('\n')}\n`,
  },
  {
    title: 'the Content-ID of an inline picture',
    write: ({ canaries }) => {
      const id = canaries.messageId('Content-ID').slice(1, -1)
      const page = `<p>${SENTENCES[0]}</p><img src="cid:${id}" alt="blue"><p>${SENTENCES[1]}</p>`
      canaries.add('ann.smith', 'the metadata of the picture')
      return [
        'Subject: A question',
        'Content-Type: multipart/related; boundary=related',
        '',
        `--related\nContent-Type: text/html; charset=utf-8\n\n${page}`,
        `--related\n${filePart(['Content-Type: image/png', `Content-ID: <${id}>`, `Content-Location: ${canaries.word('Content-Location')}`], withoutArchive(png()))}`,
        '--related--\n',
      ].join('\n')
    },
    html: true,
    files: 1,
  },
  {
    title: 'the form of an alternative that is not shown',
    write: ({ own }) =>
      [
        'Subject: A question',
        'Content-Type: multipart/alternative; boundary=forms',
        '',
        `--forms\nContent-Type: text/plain; charset=utf-8\n\n${SENTENCES.join('\n')}\n${own}`,
        `--forms\nContent-Type: text/html; charset=utf-8\n\n<p>${SENTENCES[0]}</p><p>${SENTENCES[1]}</p>`,
        '--forms--\n',
      ].join('\n'),
    html: true,
  },
]
