import { describe, expect, it } from 'vitest'
import { parseImportLine } from '../../src/core/import-line.ts'

const BUYER = { id: 'B1', name: 'Ann Lee', addresses: ['ann@mail.example'] }
const SELLER = { id: 'S1', name: 'Blue', addresses: ['sales@blue.example'] }
const ORDER = { id: '111', marketplace: 'us', buyer: 'B1', seller: 'S1', placed_at: '2026-11-20T10:00:00Z' }

function reasonFor(json: unknown): string {
  const parsed = parseImportLine(typeof json === 'string' ? json : JSON.stringify(json))
  return parsed.kind === 'mistake' ? parsed.reason : 'no mistake'
}

describe('an import line', () => {
  it('is read with what may be left out', () => {
    expect(parseImportLine(JSON.stringify({ order: ORDER }))).toEqual({
      kind: 'line',
      line: { kind: 'order', ...ORDER, placed_at: new Date('2026-11-20T10:00:00Z'), items: [] },
    })
  })

  it.each([
    ['+49 30 1234567', '49301234567'],
    ['+49 (0)30 / 123-45.67', '49301234567'],
    ['0049 30 1234567', '49301234567'],
    ['(030) 1234567', '301234567'],
    [' +1 (212) 555-0123 ', '12125550123'],
  ])('takes the phone number %s by its digits', (written, digits) => {
    const parsed = parseImportLine(JSON.stringify({ buyer: { ...BUYER, phones: [written] } }))
    expect(parsed).toMatchObject({ line: { phones: [digits] } })
  })

  it.each([
    ['no object', '[]', 'must be a JSON object'],
    ['no known kind', { byer: BUYER }, 'must have exactly one key: "seller", "buyer", "order" or "contact"'],
    ['two kinds', { buyer: BUYER, seller: SELLER }, /^must have exactly one key/],
    ['a kind that is a text', { buyer: 'B1' }, 'buyer must be an object'],
    ['a kind that is null', { buyer: null }, 'buyer must be an object'],
    ['a field left out', { buyer: { ...BUYER, name: undefined } }, 'buyer.name is missing'],
    ['a time left out', { order: { ...ORDER, placed_at: undefined } }, 'order.placed_at is missing'],
    ['a number for a text', { buyer: { ...BUYER, name: 5 } }, 'buyer.name must be a text'],
    ['null for a text', { buyer: { ...BUYER, name: null } }, 'buyer.name must be a text'],
    ['a text for a list', { buyer: { ...BUYER, addresses: 'ann@mail.example' } }, 'buyer.addresses must be a list'],
    ['a number for a time', { order: { ...ORDER, placed_at: 5 } }, 'order.placed_at must be a text'],
    ['a list for an object', { seller: { ...SELLER, activated_at: [] } }, 'seller.activated_at must be an object'],
    [
      'a day for a time',
      { order: { ...ORDER, placed_at: '2026-11-20' } },
      'order.placed_at must be an ISO 8601 time such as 2026-11-20T10:00:00Z',
    ],
    [
      'a day that is none',
      { seller: { ...SELLER, activated_at: { us: '2026-02-30T10:00:00Z' } } },
      'seller.activated_at.us must be an ISO 8601 time such as 2026-11-20T10:00:00Z',
    ],
    ['an empty text', { buyer: { ...BUYER, name: ' ' } }, 'buyer.name must not be empty'],
    ['a long text', { buyer: { ...BUYER, id: 'x'.repeat(129) } }, 'buyer.id must be at most 128 characters long'],
    ['two lines', { buyer: { ...BUYER, name: 'Ann\nLee' } }, 'buyer.name must not contain control characters'],
    ['no address', { buyer: { ...BUYER, addresses: [] } }, 'buyer.addresses must hold at least one address'],
    [
      'too many addresses',
      { buyer: { ...BUYER, addresses: Array(51).fill('a@mail.example') } },
      'buyer.addresses must hold at most 50',
    ],
    [
      'what is no address',
      { buyer: { ...BUYER, addresses: ['ann@mail.example', 'Ann'] } },
      'buyer.addresses[1] is "Ann", which is no plain mail address',
    ],
    [
      'what is no phone number',
      { seller: { ...SELLER, phones: ['+49 30 1234567', 'call me'] } },
      'seller.phones[1] is "call me", which is no phone number such as +49 30 1234567 (7 to 15 digits)',
    ],
    [
      'a phone number too short',
      { buyer: { ...BUYER, phones: ['00123456'] } },
      'buyer.phones[0] is "00123456", which is no phone number such as +49 30 1234567 (7 to 15 digits)',
    ],
    ['a phone number too long', { buyer: { ...BUYER, phones: ['+1234567890123456'] } }, /^buyer\.phones\[0\] is /],
    ['a number for a phone number', { buyer: { ...BUYER, phones: [4930123456] } }, 'buyer.phones[0] must be a text'],
    [
      'too many phone numbers',
      { buyer: { ...BUYER, phones: Array(51).fill('+49301234567') } },
      'buyer.phones must hold at most 50',
    ],
    ['a text for true or false', { seller: { ...SELLER, help_desk: 'yes' } }, 'seller.help_desk must be true or false'],
    ['an item without its key', { order: { ...ORDER, items: [{}] } }, 'order.items[0].asin is missing'],
    [
      'keys that nobody knows',
      { buyer: { ...BUYER, colour: 'red', size: 'L' } },
      'buyer.colour is not a known key; buyer.size is not a known key',
    ],
    [
      'several things at once',
      { buyer: { id: 7, nme: 'Ann', addresses: [] } },
      'buyer.id must be a text; buyer.name is missing; buyer.addresses must hold at least one address; ' +
        'buyer.nme is not a known key',
    ],
  ])('says what is wrong with %s', (_, json, expected) => {
    if (typeof expected === 'string') expect(reasonFor(json)).toBe(expected)
    else expect(reasonFor(json)).toMatch(expected)
  })
})
