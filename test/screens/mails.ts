/** Ten mails as people's programs write them, one file each in mails/. */

import type { Direction } from '../../src/core/direction.ts'

export interface ClientMail {
  /** Of its file in mails/, and of its picture in docs/what-readers-see/. */
  readonly name: string
  /** The program that writes such mail. */
  readonly client: string
  readonly direction: Direction
  readonly writerName: string
  /** What only one side reads, beside what is the same. */
  readonly words: { readonly gone: string; readonly come: string }
  /** For the page: what is in it, and what the reader sees differently. */
  readonly shows: string
  readonly changes: string
}

const fromBuyer = { direction: 'buyer-to-seller', writerName: 'Ann Lee' } as const
const fromSeller = { direction: 'seller-to-buyer', writerName: 'Blue Widgets' } as const
const BUYERS_ALIAS = 'bbbb2222cccc3333@marketplace.example'
const SELLERS_ALIAS = 'ssss4444tttt5555@marketplace.example'

export const MAILS: readonly ClientMail[] = [
  {
    name: '01-gmail',
    client: 'Gmail',
    ...fromBuyer,
    words: { gone: 'ann@mail.example', come: BUYERS_ALIAS },
    shows: 'A new message with a list, emphasis, a link to the marketplace and a signature.',
    changes: 'The address in the signature is the alias; the marker, font and colours are gone.',
  },
  {
    name: '02-outlook-desktop',
    client: 'Outlook',
    ...fromSeller,
    words: { gone: `sales@blue.example <${BUYERS_ALIAS}> 11:02 AM <sales@blue.example>`, come: SELLERS_ALIAS },
    shows: "An answer in Word's markup with a table, a logo and the quoted message under its header.",
    changes:
      'Addresses and the hour are gone from the quoted header, the signature names the alias; the table keeps its lines and joined cells, and loses its shading.',
  },
  {
    name: '03-outlook-web',
    client: 'Outlook on the web',
    ...fromBuyer,
    words: { gone: `<${SELLERS_ALIAS}> 10:31 AM <ann@mail.example>`, come: '' },
    shows: 'An answer with a picture in the text and a numbered list.',
    changes: 'Addresses and the hour are gone from the quoted header; the picture has the size its writer gave it.',
  },
  {
    name: '04-apple-mail',
    client: 'Apple Mail',
    ...fromSeller,
    words: { gone: `at 16:40, <${BUYERS_ALIAS}> at 15:12, at 09:05, <${BUYERS_ALIAS}>`, come: '' },
    shows: 'An answer that quotes a quote of a quote.',
    changes:
      "Each quote has a line beside it; its hour is gone, and so is the alias by which the writer knows the reader. The writer's own alias, which the reader knows, stays.",
  },
  {
    name: '05-thunderbird',
    client: 'Thunderbird',
    ...fromBuyer,
    words: { gone: '11/19/2026 5:43 PM, ann@mail.example', come: `11/19/2026, ${BUYERS_ALIAS}` },
    shows: 'Answers between the lines of the other message, with columns and preformatted text.',
    changes: 'The hour and the colour of the answers are gone; a line beside each quote tells them apart.',
  },
  {
    name: '06-yahoo',
    client: 'Yahoo',
    ...fromBuyer,
    writerName: 'ليلى حسن',
    words: { gone: `2026 at 04:31:12 PM GMT+3, <${SELLERS_ALIAS}>`, come: '2026,' },
    shows: 'An answer in Arabic to a message in English.',
    changes:
      'Both run in their own direction; the hour, the time zone and the alias are gone above the quote, which has a line beside it.',
  },
  {
    name: '07-proton',
    client: 'Proton Mail',
    ...fromSeller,
    words: { gone: 'sales@blue.example Sent with Proton Mail secure email.', come: SELLERS_ALIAS },
    shows: 'Instructions: a heading, lists inside lists that count on, bold and struck words by styles only.',
    changes: 'The address is the alias, and the line that names the mail service is gone.',
  },
  {
    name: '08-fastmail',
    client: 'Fastmail',
    ...fromBuyer,
    words: { gone: 'ann@mail.example at 3:15 PM,', come: BUYERS_ALIAS },
    shows: 'An answer with a table whose lines and columns of numbers are set by styles.',
    changes: 'The address in the signature is the alias, and the hour is gone.',
  },
  {
    name: '09-gmx',
    client: 'GMX',
    ...fromSeller,
    words: {
      gone: `sales@blue.example um 11:02 Uhr <${BUYERS_ALIAS}> sales@blue.example`,
      come: `${SELLERS_ALIAS} ${SELLERS_ALIAS}`,
    },
    shows: 'An answer in German with a table.',
    changes: "Of the quoted header the hour and the reader's alias are gone; the writer's address is the alias.",
  },
  {
    name: '10-iphone',
    client: 'iPhone',
    ...fromBuyer,
    writerName: '佐藤 花子',
    words: {
      gone: `iPhoneから送信 2026/11/19 17:43、Blue <${SELLERS_ALIAS}>のメール:`,
      come: '2026/11/19、Blue のメール:',
    },
    shows: 'An answer in Japanese with a photo of more pixels than a window has.',
    changes: 'The photo fits the window; the line that names the phone, the hour and the alias are gone.',
  },
]
