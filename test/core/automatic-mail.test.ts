import { describe, expect, it } from 'vitest'
import { automaticSign } from '../../src/core/inspect/automatic-mail.ts'
import { plainMessage } from '../support/plain-message.ts'

describe('mail of a machine', () => {
  for (const [name, value] of [
    ['auto-submitted', 'auto-replied'],
    ['auto-submitted', 'Auto-Generated'],
    ['auto-submitted', 'auto-notified; owner-email="x@y.example"'],
    ['auto-submitted', '(vacation) auto-replied'],
    ['auto-submitted', 'something-new'],
    ['precedence', 'bulk'],
    ['precedence', 'Junk'],
    ['precedence', 'list'],
    ['precedence', 'auto_reply'],
    ['x-autoreply', 'yes'],
    ['x-autorespond', ''],
    ['x-autoresponder', 'vacation 1.2'],
    ['x-failed-recipients', 'somebody'],
    ['list-id', '<offers.blue.example>'],
    ['return-path', ' <> '],
  ] as const) {
    it(`is known by ${name}: ${value}`, () => {
      expect(automaticSign(plainMessage('hello', { signs: { [name]: value } }), 'a@b.example')).not.toBeNull()
    })
  }
  it('is known by the null reverse-path', () => expect(automaticSign(plainMessage('hello'), null)).toBe('MAIL FROM:<>'))
  it('is known by the content type of a report', () =>
    expect(automaticSign(plainMessage('hello', { contentType: 'multipart/report' }), 'a@b.example')).not.toBeNull())
})

describe('mail of a person', () => {
  for (const signs of [
    {},
    { 'auto-submitted': 'no' },
    { 'auto-submitted': 'No; comment' },
    { 'auto-submitted': '' },
    { 'x-auto-response-suppress': 'All' },
    { precedence: 'normal' },
    { precedence: 'first-class' },
    { 'x-autoreply': 'no' },
    { 'return-path': '<ann@mail.example>' },
  ]) {
    it(`is not mistaken for it with ${JSON.stringify(signs)}`, () => {
      expect(automaticSign(plainMessage('hello', { signs }), 'a@b.example')).toBeNull()
    })
  }
})
