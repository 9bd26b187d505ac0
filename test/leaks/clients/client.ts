/** A mail program as these tests know it, and the mail that it is asked to write. */

import type { Canaries } from '../canary.ts'
import type { Language } from './languages.ts'

export const KINDS = ['new', 'reply', 'follow-up', 'forward'] as const
export type Kind = (typeof KINDS)[number]

export interface Person {
  readonly name: string
  readonly address: string
}

/** A message that is quoted or forwarded, as its program sees it. */
export interface Quoted {
  readonly author: Person
  readonly to: Person
  /** Somebody else who got it. */
  readonly copy: Person | null
  readonly subject: string
  readonly messageId: string
  readonly lines: readonly string[]
}

export interface Draft {
  readonly kind: Kind
  readonly form: 'text' | 'html'
  readonly language: Language
  readonly writer: Person
  /** Another registered address of the writer. */
  readonly writersOther: string
  /** The alias of the other party. */
  readonly reader: Person
  readonly subject: string
  readonly lines: readonly string[]
  readonly quoted: Quoted | null
  readonly canaries: Canaries
}

export interface Written {
  readonly raw: Buffer
  /** Dates and other words around the quote that stay. */
  readonly kept: readonly string[]
  /** Whether the name of who is quoted stands above the quote. */
  readonly namesAuthor: boolean
  /** Whether the answer stands below what it answers. */
  readonly quoteFirst: boolean
  readonly pictures: number
}

export interface MailClient {
  readonly name: string
  /** The languages whose wording by this program is known here. */
  readonly languages: readonly Language[]
  /** Words in its headers and markup that nobody but this program writes. */
  readonly telltales: readonly (string | RegExp)[]
  write(draft: Draft): Written
}

/** `Ann Lee <ann@mail.example>`; the address alone for somebody without a name. */
export function mailbox({ name, address }: Person): string {
  return name === '' ? address : `${name} <${address}>`
}

/** The same in HTML, the address a link as most programs make it. */
export function htmlMailbox({ name, address }: Person, target = ''): string {
  const link = `<a href="mailto:${address}"${target}>${address}</a>`
  return name === '' ? link : `${escaped(name)} &lt;${link}&gt;`
}

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** Fills `{who}` into a line of attribution, and says which part of it is the date: what stands between bars. */
export function attribution(template: string, who: string): { line: string; date: string } {
  const date = /\|(.+?)\|/.exec(template)?.[1] ?? ''
  return { line: template.replaceAll('|', '').replace('{who}', who), date }
}

export function quoteMarks(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '>' : `> ${line}`))
}

/** Empty lines between paragraphs. */
export function paragraphs(lines: readonly string[]): string[] {
  return lines.flatMap((line, index) => (index === 0 ? [line] : ['', line]))
}
