/**
 * For each scrubber messages that need it: with it they cross clean, and without it the last check has to stop them.
 *
 * Keys are those of SCRUBBERS in src/core/rewrite/scrub.ts; a new scrubber without a message here fails the test.
 */

import { EOI, segment, SOI, ENTROPY, frame, scan, TABLES } from '../examine/pictures/make-pictures.ts'
import { ANSWERED_ID, factsFor } from './deliver.ts'
import { docx } from './documents.ts'
import { around, filePart, html, mixed, plain, SENTENCES, type Slot } from './slot.ts'

const both = SENTENCES.join('\n')
const READERS_ALIAS = factsFor({ direction: 'buyer-to-seller', writtenBy: ['kim@mail.example'] }).reader.alias

const text = (title: string, middle: (own: string, host: string) => string, more: Partial<Slot> = {}): Slot => ({
  title,
  write: ({ own, host }) => around(middle(own, host)),
  ...more,
})
const note = (name: string, content: string) =>
  mixed([
    filePart(
      ['Content-Type: text/plain; charset=utf-8', `Content-Disposition: attachment; filename="${name}"`],
      Buffer.from(content),
    ),
  ])

const OUTLOOK_BLOCK = (from: string, more: readonly string[] = []) =>
  [
    '-----Original Message-----',
    `From: ${from}`,
    'Sent: November 19, 2026 5:43 PM',
    'To: Tom',
    ...more,
    'Subject: Blue',
    '',
    'It fits.',
  ].join('\n')

