import { describe, expect, it } from 'vitest'
import { unsignedAuthor } from '../../src/core/authorship.ts'
import type { OutgoingParts } from '../../src/core/message/write-message.ts'
import { writeMessage } from '../../src/core/message/write-message.ts'
import { planRelay, type RelayPlan } from '../../src/core/relay-plan.ts'
import { lastCheck } from '../../src/last-check/last-check.ts'
import { address, caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

/** A plan whose rewriting went wrong: it would send these parts. */
function planSending(parts: Partial<OutgoingParts>): RelayPlan {
  const proven = {
    message: plainMessage('hello'),
    author: unsignedAuthor(address('ann@mail.example'), 'network'),
    reversePath: 'ann@mail.example',
  }
  const plan = planRelay(proven, caseFacts({ direction: 'buyer-to-seller' }), casePolicy(), RECEIVED_AT, FIXED_IDS)
  if (plan.outgoing === null) throw new Error('nothing goes out')
  const header = [{ name: 'Subject', kind: 'text', value: 'x' }] as const
  const bytes = writeMessage({
    header,
    text: 'hello\n',
    html: null,
    inline: [],
    attachments: [],
    boundary: 'b',
    ...parts,
  })
  return { ...plan, outgoing: { ...plan.outgoing, bytes } }
}
const file = (content: Uint8Array) => [{ name: 'a.bin', type: 'application/pdf', content, contentId: null }]

describe('the last check holds a message that names its writer', () => {
  for (const [title, parts] of [
    ['in the text', { text: 'write to ann@mail.example\n' }],
    ['in odd case', { text: 'ANN@Mail.Example\n' }],
    ['behind letters that make the text base64', { text: `${'文'.repeat(50)}ann@mail.example` }],
    ['behind letters that make it quoted-printable', { text: `${'ü'.repeat(3)} ${'x'.repeat(80)}ann@mail.example` }],
    ['with spaces in between', { text: 'ann @ mail . example' }],
    ['with an invisible letter in between', { text: 'ann@mail\u200b.example' }],
    ['in full-width letters', { text: 'ａｎｎ＠ｍａｉｌ．ｅｘａｍｐｌｅ' }],
    ['over the line end of a quote', { text: '> ann@mail.\n> example' }],
    ['with marks on its letters', { text: 'ann@mail.ex\u0301ample' }],
    ['over a line end', { text: 'ann@mail.\nexample' }],
    ['with its @ as a percent escape', { text: 'ann%40mail.example' }],
    ['in HTML, split by tags', { html: '<p>ann<b>@mail</b>.example</p>' }],
    ['in HTML, as entities', { html: '<p>ann&#64;mail&#x2e;example</p>' }],
    ['in an attribute of HTML', { html: '<p title="ann@mail.example">x</p>' }],
    ['in a header', { header: [{ name: 'Subject', kind: 'text', value: 'from ann@mail.example' }] }],
    ['in an encoded header', { header: [{ name: 'Subject', kind: 'text', value: 'für ann@mail.example ü' }] }],
    [
      'in a file, under a subject that speaks of boundaries',
      {
        header: [{ name: 'Subject', kind: 'text', value: 'Re: boundary=x' }],
        attachments: file(Buffer.from('ann@mail.example')),
      },
    ],
    ['in a file', { attachments: file(Buffer.from('xx Ann@Mail.example xx')) }],
    ['in a file, two bytes a letter', { attachments: file(Buffer.from('\ufeffann@mail.example', 'utf16le')) }],
    [
      'in a file, two bytes a letter the other way',
      { attachments: file(Buffer.from('ann@mail.example', 'utf16le').swap16()) },
    ],
    [
      'in the name of a file',
      {
        attachments: [
          { name: 'ann@mail.example.pdf', type: 'application/pdf', content: Buffer.from('x'), contentId: null },
        ],
      },
    ],
  ] satisfies [string, Partial<OutgoingParts>][]) {
    it(title, () => {
      const checked = lastCheck(planSending(parts))
      expect(checked.disposition).toEqual({ kind: 'quarantine' })
      expect(checked.findings.map(({ rule }) => rule)).toContain('leak.address')
      expect(checked.notice).toBeNull()
    })
  }

  it('by its Message-ID', () => {
    const checked = lastCheck(planSending({ text: 'see m1@mail.example' }))
    expect(checked.findings).toContainEqual(
      expect.objectContaining({ rule: 'leak.id', action: 'quarantine', where: 'text' }),
    )
  })

  it('and leaves every other message as it is', () => {
    const plan = planSending({
      text: 'write to bob@othermail.example or annmail.example\n',
      attachments: file(Buffer.from('x')),
    })
    expect(lastCheck(plan)).toBe(plan)
  })

  it('in no time for the largest attachments', () => {
    const plan = planSending({ attachments: file(Buffer.alloc(7 * 1024 * 1024, 'abcdefgh@')) })
    lastCheck(plan)
    const start = performance.now()
    lastCheck(plan)
    expect(performance.now() - start).toBeLessThan(3000)
  })
})

/** The addresses of the writer and of the reader. */
function planBetween(writer: string, reader: string, text: string): RelayPlan {
  const facts = caseFacts({ direction: 'buyer-to-seller' })
  const plan = planSending({ header: [{ name: 'To', kind: 'mailbox', value: reader }], text })
  return {
    ...plan,
    hidden: { ...plan.hidden, addresses: [writer] },
    facts: {
      ...plan.facts,
      writer: { ...facts.writer, addresses: [address(writer)] },
      reader: { ...facts.reader, addresses: [address(reader)] },
    },
  }
}

describe('the last check of addresses that look like others', () => {
  it("lets a message go to a reader whose address ends like the writer's", () => {
    const plan = planBetween('ann@mail.example', 'joann@mail.example', 'hello')
    expect(lastCheck(plan)).toBe(plan)
  })

  it("still holds it where the writer's own address stands", () => {
    const plan = planBetween('ann@mail.example', 'joann@mail.example', 'I am ann@mail.example')
    expect(lastCheck(plan).disposition.kind).toBe('quarantine')
  })

  for (const spelling of ['ann@müller.example', 'ann@mu\u0308ller.example', 'ANN@MÜLLER.EXAMPLE']) {
    it(`knows an internationalised domain by its letters: ${JSON.stringify(spelling)}`, () => {
      const plan = planBetween('ann@xn--mller-kva.example', 'sales@blue.example', `I am ${spelling}`)
      expect(lastCheck(plan).disposition.kind).toBe('quarantine')
    })
  }

  it('reads a run of a hundred thousand marks, and as many ligatures, in no time', () => {
    const plan = planSending({ text: `a${'\u0301\u0316'.repeat(50_000)}${'\ufdfa'.repeat(100_000)}` })
    const begun = performance.now()
    expect(lastCheck(plan)).toBe(plan)
    expect(performance.now() - begun).toBeLessThan(2000)
  })
})
