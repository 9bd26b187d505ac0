import { describe, expect, it } from 'vitest'
import type { Place } from '../../src/core/finding.ts'
import { hiddenParty } from '../../src/core/hidden-party.ts'
import { readMessage } from '../../src/core/inspect/reading.ts'
import { normalForm } from '../../src/core/inspect/normal-form.ts'
import { replaceInString } from '../../src/core/inspect/visible-text.ts'
import { findTraces, SCRUBBERS, withoutTraces } from '../../src/core/rewrite/scrub.ts'
import { address, BUYER, caseFacts, casePolicy } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

/** The buyer ann@mail.example (alias bbbb…) writes to the seller Blue Widgets (alias ssss…), by way of these hosts. */
const TRACES = {
  addresses: [address('ann@mail.example'), address('ann.private@home.example'), address('annie1985@home.example')],
  hosts: ['mx1.post.example', '192.0.2.77', '2001:db8::7'],
  ids: ['20261120.1234.abcd@laptop.home.example'],
}
const facts = caseFacts({ direction: 'buyer-to-seller' })
const hidden = hiddenParty(plainMessage('', { traces: TRACES }), facts, casePolicy())

function scrubbed(text: string, place: Place = 'text'): string {
  const context = { hidden, facts, placeAt: () => place }
  return replaceInString(text, findTraces(normalForm(text), context))
}

describe('the writer’s own address becomes the alias', () => {
  for (const text of [
    'ann@mail.example',
    'Ann@MAIL.Example',
    'ａｎｎ＠mail．example',
    'an\u200bn@mail.ex\u00adample',
    'ann @ mail.example',
    'ann@mail.\n> example',
    'ann%40mail.example',
    'ann=40mail.example',
    'ann(at)mail.example',
    'ann [at] mail [dot] example',
    'ann at mail dot example',
    'ann&#64;mail.example',
    '&#97;&#x6e;n&commat;mail&period;example',
    'a%6En%40mail%2Eexample',
    '\\x61nn\\u0040mail.example',
    'ann@mail.example<mailto:ann@mail.example>',
  ]) {
    it(JSON.stringify(text), () => expect(scrubbed(`Write to ${text}!`)).toBe(`Write to ${BUYER.alias}!`))
  }

  it('with an internationalised domain in both spellings', () => {
    const ann = { ...facts, writer: { ...facts.writer, addresses: [address('ann@xn--mller-kva.example')] as const } }
    const secrets = hiddenParty(plainMessage(''), ann, casePolicy())
    for (const text of ['ann@xn--mller-kva.example', 'ann@müller.example', 'Ann@MÜLLER.example']) {
      expect(withoutTraces(text, { facts: ann, hidden: secrets })).toBe(BUYER.alias)
    }
  })
})

describe('what else leads to the writer is removed', () => {
  for (const [text, expected] of [
    ['or ann.private@home.example.', 'or [address removed].'],
    ['ask bob@mail.example', 'ask [address removed]'],
    ['our server mx1.post.example is down', 'our server [removed] is down'],
    ['our server smtp.mx1.post.example:25', 'our server [removed]:25'],
    ['at POST.example we', 'at [removed] we'],
    ['at post [.] example we', 'at [removed] we'],
    ['at post dot example we', 'at [removed] we'],
    ['from 192.0.2.77', 'from [removed]'],
    ['from [2001:db8::7]', 'from [[removed]]'],
    [`code ${Buffer.from('to: ann@mail.example').toString('base64')}!`, 'code [removed]!'],
    ['name =?utf-8?q?ann=40mail.example?= ok', 'name [removed] ok'],
    ['my company is at post.example', 'my company is at [removed]'],
    ['find me as Annie1985 elsewhere', 'find me as [removed] elsewhere'],
    ['invoice_annie1985_2026.txt', 'invoice_[removed]_2026.txt'],
    ['mid <20261120.1234.abcd@laptop.home.example>', 'mid [removed]'],
  ] as const) {
    it(text, () => expect(scrubbed(text)).toBe(expected))
  }
})

it('an address is hidden on a host that may be linked to, too', () => {
  const policy = { ...casePolicy(), links: { allowedDomains: ['mail.example'], marketplaceDomains: {} } }
  const secrets = hiddenParty(plainMessage(''), facts, policy)
  expect(withoutTraces('ann@mail.example, see www.mail.example', { facts, hidden: secrets })).toBe(
    `${BUYER.alias}, see www.mail.example`,
  )
})

