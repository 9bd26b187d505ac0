import { describe, expect, it } from 'vitest'
import { loadWords } from '../../src/config/load-words.ts'
import { MARKETING } from '../../src/core/inspect/marketing.ts'
import { compileWords } from '../../src/core/inspect/marketing/phrase-states.ts'
import { readMessage } from '../../src/core/inspect/reading.ts'
import type { Side } from '../../src/core/direction.ts'
import { LANGUAGES, type Language } from '../../src/core/language.ts'
import { MARKETING_RULES, PURPOSES } from '../../src/core/marketing-words.ts'
import { casePolicy } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'
import { DE } from './marketing-lines/de.ts'
import { EN } from './marketing-lines/en.ts'
import { ES } from './marketing-lines/es.ts'
import { FR } from './marketing-lines/fr.ts'
import { IT } from './marketing-lines/it.ts'
import { JA } from './marketing-lines/ja.ts'
import type { MarketingLines } from './marketing-lines/lines.ts'
import { NL } from './marketing-lines/nl.ts'
import { PL } from './marketing-lines/pl.ts'
import { PLAIN_HONEST_LINES } from './marketing-lines/plain-honest.ts'
import { PLAIN_LINES } from './marketing-lines/plain.ts'
import { PT } from './marketing-lines/pt.ts'
import { SOFT_LINES } from './marketing-lines/soft.ts'
import { SOFT_HONEST_LINES } from './marketing-lines/soft-honest.ts'
import { TR } from './marketing-lines/tr.ts'
import { ZH } from './marketing-lines/zh.ts'

const LINES: Readonly<Record<Language, MarketingLines>> = {
  ...{ en: EN, de: DE, fr: FR, es: ES, it: IT, nl: NL, pl: PL, pt: PT, tr: TR, ja: JA, zh: ZH },
}
const POLICY = casePolicy()

const found = (text: string) => {
  const reading = readMessage(plainMessage(text))
  return Object.values(MARKETING).flatMap((rule) => rule(reading, POLICY))
}
const rulesFor = (text: string) => found(text).map(({ rule }) => rule.replace('marketing.', ''))
const cutOut = (text: string) =>
  found(text).map(({ target }) => (target.kind === 'text' ? text.slice(target.start, target.end) : ''))

for (const language of LANGUAGES) {
  const { violating, honest } = LINES[language]
  describe(`in ${language}`, () => {
    it('there is something for each rule to say', () => {
      const loaded = loadWords('config/words', [language])
      expect(loaded.mistakes).toEqual([])
      const purposes = new Set(loaded.words.flatMap(({ phrases }) => phrases.map(({ purpose }) => purpose)))
      expect([...PURPOSES].filter((purpose) => !purposes.has(purpose))).toEqual([])
      expect(new Set(violating.map(([rule]) => rule))).toEqual(new Set(MARKETING_RULES))
      expect([violating.length >= 12, honest.length >= 15]).toEqual([true, true])
    })
    it.each(violating)('%s: %s', (rule, line) => expect(rulesFor(line)).toContain(rule))
    it.each(honest)('nothing: %s', (line) => expect(rulesFor(line)).toEqual([]))
    it('many honest lines together are no marketing', () => expect(rulesFor(honest.join('\n\n'))).toEqual([]))
  })
}

const foundFrom = (writer: Side, text: string) => {
  const reading = readMessage(plainMessage(text), { writer })
  return Object.values(MARKETING).flatMap((rule) => rule(reading, POLICY).map((found) => found.rule))
}

describe('marketing that is not called by its name', () => {
  for (const language of LANGUAGES) {
    it.each(SOFT_LINES[language])(`${language}: %s from the %s: %s`, (rule, writer, line) => {
      expect([...new Set(foundFrom(writer, line))]).toEqual([`marketing.${rule}`])
    })
    it.each(SOFT_HONEST_LINES[language])(`${language}: nothing from the %s: %s`, (writer, line) => {
      expect(foundFrom(writer, line)).toEqual([])
    })
  }
})

describe('what people write every day', () => {
  for (const language of LANGUAGES) {
    it.each(PLAIN_LINES[language])(`${language}: %s from the %s: %s`, (rule, writer, line) => {
      const rules = foundFrom(writer, line)
      if (rule === 'honest') expect(rules).toEqual([])
      else expect(rules).toContain(`marketing.${rule}`)
    })
  }
  it.each(PLAIN_HONEST_LINES)('nothing from the %s: %s', (writer, line) => {
    expect(foundFrom(writer, line)).toEqual([])
  })
})

describe('capitals one by one are a code', () => {
  for (const code of ['S-A-V-E', 'P R I M A', 'E.S.T.A.T.E', 'K_R_A_U_T']) {
    it(code, () => expect(rulesFor(`For your next order: ${code}`)).toEqual(['coupon']))
  }
  for (const none of ['s-a-v-e', 'U.S.A', 'D.H.L', 'A B C']) {
    it(`not: ${none}`, () => expect(rulesFor(`For your next order: ${none}`)).toEqual([]))
  }
})

