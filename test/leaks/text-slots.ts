/** Where plain text may name its writer: his address in every spelling, his hosts, what is quoted and signed. */

import { ANSWERED_ID } from './deliver.ts'
import { around, plain, type Slot } from './slot.ts'

type Spelling = (own: string, localPart: string, host: string) => string

const fullWidth = (text: string) =>
  [...text].map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)).join('')
const between = (text: string, gap: string) => [...text].join(gap)

const USUAL: readonly (readonly [title: string, spell: Spelling])[] = [
  ['as it is', (own) => own],
  ['in capitals', (own) => own.toUpperCase()],
  ['in angle brackets', (own) => `Kim <${own}>`],
  ['as Outlook writes links', (own) => `${own}<mailto:${own}>`],
  ['as a link', (own) => `mailto:${own}?subject=hello`],
  ['with soft hyphens', (own) => between(own, '\u00ad')],
  ['with a word joiner at the @', (own) => own.replace('@', '\u2060@\u2060')],
  ['with a full-width @', (own) => own.replace('@', '＠')],
  ['with a right-to-left mark', (own) => own.replace('@', '\u200f@')],
  ['over the line end of a quote', (own) => `> ${own.replace('@', '@\n> ')}`],
  ['with a plus tag', (_, localPart, host) => `${localPart}+shop@${host}`],
  ['at a subdomain', (_, localPart, host) => `${localPart}@mail.${host}`],
  ['beside a full stop', (own) => `Write to ${own}.`],
  ['in parentheses beside words', (own) => `(that is ${own})`],
]

/** A seller's may be taken for a website, which ends the message; either way it names nobody. */
const TRICKS: typeof USUAL = [
  ['with a percent escape', (_, localPart, host) => `${localPart}%40${host}`],
  ['with spaces around the @', (_, localPart, host) => `${localPart} @ ${host}`],
  ['with (at)', (_, localPart, host) => `${localPart}(at)${host}`],
  ['with [at] and [dot]', (_, localPart, host) => `${localPart} [at] ${host.replace('.', ' [dot] ')}`],
  ['with at and dot as words', (_, localPart, host) => `${localPart} at ${host.replace('.', ' dot ')}`],
  ['with zero-width spaces', (own) => between(own, '\u200b')],
  ['in full-width letters', (own) => fullWidth(own)],
  ['with an ideographic full stop', (own) => own.replace('.', '。')],
  [
    'in mathematical letters',
    (own) => own.replace(/[a-z]/g, (letter) => String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 97)),
  ],
  ['with accents that combine', (own) => own.replace(/o/g, 'o\u0301')],
  ['over a line end', (own) => own.replace('@', '@\n')],
  ['with HTML entities in plain text', (own) => own.replace('@', '&#64;').replace('.', '&#46;')],
  ['as an encoded word in the text', (own) => `=?utf-8?B?${Buffer.from(own).toString('base64')}?=`],
]

type PhoneSpelling = (phone: string, national: string) => string

const PHONES: readonly (readonly [title: string, spell: PhoneSpelling])[] = [
  ['with its country', (phone) => `call ${phone}`],
  ['without spaces', (phone) => `call ${phone.replaceAll(' ', '')}`],
  ['as dialled abroad', (phone) => `call 00${phone.slice(1)}`],
  ['as dialled at home', (_, national) => `call 0${national}`],
  ['with a zero in parentheses', (_, national) => `call +44 (0)${national}`],
  ['with hyphens', (phone) => `call ${phone.replaceAll(' ', '-')}`],
  ['with dots', (phone) => `call ${phone.replaceAll(' ', '.')}`],
  ['as a link', (phone) => `call tel:${phone.replaceAll(' ', '')}`],
  ['in full-width digits', (phone) => `call ${phone.replace(/[0-9]/g, fullWidth)}`],
  ['digit by digit', (phone) => `call ${[...phone.replaceAll(' ', '')].join(' ')}`],
]

const spelled = (spell: Spelling) => (own: string) => {
  const at = own.indexOf('@')
  return spell(own, own.slice(0, at), own.slice(at + 1))
}

const quotedBy = (line: string) => [line, '> Your widget is on its way.', ''].join('\n')

