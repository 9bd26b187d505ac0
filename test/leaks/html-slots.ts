/** Where HTML may name its writer: what is seen, what is hidden, and everything that is never shown. */

import { html, type Slot, type SlotWriting } from './slot.ts'

const inside = (title: string, middle: (writing: SlotWriting) => string, more: Partial<Slot> = {}): Slot => ({
  title,
  write: (writing) => html(middle(writing)),
  html: true,
  ...more,
})

const tagged = (text: string) => [...text].map((letter) => `<span>${letter}</span>`).join('')
const numeric = (text: string) => [...text].map((letter) => `&#${letter.charCodeAt(0)};`).join('')
const hexadecimal = (text: string) => [...text].map((letter) => `&#x${letter.charCodeAt(0).toString(16)}`).join(';')
const percent = (text: string) => [...text].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')

const SEEN: readonly Slot[] = [
  inside('the own address', ({ own }) => `<p>${own}</p>`),
  inside('the own address as a link', ({ own }) => `<a href="mailto:${own}">${own}</a>`),
  inside('the own address behind a word', ({ own }) => `<a href="mailto:${own}?subject=x">my mailbox</a>`, {
    sentences: ['Is the widget still blue?', 'my mailbox', 'Thank you, Kim'],
  }),
  inside(
    'the own address behind a word, percent-encoded',
    ({ own }) => `<a href="mailto:${percent(own)}">my mailbox</a>`,
  ),
  inside(
    'the own address in a link to the marketplace',
    ({ own }) => `<a href="https://marketplace.example/?from=${own}">my order</a>`,
  ),
  inside(
    'the own address in a link to the marketplace, percent-encoded',
    ({ own }) => `<a href="https://marketplace.example/?from=${percent(own)}">my order</a>`,
    { trick: true },
  ),
  inside(
    'the own address in base64 in a link to the marketplace',
    ({ own }) => `<a href="https://marketplace.example/?u=${Buffer.from(own).toString('base64url')}">my order</a>`,
    { trick: true },
  ),
  inside('a registered telephone number as a link', ({ phone }) => `<a href="tel:${phone}">call me</a> ${phone}`),
  inside('a registered telephone number, split by tags', ({ phone }) => `<p>${tagged(phone)}</p>`),
  inside('the own address, split by tags', ({ own }) => `<p>${tagged(own)}</p>`),
  inside(
    'the own address, split over cells',
    ({ own }) => `<table><tr><td>${own.replace('@', '</td><td>@')}</td></tr></table>`,
  ),
  inside('the own address, split by emphasis', ({ own }) => `<p>${own.replace('@', '<b>@</b>')}</p>`),
  inside('the own address, split by a comment', ({ own }) => `<p>${own.replace('@', '<!-- x -->@')}</p>`),
  inside(
    'the own address, split by hidden text',
    ({ own }) => `<p>${own.replace('@', '<span style="display:none">x</span>@')}</p>`,
  ),
  inside('the own address, split by a word break', ({ own }) => `<p>${own.replace('@', '<wbr>@<wbr>')}</p>`),
  inside('the own address in decimal entities', ({ own }) => `<p>${numeric(own)}</p>`),
  inside('the own address in hexadecimal entities', ({ own }) => `<p>${hexadecimal(own)}</p>`),
  inside(
    'the own address with named entities',
    ({ own }) => `<p>${own.replace('@', '&commat;').replace('.', '&period;')}</p>`,
  ),
  inside('the own address in entities of entities', ({ own }) => `<p>${own.replace('@', '&amp;#64;')}</p>`, {
    trick: true,
  }),
  inside('the own address with soft hyphens', ({ own }) => `<p>${[...own].join('&shy;')}</p>`),
  inside('the own address with zero-width entities', ({ own }) => `<p>${[...own].join('&#8203;')}</p>`, {
    trick: true,
  }),
  inside(
    'the own address as the words for a picture',
    ({ own }) => `<img src="https://tracker.example/x.png" alt="${own}">`,
  ),
  inside('the own address in a caption', ({ own }) => `<table><caption>${own}</caption><tr><td>blue</td></tr></table>`),
  inside('the own address in preformatted text', ({ own }) => `<pre>  ${own}</pre>`),
  inside(
    'an unknown address in a marked signature',
    ({ canaries }) => `<div class="gmail_signature">Kim ${canaries.address('signature')}</div>`,
  ),
  inside(
    'the own host in a marked signature',
    ({ host }) => `<div class="moz-signature">Kim<br><a href="https://${host}/">${host}</a></div>`,
  ),
  inside(
    'an unknown address in a marked quote',
    ({ canaries }) => `<blockquote type="cite">Write to ${canaries.address('quote')}</blockquote>`,
    {
      sentences: ['Is the widget still blue?', 'Write to', 'Thank you, Kim'],
    },
  ),
]

