/** What the operators read when an address turns out not to work; read back by a parser that is not ours. */

import PostalMime from 'postal-mime'
import { expect, it } from 'vitest'
import { composeUnreachableAlert } from '../../src/core/unreachable-alert.ts'
import { createUnreachableAlerts } from '../../src/outbound/unreachable-alerts.ts'
import { address, FIXED_IDS } from '../support/case-facts.ts'
import { at, US } from '../support/make-plan.ts'

const MAILBOX = address('operators@office.example')
const ABOUT = {
  message: 'message1',
  marketplace: US,
  writerName: 'Ann Lee',
  writtenBy: address('ann@mail.example'),
  readerName: 'Blue Widgets',
  readerAlias: address('ssss4444tttt5555@marketplace.example'),
  reader: { side: 'seller', partyId: 'S1' },
  subject: 'Blue?',
  originalMessageId: null,
  responseDueAt: null,
  receivedAt: at('10:00:00'),
  language: 'en',
} as const

it('names the party by its id, and says what to do', async () => {
  const alert = composeUnreachableAlert(
    { about: ABOUT, delivery: 'delivery1', status: '5.1.1' },
    MAILBOX,
    FIXED_IDS,
    at('10:00:07'),
  )
  expect(alert).toMatchObject({ reversePath: null, forwardPath: MAILBOX })
  const { subject, text } = await PostalMime.parse(alert.bytes)
  expect(subject).toBe('[Tradepost] Mail does not reach the seller S1')
  expect(text).toContain('Status:      5.1.1')
  expect(text).toContain('    tradepost party show --side seller S1\n')
  expect(text).toContain('    tradepost party restore --only mail --side seller S1\n')
  expect(text).toContain('    tradepost party unreachable\n')
  expect(text).not.toMatch(/ann|blue\.example|ssss4444/i)
})

it.each([
  ["it's", "tradepost party show --side buyer 'it'\\''s'"],
  ['S 1; rm', "tradepost party show --side buyer 'S 1; rm'"],
  ['-x', 'tradepost party show --side buyer -- -x'],
])('shows a command that can be copied, whatever the id: %s', async (partyId, command) => {
  const about = { ...ABOUT, reader: { side: 'buyer', partyId } } as const
  const { text } = await PostalMime.parse(
    composeUnreachableAlert({ about, delivery: 'delivery1', status: null }, MAILBOX, FIXED_IDS, at('10:00:07')).bytes,
  )
  expect(text).toContain(command)
})

const PARTS = { freshIds: () => FIXED_IDS, sign: <Mail>(mail: Mail) => mail, mailbox: MAILBOX }
const FAILURE = { delivery: 'delivery1', status: null }
const aboutSeller = (partyId: string) => ({ ...ABOUT, reader: { side: 'seller', partyId } }) as const

it('is written about twenty parties an hour at most, and to nobody without a mailbox', () => {
  const alertAt = createUnreachableAlerts(PARTS)
  const written = Array.from({ length: 25 }, (_, seller) => alertAt(aboutSeller(`S${seller}`), FAILURE, at('10:00:00')))
  expect(written.filter((alert) => alert !== null)).toHaveLength(20)
  expect(alertAt(aboutSeller('S24'), FAILURE, at('11:00:00'))).not.toBeNull()
  expect(createUnreachableAlerts({ ...PARTS, mailbox: null })(ABOUT, FAILURE, at('10:00:00'))).toBeNull()
})

it('about one party takes one of these, however often its reports are repeated', () => {
  const alertAt = createUnreachableAlerts(PARTS)
  for (let report = 0; report < 25; report++) expect(alertAt(ABOUT, FAILURE, at('10:00:00'))).not.toBeNull()
  expect(alertAt(aboutSeller('S2'), FAILURE, at('10:30:00'))).not.toBeNull()
})