it('two names of one provider are one', () => {
  const traces = { addresses: [address('ann@gmail.com')], hosts: [], ids: [] }
  const secrets = hiddenParty(plainMessage('', { traces }), facts, casePolicy())
  expect(withoutTraces('ann@googlemail.com', { facts, hidden: secrets })).toBe('[address removed]')
})

describe('what only looks like it stays', () => {
  for (const text of [
    'joann@mail.example.org',
    'ann and annie19855',
    'notpost.example',
    'I sent it by post. Example: the blue one.',
    'post.example.org',
    '1192.0.2.77',
    'Look at mail. Example two is fine',
    'Order 111-2222222-3333333 of 2026-11-20',
  ]) {
    it(text, () => expect(scrubbed(text)).toBe(text))
  }
})

describe('the reader’s alias becomes the name', () => {
  const alias = facts.reader.alias
  for (const [text, expected] of [
    [`"Blue Widgets" <${alias}> wrote:`, '"Blue Widgets" wrote:'],
    [`Blue Widgets <${alias}>wrote:`, 'Blue Widgets wrote:'],
    [`> A : ${alias}\n> Objet : a`, '> A : Blue Widgets\n> Objet : a'],
    [`Blue Widgets [mailto:${alias}]`, 'Blue Widgets'],
    [`Blue Widgets <${alias}<mailto:${alias}>> wrote:`, 'Blue Widgets wrote:'],
    [`To: <${alias}>`, 'To: Blue Widgets'],
    [`To: ${alias}`, 'To: Blue Widgets'],
    [`"${alias}" <${alias}>:`, '"Blue Widgets":'],
    [`I wrote to ${alias.toUpperCase()}, twice`, 'I wrote to Blue Widgets, twice'],
  ] as const) {
    it(text, () => expect(scrubbed(text)).toBe(expected))
  }
})

describe('addresses of others', () => {
  it('go from quotes and signatures', () => {
    expect(scrubbed('Bob <bob@other.example> wrote:', 'quoted')).toBe('Bob wrote:')
    expect(scrubbed('Mail: ann2@other.example', 'signature')).toBe('Mail: [address removed]')
  })
  it('stay in what somebody says, which is for the rules to judge', () => {
    expect(scrubbed('my friend bob@other.example')).toBe('my friend bob@other.example')
  })
  it('stay where they are aliases', () => {
    expect(scrubbed('k7m2q9x4w8t3b6zd@marketplace.example', 'quoted')).toBe('k7m2q9x4w8t3b6zd@marketplace.example')
  })
})

