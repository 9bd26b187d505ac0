import { domainToUnicode } from 'node:url'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { domainSpellings } from '../../src/core/domain-spellings.ts'

it.each([
  ['mail.example', ['mail.example']],
  ['xn--mnchen-3ya.example', ['xn--mnchen-3ya.example', 'münchen.example']],
  ['mail.xn--p1ai', ['mail.xn--p1ai', 'mail.рф']],
  ['192.0.2.7', ['192.0.2.7']],
  ['255.255.255.255', ['255.255.255.255']],
  // As the URL parser has them.
  ['01.2.3.4', ['01.2.3.4', '1.2.3.4']],
  ['1.2.3', ['1.2.3', '1.2.0.3']],
  ['192.0.2.300', ['192.0.2.300']],
  ['2001:db8::1', ['2001:db8::1']],
])('%s is written %j', (domain, spellings) => {
  expect(domainSpellings(domain)).toEqual(spellings)
})

it('asks the URL parser only for what it would not give back as it is', () => {
  const label = fc.oneof(
    fc.constantFrom('xn--mnchen-3ya', 'xn--', '0x7f', '1', '01', '', '_dmarc', 'a--b', '-a', 'a-', 'x'.repeat(70)),
    fc.stringMatching(/^[a-z0-9_-]{1,8}$/),
    fc.nat({ max: 300 }).map(String),
    fc.string({ minLength: 1, maxLength: 3 }),
  )
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 4 }), (labels) => {
      const domain = labels.join('.')
      const letters = domainToUnicode(domain)
      expect(domainSpellings(domain)).toEqual([...new Set([domain, ...(letters === '' ? [] : [letters])])])
    }),
    { numRuns: 1000 },
  )
})
