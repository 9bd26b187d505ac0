import { describe, expect, it } from 'vitest'
import { unsignedAuthor } from '../../src/core/authorship.ts'
import { deceptiveNames } from '../../src/core/inspect/attachment-name.ts'
import { attachmentsOfWrongType } from '../../src/core/inspect/attachment-type.ts'
import { readMessage } from '../../src/core/inspect/reading.ts'
import type { Attachment } from '../../src/core/message/message.ts'
import type { Policy } from '../../src/core/policy.ts'
import { planRelay } from '../../src/core/relay-plan.ts'
import { caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

const CONTENT = Buffer.from('the content of the file')

function file(changes: Partial<Attachment> = {}): Attachment {
  const nothing = { codes: [], dangers: [], contentId: null }
  const pdf = { name: 'manual.pdf', declaredType: 'application/pdf', kind: 'pdf', text: 'Turn it.' } as const
  return { ...pdf, content: CONTENT, cleaned: CONTENT, ...nothing, ...changes }
}

function plan(attachment: Attachment, policy: Policy, text = 'here it is') {
  const facts = caseFacts({ direction: 'buyer-to-seller' })
  const [writtenBy] = facts.writer.addresses
  const message = plainMessage(text, { attachments: [attachment] })
  const proven = { message, author: unsignedAuthor(writtenBy, 'network'), reversePath: writtenBy }
  const { outgoing, findings } = planRelay(proven, facts, policy, RECEIVED_AT, FIXED_IDS)
  return { out: Buffer.from(outgoing?.bytes ?? '').toString(), findings }
}

const allowing = (...allowedExtensions: string[]): Policy => {
  const policy = casePolicy()
  return { ...policy, attachments: { ...policy.attachments, allowedExtensions } }
}

describe('what the policy says about files', () => {
  it('a document into which nobody can look never goes on, even where the policy only notes it', () => {
    const note = {
      subject: 'note',
      text: 'note',
      quoted: 'note',
      signature: 'note',
      attachment: 'note',
      header: 'note',
    } as const
    const policy = casePolicy()
    const actions = { ...policy.actions, 'attachment.unreadable': { 'buyer-to-seller': note, 'seller-to-buyer': note } }
    const { out, findings } = plan(file({ text: null, cleaned: null }), { ...policy, actions })
    expect(findings).toMatchObject([{ rule: 'attachment.unreadable', action: 'note' }])
    expect(out).toContain('[file removed: manual.pdf]')
    expect(out).not.toContain(CONTENT.toString('base64'))
  })

  it('a picture may have as many pixels as the policy allows', () => {
    const photo = { name: 'a.jpg', declaredType: 'image/jpeg', kind: 'jpeg', text: null } as const
    const { maxPixels } = casePolicy().attachments
    expect(plan(file({ ...photo, pixels: maxPixels }), casePolicy()).findings).toEqual([])
    expect(plan(file({ ...photo, pixels: maxPixels + 1 }), casePolicy()).findings).toMatchObject([
      { rule: 'attachment.bomb', excerpt: 'a.jpg: it unpacks to far too much' },
    ])
  })

  it('a document whose pictures were not all looked at waits for a person', () => {
    const { findings } = plan(file({ dangers: ['unsearched'] }), casePolicy())
    expect(findings).toMatchObject([{ rule: 'attachment.unsearched' }])
  })

  it('a name that breaks a rule is not shown to the reader, whatever else is wrong with the file', () => {
    const { out } = plan(file({ name: 'visit evil.example.pdf', dangers: ['active'] }), casePolicy())
    expect(out).toContain('[file removed: file 1]')
    expect(out).not.toContain('evil.example')
  })

  it('an extension has two spellings, and one allows the other', () => {
    const types = (attachment: Attachment, policy: Policy) =>
      attachmentsOfWrongType(readMessage(plainMessage('', { attachments: [attachment] })), policy).length
    const photo = file({ name: 'a.jpeg', declaredType: 'image/jpeg', kind: 'jpeg' })
    expect(types(photo, allowing('jpg'))).toBe(0)
    expect(types(photo, allowing('pdf'))).toBe(1)
    expect(types(file({ name: 'a.tif', declaredType: 'image/tiff', kind: 'tiff' }), allowing('tiff'))).toBe(0)
    // What is declared has to be allowed by this policy, not by any.
    expect(types(file({ declaredType: 'image/png' }), allowing('pdf'))).toBe(1)
  })
})

describe('a name is deceptive', () => {
  const isDeceptive = (name: string, kind: Attachment['kind'] = 'pdf') =>
    deceptiveNames(readMessage(plainMessage('', { attachments: [file({ name, kind })] }), {})).length > 0
  for (const name of [
    'a.exe.pdf',
    'a.EXE .pdf',
    'a.ｅｘｅ.pdf',
    'a.pdf.exe',
    'photos.zip.pdf',
    'con.pdf',
    'LPT1.pdf',
    'a.jpg',
    'a.doc',
    'a.txt',
  ]) {
    it(`as ${name}`, () => expect(isDeceptive(name)).toBe(true))
  }
  for (const name of [
    'a.pdf',
    'exe.pdf',
    'Rechnung Nr.12.pdf',
    'amazon.com.pdf',
    'page.html.pdf',
    'a.docx.pdf',
    'Conny.pdf',
    'com.pdf',
    'a',
    '',
  ]) {
    it(`and not as ${name || 'none'}`, () => expect(isDeceptive(name)).toBe(false))
  }
})
