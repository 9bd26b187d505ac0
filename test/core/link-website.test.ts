import { describe, expect, it } from 'vitest'
import { readMessage } from '../../src/core/inspect/reading.ts'
import { isAllowedLink, websiteLinks } from '../../src/core/inspect/link-website.ts'
import type { BodyNode } from '../../src/core/message/body-tree.ts'
import { casePolicy } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

const linksIn = (text: string) => websiteLinks(readMessage(plainMessage(text)), casePolicy())
const cutOut = (text: string) =>
  linksIn(text).map(({ target }) => (target.kind === 'text' ? text.slice(target.start, target.end) : ''))

describe('a website is found', () => {
  for (const [text, link] of [
    ['see https://blue.example/x?y=1 there', 'https://blue.example/x?y=1'],
    ['see HTTP://BLUE.EXAMPLE there', 'HTTP://BLUE.EXAMPLE'],
    ['visit blue-widgets.example now', 'blue-widgets.example'],
    ['www.blue-widgets.com', 'www.blue-widgets.com'],
    ['shop.co.uk/offer', 'shop.co.uk/offer'],
    ['ftp://files.blue.example', 'ftp://files.blue.example'],
    ['hxxp://blue.example/a', 'hxxp://blue.example/a'],
    ['//blue.example/a', '//blue.example/a'],
    ['at 192.0.2.7/shop', '192.0.2.7/shop'],
    ['http://[2001:db8::1]/', 'http://[2001:db8::1]/'],
    ['bücher.example', 'bücher.example'],
    ['blue\u200bwidgets.exam\u00adple', 'blue\u200bwidgets.exam\u00adple'],
    ['ｂｌｕｅ．example', 'ｂｌｕｅ．example'],
    ['blue。example', 'blue。example'],
    ['azra.c.jp', 'azra.c.jp'],
    ['blauer laden . de hello\n\nbücher.de lanse and more', 'bücher.de'],
  ] as const) {
    it(text, () => expect(cutOut(text)).toEqual([link]))
  }
})

describe('no website is found', () => {
  for (const text of [
    'Thank you very much.',
    'See you.In a week I am back.',
    'Hello.World',
    'it costs 3.99 or 4.50',
    'version 2.1 of node.js',
    'write to ann@mail.example',
    'e.g. this, i.e. that',
    'file photos.zip and report.doc',
    'order 111-2222222-3333333',
    'see https://www.marketplace.example/help and marketplace.example',
    '10:30 a.m. to 5 p.m.',
  ]) {
    it(text, () => expect(cutOut(text)).toEqual([]))
  }

  it('in a host that only ends like an allowed one', () => {
    expect(cutOut('https://evilmarketplace.example/')).toEqual(['https://evilmarketplace.example/'])
    expect(cutOut('https://marketplace.example.evil.example/')).toHaveLength(1)
    expect(cutOut('https://marketplace.example@evil.example/')).toHaveLength(1)
    expect(cutOut('https://marketplace.example.203.0.113.9/shop')).toHaveLength(1)
  })
})

describe('a website within an allowed link', () => {
  const behindWords = (href: string) => {
    const body: BodyNode[] = [{ kind: 'element', name: 'a', href, children: [{ kind: 'text', text: 'our lamp' }] }]
    return websiteLinks(readMessage(plainMessage('', { body })), casePolicy()).map(({ excerpt }) => excerpt)
  }
  const start = 'https://marketplace.example'

  for (const rest of [
    '/blue-widgets.com',
    '/?go=blue-widgets.com',
    '/#blue-widgets.com',
    '/redirect?u=https%3A%2F%2Fblue-widgets.com',
    '/redirect?u=https%253A%252F%252Fblue-widgets.com&x=1',
    '/a?b=c&next=//blue-widgets.com/shop',
    '/blue-widgets-dot-com',
  ]) {
    it(rest, () => {
      expect(cutOut(`see ${start}${rest} now`)).toEqual([start + rest])
      expect(behindWords(start + rest)).toEqual(['our lamp -> blue-widgets.com'])
      expect(isAllowedLink(start + rest, casePolicy())).toBe(false)
    })
  }

  for (const rest of [
    '',
    '/',
    '/orders/2026-11/invoice.pdf',
    '/photo.jpg?size=1.5x',
    '/page.html#part-2',
    '/basket.do?id=7',
    '/echo-dot-2023/dp/B08N5WRWNW/ref=sr_1_1',
    '/login?next=https%3A%2F%2Fwww.marketplace.example%2Forders',
    '/help?topic=e.g.%20returns&v=2.1',
    '/100%25-wool',
  ]) {
    it(`none in ${rest}`, () => {
      expect(cutOut(`see ${start}${rest} now`)).toEqual([])
      expect(behindWords(start + rest)).toEqual([])
      expect(isAllowedLink(start + rest, casePolicy())).toBe(true)
    })
  }
})