export const TEXT_SLOTS: readonly Slot[] = [
  ...[...USUAL, ...TRICKS].map(
    ([title, spell], index): Slot => ({
      title: `the own address in text, ${title}`,
      write: ({ own }) => around(spelled(spell)(own)),
      trick: index >= USUAL.length,
    }),
  ),
  ...PHONES.map(
    ([title, spell]): Slot => ({
      title: `a registered telephone number, ${title}`,
      write: ({ phone }) => around(`Please ${spell(phone, phone.slice(4))} today.`),
      sentences: ['Is the widget still blue?', 'Please call', 'today.', 'Thank you, Kim'],
    }),
  ),
  {
    title: 'a registered telephone number in the signature',
    write: ({ phone }) => plain(`${both()}\n\n-- \nKim\nTel. ${phone}`),
  },
  { title: 'the own address in the subject', write: ({ own }) => plain(both(), `Order for ${own}`) },
  {
    title: 'the own address in an encoded subject',
    write: ({ own }) => plain(both(), `=?utf-8?B?${Buffer.from(`Größe für ${own}`).toString('base64')}?=`),
  },
  {
    title: 'the own address in a subject, letter by letter',
    write: ({ own }) =>
      plain(
        both(),
        `=?utf-8?Q?${[...own].map((letter) => `=${letter.charCodeAt(0).toString(16).toUpperCase()}`).join('')}?=`,
      ),
  },
  {
    title: 'the own host in the signature',
    write: ({ host }) => plain(`${both()}\n\n-- \nKim\nwww.${host}`),
    sentences: ['Is the widget still blue?', 'Thank you, Kim', 'Kim'],
  },
  {
    title: 'the own host in the text of a buyer',
    write: ({ host }) => around(`My company is at ${host}, as you know.`),
    only: 'buyer-to-seller',
    sentences: ['Is the widget still blue?', 'My company is at', 'as you know.', 'Thank you, Kim'],
  },
  {
    title: 'a host of the Received fields in the signature',
    write: ({ canaries }) => {
      const server = canaries.host('Received')
      return `Received: from ${server} (${server} [192.0.2.1]) by mx.marketplace.example\n${plain(`${both()}\n\n-- \nKim, ${server}`)}`
    },
  },
  {
    title: 'a network address of the Received fields in the text',
    write: ({ canaries }) => {
      const ip = canaries.ip('Received')
      return `Received: from [${ip}] by mx.marketplace.example\n${plain(`${both()}\n\n-- \nSent by ${ip}`)}`
    },
  },
  {
    title: 'the Message-ID of this message in the text',
    write: ({ canaries }) => {
      const id = canaries.messageId('Message-ID')
      return `Message-ID: ${id}\n${around(`(${id})`)}`
    },
  },
  {
    title: 'a Message-ID of the references in the text',
    write: ({ canaries }) => {
      const id = canaries.messageId('References')
      return `References: ${id} ${ANSWERED_ID}\n${around(`see ${id.slice(1, -1)} please`)}`
    },
  },
  {
    title: 'an address that only Reply-To gives, in the text',
    write: ({ canaries }) => {
      const other = canaries.address('Reply-To')
      return `Reply-To: ${other}\n${around(`My other mailbox is ${other}`)}`
    },
  },
  {
    title: 'an unknown address in the signature',
    write: ({ canaries }) => plain(`${both()}\n\n-- \nKim\nMail: ${canaries.address('signature')}`),
  },
  {
    title: 'an unknown address in an attribution',
    write: ({ canaries }) =>
      plain(`${both()}\n\n${quotedBy(`On Nov 19, 2026, at 17:43, Tom <${canaries.address('attribution')}> wrote:`)}`),
    sentences: ['Is the widget still blue?', 'Thank you, Kim', 'Nov 19, 2026', 'Tom', 'Your widget is on its way.'],
  },
  {
    title: 'an unknown address inside a quote',
    write: ({ canaries }) => plain(`${both()}\n\n> Write to ${canaries.address('quote')} please.`),
    sentences: ['Is the widget still blue?', 'Thank you, Kim', 'Write to', 'please.'],
  },
  {
    title: 'addresses in a quote within a quote',
    write: ({ own, canaries }) =>
      plain(
        `${both()}\n\n> On Nov 18, Kim <${own}> wrote:\n>> On Nov 17, Tom <${canaries.address('inner')}> wrote:\n>>> It is blue.`,
      ),
    sentences: ['Is the widget still blue?', 'Thank you, Kim', 'Nov 18', 'Kim', 'Nov 17', 'Tom', 'It is blue.'],
  },
  {
    title: 'flowed text, its lines ending in spaces',
    write: ({ own }) =>
      `Subject: A question\nContent-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\n\nIs the widget \n still blue? Mail ${own.slice(0, 6)} \n${own.slice(6)}\nThank you, Kim\n`,
    sentences: ['blue?', 'Thank you, Kim'],
  },
  {
    title: 'UTF-7',
    write: ({ own }) =>
      `Subject: A question\nContent-Type: text/plain; charset=utf-7\n\n${both()}\n${own.replace('@', '+AEA-')}\n`,
    trick: true,
  },
  {
    title: 'UTF-16 in base64',
    write: ({ own }) =>
      `Subject: A question\nContent-Type: text/plain; charset=utf-16le\nContent-Transfer-Encoding: base64\n\n${Buffer.from(`${both()}\n${own}\n`, 'utf16le').toString('base64')}\n`,
  },
]

function both(): string {
  return 'Is the widget still blue?\nThank you, Kim'
}
