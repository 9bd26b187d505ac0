/** What the operators read when a message is held; read back by a parser that is not ours. */

import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/core/finding.ts'
import { composeHeldAlert, type HeldAlert } from '../../src/core/held-alert.ts'
import { headerFields } from '../../src/core/message/header-block.ts'
import { isReturnedToUs } from '../../src/core/operator-mail.ts'
import { address, caseFacts } from '../support/case-facts.ts'
import { at } from '../support/make-plan.ts'

const MAILBOX = address('operators@office.example')
const IDS = { noticeDelivery: 'delivery1', noticeMessageId: 'id1', boundary: 'boundary1' }

function finding(rule: string, replaced: Partial<Finding> = {}): Finding {
  return {
    rule,
    action: 'quarantine',
    where: 'header',
    excerpt: 'ann@mail.example',
    advice: 'Write less.',
    ...replaced,
  }
}

function compose(findings: readonly Finding[], replaced: Partial<HeldAlert> = {}) {
  const plan = { message: 'message1', facts: caseFacts({ direction: 'buyer-to-seller' }), order: '111-2', findings }
  const alert = { plan, receivedAt: at('10:00:05'), heldUntil: at('2026-12-04T10:00:05Z'), isLastOfHour: false }
  return composeHeldAlert({ ...alert, ...replaced }, MAILBOX, IDS, at('10:00:07'))
}

const textOf = (outgoing: { bytes: Uint8Array }) => Buffer.from(outgoing.bytes).toString()

describe('the alert about a held message', () => {
  it('says which message, why, until when, and what to do', () => {
    const { bytes, ...envelope } = compose([finding('structure.rate')])
    expect(envelope).toEqual({
      delivery: 'delivery1',
      messageId: '<operators.id1@marketplace.example>',
      reversePath: null,
      forwardPath: MAILBOX,
    })
    const [header = '', body] = Buffer.from(bytes).toString().split('\r\n\r\n', 1).concat(textOf({ bytes }))
    expect(header.split('\r\n').slice(0, 7)).toEqual([
      'From: "Example Marketplace mail" <no-reply@marketplace.example>',
      'To: <operators@office.example>',
      'Subject: [Tradepost] Message held: structure.rate',
      'Date: Fri, 20 Nov 2026 10:00:07 +0000',
      'Message-ID: <operators.id1@marketplace.example>',
      'Auto-Submitted: auto-generated',
      'X-Auto-Response-Suppress: All',
    ])
    for (const line of [
      '    Message:     message1',
      '    Marketplace: us',
      '    Order:       111-2',
      '    Direction:   buyer to seller',
      '    Received:    2026-11-20 10:00 UTC',
      '    Held until:  2026-12-04 10:00 UTC; then it is dropped',
      '  * structure.rate (header)',
      '    tradepost quarantine show message1',
      '    tradepost quarantine release message1',
      '    tradepost quarantine drop message1',
    ]) {
      expect(body?.split('\r\n')).toContain(line)
    }
    expect(body).not.toContain('quarantine list')
  })

  it('holds no address of a party, no excerpt and no file name', async () => {
    const bytes = compose([
      finding('leak.address', { where: 'header' }),
      finding('attachment.type', { where: 'attachment:ann@mail.example\nsecond line.zip' }),
    ]).bytes
    const { text, subject } = await PostalMime.parse(bytes)
    expect(text).toContain('  * attachment.type (attachment)\n')
    expect(`${subject}${text}`).not.toMatch(/@|ann|Lee|Blue|second line|Write less/)
  })

  it('says that too many messages smell of a loop, and where the others are', () => {
    const text = textOf(compose([finding('structure.rate')]))
    expect(text).toContain('smells of a loop')
    expect(text).toContain('    tradepost message list --conversation conversation-1\r\n')
    expect(textOf(compose([finding('leak.address')]))).not.toContain('loop')
  })

  it('warns of releasing what would give the writer away', () => {
    expect(textOf(compose([finding('leak.address')]))).toContain('it would tell the other side who wrote it')
    expect(textOf(compose([finding('structure.rate')]))).not.toContain('it would tell')
    expect(textOf(compose([finding('leak.unreadable')]))).toContain('could not be opened')
  })

  it('does not offer to send on what the last check stopped', () => {
    expect(textOf(compose([finding('leak.host')]))).not.toContain('tradepost quarantine release')
    expect(textOf(compose([finding('leak.unreadable')]))).not.toContain('tradepost quarantine release')
  })

  it('names each reason once, only those that hold the message, and not all of very many', async () => {
    const many = Array.from({ length: 30 }, (_, index) => finding(`link.rule${index}`))
    const findings = [finding('link.noted', { action: 'note' }), ...many, ...many]
    const { text, subject } = await PostalMime.parse(compose(findings).bytes)
    expect(subject).toBe('[Tradepost] Message held: link.rule0, link.rule1 and 28 more')
    expect(text?.match(/ {2}\* link\.rule\d+ \(header\)\n/g)).toHaveLength(20)
    expect(text).toContain('  and 10 more.\n')
    expect(text).not.toContain('link.noted')
  })

  it('says when it is the last one of its hour', () => {
    const text = textOf(compose([finding('structure.rate')], { isLastOfHour: true }))
    expect(text).toContain('    tradepost quarantine list\r\n')
  })

  it('is recognised when the mailbox sends it back', () => {
    const fields = headerFields(compose([finding('structure.rate')]).bytes) ?? []
    expect(isReturnedToUs(fields, ['marketplace.example'])).toBe(true)
  })
})
