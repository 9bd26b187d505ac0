import { describe, expect, it } from 'vitest'
import { parseAddress } from '../../src/core/address.ts'
import { unsignedAuthor } from '../../src/core/authorship.ts'
import { readMessage } from '../../src/core/inspect/reading.ts'
import { inspect } from '../../src/core/inspect/verdict.ts'
import { planRelay } from '../../src/core/relay-plan.ts'
import { htmlBody } from '../../src/examine/html-body.ts'
import { caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

const HIDDEN = [
  ['by display', '<span style="display:none">zebra</span>'],
  ['by display, with other words', '<span style="color:red; DISPLAY : none !important">zebra</span>'],
  ['by Outlook', '<span style="mso-hide:all">zebra</span>'],
  ['by opacity', '<span style="opacity:0">zebra</span>'],
  ['by the size of its letters', '<span style="font-size:0px">zebra</span>'],
  ['by letters of one pixel', '<span style="font-size:1px">zebra</span>'],
  ['by visibility', '<span style="visibility:hidden">zebra</span>'],
  ['off the screen', '<span style="position:absolute;left:-9999px">zebra</span>'],
  ['in no height', '<span style="overflow:hidden;max-height:0">zebra</span>'],
  ['by an attribute', '<span hidden>zebra</span>'],
  ['inside something hidden', '<span style="display:none"><b>zebra</b></span>'],
  ['in a comment', '<!-- zebra -->'],
  ['in a style sheet', '<style>.zebra{}</style>'],
  ['for other programs', '<noscript>zebra</noscript>'],
] as const

function sent(html: string): string {
  const address = parseAddress('ann@mail.example')
  if (address === null) throw new Error('no address')
  const message = plainMessage('', { form: 'rich', body: htmlBody(html) })
  const proven = { message, author: unsignedAuthor(address, 'network'), reversePath: 'ann@mail.example' }
  const facts = caseFacts({ direction: 'buyer-to-seller' })
  const { outgoing } = planRelay(proven, facts, casePolicy(), RECEIVED_AT, FIXED_IDS)
  return Buffer.from(outgoing?.bytes ?? []).toString()
}

describe('hidden text never goes out', () => {
  for (const [title, hidden] of HIDDEN) {
    it(title, () => {
      const out = sent(`<p>Hello ${hidden} there</p>`)
      expect(out).toContain('Hello')
      expect(out).not.toContain('zebra')
    })
  }
})

describe('what hidden text splits is read as its reader reads it', () => {
  for (const [title, hidden] of HIDDEN) {
    it(title, () => {
      const body = htmlBody(`<p>see blue-wid${hidden}gets.exam${hidden}ple now</p>`)
      const findings = inspect(readMessage(plainMessage('', { form: 'rich', body })), 'seller-to-buyer', casePolicy())
      expect(findings.map(({ excerpt }) => excerpt)).toEqual(['see blue-widgets.example now'])
    })
  }
})

it('text hidden by a style sheet is shown without it, and judged so', () => {
  const html = '<style>.x{display:none}</style><p>blue<span class="x">-zebra-</span>widgets</p>'
  expect(sent(html)).toContain('blue-zebra-widgets')
})
