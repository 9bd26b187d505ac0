/** Ten mails as people's programs write them, one file each in mails/. */

import type { Direction } from '../../src/core/direction.ts'

export interface ClientMail {
  /** Of its file in mails/, and of its picture in docs/what-readers-see/. */
  readonly name: string
  /** The program that writes such mail. */
  readonly client: string
  readonly direction: Direction
  readonly writerName: string
  /** What is in it that must survive. */
  readonly shows: string
  /** What the reader sees differently. */
  readonly changes: string
}

const fromBuyer = { direction: 'buyer-to-seller', writerName: 'Ann Lee' } as const
const fromSeller = { direction: 'seller-to-buyer', writerName: 'Blue Widgets' } as const

export const MAILS: readonly ClientMail[] = [
  { name: '01-gmail', client: 'Gmail', ...fromBuyer, shows: '', changes: '' },
  { name: '02-outlook-desktop', client: 'Outlook', ...fromSeller, shows: '', changes: '' },
  { name: '03-outlook-web', client: 'Outlook on the web', ...fromBuyer, shows: '', changes: '' },
  { name: '04-apple-mail', client: 'Apple Mail', ...fromSeller, shows: '', changes: '' },
  { name: '05-thunderbird', client: 'Thunderbird', ...fromBuyer, shows: '', changes: '' },
  { name: '06-yahoo', client: 'Yahoo', ...fromBuyer, writerName: 'ليلى حسن', shows: '', changes: '' },
  { name: '07-proton', client: 'Proton Mail', ...fromSeller, shows: '', changes: '' },
  { name: '08-fastmail', client: 'Fastmail', ...fromBuyer, shows: '', changes: '' },
  { name: '09-gmx', client: 'GMX', ...fromSeller, shows: '', changes: '' },
  { name: '10-iphone', client: 'iPhone', ...fromBuyer, writerName: '佐藤 花子', shows: '', changes: '' },
]
