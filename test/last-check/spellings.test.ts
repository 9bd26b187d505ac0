/** Every way to write the hidden party down, in every kind of text. */

import { describe, expect, it } from 'vitest'
import { ADDRESS, docx, flate, HIDDEN, HOST, ID, leaksIn, message, pdf, PHONE, withFile } from './make-message.ts'

const hex = (letter: string) => letter.charCodeAt(0).toString(16).padStart(2, '0')
const each = (text: string, spell: (letter: string) => string) => [...text].map(spell).join('')
const base64 = (text: string) => Buffer.from(text).toString('base64')
const reversed = (text: string) => [...text].reverse().join('')

/** Ways that leave nothing of the letters but what a program decodes. */
const CODES: readonly (readonly [string, (secret: string) => string])[] = [
  ['as it is', (secret) => secret],
  ['in capitals', (secret) => secret.toUpperCase()],
  ['as per cent escapes', (secret) => each(secret, (letter) => `%${hex(letter)}`)],
  ['as escaped escapes', (secret) => each(secret, (letter) => `%25${hex(letter)}`)],
  ['as decimal entities', (secret) => each(secret, (letter) => `&#${letter.charCodeAt(0)};`)],
  [
    'as hexadecimal entities without their end',
    (secret) => each(secret, (letter) => `&#x00${hex(letter)} `).replace(/ /g, ';'),
  ],
  ['with named entities', (secret) => secret.replace(/@/g, '&commat;').replace(/\./g, '&period;')],
  ['as escaped entities', (secret) => each(secret, (letter) => `&amp;#${letter.charCodeAt(0)};`)],
  ['as \\x escapes', (secret) => each(secret, (letter) => `\\x${hex(letter)}`)],
  ['as \\u escapes', (secret) => each(secret, (letter) => `\\u00${hex(letter)}`)],
  ['as RTF escapes', (secret) => each(secret, (letter) => `\\'${hex(letter)}`)],
  ['as octal escapes', (secret) => each(secret, (letter) => `\\${letter.charCodeAt(0).toString(8).padStart(3, '0')}`)],
  ['as quoted-printable in the text', (secret) => each(secret, (letter) => `=${hex(letter).toUpperCase()}`)],
  ['as base64', (secret) => base64(`to ${secret} of course`)],
  ['as base64 of links, within a path', (secret) => `/a${base64(`xy ${secret} of course`).replace(/=/g, '')}/x`],
  ['as base64 of UTF-16', (secret) => Buffer.from(`to ${secret} now`, 'utf16le').toString('base64')],
  ['in full-width letters', (secret) => each(secret, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))],
  ['in bold letters of mathematics', (secret) => each(secret, bold)],
  ['with marks on its letters', (secret) => each(secret, (letter) => `${letter}\u0301`)],
  ['with zero-width letters between', (secret) => each(secret, (letter) => `${letter}\u200b`)],
  ['with soft hyphens between', (secret) => each(secret, (letter) => `${letter}\u00ad`)],
  ['split by tags', (secret) => each(secret, (letter) => `${letter}<b></b>`)],
  ['split by comments', (secret) => each(secret, (letter) => `${letter}<!-- > -->`)],
  ['in a comment', (secret) => `<!-- ${secret} -->`],
  ['in an attribute', (secret) => `<a title="${secret}">x</a>`],
]

function bold(letter: string): string {
  const code = letter.charCodeAt(0)
  if (letter >= 'a' && letter <= 'z') return String.fromCodePoint(0x1d41a + code - 97)
  return letter >= '0' && letter <= '9' ? String.fromCodePoint(0x1d7ce + code - 48) : letter
}

const PLACES: readonly (readonly [string, (text: string) => Uint8Array])[] = [
  ['the text', (text) => message({ text: `Dear Bob, ${text} , yours` })],
  ['HTML', (text) => message({ html: `<p>Dear Bob, ${text} , yours</p>` })],
  ['the subject', (text) => message({ header: [{ name: 'Subject', kind: 'text', value: `Re: ${text} !` }] })],
  ['a text file', (text) => withFile(`Dear Bob, ${text} , yours`, 'a.txt', 'text/plain')],
  ['a text file of UTF-16', (text) => withFile(Buffer.from(`\ufeffDear Bob, ${text} , yours`, 'utf16le'), 'a.txt')],
  ['the name of a file', (text) => withFile('x', `a ${text} .pdf`)],
  ['a Word document', (text) => withFile(docx(text))],
]

describe.each(PLACES)('in %s', (_place, at) => {
  for (const [title, spell] of CODES) {
    it(`an address, a host, an id and a number ${title}`, () => {
      // A name is one line, and no longer than names are.
      const found = [ADDRESS, HOST, ID, `+${PHONE}`].map((secret) => leaksIn(at(spell(secret)))[0])
      expect(found).toEqual(['leak.address', 'leak.host', 'leak.id', 'leak.phone'])
    })
  }
})

