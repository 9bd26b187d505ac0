import { describe, expect, it } from 'vitest'
import { inspect } from '../../src/core/inspect/verdict.ts'
import { readMessage } from '../../src/core/inspect/reading.ts'
import type { Attachment, Message } from '../../src/core/message/message.ts'
import { planRelay } from '../../src/core/relay-plan.ts'
import { unsignedAuthor } from '../../src/core/authorship.ts'
import { parseAddress } from '../../src/core/address.ts'
import { htmlBody } from '../../src/examine/html-body.ts'
import { caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

const rich = (html: string, fields: Partial<Message> = {}): Message =>
  plainMessage('', { form: 'rich', body: htmlBody(html), ...fields })

/** `rule action where excerpt` of what a seller's message has. */
function found(message: Message): string[] {
  return inspect(readMessage(message), 'seller-to-buyer', casePolicy()).map(
    ({ rule, action, where, excerpt }) => `${rule} ${action} ${where}: ${excerpt}`,
  )
}

/** What leaves of a buyer's message, which is never discarded. */
function sent(message: Message): string {
  const address = parseAddress('ann@mail.example')
  if (address === null) throw new Error('no address')
  const proven = { message, author: unsignedAuthor(address, 'network'), reversePath: 'ann@mail.example' }
  const facts = caseFacts({ direction: 'buyer-to-seller' })
  const { outgoing } = planRelay(proven, facts, casePolicy(), RECEIVED_AT, FIXED_IDS)
  return Buffer.from(outgoing?.bytes ?? [])
    .toString()
    .replaceAll('=\r\n', '')
    .replaceAll('=3D', '=')
}

const LOGO = '<img src="cid:logo" alt="Blue Widgets">'

describe('a picture that leads to a website', () => {
  for (const [title, html, expected] of [
    [
      'is found in new text, whatever its alternative text says',
      `<p>Hello</p><a href="https://blue.example/">${LOGO}</a>`,
      ['image.linked discard text: a picture -> blue.example'],
    ],
    [
      'loses its link in a signature',
      `<p>Hello</p><div class="gmail_signature"><a href="https://blue.example/">${LOGO}</a></div>`,
      ['image.linked strip signature: a picture -> blue.example'],
    ],
    [
      'and in a quote',
      `<p>Hello</p><blockquote type="cite"><a href="//blue.example/x">${LOGO}</a></blockquote>`,
      ['image.linked strip quoted: a picture -> blue.example'],
    ],
    [
      'is one finding for a row of them',
      `${`<a href="https://blue.example/a">${LOGO}</a> `.repeat(5)}`,
      ['image.linked discard text: a picture -> blue.example'],
    ],
    ['may lead to the marketplace', `<a href="https://marketplace.example/item">${LOGO}</a>`, []],
    [
      'is a contact where it leads to a telephone',
      `<a href="tel:+491511234567">${LOGO}</a>`,
      ['contact.phone discard text: Blue Widgets -> +491511234567'],
    ],
    [
      'is an ordinary link when there are words beside it',
      `<a href="https://blue.example/">${LOGO} our shop</a>`,
      ['link.website discard text: Blue Widgets our shop -> blue.example'],
    ],
    [
      'is found behind the content of a link',
      '<a href="https://blue.example/"><span style="background:url(cid:x)"><img src="cid:y"></span></a>',
      ['image.linked discard text: a picture -> blue.example'],
    ],
  ] as const) {
    it(title, () => expect(found(rich(html))).toEqual(expected))
  }
})

const remote = (excerpt: string) => `image.remote strip text: a picture on ${excerpt}`
const tracking = (excerpt: string) => `image.tracking strip text: an invisible picture on ${excerpt}`

describe('a picture kept elsewhere is found, and nothing of it goes out', () => {
  for (const [title, html, expected] of [
    ['a logo', '<img src="https://img.example/logo.png" alt="Blue">', remote('img.example')],
    ['one without a scheme', '<img src="//img.example/logo.png">', remote('img.example')],
    ['in sizes to choose from', '<img srcset="https://img.example/a.png 2x">', remote('img.example')],
    [
      'in a picture element',
      '<picture><source srcset="https://img.example/b.webp"><img src="https://img.example/c.png"></picture>',
      remote('img.example'),
    ],
    ['as a button', '<form><input type="image" src="https://img.example/d.png"></form>', remote('img.example')],
    [
      'behind a table',
      '<table background="https://img.example/e.png"><tr><td>x</td></tr></table>',
      remote('img.example'),
    ],
    [
      'behind text, by its style',
      '<div style="background: #fff URL( \'https://img.example/f.png\' )">x</div>',
      remote('img.example'),
    ],
    [
      'behind text, by its long style',
      '<p style="background-image:url(https://img.example/g.png)">x</p>',
      remote('img.example'),
    ],
    [
      'behind text, with escapes in its style',
      '<p style="background:u\\72l(https://img.example/q.png)">x</p>',
      remote('img.example'),
    ],
    ['as the poster of a film', '<video poster="https://img.example/h.png">x</video>', remote('img.example')],
    ['one pixel large', '<img src="https://img.example/i.gif" width="1" height="1">', tracking('img.example')],
    ['of no height', '<img src="https://img.example/j.gif" style="height:0">', tracking('img.example')],
    ['hidden', '<img src="https://img.example/k.gif" style="display:none">', tracking('img.example')],
    [
      'in something hidden',
      '<div style="display:none"><img src="https://img.example/l.gif"></div>',
      tracking('img.example'),
    ],
    [
      'invisible',
      '<span style="visibility:hidden"><img src="https://img.example/m.gif"></span>',
      tracking('img.example'),
    ],
    ['with the address of a counter', '<img src="https://img.example/wf/open?upn=xyz">', tracking('img.example')],
  ] as const) {
    it(title, () => {
      expect(found(rich(`<p>Hello</p>${html}`))).toEqual([expected])
      expect(sent(rich(`<p>Hello</p>${html}`))).not.toContain('img.example')
    })
  }

  it('one in its own address, which may hold a code that nobody looked at', () => {
    const html = '<p>Hello</p><img src="data:image/png;base64,iVBORw0KGgo=">'
    expect(found(rich(html))).toEqual([remote('data:')])
    expect(sent(rich(html))).not.toContain('base64,iVBOR')
  })

  for (const html of [
    '<link rel="stylesheet" href="https://img.example/a.css">',
    '<style>@import url(https://img.example/b.css); body { background: url(https://img.example/c.png) }</style>',
    '<svg><image href="https://img.example/d.png"/></svg>',
    '<object data="https://img.example/e.png"></object>',
    '<embed src="https://img.example/f.swf">',
    '<iframe src="https://img.example/g.html"></iframe>',
    '<audio src="https://img.example/h.mp3"></audio>',
    '<ul style="list-style-image:url(https://img.example/i.png)"><li>x</li></ul>',
    '<p style="content:url(https://img.example/j.png)">x</p>',
    '<img src="cid:none" srcset="https://img.example/k.png 2x" longdesc="https://img.example/l.html">',
    '<p style="border-image:url(https://img.example/m.png) 3">x</p>',
    '<bgsound src="https://img.example/n.wav">',
  ]) {
    it(`nor of ${html}`, () => expect(sent(rich(`<p>Hello</p>${html}`))).not.toContain('img.example'))
  }

  it('is no reason for a notice, nor to stop anything', () => {
    const message = rich('<p>Hello</p><img src="https://img.example/logo.png"><img src="https://t.example/o/1">')
    const address = parseAddress('sales@blue.example')
    if (address === null) throw new Error('no address')
    const proven = { message, author: unsignedAuthor(address, 'network'), reversePath: null }
    const facts = caseFacts({ direction: 'seller-to-buyer' })
    const plan = planRelay(
      { ...proven, reversePath: 'sales@blue.example' },
      facts,
      casePolicy(),
      RECEIVED_AT,
      FIXED_IDS,
    )
    expect(plan.disposition.kind).toBe('relay')
    expect(plan.notice).toBeNull()
  })
  it('leaves no empty paragraph behind', () => {
    const out = sent(rich('<p>Hello</p><p><img src="https://img.example/logo.png"></p><p>Bye</p>'))
    expect(out).not.toMatch(/<p>\s*<\/p>/)
  })
  it('has an alternative text that is judged like any other', () => {
    expect(found(rich('<img src="https://img.example/a.png" alt="visit blue-widgets.example now">'))).toContain(
      'link.website discard text: visit blue-widgets.example now',
    )
  })
})

describe('a code in a picture', () => {
  const shown = (code: string): Message => {
    const attachment: Attachment = {
      name: 'box.png',
      declaredType: 'image/png',
      content: new Uint8Array(),
      cleaned: new Uint8Array([1]),
      text: null,
      codes: [code],
      dangers: [],
      kind: 'png',
      contentId: null,
    }
    return plainMessage('hello', { attachments: [attachment] })
  }
  for (const [title, code, expected] of [
    [
      'that leads to a website is a link',
      'https://blue.example/offer',
      ['link.website discard attachment:box.png: a code in a picture: https://blue.example/offer'],
    ],
    [
      'that asks for a transfer is a payment elsewhere',
      'BCD\n002\n1\nSCT\n\nBlue Widgets\nDE89370400440532013000\nEUR12.50',
      [
        'marketing.off-platform discard attachment:box.png: a code in a picture: BCD 002 1 SCT Blue Widgets DE89370400440532013000 EUR12.50',
      ],
    ],
    ['with a number is nothing', '4006381333931', []],
    ['with a word is nothing', 'Lot 7, shelf B', []],
    ['that opens a wireless network is nothing', 'WIFI:S:Guest;T:WPA;P:welcome123;;', []],
  ] as const) {
    it(title, () => expect(found(shown(code))).toEqual(expected))
  }
  for (const code of [
    '00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR',
    'SPC\r\n0200\r\n1\r\nCH4431999123000889012',
    'SPD*1.0*ACC:CZ5855000000001265098001*AM:480.00*CC:CZK',
    'upi://pay?pa=blue@bank&pn=Blue',
    'bitcoin:175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W?amount=20.3',
  ]) {
    it(`that pays: ${code.slice(0, 12)}`, () => {
      expect(found(shown(code)).some((one) => one.startsWith('marketing.off-platform discard'))).toBe(true)
    })
  }
})