describe('the hour and zone of a quote go, its day stays', () => {
  for (const [line, expected] of [
    ['On Mon, Nov 23, 2026 at 10:00 AM Blue Widgets wrote:', 'On Mon, Nov 23, 2026 Blue Widgets wrote:'],
    ['On Mon, 23 Nov 2026 10:00:05 +0100 (CET), Blue wrote:', 'On Mon, 23 Nov 2026, Blue wrote:'],
    ['On 23 Nov 2026, at 10:00, Blue Widgets wrote:', 'On 23 Nov 2026, Blue Widgets wrote:'],
    ['On 11/23/26, 10:00 AM, "Blue" wrote:', 'On 11/23/26, "Blue" wrote:'],
    ['---- On Mon, 23 Nov 2026 10:00:05 +0530 Blue wrote ----', '---- On Mon, 23 Nov 2026 Blue wrote ----'],
    ['Date 11/23/2026 10:00:05 AM', 'Date 11/23/2026'],
    ['> Message du 23/11/26 10:00', '> Message du 23/11/26'],
    ['Envoyé le lundi 23 novembre 2026 10:00', 'Envoyé le lundi 23 novembre 2026'],
    ['בתאריך יום ב׳, 23 בנוב׳ 2026 ב-10:00 מאת Blue:', 'בתאריך יום ב׳, 23 בנוב׳ 2026 מאת Blue:'],
    ['Am 23.11.2026 um 10:00 schrieb Blue Widgets:', 'Am 23.11.2026 schrieb Blue Widgets:'],
    ['Am Mo., 23. Nov. 2026 um 10:00 Uhr schrieb Blue:', 'Am Mo., 23. Nov. 2026 schrieb Blue:'],
    ['Le lun. 23 nov. 2026 à 10:00, Blue a écrit :', 'Le lun. 23 nov. 2026, Blue a écrit :'],
    ['Le 23/11/2026 à 10h00, Blue a écrit :', 'Le 23/11/2026, Blue a écrit :'],
    ['El lun, 23 nov 2026 a las 10:00, Blue escribió:', 'El lun, 23 nov 2026, Blue escribió:'],
    ['Il giorno lun 23 nov 2026 alle ore 10:00 Blue ha scritto:', 'Il giorno lun 23 nov 2026 Blue ha scritto:'],
    ['Em seg., 23 de nov. de 2026 às 10:00, Blue escreveu:', 'Em seg., 23 de nov. de 2026, Blue escreveu:'],
    ['Op ma 23 nov 2026 om 10:00 schreef Blue:', 'Op ma 23 nov 2026 schreef Blue:'],
    ['pon., 23 lis 2026 o 10:00 Blue napisał(a):', 'pon., 23 lis 2026 Blue napisał(a):'],
    ['Den mån 23 nov. 2026 kl 10:00 skrev Blue:', 'Den mån 23 nov. 2026 skrev Blue:'],
    ['Den man. 23. nov. 2026 kl. 10.00 skrev Blue:', 'Den man. 23. nov. 2026 skrev Blue:'],
    ['23 Kas 2026 Pzt, saat 10:00 tarihinde Blue şunu yazdı:', '23 Kas 2026 Pzt tarihinde Blue şunu yazdı:'],
    ['2026年11月23日(月) 10:00 Blue:', '2026年11月23日(月) Blue:'],
    ['于2026年11月23日周一 上午10:00写道：', '于2026年11月23日周一写道：'],
    ['2026년 11월 23일 (월) 오전 10:00, Blue님이 작성:', '2026년 11월 23일 (월), Blue님이 작성:'],
    ['пн, 23 нояб. 2026 г. в 10:00, Blue:', 'пн, 23 нояб. 2026 г., Blue:'],
    ['Понедельник, 23 ноября 2026, 10:00 +03:00 от Blue:', 'Понедельник, 23 ноября 2026 от Blue:'],
    ['2026-11-23T10:00:05+01:00 Blue:', '2026-11-23 Blue:'],
    ['Sent: Monday, November 23, 2026 10:00 AM', 'Sent: Monday, November 23, 2026'],
    ['Gesendet: Montag, 23. November 2026 um 10:00 Uhr', 'Gesendet: Montag, 23. November 2026'],
    ['Date: Mon, 23 Nov 2026 10:00:05 GMT+2', 'Date: Mon, 23 Nov 2026'],
    ['*Enviado:* lunes, 23 de noviembre de 2026 10:00', '*Enviado:* lunes, 23 de noviembre de 2026'],
  ] as const) {
    it(line, () => expect(scrubbed(line, 'quoted')).toBe(expected))
  }

  it('while hours that people write stay', () => {
    for (const text of ['Call me at 10:00 on 23.11.2026, please', 'At 10:00 we said:']) {
      expect(scrubbed(text, 'quoted')).toBe(text)
      expect(scrubbed(text)).toBe(text)
    }
  })
})

describe('who else got a quoted message goes', () => {
  for (const line of [
    'Cc: Bob Smith',
    'Kopie: Bob Smith',
    '抄送：Bob Smith',
    '*Cc:* Bob',
    'Message-ID: <x@y.example>',
  ]) {
    it(line, () => {
      expect(scrubbed(line, 'quoted')).toMatch(/[:：]\*? ?\[removed\]$/)
      expect(scrubbed(line)).toBe(line)
    })
  }
})

describe('the line that a mail program writes under a message goes', () => {
  for (const line of [
    'Sent from my iPhone',
    'Sent from my Samsung Galaxy smartphone.',
    'Sent from Yahoo Mail on Android',
    'Sent from Yahoo Mail. Get the app',
    'Sent with Proton Mail secure email.',
    'Sent from Mail for Windows',
    'Get Outlook for iOS',
    'Get Outlook for Android<https://aka.ms/AAb9ysg>',
    'Von meinem iPhone gesendet',
    'Gesendet mit der GMX Mail App',
    'Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.',
    'Envoyé de mon iPhone',
    'Envoyé à partir de Outlook pour Android',
    'Enviado desde mi iPhone',
    'Enviado do meu iPhone',
    'Inviato da iPhone',
    'Verstuurd vanaf mijn iPhone',
    'Wysłane z iPhone’a',
    'Skickat från min iPhone',
    'iPhone’umdan gönderildi',
    'iPhoneから送信',
    '发自我的iPhone',
    'Отправлено с iPhone',
    'Отправлено из Почты Mail',
    'Mit der GMX iPhone App gesendet',
    'Vanaf mijn Samsung Galaxy verzonden',
    'Télécharger Outlook pour Android',
    'Pobierz program Outlook dla systemu Android',
    '> Sent from my iPad',
  ]) {
    it(line, () => expect(scrubbed(`See you\n${line}\n`)).toMatch(/^See you\n(?:> )?\n$/))
  }

  it('but not what people write', () => {
    for (const line of [
      'Sent from my desk, is much easier then my mobile phone.',
      'I bought an iPhone from you',
      'Get the Samsung charger instead, please',
      'Sent the iPhone back yesterday. Did it arrive?',
      'Download failed on my Android. What now?',
      'Sent with the iPhone case you ordered',
      'Sent from Orange county warehouse',
      'Sent by Nokia repair service on Monday',
      'Das iPhone wurde gesendet',
      'Mit DHL ein Paket mit dem Handy gesendet',
      'Le téléphone a été envoyé.',
      'De iPhone hoes is gisteren verzonden.',
      'iPhone 14 gönderildi',
      'Telefon gönderildi.',
      'Inviato con corriere il telefono',
      'Отправлен с телефоном Samsung',
      'I bought Outlook for Mac and it came without key',
      'Is this Outlook for Mac?',
    ]) {
      expect(scrubbed(line)).toBe(line)
    }
  })
})