describe('a buyer has nothing to advertise', () => {
  for (const text of [
    'Your voucher for 10% off the next order, it came with the lamp.',
    'Der Gutschein über 10 % für die nächste Bestellung.',
    'Votre newsletter promet des offres.',
  ]) {
    it(text, () => {
      expect(foundFrom('buyer', text)).toEqual([])
      expect(foundFrom('seller', text)).not.toEqual([])
    })
  }
  it('what only a buyer can mean as an offer is none of a seller', () => {
    const text = 'I make you a good price for flyers, the first three are free, for shops like yours.'
    expect(foundFrom('buyer', text)).toEqual(['marketing.offer'])
    expect(foundFrom('seller', text)).toEqual([])
  })
  for (const text of [
    'Cancel it here and I pay you in cash, you keep the commission.',
    'I do product photography for sellers, from 12 € a picture.',
  ]) {
    it(`but: ${text}`, () => expect(foundFrom('buyer', text)).not.toEqual([]))
  }
})

it('a question mark is no part of the word before it', () => {
  expect(rulesFor('Is there a coupon for the next order? I mean this coupon?')).toEqual([])
})

describe('a deal that is hinted at', () => {
  for (const text of [
    'Between us: they take a slice of each sale. If the order were to disappear, it would be cheaper. Think it over.',
    'Unter uns, das Portal kassiert mit. Den Auftrag können Sie zurückziehen. Es wird dann deutlich günstiger.',
    'Ici la maison prend sa part. La commande peut disparaître. On règle ça de gré à gré, en liquide.',
  ]) {
    it(`over three sentences: ${text}`, () => expect(rulesFor(text)).toContain('off-platform'))
  }
  it('three sentences are no offer together', () =>
    expect(rulesFor('We have a voucher. Your parcel left us today. It was for your next order.')).toEqual([]))
  it('four sentences are too far apart', () =>
    expect(rulesFor('Just between us. The lamp is blue. It is 40 cm tall. The order would be cheaper.')).toEqual([]))
})

describe('what is given for a review', () => {
  for (const text of [
    'There is a small surprise and half of the price goes back to you.',
    'Es liegt eine kleine Überraschung bei, und 10 € gibt es zurück.',
    '随单送您一份小礼物，截图发我们，补偿您10元。',
  ]) {
    it(`is nothing without one: ${text}`, () => expect(rulesFor(text)).toEqual([]))
  }
  for (const text of [
    'Whoever gives us top marks and shows us a screenshot takes part in a raffle.',
    'Unser Lostopf wartet: einfach volle Punktzahl geben und Screenshot schicken.',
    'Tam puan verenlere küçük bir sürprizimiz var.',
    '给满星的客户都有小礼物。',
  ]) {
    it(`is a bribe beside one: ${text}`, () => expect(rulesFor(text)).toEqual(['review']))
  }
})

describe('a buyer and the stars', () => {
  const from = (text: string) => {
    const reading = readMessage(plainMessage(text), { writer: 'buyer' })
    return MARKETING['marketing.review'](reading, POLICY)
  }
  for (const text of [
    'Refund me half of the price and my one star turns into five.',
    'Überweisen Sie mir 20 €, dann lösche ich meine schlechte Bewertung.',
    'Remboursez-moi la moitié et je supprime mon avis, vous aurez cinq étoiles.',
    'Rimborsatemi 15 € e cambio la recensione, una stella diventa cinque stelle.',
    '退我二十块钱，差评马上改成五星。',
  ]) {
    it(`sells them: ${text}`, () => expect(from(text)).not.toEqual([]))
  }
  for (const text of [
    'Başka bir mağaza bana yazdı, 5 yıldız verirsem 50 TL iade edecekmiş, kabul etmedim.',
    'Another shop sent me a card. It said 10 € back for five stars. I reported it.',
    'In einem anderen Paket lag ein Zettel. Darauf stand: 10 € für fünf Sterne. Ich habe das gemeldet.',
    'Un autre vendeur m’a écrit. Il voulait me rendre 10 € contre cinq étoiles. Je l’ai signalé.',
    '别的店给我发消息。五星好评返现10元。我举报了。',
  ]) {
    it(`tells of others: ${text}`, () => expect(from(text)).toEqual([]))
  }
})

