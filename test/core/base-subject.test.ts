import { describe, expect, it } from 'vitest'
import { baseSubject, isReplySubject, isSameSubject } from '../../src/core/base-subject.ts'

describe('the base of a subject', () => {
  for (const { subject, base, reply } of [
    { subject: 'Where is my parcel?', base: 'where is my parcel?', reply: false },
    { subject: 'Re: Where is my parcel?', base: 'where is my parcel?', reply: true },
    { subject: 'RE: AW: SV: Where  is my\tparcel?', base: 'where is my parcel?', reply: true },
    { subject: 'Re[2]: green?', base: 'green?', reply: true },
    { subject: 'Re : green?', base: 'green?', reply: true },
    { subject: 'Re:green?', base: 'green?', reply: true },
    { subject: '回复：绿色', base: '绿色', reply: true },
    { subject: 'Odp: zielony?', base: 'zielony?', reply: true },
    { subject: 'Fwd: green?', base: 'green?', reply: false },
    { subject: 'WG: Re: green?', base: 'green?', reply: true },
    { subject: 'Re: green? [order 111-2222222-3333333]', base: 'green?', reply: true },
    { subject: '[order 111] Re: green?', base: 'green?', reply: true },
    { subject: 'Re: green? [buyer k7m2]', base: 'green?', reply: true },
    { subject: 'Re:', base: '', reply: true },
    { subject: '', base: '', reply: false },
    { subject: 'Refund: when?', base: 'refund: when?', reply: false },
    { subject: 'constructor: broken', base: 'constructor: broken', reply: false },
  ]) {
    it(`of "${subject}" is "${base}"${reply ? ', and it is a reply' : ''}`, () => {
      expect({ base: baseSubject(subject), reply: isReplySubject(subject) }).toEqual({ base, reply })
    })
  }

  it('ends at the hundredth prefix', () => expect(baseSubject('Re: '.repeat(200))).toBe(`${'re: '.repeat(100)}`.trim()))
})

it('two subjects are the same whatever programs put in front, and not with another mark', () => {
  expect(isSameSubject('AW: Green? [order 1]', 'Re: green? [order 1]')).toBe(true)
  expect(isSameSubject('green? [order 1]', 'green? [order 2]')).toBe(false)
  expect(isSameSubject('green? [order 1]', 'green?')).toBe(false)
})
