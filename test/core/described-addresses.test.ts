/** Addresses of websites that are described piece by piece. */

import { describe, expect, it } from 'vitest'
import { describedAddresses } from '../../src/core/inspect/described-addresses.ts'
import { normalForm } from '../../src/core/inspect/normal-form.ts'

const described = (text: string) => describedAddresses(normalForm(text)).length

describe('a description of an address', () => {
  for (const line of [
    'Type the three Ws, then woolbarn all one word, and the usual com at the end, extension com.',
    'The manual is on our website: name woolbarn, then a dot, then the ending of Belgium.',
    'In the address bar put woolbarn, no spaces, then a dot and the British ending.',
    'Ich buchstabiere unsere Seite: Wilhelm Otto Ludwig Ludwig Punkt Dora Emil.',
    'Dreimal w, dann wollscheune zusammengeschrieben und am Ende das Kürzel für Österreich.',
    'Tapez les trois w, grangealaine en un seul mot, et l’extension de la Belgique.',
    'Pon las tres w, luego granjalana todo junto y la terminación de España.',
    'Nel browser scriva le tre w, lanificio tutto attaccato e il dominio italiano.',
    'É só pôr os três w, celeirola tudo junto, e no final o domínio brasileiro.',
    'Drie keer w, dan wolschuur aan elkaar en de uitgang van België.',
    'Trzy razy w, potem stodolawelny bez spacji, końcówka polska.',
    'Üç tane w, nokta, yunambari bitişik, uzantısı com.',
    'ダブリューを三つ、ドット、そのあと keitonoie をつなげて書いてください。',
    '浏览器里三个w，一点，yangmaowu 连着写，再一点，最后是中国的缩写。',
    'Nasza strona to stodolawelny, na końcu kropka i pl.',
    'I keep a blog. The first half of its address is wool, the second half barn, and it ends in dot com.',
    'サイトは keitonoie のあとにドットとジェーピーです。',
    '网站名字就是拼音 yangmaowu，后缀是cn。',
    'Unsere Adresse ist wollscheune plus die deutsche Endung.',
    'The page is woolbarn followed by .com in your browser.',
    'La web es granjalana con punto es al final.',
    'De site is wolschuur met punt nl erachter.',
  ]) {
    it(line, () => expect(described(line)).toBe(1))
  }
})

describe('other things said letter by letter', () => {
  for (const line of [
    'Please engrave it in one word, without spaces, with a dot at the end.',
    'The lamp has three W and the bulb three watts more.',
    'Die Gravur bitte in einem Wort, ich buchstabiere: Anton Nordpol Nordpol Anton.',
    'Die Datei hat die Endung PDF, der Browser öffnet sie nicht.',
    'L’extension de garantie est de deux ans, le point de vente est fermé.',
    'El punto de recogida está junto a nuestra tienda.',
    'La estensione del manico è di tre centimetri.',
    'A extensão elétrica tem três metros, sem ponto de solda.',
    'De uitgang van de versterker is kapot, de punt is krom.',
    'Napis proszę łącznie, jednym słowem, z kropką na końcu.',
    'Uzatma kablosu üç metre, ucunda nokta var.',
    '刻字请连着写，不加空格，中间一点。',
    '刺繍はつなげて、最後にピリオドを入れてください。',
    'Im Browser auf unserer Seite des Marktplatzes ist der Punkt grün.',
    '価格はドットコムの時代のものです。',
    'La terminación del cable es de España y el punto rojo parpadea.',
    'Adresse: Am Punkt 3, zusammen mit der Firma Netz.',
  ]) {
    it(line, () => expect(described(line)).toBe(0))
  }
})

it('takes four times as long for four times the text', () => {
  const spent = (length: number) => {
    const normal = normalForm('three w, one word, a dot, ending com '.repeat(length))
    const began = performance.now()
    describedAddresses(normal)
    return performance.now() - began
  }
  spent(500)
  expect(spent(20_000)).toBeLessThan(8 * spent(5000) + 100)
})