describe('letters that are played with', () => {
  it('nothing but the word makes these what they are', () =>
    expect(rulesFor('Subscribe to our channel today.')).toEqual([]))
  for (const text of [
    'Subscribe to our n.e.w.s.l.e.t.t.e.r today.',
    'Subscribe to our n-e-w-s-l-e-t-t-e-r today.',
    'Subscribe to our n e w s l e t t e r today.',
    'Subscribe to our news*letter today.',
    'Subscribe to our n3wsl3tt3r today.',
    'Subscribe to our new$letter today.',
    'Subscribe to our n\u0435wsl\u0435tt\u0435r today.',
    'Subscribe to our néwslëtter today.',
    'Subscribe to our nnnewsssletter today.',
    'Use c.o.u.p.o.n SAVE10 for 10% off your next order',
    'Use the c-o-d-e SAVE10 for your next order',
    'Get a special d!sc0unt on your next order',
    'D E R R A B A T T C O D E 10 % auf Ihre nächste Bestellung',
    'Mit R A B A T T C O D E 10 % auf Ihre nächste Bestellung',
    '10 % R4batt auf Ihre naechste Bestellung',
    'Un cupon de descuento para su proxima compra',
    'U\u0455\u0435 \u0441\u043eup\u043en SAVE10 for 10% off your n\u0435xt order',
    'Ｕｓｅ ｃｏｄｅ ＳＡＶＥ１０ ｆｏｒ １０％ ｏｆｆ',
    'Use cou\u200bpon SAVE10 on your next or\u00adder',
    '下次购物送您优*惠*券',
  ]) {
    it(text, () => expect(rulesFor(text)).not.toEqual([]))
  }
})

describe('a finding', () => {
  const around = ['Dear Ann, your parcel left us today.', 'Kind regards, Tom']
  it('covers the sentence and leaves the rest', () => {
    const offer = 'Use code SAVE10 for 10% off your next order!'
    expect(cutOut(`${around[0]} ${offer} ${around[1]}`)).toEqual([offer])
  })
  it('covers two sentences that say it together', () => {
    const offer = 'We have a voucher. It is for your next order.'
    expect(cutOut(`${around[0]} ${offer} ${around[1]}`)).toEqual([offer])
  })
  it('covers three sentences where that takes all of them', () => {
    const offer = 'There is a little card in the box. Do not throw it away. With it you pay less.'
    expect(cutOut(`${around[0]} ${offer} ${around[1]}`)).toEqual([offer])
  })
  it('is one where two rules see the same words', () => {
    expect(rulesFor('Use code SAVE10 for 10% off your next order!')).toEqual(['coupon'])
  })
  it('is made of neighbours only', () => {
    expect(rulesFor('We have a voucher. Your parcel left us today. It was for your next order.')).toEqual([])
  })
  it('has the place of its text', () => {
    expect(found('Hello\n\n> Use code SAVE10 for 10% off your next order!').map(({ place }) => place)).toEqual([
      'quoted',
    ])
  })
  it('takes less where the operator wants it', () => {
    const reading = readMessage(plainMessage('Here is a voucher.'))
    const strict = { ...POLICY, marketing: { ...POLICY.marketing, threshold: 5 } }
    expect(MARKETING['marketing.coupon'](reading, POLICY)).toEqual([])
    expect(MARKETING['marketing.coupon'](reading, strict)).toHaveLength(1)
  })
  it('is found in the words of a policy that went through a thread', () => {
    const reading = readMessage(plainMessage('Use code SAVE10 for 10% off your next order!'))
    expect(MARKETING['marketing.coupon'](reading, structuredClone(POLICY))).toHaveLength(1)
  })
})

describe('reading a text takes time in proportion to it', () => {
  const msOf = (text: string) => {
    const reading = readMessage(plainMessage(text))
    const begun = performance.now()
    MARKETING['marketing.offer'](reading, POLICY)
    return performance.now() - begun
  }
  msOf(EN.honest.join(' '))
  const sentence = (words: string, repeated: number) => `${words.repeat(repeated)}. `
  for (const [title, piece] of [
    ['offers', 'Use code SAVE10 for 10% off your next order! '],
    ['beginnings of phrases', sentence('buy two and get we have our new special ', 8)],
    ['words that lead on and on', sentence('special price for your next order with our new ', 7)],
    ['one word', 'discount '],
    ['one letter', 'a '],
    ['letters with dots', 'a.'],
    ['one long word', 'rabatt'],
    ['characters without spaces', '优惠券下次全场新品'],
    ['questions', 'can you do is the what ? '],
    ['numbers', '1.1,1% '],
    ['empty lines', '\n'],
  ] as const) {
    it(title, () => {
      const text = (length: number) => piece.repeat(Math.ceil(length / piece.length))
      const small = msOf(text(250_000))
      const large = Math.min(msOf(text(1_000_000)), msOf(text(1_000_000)))
      expect(large / Math.max(small, 100)).toBeLessThan(10)
      expect(large).toBeLessThan(8000)
    })
  }
  it('and an operator with phrases that the notation forbids compiles all the others', () => {
    const phrases = [{ purpose: 'offer', weight: 10, phrase: '(' } as const]
    expect(compileWords([{ language: 'en', phrases }]).starts.size).toBe(0)
  })
})