const NEVER_SHOWN: readonly (readonly [title: string, write: (writing: SlotWriting) => string])[] = [
  ['a title attribute', ({ own }) => `<span title="${own}">x</span>`],
  ['a class', ({ canaries }) => `<span class="${canaries.word('class')}">x</span>`],
  ['an id', ({ canaries }) => `<span id="${canaries.word('id')}">x</span>`],
  ['a data attribute', ({ own }) => `<span data-owner="${own}">x</span>`],
  [
    'a style attribute',
    ({ canaries }) => `<span style="background:url(https://${canaries.host('style')}/a.png)">x</span>`,
  ],
  ['a language', ({ canaries }) => `<span lang="${canaries.word('lang')}">x</span>`],
  ['an unknown attribute', ({ own }) => `<p ownername="${own}">x</p>`],
  ['an event handler', ({ own }) => `<p onclick="mail('${own}')">x</p>`],
  ['a comment', ({ own }) => `<!-- ${own} -->`],
  ['a conditional comment', ({ own }) => `<!--[if gte mso 9]><xml><o:Author>${own}</o:Author></xml><![endif]-->`],
  [
    'a revealed conditional comment',
    ({ canaries }) => `<!--[if !mso]><!--><style>.${canaries.word('class')}{}</style><!--<![endif]-->`,
  ],
  ['a processing instruction', ({ own }) => `<?xml:namespace prefix = "${own}" />`],
  ['a style sheet', ({ canaries }) => `<style>.${canaries.word('style')} { color: blue }</style>`],
  ['a script', ({ own }) => `<script>var owner = '${own}'</script>`],
  ['a template', ({ own }) => `<template><p>${own}</p></template>`],
  ['text that is hidden', ({ own }) => `<div style="display:none;max-height:0">${own}</div>`],
  ['text without size', ({ own }) => `<div style="font-size:0">${own}</div>`],
  ['text that is hidden by an attribute', ({ own }) => `<div hidden>${own}</div>`],
  [
    'a form',
    ({ own, canaries }) =>
      `<form action="https://${canaries.host('form')}/"><input type="hidden" value="${own}"></form>`,
  ],
  [
    'the source of a picture',
    ({ canaries }) => `<img src="//${canaries.host('picture')}/${canaries.word('path')}.png">`,
  ],
  [
    'the sources of a picture',
    ({ canaries }) => `<img src="cid:none" srcset="https://${canaries.host('srcset')}/a.png 2x">`,
  ],
  ['a map', ({ canaries }) => `<map name="${canaries.word('map')}"><area alt="x"></map>`],
  ['an inline picture of letters', ({ own }) => `<svg><text>${own}</text><title>${own}</title></svg>`],
  [
    'a picture in a data URL',
    ({ own }) => `<img src="data:image/svg+xml;base64,${Buffer.from(`<svg>${own}</svg>`).toString('base64')}">`,
  ],
  [
    'a background',
    ({ canaries }) => `<table background="https://${canaries.host('background')}/"><tr><td>x</td></tr></table>`,
  ],
  [
    'the source of a quote',
    ({ canaries }) => `<blockquote cite="mid:${canaries.messageId('cite').slice(1, -1)}">x</blockquote>`,
  ],
  ['text without frames', ({ own }) => `<noframes>${own}</noframes>`],
  ['an object', ({ canaries }) => `<object data="https://${canaries.host('object')}/"></object>`],
  ['microdata', ({ own }) => `<div itemscope><meta itemprop="email" content="${own}"></div>`],
]

const HEADS: readonly (readonly [title: string, write: (writing: SlotWriting) => string])[] = [
  ['the title', ({ own }) => `<title>${own}</title>`],
  ['the base', ({ canaries }) => `<base href="https://${canaries.host('base')}/">`],
  ['the generator', ({ canaries }) => `<meta name="Generator" content="${canaries.client('generator')}">`],
  ['the author', ({ own }) => `<meta name="author" content="${own}">`],
  ['a refresh', ({ canaries }) => `<meta http-equiv="refresh" content="9;url=https://${canaries.host('refresh')}/">`],
  ['a linked style sheet', ({ canaries }) => `<link rel="stylesheet" href="https://${canaries.host('link')}/a.css">`],
  [
    'office settings',
    ({ own }) =>
      `<!--[if gte mso 9]><xml><o:OfficeDocumentSettings>${own}</o:OfficeDocumentSettings></xml><![endif]-->`,
  ],
]

export const HTML_SLOTS: readonly Slot[] = [
  ...SEEN.map((slot) => ({ ...slot, title: `in HTML: ${slot.title}` })),
  ...NEVER_SHOWN.map(([title, write]) => inside(`in HTML, not to be seen: ${title}`, write)),
  ...HEADS.map(
    ([title, write]): Slot => ({
      title: `in the head of HTML: ${title}`,
      write: (writing) => html('', write(writing)),
      html: true,
    }),
  ),
  {
    title: 'in HTML, not to be seen: attributes of the body',
    write: ({ canaries }) =>
      html('', '', ` class="${canaries.word('class')}" background="https://${canaries.host('body')}/"`),
    html: true,
  },
]
