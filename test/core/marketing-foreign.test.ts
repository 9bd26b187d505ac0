import { expect, it } from 'vitest'
import { MARKETING } from '../../src/core/inspect/marketing.ts'
import { absentLanguages } from '../../src/core/inspect/marketing/foreign.ts'
import { readMessage } from '../../src/core/inspect/reading.ts'
import { casePolicy } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

const rulesFor = (text: string) => {
  const reading = readMessage(plainMessage(text))
  return Object.values(MARKETING).flatMap((rule) => rule(reading, casePolicy()).map((found) => found.rule))
}

it.each([
  ['Dzień dobry, bon na 15 zł jest od platformy, to nie my go wystawiamy.', ['fr', 'de', 'es']],
  ['Los tornillos están en la bolsa pequeña, y el manual no lo tengo.', ['de', 'tr', 'pl']],
  ['パッケージは昨日発送しました。', ['de', 'tr', 'fr']],
  ['The parcel is on its way and should be with you on Friday.', ['ja', 'zh', 'de']],
] as const)('not written in: %s', (text, languages) => {
  expect([...absentLanguages(text)]).toEqual(expect.arrayContaining([...languages]))
})

it.each([
  ['Le rogamos que nos diga la talla.', 'es'],
  ['Vielen Dank für die Bestellung, wir haben sie gestern verschickt. Use the code for your next order.', 'en'],
  ['Bon 15 zł', 'fr'],
  ['Obrigado pela encomenda, que saiu ontem.', 'pt'],
] as const)('may be written in: %s', (text, language) => {
  expect(absentLanguages(text).has(language)).toBe(false)
})

it('a word that means something else in another language counts for nothing', () => {
  expect(rulesFor('Zwrot jest zatwierdzony, a bon 15 zł to gest od samej platformy.')).toEqual([])
})

it('a sentence in a second language still counts', () => {
  expect(
    rulesFor(
      'Vielen Dank für die Bestellung, wir haben sie gestern verschickt und sie kommt bis Freitag bei Ihnen an. ' +
        'Use the code WELCOME20 for 20 % off your next order!',
    ),
  ).toEqual(['marketing.coupon'])
})
