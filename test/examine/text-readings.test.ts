import { describe, expect, it } from 'vitest'
import { decodedTexts } from '../../src/examine/text-file.ts'

const bytes = (...values: readonly number[]) => Buffer.from(values)
const ascii = (text: string) => Buffer.from(text, 'latin1')
/** Full-width digits as Shift_JIS has them. */
const wide = (digits: string) => bytes(...[...digits].flatMap((digit) => [0x82, 0x4f + Number(digit)]))

describe('a text file is read in the character set that fits its language', () => {
  for (const { set, hex, expected } of [
    { set: 'Shift_JIS', hex: '82a891d282bf82ad82be82b382a2', expected: 'お待ちください' },
    { set: 'EUC-JP', hex: 'a4aac2d4a4c1a4afa4c0a4b5a4a4', expected: 'お待ちください' },
    { set: 'GB18030', hex: 'c7ebb5c8b5c6c1c1c6f0c0b4', expected: '请等灯亮起来' },
    { set: 'Big5', hex: 'bdd0b5a5bf4fab47b05fa8d3', expected: '請等燈亮起來' },
    { set: 'EUC-KR', hex: 'c8aec0ce20bacec5b9b5e5b8b3b4cfb4d9', expected: '확인 부탁드립니다' },
    { set: 'windows-1251', hex: 'd1efe0f1e8e1ee20e7e020e2eeeff0eef1', expected: 'Спасибо за вопрос' },
    { set: 'windows-1254', hex: '61fe61f0fd64616b6920fdfefd6b', expected: 'aşağıdaki ışık' },
    { set: 'windows-1252', hex: '4e6f757320e974696f6e732064e9e77573', expected: 'Nous étions déçus' },
    { set: 'Shift_JIS, of a few words', hex: '8ca990cf8f91', expected: '見積書' },
  ]) {
    it(set, () => {
      expect(decodedTexts(Buffer.from(hex, 'hex'))[0]).toBe(expected)
    })
  }

  it('reads accents and signs of the West in no other way', () => {
    const french = ascii(
      'N\xb0 de commande\xa0: 123456789, d\xe9j\xe0 re\xe7u \xe0 l\x92h\xf4tel \x96 20 \xb0C, 30 \x80',
    )
    expect(decodedTexts(french)).toEqual(['N° de commande\xa0: 123456789, déjà reçu à l’hôtel – 20 °C, 30 €'])
  })
})

describe('what another editor shows is read, too', () => {
  const padding = 'The manual of the lamp. Turn the knob twice. '.repeat(3)

  it('wide digits in a text that is read as Western', () => {
    const read = decodedTexts(Buffer.concat([ascii(padding), wide('0309018204')]))
    expect(read.join('\n')).toContain('０３０９０１８２０４')
  })

  it('wide digits between bytes that are no Japanese', () => {
    const read = decodedTexts(Buffer.concat([ascii(`Caf\xe9 and ${padding}`), wide('0309018204'), ascii(' \xa0\xff!')]))
    expect(read.join('\n')).toContain('０３０９０１８２０４')
    expect(read.join('\n')).toContain('Café')
  })

  it('each set in which a few signs mean something', () => {
    const read = decodedTexts(Buffer.from('bacfb8f1d6a4', 'hex'))
    expect(read).toEqual(expect.arrayContaining(['合格证', '북목聯']))
  })
})
