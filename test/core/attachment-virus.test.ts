import { describe, expect, it } from 'vitest'
import type { Direction } from '../../src/core/direction.ts'
import { unsignedAuthor } from '../../src/core/authorship.ts'
import type { Attachment, FileScan } from '../../src/core/message/message.ts'
import { planRelay } from '../../src/core/relay-plan.ts'
import { caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

const TEXT = Buffer.from('Wash cold.\n')
const FILE: Attachment = {
  name: 'manual.txt',
  declaredType: 'text/plain',
  kind: 'text',
  content: TEXT,
  cleaned: TEXT,
  text: 'Wash cold.\n',
  codes: [],
  dangers: [],
  contentId: null,
}

function planOf(direction: Direction, scan?: FileScan) {
  const facts = caseFacts({ direction })
  const [address] = facts.writer.addresses
  const message = plainMessage('Here it is.\n', {
    headerFrom: [{ name: '', address }],
    attachments: [scan === undefined ? FILE : { ...FILE, scan }],
  })
  const proven = { message, author: unsignedAuthor(address, 'network'), reversePath: address }
  return planRelay(proven, facts, casePolicy(), RECEIVED_AT, FIXED_IDS)
}

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString()
const VIRUS: FileScan = { kind: 'virus', name: 'Eicar-Test' }

describe('a file in which a virus was found', () => {
  it("discards a seller's message, and its writer reads which virus it is", () => {
    const { disposition, findings, notice } = planOf('seller-to-buyer', VIRUS)
    expect(disposition.kind).toBe('discard')
    expect(findings).toMatchObject([
      { rule: 'attachment.virus', action: 'discard', excerpt: 'manual.txt: a virus: Eicar-Test' },
    ])
    expect(text(notice?.bytes)).toContain('a virus: Eicar-Test')
  })

  it("is taken out of a buyer's message, and its writer is told", () => {
    const { disposition, findings, outgoing, notice } = planOf('buyer-to-seller', VIRUS)
    expect(disposition.kind).toBe('relay')
    expect(findings).toMatchObject([{ rule: 'attachment.virus', action: 'strip', where: 'attachment:manual.txt' }])
    expect(text(outgoing?.bytes)).toContain('[file removed: manual.txt]')
    expect(text(outgoing?.bytes)).not.toContain('Wash cold')
    expect(text(notice?.bytes)).toContain('a virus: Eicar-Test')
  })
})

describe('a file that nobody looked through', () => {
  it('goes on with a note, as the configuration has it', () => {
    const { disposition, findings, outgoing } = planOf('seller-to-buyer', { kind: 'unscanned', reason: 'clamd: down' })
    expect(disposition.kind).toBe('relay')
    expect(findings).toMatchObject([
      {
        rule: 'attachment.unscanned',
        action: 'note',
        excerpt: 'manual.txt: not looked through for viruses (clamd: down)',
      },
    ])
    expect(text(outgoing?.bytes)).toContain('manual.txt')
  })

  it('is not found where no scanner is configured', () => {
    expect(planOf('seller-to-buyer').findings).toEqual([])
  })
})
