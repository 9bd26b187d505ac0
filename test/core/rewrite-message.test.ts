import { describe, expect, it } from 'vitest'
import { hiddenParty } from '../../src/core/hidden-party.ts'
import type { Observation } from '../../src/core/finding.ts'
import { readMessage } from '../../src/core/inspect/reading.ts'
import type { BodyNode } from '../../src/core/message/body-tree.ts'
import type { Message } from '../../src/core/message/message.ts'
import { rewriteMessage } from '../../src/core/rewrite/message.ts'
import { caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

/** What the seller gets from the buyer, whose address is ann@mail.example. */
function rewritten(fields: Partial<Message>, stripped: readonly Observation[] = []): string {
  const message = plainMessage('hello', fields)
  const facts = caseFacts({ direction: 'buyer-to-seller' })
  const policy = casePolicy()
  const hidden = hiddenParty(message, facts, policy)
  const thread = { answers: null, references: [], baseSubject: '', subject: message.subject }
  const reading = readMessage(message)
  const { bytes } = rewriteMessage(reading, stripped, thread, facts, hidden, policy, RECEIVED_AT, FIXED_IDS)
  return Buffer.from(bytes).toString().replaceAll('=\r\n', '').replaceAll('=3D', '=')
}

describe('a link', () => {
  const linkTo = (href: string): Partial<Message> => {
    const body: BodyNode[] = [{ kind: 'element', name: 'a', href, children: [{ kind: 'text', text: 'here' }] }]
    return { form: 'rich', body }
  }
  for (const { title, href, stays } of [
    { title: 'to the marketplace stays', href: 'https://marketplace.example/help', stays: true },
    { title: 'to anywhere else becomes its words', href: 'https://blue.example/', stays: false },
    {
      title: 'to the marketplace that names the writer becomes its words',
      href: 'https://marketplace.example/?to=ann%40mail.example',
      stays: false,
    },
  ]) {
    it(title, () => {
      const out = rewritten(linkTo(href))
      expect(out).toContain('here')
      expect(out.includes('href=')).toBe(stays)
      if (!stays) expect(out).not.toContain(href)
    })
  }
})

describe('a file that was taken out', () => {
  const removed = (rule: string) => {
    const name = 'shop.green.example.pdf'
    const content = Buffer.from('%PDF-')
    const file = {
      name,
      declaredType: 'application/pdf',
      content,
      cleaned: content,
      text: '',
      codes: [],
      dangers: [],
      contentId: null,
    }
    const target = { kind: 'attachment', index: 0 } as const
    const observation = { rule, place: 'attachment', where: 'attachment', excerpt: '', advice: '', target } as const
    return rewritten({ attachments: [{ ...file, kind: 'pdf' }] }, [observation])
  }

  it('is named, so that the reader can ask for it', () => {
    expect(removed('attachment.size')).toContain('[file removed: shop.green.example.pdf]')
  })
  it('is numbered where its name is the website that may not be read', () => {
    const out = removed('link.website')
    expect(out).toContain('[file removed: file 1]')
    expect(out).not.toContain('green.example')
  })
  it('is not spoken of where a mail program added it by itself', () => {
    expect(removed('attachment.incidental')).not.toContain('file removed')
  })
})

it('of ten thousand links to the marketplace, those that name the writer become their words, in time', () => {
  const body = Array.from(
    { length: 10_000 },
    (_, index): BodyNode => ({
      kind: 'element',
      name: 'a',
      href: `https://marketplace.example/?to=${index % 2 === 0 ? 'ann%40mail.example' : 'all'}&n=${index}`,
      children: [{ kind: 'text', text: 'here' }],
    }),
  )
  const hosts = Array.from({ length: 200 }, (_, index) => `mx.of${index}.example`)
  const started = performance.now()
  const out = rewritten({ form: 'rich', body, traces: { addresses: [], hosts, ids: [] } })
  // Half a second alone; looking for each trace in each link took fifteen.
  expect(performance.now() - started).toBeLessThan(5000)
  expect(out.match(/href=/g)).toHaveLength(5000)
  expect(out).not.toContain('ann')
})
