/** Links as their writers disguise them, and how mail programs judge whether something can be clicked on. */

import { createRequire } from 'node:module'
import fc from 'fast-check'
import { LinkifyIt } from 'linkify-it'

const tlds = createRequire(import.meta.url)('tlds') as string[]
/** Bare numbers with dots are versions: the programs of readers make no links of them. */
const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true, tlds: [...tlds, 'example'] })

export const ALLOWED = /^(?:https?:)?\/{0,2}(?:[a-z]+\.)?marketplace\.example(?:[/?#:]|$)/i
/** Signs that none of the words of a text below have, so that a mention of a host that survives is seen. */
const HOSTS = [
  'lanse.com',
  'blau-laden.de',
  'shop.azul.com.br',
  'aozora.co.jp',
  '203.0.113.9/shop',
  'bücher.de',
  'xn--bcher-kva.de',
]
const host = fc.constantFrom(...HOSTS)
const allowed = fc.constantFrom('marketplace.example', 'https://help.marketplace.example/a?b=c')

export const spelled = fc.tuple(host, fc.nat(17)).map(([name, how]) => {
  const path = how % 2 === 0 ? '/sale?x=1' : ''
  return [
    name + path,
    `https://${name}${path}`,
    `HTTP://${name.toUpperCase()}${path}`,
    `www.${name}${path}`,
    `//${name}${path}`,
    `ftp://${name}`,
    `https://marketplace.example@${name}/`,
    `https://${name}:8080${path}`,
    name.replace(/\./g, '\u200b.'),
    name.replace(/\./g, '．'),
    name.replace(/\./g, '[.]'),
    name.replace(/\./g, ' dot '),
    name.replace(/\./g, ' . '),
    name.replace(/o/g, 'о'),
    /^\d/.test(name) ? name : [...name].join(' '),
    `見て${name}です`,
    `(${name}${path})`,
    `\u202e${[...name].reverse().join('')}\u202c`,
  ][how] as string
})

const word = fc.constantFrom(
  'hello',
  'the parcel',
  'Größe L',
  '5.50 EUR',
  '10:30',
  'thank you',
  'i.e.',
  'ドア',
  '- item',
  '"quoted"',
)
const piece = fc.oneof(
  { weight: 3, arbitrary: word },
  { weight: 3, arbitrary: spelled },
  { weight: 1, arbitrary: allowed },
)
export const text = fc
  .array(fc.tuple(piece, fc.constantFrom(' ', '\n', ', ', ' (', ') ', '\n> ', '\n-- \n', ': ', '; ')), { maxLength: 8 })
  .map((pieces) => pieces.map((each) => each.join('')).join(''))

export const escaped = (value: string) => value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
export const href = fc.tuple(host, allowed, fc.nat(11)).map(([name, ours, how]) => {
  return [
    `https://${name}/`,
    `//${name}`,
    `hTTps:${name}`,
    `https:\\\\${name}`,
    `javascript:location='https://${name}'`,
    `data:text/html,<a href=https://${name}>`,
    `https://marketplace.example@${name}`,
    `https://marketplace.example.${name}`,
    `tg://resolve?domain=${name}`,
    ` \thttps://${name}`,
    name,
    ours,
  ][how] as string
})
/** What a mail program would make a link of. */
export function clickableIn(shown: string): string[] {
  return (linkify.match(shown) ?? [])
    .filter(({ schema, url }) => schema !== 'mailto:' && !ALLOWED.test(url))
    .map(({ raw }) => raw)
}