it('new text below a quote with marks is new', () => {
  const text =
    'On Mon, Nov 23, 2026 at 10:00 AM Blue wrote:\n> On Sun, 22 Nov 2026 at 9:00 Ann wrote:\n>> Hi\n> Ok\n\nCc: 2 pieces'
  expect(readMessage(plainMessage(text)).placeAt(text.indexOf('Cc'))).toBe('text')
})

it('a message is read with its quotes: the attribution above a quote is one', () => {
  const text =
    'Thanks!\n\nOn Mon, Nov 23, 2026 at 10:00 AM Blue <ssss4444tttt5555@marketplace.example> wrote:\n> At 10:00.'
  const reading = readMessage(plainMessage(text))
  const found = findTraces(reading.normalText, { hidden, facts, placeAt: reading.placeAt })
  expect(replaceInString(text, found)).toBe('Thanks!\n\nOn Mon, Nov 23, 2026 Blue wrote:\n> At 10:00.')
})

it('a text without traces stays whole', () => {
  for (const [name, scrubber] of Object.entries(SCRUBBERS)) {
    const found = scrubber(normalForm('Hello,\nis it blue?\n'), { hidden, facts, placeAt: () => 'quoted' })
    expect(found, name).toEqual([])
  }
})

describe('takes time that grows with the text only', () => {
  for (const [title, piece] of [
    ['dots', 'a.'],
    ['signs of addresses', '@'],
    ['addresses', 'a@b.example '],
    ['brackets', '<'],
    ['spaces', ' '],
    ['words', 'ann at mail '],
    ['digits', '1 '],
    ['quotes of dates', '> On 2026 at 10:00\n'],
    ['mailto', '<mailto:'],
    ['colons', 'Cc:'],
    ['escapes', '&#64;%40'],
    ['base64', 'YW5uQG1haWwu'],
    ['encoded words', '=?utf-8?b?YW5u?= '],
  ] as const) {
    it(title, () => {
      const measure = (size: number) => {
        const text = piece.repeat(Math.ceil(size / piece.length))
        const context = { hidden, facts, placeAt: () => 'quoted' as const }
        const started = performance.now()
        findTraces(normalForm(text), context)
        return performance.now() - started
      }
      measure(50_000)
      expect(measure(1_000_000)).toBeLessThan(2000)
    })
  }
})

it('hundreds of traces in the header make ten thousands of encoded words no slower than others', () => {
  const each = Array.from({ length: 200 }, (_, index) => index)
  const traces = {
    addresses: each.map((index) => address(`user${index}@host${index}.example`)),
    hosts: each.map((index) => `mx.of${index}.example`),
    ids: each.map((index) => `message-${index}@host${index}.example`),
  }
  const many = hiddenParty(plainMessage('', { traces }), facts, casePolicy())
  const text = `${Buffer.from('a.b@c.d.e.f@g.h').toString('base64')} `.repeat(20_000)
  const started = performance.now()
  expect(findTraces(normalForm(text), { hidden: many, facts, placeAt: () => 'text' })).toEqual([])
  expect(performance.now() - started).toBeLessThan(2000)
})

it('base64 is found wherever in a text it begins, and however short an address it holds', () => {
  for (const secret of ['ann@mail.example', 'x mx1.post.example']) {
    const run = Buffer.from(secret).toString('base64')
    for (let before = 0; before <= 32; before++) {
      const words = 'a word or '.repeat(4).slice(0, before)
      expect(scrubbed(`${words} ${run}`)).toBe(`${words} [removed]`)
      expect(scrubbed(`${run} ${words}`)).toBe(`[removed] ${words}`)
    }
  }
})