describe('an address is known', () => {
  it.each([
    ['with spaces', 'ann . lee @ mail . example'],
    ['in quotation marks', '"ann.lee"@mail.example'],
    ['with a backslash', 'ann.lee\\@mail\\.example'],
    ['over the end of a line', 'ann.lee@mail.\nexample'],
    ['over the end of a quoted line', '> > ann.lee@\n> > mail.example'],
    ['with (at)', 'ann.lee(at)mail.example'],
    ['with [at] and [dot]', 'ann [dot] lee [at] mail [dot] example'],
    ['in words', 'ann dot lee at mail dot example'],
    ['in capital words', 'ANN DOT LEE AT MAIL DOT EXAMPLE'],
    ['in words with underscores', 'ann.lee_at_mail_dot_example'],
    ['in words of other languages', 'ann punkt lee (arroba) mail punto example'],
    ['backwards', reversed(ADDRESS)],
    ['as bounces have it', 'bounce+7-ann.lee=mail.example@service.test'],
    ['as forwarders have it', 'SRS0=abcd=XY=mail.example=ann.lee@forward.test'],
    ['as xtext', 'rfc822;ann.lee+40mail.example'],
    ['as UTF-7', 'ann.lee+AEA-mail.example'],
    ['with letters that look the same', 'аnn.lее@mаil.ехаmрlе'],
    ['with an ideographic full stop', 'ann。lee@mail。example'],
    ['at the end of another', 'joann.lee@mail.example'],
  ])('%s', (_title, text) => {
    expect(leaksIn(message({ text }))).toEqual(['leak.address'])
  })

  it('by the letters of an internationalised domain, and by its A-labels', () => {
    const hidden = { ...HIDDEN, addresses: ['ann@xn--mller-kva.test'], hosts: ['xn--mller-kva.test'] }
    for (const domain of [
      'müller.test',
      'MU\u0308LLER.test',
      'm%C3%BCller.test',
      'm&uuml;ller.test',
      'xn--mller-kva.test',
    ]) {
      expect(leaksIn(message({ text: `ann@${domain}` }), { hidden })).toEqual(['leak.address', 'leak.host'])
    }
    for (const charset of ['utf8', 'utf16le'] as const) {
      const file = withFile(Buffer.concat([Buffer.from([0]), Buffer.from('ann@müller.test', charset)]))
      expect(leaksIn(file, { hidden })).toEqual(['leak.address', 'leak.host'])
    }
  })
})

describe('a host is known', () => {
  it.each([
    ['as part of a name', 'mx1.BLUE-widgets.test'],
    ['in a link', 'https://blue-widgets.test/shop?x=1'],
    ['in an address', 'someone@blue-widgets.test'],
    ['at the end of a sentence', 'See blue-widgets.test.'],
    ['before a hyphen that ends it', 'blue-widgets.test - the shop'],
    ['with [.]', 'blue-widgets[.]test'],
    ['with (dot)', 'blue-widgets (dot) test'],
    ['with a space before the dot', 'blue-widgets . test'],
    ['over the end of a line', 'blue-widgets.\n> test'],
    ['before a dot that stands apart', 'blue-widgets.test . Thanks'],
    ['between letters of another script', '网站blue-widgets.test是'],
    ['split by a possible line end', 'blue-<wbr>widgets.test'],
    ['behind the end of a paragraph', '<p>foo</p><p>blue-widgets.test</p><p>bar</p>'],
  ])('%s', (_title, text) => {
    expect(leaksIn(message({ text }))).toEqual(['leak.host'])
  })

  it.each([
    ['192.0.2.17', 'from [192.0.2.17] by'],
    ['192.0.2.17', 'host-192-0-2-17.dial-up.test'],
    ['192.0.2.17', '192[.]0[.]2[.]17'],
    ['2001:db8::17', 'from [IPv6:2001:DB8:0:0:0::17]'],
    ['2001:db8::17', '2001:0db8:0000:0000:0000:0000:0000:0017'],
    ['desktop-7f3k2', 'DESKTOP-7F3K2'],
  ])('%s in %s', (host, text) => {
    const hidden = { ...HIDDEN, hosts: [host] }
    expect(leaksIn(message({ text }), { hidden })).toEqual(['leak.host'])
  })
})

describe('a telephone number is known', () => {
  it.each([
    '+49 170 1234567',
    '+49 (0)170 / 123 45 67',
    '0049-170-1234567',
    '0170 1234567',
    '0170/1234567',
    '(0170) 12 34 567',
    '491701234567',
    '+49.170.123.45.67',
    '٠١٧٠ ١٢٣٤٥٦٧',
    '+４９ １７０ １２３４５６７',
    'Tel:01701234567x',
    'call 0170\n1234567 now',
  ])('%s', (text) => {
    expect(leaksIn(message({ text }))).toEqual(['leak.phone'])
  })

  it.each([
    ['12025550143', '(202) 555-0143'],
    ['12025550143', '1-202-555-0143'],
    ['2025550143', '+1 202.555.0143'],
    ['5550143', 'call 555-0143'],
  ])('%s as %s', (phone, text) => {
    expect(leaksIn(message({ text }), { hidden: { ...HIDDEN, phones: [phone] } })).toEqual(['leak.phone'])
  })

  it('in a PDF, where it is text and not where it is numbers', () => {
    const drawn = (text: string) => withFile(pdf(flate(`BT ${text} Tj ET 491701 m 234567 l 49 170 1234567 re`)))
    expect(leaksIn(drawn('(0170 1234567)'))).toEqual(['leak.phone'])
    expect(leaksIn(drawn('(hello)'))).toEqual([])
  })
})
