/** The mail that eight programs write in four situations: whole messages, and what has to become of them. */

import { type Direction, writerSide } from '../../src/core/direction.ts'
import { Canaries } from './canary.ts'
import { apple } from './clients/apple.ts'
import type { Draft, Kind, MailClient, Person, Quoted } from './clients/client.ts'
import { fastmail } from './clients/fastmail.ts'
import { gmail } from './clients/gmail.ts'
import { gmx } from './clients/gmx.ts'
import { type Language, SPEECH } from './clients/languages.ts'
import { outlook } from './clients/outlook.ts'
import { proton } from './clients/proton.ts'
import { thunderbird } from './clients/thunderbird.ts'
import { yahoo } from './clients/yahoo.ts'
import { ANSWERED_ID, factsFor, type Sending } from './deliver.ts'
import type { Crossing } from './expect-crossing.ts'

export const CLIENTS: readonly MailClient[] = [gmail, outlook, yahoo, apple, thunderbird, proton, fastmail, gmx]

export interface Situation {
  readonly client: MailClient
  readonly kind: Kind
  readonly form: Draft['form']
  readonly language: Language
  readonly direction: Direction
}

export function clientMail(situation: Situation): { readonly sending: Sending; readonly crossing: Crossing } {
  const { client, kind, form, language, direction } = situation
  const canaries = new Canaries(JSON.stringify([client.name, kind, form, language, direction]))
  const writtenBy = [canaries.address('the address of the writer'), canaries.address('the other address')] as const
  const facts = factsFor({ direction, writtenBy })
  const writer = { name: facts.writer.name, address: writtenBy[0] }
  const reader = { name: facts.reader.name, address: facts.reader.alias }
  const speech = SPEECH[language]
  const quoted = quotedIn(kind, { writer, reader, language, canaries })
  for (const telltale of client.telltales) canaries.add(telltale, `a telltale of ${client.name}`)
  for (const time of TIMES) canaries.add(time, 'the clock of the writer')
  const prefix = kind === 'new' ? '' : kind === 'forward' ? `${speech.forward}: ` : `${speech.re}: `
  const subject = `${prefix}${quoted?.subject ?? speech.subject}`
  const writersOther = writtenBy[1]
  const draft: Draft = {
    kind,
    form,
    language,
    writer,
    writersOther,
    reader,
    subject,
    lines: speech.now,
    quoted,
    canaries,
  }
  const { raw, kept, namesAuthor, quoteFirst, pictures } = client.write(draft)
  const quote = quoted === null ? [] : [...(namesAuthor ? [nameOf(quoted.author)] : []), ...quoted.lines]
  const sentences = quoteFirst ? [...quote, ...speech.now] : [...speech.now, ...quote]
  return {
    sending: { raw, direction, writtenBy },
    crossing: { secrets: canaries.secrets, sentences, kept, html: form === 'html', files: pictures },
  }
}

export function sideOf(direction: Direction): string {
  return writerSide(direction) === 'buyer' ? 'a buyer' : 'a seller'
}

/** 17:43 in the zone of the writer, which no clock of ours shows. */
const TIMES = [/\b(?:17|0?5)[:.]43\b/, /[+-]0530/]

function nameOf({ name, address }: Person): string {
  return name === '' ? address : name
}

interface Around {
  readonly writer: Person
  readonly reader: Person
  readonly language: Language
  readonly canaries: Canaries
}

function quotedIn(kind: Kind, { writer, reader, language, canaries }: Around): Quoted | null {
  const { subject, before } = SPEECH[language]
  switch (kind) {
    case 'new':
      return null
    // As the relay delivered it: from the alias, to the real address.
    case 'reply':
      return { author: reader, to: writer, copy: null, subject, messageId: ANSWERED_ID, lines: before }
    // What the writer sent before: nobody here knows it by that id but the writer's own provider.
    case 'follow-up': {
      const messageId = canaries.messageId('the id of the own message')
      return { author: writer, to: reader, copy: null, subject, messageId, lines: before }
    }
    case 'forward': {
      const carrier = { name: 'Tom Parcel', address: canaries.address('the author of the forwarded message') }
      const copy = { name: 'Kim Copy', address: canaries.address('the copy of the forwarded message') }
      const messageId = canaries.messageId('the id of the forwarded message')
      return { author: carrier, to: writer, copy, subject, messageId, lines: before }
    }
  }
}
