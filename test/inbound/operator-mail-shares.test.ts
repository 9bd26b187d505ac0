/** How much mail to the operators is taken in an hour, from one client and from all. */

import { describe, expect, it } from 'vitest'
import { operatorMailShares } from '../../src/inbound/operator-mail-shares.ts'
import { makeIncoming } from '../support/make-plan.ts'

const MIB = 1024 * 1024
const NOW = new Date('2026-11-22T12:00:00Z')

function from(client: number, bytes = 100) {
  return makeIncoming('', {
    raw: Buffer.alloc(bytes),
    client: { ip: `192.0.2.${client}`, trusted: false, helo: 'laptop.example' },
  })
}

describe('the share of mail to operators', () => {
  it('is so many messages of one client, and so many of all', () => {
    const take = operatorMailShares()
    const taken = (client: number) => Array.from({ length: 50 }, () => take(from(client), NOW)).filter(Boolean).length
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(taken)).toEqual([30, 30, 30, 30, 30, 30, 20, 0])
  })

  it('is so many bytes of large messages, so that a flood of them fills no disk; small ones go on', () => {
    const take = operatorMailShares()
    const taken = Array.from({ length: 60 }, (_, client) => take(from(client, 7 * MIB), NOW)).filter(Boolean).length
    expect(taken).toBe(9)
    expect(take(from(100, 64 * 1024), NOW)).toBe(true)
    expect(take(from(100, 2 * MIB), NOW)).toBe(false)
    expect(take(from(100, 2 * MIB), new Date(NOW.getTime() + 10 * 60_000))).toBe(true)
  })

  it('counts of a message that is passed on in part no more than that part', () => {
    const take = operatorMailShares()
    const taken = Array.from({ length: 60 }, (_, client) => take(from(client, 11 * MIB), NOW)).filter(Boolean).length
    expect(taken).toBe(60)
  })
})
