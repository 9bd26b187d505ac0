import { describe, expect, it } from 'vitest'
import { mailAddresses } from '../../src/core/inspect/contact-email.ts'
import { messengerInvitations } from '../../src/core/inspect/contact-messenger.ts'
import { telephoneNumbers } from '../../src/core/inspect/contact-phone.ts'
import { readMessage } from '../../src/core/inspect/reading.ts'
import { type RuleName, RULES } from '../../src/core/inspect/rules.ts'
import { replaceInString } from '../../src/core/inspect/visible-text.ts'
import { normalForm } from '../../src/core/inspect/normal-form.ts'
import type { BodyNode } from '../../src/core/message/body-tree.ts'
import type { Attachment, Message } from '../../src/core/message/message.ts'
import { readerAlias, quotedAddresses } from '../../src/core/rewrite/scrub-quotes.ts'
import { caseFacts, casePolicy } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

const policy = casePolicy()
const linked = (href: string, words: string) =>
  readMessage(
    plainMessage('', {
      body: [{ kind: 'element', name: 'a', href, children: [{ kind: 'text', text: words }] } as BodyNode],
    }),
  )
const foundBy = (rule: RuleName, message: Message) => RULES[rule](readMessage(message), policy)

describe('a contact behind words is found', () => {
  for (const [rule, href, words, seen] of [
    ['contact.email', 'mailto:ann@mail.example?subject=x', 'write here', 'write here -> ann@mail.example'],
    ['contact.phone', 'tel:+491712345678', 'ring', 'ring -> +491712345678'],
    ['contact.phone', 'sms:0171-2345678', 'text', 'text -> 0171-2345678'],
    ['contact.messenger', 'https://wa.me/491712345678', 'chat', 'chat -> https://wa.me/491712345678'],
    ['contact.messenger', 'tg://resolve?domain=blue', 'chat', 'chat -> tg://resolve?domain=blue'],
  ] as const) {
    it(href, () => {
      const found = RULES[rule](linked(href, words), policy)
      expect(found.map(({ excerpt, target }) => ({ excerpt, target }))).toEqual([
        { excerpt: seen, target: { kind: 'text', start: 0, end: words.length } },
      ])
    })
  }

  it('once, where the words are the address', () => {
    expect(mailAddresses(linked('mailto:ann@mail.example', 'ann@mail.example'), policy)).toHaveLength(1)
    expect(telephoneNumbers(linked('tel:+491712345678', '+49 171 2345678'), policy)).toHaveLength(1)
    expect(messengerInvitations(linked('https://t.me/blue', 't.me/blue'))).toHaveLength(1)
  })

  it('where there are no words, and then nothing is taken out', () => {
    expect(mailAddresses(linked('mailto:ann@mail.example', ''), policy)[0]?.target).toEqual({ kind: 'none' })
  })
})

describe('an address is nobody’s contact', () => {
  for (const text of [
    'bbbb2222cccc3333@marketplace.example',
    'help (at) marketplace.example',
    'help@mail.marketplace.example',
  ]) {
    it(text, () => expect(mailAddresses(readMessage(plainMessage(text)), policy)).toEqual([]))
  }

  it('at a host that only ends like an allowed one, it is', () => {
    for (const host of ['evilmarketplace.example', 'marketplace.example.evil.example']) {
      expect(mailAddresses(readMessage(plainMessage(`a@${host}`)), policy)).toHaveLength(1)
    }
    expect(mailAddresses(linked('mailto:help@marketplace.example', 'help'), policy)).toEqual([])
  })
})

describe('the countries of the policy', () => {
  it('are those whose numbers are known without a word about them', () => {
    const reading = readMessage(plainMessage('0472345678'))
    const known = (countries: string[]) => telephoneNumbers(reading, { ...policy, contact: { countries } })
    expect(known(['BE'])).toHaveLength(1)
    expect(known(['TR'])).toEqual([])
    expect(known(['XX'])).toEqual([])
  })
})

describe('every text of a message is read', () => {
  const file = (fields: Partial<Attachment>): Message =>
    plainMessage('see file', { attachments: [{ ...EMPTY_FILE, ...fields }] })
  for (const [title, message] of [
    ['the subject', plainMessage('hi', { subject: 'call 0171 2345678, ann@mail.example, message me on WhatsApp' })],
    ['a file name', file({ name: 'call 0171 2345678 ann@mail.example message me on WhatsApp.pdf' })],
    ['a document', file({ text: 'call 0171 2345678, ann@mail.example, message me on WhatsApp' })],
    ['a QR code', file({ codes: ['TEL:0171-2345678 MAILTO:ann@mail.example message me on WhatsApp'] })],
  ] as const) {
    it(title, () => {
      for (const rule of ['contact.email', 'contact.phone', 'contact.messenger'] as const)
        expect(foundBy(rule, message), rule).toHaveLength(1)
    })
  }
})

describe('what a code says without a word', () => {
  for (const [code, rules] of [
    ['4930901820', ['contact.phone']],
    ['030 901820', ['contact.phone']],
    ['tel:901820', ['contact.phone']],
    ['mailto:ann', ['contact.email']],
    ['mailto:ann@mail.example', ['contact.email']],
    ['mailto:?subject=lamp', []],
    ['4006381333931', []],
    ['100200300400', []],
    ['WIFI:T:WPA;S:Lamp-4930901820;P:lamp12345;;', []],
    ['LPA:1$rsp$LAMP-12345', []],
  ] as const) {
    it(code, () => {
      const message = plainMessage('see file', { attachments: [{ ...EMPTY_FILE, kind: 'png', codes: [code] }] })
      expect((['contact.email', 'contact.phone'] as const).filter((rule) => foundBy(rule, message).length > 0)).toEqual(
        rules,
      )
    })
  }
})

const EMPTY_FILE: Attachment = {
  name: 'file.pdf',
  declaredType: 'application/pdf',
  content: new Uint8Array(),
  cleaned: null,
  text: null,
  codes: [],
  dangers: [],
  kind: 'pdf',
  contentId: null,
}

describe('what a strip and a scrubber both take out is replaced once', () => {
  const context = {
    hidden: { addresses: [], names: [], hosts: [], ids: [], phones: [] } as never,
    facts: caseFacts({ direction: 'buyer-to-seller' }),
  }
  for (const [text, becomes] of [
    ['> On Monday Tom <tom@blue-other.example> wrote:', '> On Monday Tom wrote:'],
    ['> From: tom@blue-other.example', '> From: [contact removed]'],
    ['> tom@blue-other.example<mailto:tom@blue-other.example>', '> [contact removed]'],
    ['> To: ssss4444tttt5555@marketplace.example', '> To: Blue Widgets'],
  ] as const) {
    it(text, () => {
      const reading = readMessage(plainMessage(text))
      const cuts = mailAddresses(reading, policy).flatMap(({ target }) =>
        target.kind === 'text' ? [{ ...target, by: '[contact removed]' }] : [],
      )
      const traces = [readerAlias, quotedAddresses].flatMap((scrubber) =>
        scrubber(normalForm(text), { ...context, placeAt: reading.placeAt }),
      )
      expect(replaceInString(text, [...cuts, ...traces])).toBe(becomes)
    })
  }
})
