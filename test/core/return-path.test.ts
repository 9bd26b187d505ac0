import { expect, it } from 'vitest'
import { isNoReplyAddress, isReturnPath, returnPath } from '../../src/core/return-path.ts'
import { freshIds } from '../../src/system/random.ts'
import { address } from '../support/case-facts.ts'

const DOMAINS = ['marketplace.example', 'marktplatz.example']

it('knows its own return paths again', () => {
  expect(isReturnPath(returnPath(freshIds().bounceToken, 'marktplatz.example'), DOMAINS)).toBe(true)
})

it.each([
  'b-k7m2q9x4w8t3b6zdk7m2@elsewhere.example',
  'b-k7m2q9x4w8t3b6zdk7m@marketplace.example',
  'b-k7m2q9x4w8t3b6zdk7m21@marketplace.example',
  'b-il0o1lq9x4w8t3b6zdk7@marketplace.example',
  'bk7m2q9x4w8t3b6zdk7m2@marketplace.example',
  'k7m2q9x4w8t3b6zd@marketplace.example',
])('takes %s for none', (text) => {
  expect(isReturnPath(address(text), DOMAINS)).toBe(false)
})

it('knows no-reply of each of its domains, and of no other', () => {
  const known = [
    'no-reply@marketplace.example',
    'no-reply@marktplatz.example',
    'no-reply@mail.example',
    'noreply@marketplace.example',
  ]
  expect(known.map((text) => isNoReplyAddress(address(text), DOMAINS))).toEqual([true, true, false, false])
})