export const MUTATION_MESSAGES: Readonly<Record<string, readonly Slot[]>> = {
  'writer addresses': [
    text('the own address in the text', (own) => `Write to ${own} please.`),
    text('the own address with zero-width spaces', (own) => [...own].join('\u200b')),
    {
      title: 'the own address in an allowed link, with a percent escape',
      write: ({ own }) => html(`<a href="https://marketplace.example/?from=${own.replace('@', '%40')}">my order</a>`),
      html: true,
    },
    { title: 'the own address in the subject', write: ({ own }) => plain(both, `Order of ${own}`) },
    {
      title: 'the own address in entities',
      write: ({ own }) => html(`<p>${own.replace('@', '&#64;')}</p>`),
      html: true,
    },
    {
      title: 'the own address split by tags',
      write: ({ own }) => html(`<p>${own.replace('@', '<b>@</b>')}</p>`),
      html: true,
    },
    {
      title: 'the own address in an allowed link',
      write: ({ own }) => html(`<a href="https://marketplace.example/?from=${own}">my order</a>`),
      html: true,
    },
    { title: 'the own address in the name of a file', write: ({ own }) => note(`${own}.txt`, 'blue\n'), files: 1 },
    { title: 'the own address in a text file', write: ({ own }) => note('note.txt', `Write to ${own}\n`), files: 1 },
    {
      title: 'the own address in a quoted attribution',
      write: ({ own }) => plain(`${both}\n\nOn Nov 19, 2026, Kim <${own}> wrote:\n> It fits.`),
    },
    {
      title: 'the own address in a header block',
      write: ({ own }) => plain(`${both}\n\n${OUTLOOK_BLOCK(`Kim <${own}>`)}`),
    },
  ],
  'writer names': [
    {
      title: 'a user name with a digit in the text',
      write: ({ own }) => around(`You find me as ${own.slice(0, own.indexOf('@'))} elsewhere.`),
    },
  ],
  'writer hosts': [
    { title: 'the own host in the signature', write: ({ host }) => plain(`${both}\n\n-- \nKim, ${host} since 1999`) },
    { title: 'the own host in a text file', write: ({ host }) => note('note.txt', `made on ${host}\n`), files: 1 },
    {
      title: 'a server of the Received fields in the signature',
      write: ({ canaries }) => {
        const server = `mail.${canaries.host('Received')}`
        return `Received: from ${server} ([192.0.2.1]) by mx.marketplace.example\n${plain(`${both}\n\n-- \nKim at ${server}`)}`
      },
    },
    {
      title: 'a network address of the Received fields in the text',
      write: ({ canaries }) => {
        const ip = canaries.ip('Received')
        return `Received: from [${ip}] by mx.marketplace.example\n${plain(`${both}\n\n-- \nSent by ${ip}`)}`
      },
    },
  ],
  'writer ids': [
    {
      title: 'the Message-ID in a forwarded block',
      write: ({ canaries }) => {
        const id = canaries.messageId('Message-ID')
        return `Message-ID: ${id}\nReferences: ${ANSWERED_ID}\n${plain(`${both}\n\n${OUTLOOK_BLOCK('Kim')}\nsee ${id}`)}`
      },
    },
  ],
  'writer phones': [
    { title: 'a telephone number in the text', write: ({ phone }) => around(`Please call ${phone}.`) },
    { title: 'a telephone number in the signature', write: ({ phone }) => plain(`${both}\n\n-- \nKim, ${phone}`) },
  ],
  'encoded traces': [
    text('the own address in base64', (own) => `see ${Buffer.from(`to ${own}`).toString('base64')}`),
    text('the own address in an encoded word', (own) => `=?utf-8?B?${Buffer.from(own).toString('base64')}?=`),
  ],
  'reader alias': [
    {
      title: "the reader's alias in a quoted attribution",
      write: () => plain(`${both}\n\nOn Nov 19, 2026, Blue Widgets <${READERS_ALIAS}> wrote:\n> It fits.`),
    },
    { title: "the reader's alias in the text", write: () => around(`I wrote to ${READERS_ALIAS} before.`) },
  ],
  'quoted addresses': [
    {
      title: 'an unknown address in a quoted attribution',
      write: ({ canaries }) =>
        plain(`${both}\n\nOn Nov 19, 2026, Kim <${canaries.address('attribution')}> wrote:\n> It fits.`),
    },
    {
      title: 'an unknown address in the signature',
      write: ({ canaries }) => plain(`${both}\n\n-- \nKim\n${canaries.address('signature')}`),
    },
  ],
  'quoted times': [
    {
      title: 'the hour and zone in a quoted attribution',
      write: ({ canaries }) => {
        canaries.add(/17:43|GMT\+5/, 'the clock of the writer')
        return plain(`${both}\n\nOn Thursday, November 19, 2026 at 17:43:12 GMT+5:30, Kim wrote:\n> It fits.`)
      },
    },
  ],
  'copied lines': [
    {
      title: 'who else got a quoted message',
      write: ({ canaries }) =>
        plain(
          `${both}\n\n${OUTLOOK_BLOCK('Kim', [`Cc: ${canaries.word('the name in Cc')} <${canaries.address('Cc')}>`])}`,
        ),
    },
  ],
  'client signatures': [
    {
      title: 'the signature of a telephone',
      write: ({ canaries }) => {
        canaries.add('iPhone', 'the signature')
        return plain(`${both}\n\nSent from my iPhone`)
      },
    },
  ],
}

/** Those that take out what names the writer: without them the last check has to stop the message. */
export const NAMING_THE_WRITER: readonly string[] = [
  'writer addresses',
  'writer names',
  'writer hosts',
  'writer ids',
  'writer phones',
  'encoded traces',
]

/** What other stages take out: the cleaning of pictures and of documents. */
export const CLEANED_PICTURES: readonly Slot[] = [
  {
    title: 'the own address in a picture',
    write: ({ own }) =>
      mixed([filePart(['Content-Type: image/jpeg; name="photo.jpg"', 'Content-Disposition: attachment'], photo(own))]),
    files: 1,
  },
]

export const CLEANED_DOCUMENTS: readonly Slot[] = [
  {
    title: 'the own address as the author of a document',
    write: ({ own }) =>
      mixed([
        filePart(
          ['Content-Type: application/octet-stream; name="offer.docx"', 'Content-Disposition: attachment'],
          docx({ text: 'The widget is blue.', author: own, company: 'x', template: 'Normal.dotm' }),
        ),
      ]),
    files: 1,
  },
]

function photo(comment: string): Buffer {
  return Buffer.concat([SOI, segment(0xfe, Buffer.from(comment)), ...TABLES, frame(0xc0), scan(), ENTROPY, EOI])
}
