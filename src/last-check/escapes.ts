/** Letters written as codes: entities, per cent, backslash, quoted-printable and UTF-7 in text that is none. */

import { decodeHTML } from 'entities'
import { utf16Run } from './charset.ts'

/** `%252540` is what a chain of redirects makes of an @. Nobody's program decodes more often by itself. */
const MAX_ROUNDS = 4

/** What comes of decoding the text once, twice and so on: any of these may be what somebody reads. */
export function unescaped(text: string): string[] {
  const rounds: string[] = []
  let decoded = text
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = decodedOnce(decoded)
    if (next === decoded) break
    rounds.push(next)
    decoded = next
  }
  // Apart from the others: it takes the code of a country for a code of a letter.
  const last = decoded.includes('+') ? decoded.replace(PLUS, plussed) : decoded
  return last === decoded ? rounds : [...rounds, last]
}

const PERCENT_RUN = /(?:%[0-9a-f]{2}){1,1000}/gi
const BACKSLASH =
  /\\(?:x([0-9a-f]{2})|'([0-9a-f]{2})|u([0-9a-f]{4})|u\{0{0,4}([0-9a-f]{1,6})\}|([0-3][0-7]{2})|0{0,4}([0-9a-f]{2}) )/gi
const EQUALS = /=(?:[ \t]*\r?\n|([0-9a-f]{2}))/gi
const PLUS = /\+([A-Za-z0-9/]{3,40})-|\+([2-7][0-9a-f])/gi

function decodedOnce(text: string): string {
  let decoded = text
  if (decoded.includes('&')) decoded = decodeHTML(decoded)
  if (decoded.includes('%')) decoded = decoded.replace(PERCENT_RUN, percentRun)
  if (decoded.includes('\\')) decoded = decoded.replace(BACKSLASH, (all, ...codes) => backslashed(all, codes))
  if (decoded.includes('=')) decoded = decoded.replace(EQUALS, (_, hex?: string) => fromHex(hex))
  return decoded
}

/** Bytes, which are UTF-8 where they can be. */
function percentRun(run: string): string {
  return Buffer.from(run.replace(/%/g, ''), 'hex').toString('utf8')
}

function backslashed(all: string, codes: readonly unknown[]): string {
  const [x, quote, short, long, octal, css] = codes.map((code) => (typeof code === 'string' ? code : undefined))
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8))
  return fromHex(x ?? quote ?? short ?? long ?? css, all)
}

/** UTF-7 as in `ann+AEA-mail.example`, and xtext as in `ann+40mail.example` (RFC 3461 section 4). */
function plussed(all: string, run?: string, hex?: string): string {
  return run === undefined ? fromHex(hex, all) : utf16Run(run)
}

function fromHex(hex: string | undefined, otherwise = ''): string {
  if (hex === undefined) return otherwise
  const value = Number.parseInt(hex, 16)
  return value <= 0x10ffff ? String.fromCodePoint(value) : otherwise
}