describe('the place of a website', () => {
  for (const { title, text, place } of [
    { title: 'is the text', text: 'hello\nblue.example/x', place: 'text' },
    { title: 'is quoted behind a quote mark', text: 'hello\n> blue.example/x', place: 'quoted' },
    { title: 'is quoted in an attribution', text: 'On Monday Ann of blue.example/x wrote:\n> hi', place: 'quoted' },
    {
      title: 'is quoted below a history title',
      text: 'hi\n-----Original Message-----\nblue.example/x',
      place: 'quoted',
    },
    {
      title: 'is quoted below a header block',
      text: 'hi\n\nFrom: Ann\nSent: Monday\nTo: Tom\n\nblue.example/x',
      place: 'quoted',
    },
    {
      title: 'is quoted below a German header block',
      text: 'hi\n\nVon: Ann\nGesendet: Montag\nAn: Tom\n\nblue.example/x',
      place: 'quoted',
    },
    { title: 'is the signature below its mark', text: 'hi\n-- \nblue.example/x', place: 'signature' },
    { title: 'is the text above all these', text: 'blue.example/x\n-- \nme\n> you', place: 'text' },
  ]) {
    it(title, () => expect(linksIn(text).map((link) => link.place)).toEqual([place]))
  }
})

it('time grows linearly on hostile text', () => {
  const time = (text: string) => {
    const start = performance.now()
    linksIn(text)
    return performance.now() - start
  }
  time('a.com '.repeat(1000))
  for (const piece of [
    'a.com ',
    'a@',
    'http://',
    'a.',
    '.',
    '//',
    'www.',
    '> ',
    '-',
    'From:\n',
    ':\n',
    '。',
    'ｗｗｗ．',
    '\u200b',
    '(',
    '&',
    'a-',
  ]) {
    const small = Math.max(time(piece.repeat(50_000 / piece.length)), 10)
    const large = time(piece.repeat(400_000 / piece.length))
    expect(large / small, JSON.stringify(piece)).toBeLessThan(40)
    expect(large, JSON.stringify(piece)).toBeLessThan(3_000)
  }
})

describe('a link stays alive', () => {
  for (const href of [
    'https://marketplace.example',
    'http://help.marketplace.example:8080/a?b=c#d',
    'HTTPS://MARKETPLACE.EXAMPLE/?to=a@b',
  ]) {
    it(href, () => expect(isAllowedLink(href, casePolicy())).toBe(true))
  }
})

describe('a link dies', () => {
  for (const href of [
    'https://blue.example/',
    'javascript:alert(1)//marketplace.example',
    'data:text/html,https://marketplace.example/',
    '//marketplace.example/',
    'https:marketplace.example',
    'https://marketplace.example@blue.example/',
    'https://blue.example@marketplace.example/',
    'https://blue.example\\@marketplace.example/',
    'https://marketplace.example\\@blue.example/',
    'https://blue.example\t@marketplace.example/',
    'https://blue.example%2f@marketplace.example/',
    'https://blue.example%23.marketplace.example/',
    'https://blue.example／.marketplace.example/',
    'https://blue.example℀.marketplace.example/',
    "https://blue.example'.marketplace.example/",
    'https://marketplace.example。blue.example/',
    'https://marketplace.example:99999/',
    'https://marketplace.example.blue.example/',
    'https:///blue.example@marketplace.example/',
  ]) {
    it(JSON.stringify(href), () => expect(isAllowedLink(href, casePolicy())).toBe(false))
  }
})
