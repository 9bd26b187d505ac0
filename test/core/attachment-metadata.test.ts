import { describe, expect, it } from 'vitest'
import { unsignedAuthor } from '../../src/core/authorship.ts'
import type { Direction } from '../../src/core/direction.ts'
import type { Attachment } from '../../src/core/message/message.ts'
import type { Policy } from '../../src/core/policy.ts'
import { planRelay } from '../../src/core/relay-plan.ts'
import { caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

const ORIGINAL = Buffer.from('the original with its author')
const CLEANED = Buffer.from('only the pixels of the pictu')

function plan(cleaned: Uint8Array | null, direction: Direction, policy: Policy = casePolicy()) {
  const facts = caseFacts({ direction })
  const [writtenBy] = facts.writer.addresses
  const picture: Attachment = {
    name: 'holiday.jpg',
    declaredType: 'image/jpeg',
    content: ORIGINAL,
    cleaned,
    text: null,
    codes: [],
    dangers: [],
    kind: 'jpeg',
    contentId: null,
  }
  const message = plainMessage('here it is', { attachments: [picture] })
  const proven = { message, author: unsignedAuthor(writtenBy, 'network'), reversePath: writtenBy }
  const { disposition, findings, outgoing, notice } = planRelay(proven, facts, policy, RECEIVED_AT, FIXED_IDS)
  const written = (out: typeof outgoing) => (out === null ? null : Buffer.from(out.bytes).toString())
  return { disposition, findings, outgoing: written(outgoing), notice: written(notice) }
}

describe('a picture', () => {
  for (const direction of ['buyer-to-seller', 'seller-to-buyer'] as const) {
    it(`goes on as it was cleaned, text: null, ${direction}`, () => {
      const { outgoing, notice, findings } = plan(CLEANED, direction)
      expect(outgoing).toContain(CLEANED.toString('base64'))
      expect(outgoing).not.toContain(ORIGINAL.toString('base64'))
      expect({ notice, findings }).toEqual({ notice: null, findings: [] })
    })
    it(`that cannot be cleaned is left out, and its writer is told, ${direction}`, () => {
      const { disposition, findings, outgoing, notice } = plan(null, direction)
      expect(disposition).toEqual({ kind: 'relay' })
      expect(findings).toMatchObject([{ rule: 'attachment.metadata', action: 'strip', excerpt: 'holiday.jpg' }])
      expect(outgoing).toContain('[file removed: holiday.jpg]')
      expect(outgoing).not.toContain(ORIGINAL.toString('base64'))
      expect(notice).toContain('save it again with another program')
    })
  }
  it('that cannot be cleaned never goes on, even where the policy only notes it', () => {
    const note = {
      subject: 'note',
      text: 'note',
      quoted: 'note',
      signature: 'note',
      attachment: 'note',
      header: 'note',
    } as const
    const actions = { 'attachment.metadata': { 'buyer-to-seller': note, 'seller-to-buyer': note } }
    const { outgoing } = plan(null, 'buyer-to-seller', { ...casePolicy(), actions })
    expect(outgoing).toContain('[file removed: holiday.jpg]')
    expect(outgoing).not.toContain(ORIGINAL.toString('base64'))
  })
})
