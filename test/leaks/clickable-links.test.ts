/**
 * Whatever the message, nothing in what is relayed can be clicked on but what leads to an allowed host: judged by the
 * code with which mail programs make links of text, and by reading the HTML.
 */

import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { simpleParser } from 'mailparser'
import { expect, it } from 'vitest'
import { unsignedAuthor } from '../../src/core/authorship.ts'
import { planRelay } from '../../src/core/relay-plan.ts'
import { examineBytes } from '../../src/examine/examine-bytes.ts'
import { address, caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from '../support/case-facts.ts'
import { ALLOWED, clickableIn, escaped, href, spelled, text } from './disguised-links.ts'

const element = fc.tuple(text, href, fc.nat(9)).map(([words, target, how]) => {
  const inner = escaped(words)
  const to = escaped(target)
  return [
    `<p>${inner}</p>`,
    `<a href="${to}">${inner}</a>`,
    `<a href="${to}"><img src="${to}" alt="${inner}"></a>`,
    `<blockquote type="cite">${inner}</blockquote>`,
    `<b>${inner.slice(0, 9)}</b>${inner.slice(9)}`,
    `<table><tr><td>${inner}</td><td background="${to}">${inner}</td></tr></table>`,
    `<form action="${to}"><button formaction="${to}">${inner}</button></form>`,
    `<svg><a xlink:href="${to}"><text>${inner}</text></a></svg>`,
    `<base href="${to}"><a href="x">${inner}</a><area href="${to}"><iframe src="${to}"></iframe>`,
    `<div style="background:url(${to})">${inner}</div><style>@import "${to}"</style><link href="${to}" rel=stylesheet>`,
  ][how] as string
})
const message = fc.record({
  subject: text.map((value) => value.replace(/\n/g, ' ')),
  plain: text,
  html: fc.option(fc.array(element, { minLength: 1, maxLength: 4 }).map((all) => all.join('\n'))),
  file: fc.option(fc.tuple(text, spelled).map((both) => both.join(' '))),
})

function bytesOf({ subject, plain, html, file }: typeof message extends fc.Arbitrary<infer T> ? T : never): Buffer {
  const part = (type: string, content: string) =>
    [
      `Content-Type: ${type}; charset=utf-8`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(content).toString('base64'),
    ].join('\r\n')
  const body = html === null ? part('text/plain', plain) : part('text/html', html)
  const files =
    file === null
      ? []
      : [
          part('text/plain; name=offer.txt', file).replace(
            '\r\n',
            '\r\nContent-Disposition: attachment; filename=offer.txt\r\n',
          ),
        ]
  return Buffer.from(
    [
      'From: ann@mail.example',
      `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
      'Message-ID: <m1@mail.example>',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      ...[body, ...files].flatMap((each) => ['--b', each]),
      '--b--',
      '',
    ].join('\r\n'),
  )
}

function targetsIn(html: string): string[] {
  const found: string[] = []
  const parser = new Parser({
    onattribute: (name, value) => {
      if (/href|src|action|background|data/.test(name)) found.push(value)
      if (name === 'style' && /url|import/i.test(value)) found.push(value)
    },
  })
  parser.end(html)
  return found.filter((target) => !ALLOWED.test(target) && !target.startsWith('cid:'))
}

const BLOCK = /^(?:p|div|br|tr|td|th|li|blockquote|h\d)$/

function textOf(html: string): string {
  let shown = ''
  const parser = new Parser({
    ontext: (piece) => {
      shown += piece
    },
    onopentagname: (name) => {
      if (BLOCK.test(name)) shown += '\n'
    },
    onclosetag: (name) => {
      if (BLOCK.test(name)) shown += '\n'
    },
  })
  parser.end(html)
  return shown
}

it('nothing that is relayed can be clicked on but what is allowed', async () => {
  await fc.assert(
    fc.asyncProperty(message, async (one) => {
      const examined = await examineBytes(bytesOf(one))
      if ('kind' in examined) throw new Error('the message is not examined')
      const author = unsignedAuthor(address('ann@mail.example'), 'network')
      const facts = caseFacts({ direction: 'buyer-to-seller' })
      const proven = { message: examined, author, reversePath: 'ann@mail.example' }
      const plan = planRelay(proven, facts, casePolicy(), RECEIVED_AT, FIXED_IDS)
      const relayed = await simpleParser(Buffer.from(plan.outgoing?.bytes ?? ''), {
        skipTextToHtml: true,
        skipTextLinks: true,
      })
      const html = relayed.html === false ? '' : (relayed.html ?? '')
      expect(plan.disposition.kind).toBe('relay')
      expect([relayed.subject ?? '', relayed.text ?? '', textOf(html)].flatMap(clickableIn)).toEqual([])
      expect(targetsIn(html)).toEqual([])
      expect(relayed.attachments).toEqual([])
    }),
    { numRuns: 150, interruptAfterTimeLimit: 40000 },
  )
}, 60_000)
