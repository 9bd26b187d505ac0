/** Strings of PDF as text: those that say their charset, those of plain Latin letters, and those of fonts with a map. */

import { markedText } from '../charset.ts'
import type { PdfString } from './pdf-strings.ts'

/** Which text each code of a font stands for, and how many bytes a code has (ISO 32000-1 section 9.10.3). */
export interface CodeMap {
  readonly bytes: number
  readonly texts: ReadonlyMap<number, string>
}

/** The strings in a row, once as closely as they may be meant, once with a space at each gap. */
export function joinedStrings(strings: readonly PdfString[], read: (bytes: string) => string = stringText): string[] {
  const texts = strings.map(({ bytes }) => read(bytes))
  const close = texts.join('')
  const spaced = texts.map((text, index) => (strings[index]?.apart === true ? ` ${text}` : text)).join('')
  return close === spaced ? [close] : [close, spaced]
}

/** Text of an object: UTF-16 or UTF-8 where it begins so, else what is near enough to Latin-1. */
function stringText(bytes: string): string {
  if (bytes.startsWith('\xef\xbb\xbf')) return Buffer.from(bytes, 'latin1').toString('utf8')
  if (!/^(?:\xfe\xff|\xff\xfe)/.test(bytes)) return bytes
  return markedText(Buffer.from(bytes, 'latin1')) ?? bytes
}

export function mappedText(bytes: string, map: CodeMap): string {
  const letters: string[] = []
  for (let at = 0; at + map.bytes <= bytes.length; at += map.bytes) {
    const code = map.bytes === 1 ? bytes.charCodeAt(at) : bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1)
    letters.push(map.texts.get(code) ?? '')
  }
  return letters.join('')
}

const CHAR = /<([0-9a-f\s]+)>\s*<([0-9a-f\s]*)>/gi
const RANGE = /<([0-9a-f\s]+)>\s*<([0-9a-f\s]+)>\s*(?:<([0-9a-f\s]*)>|\[([^\][]*)\])/gi
/** As many codes as two bytes have. */
const MAX_CODES = 65_536

/** The map that a stream holds; null for any other stream. */
export function codeMapIn(source: string): CodeMap | null {
  const entries: [code: number, text: string][] = []
  let bytes = 1
  let end = 0
  for (let at = source.indexOf('beginbf'); at >= 0; at = source.indexOf('beginbf', end)) {
    end = source.indexOf('endbf', at)
    if (end < 0) break
    const isRange = source.startsWith('range', at + 'beginbf'.length)
    for (const [, first = '', second = '', third = '', list] of source
      .slice(at, end)
      .matchAll(isRange ? RANGE : CHAR)) {
      if (entries.length >= MAX_CODES) break
      if (first.trim().length > 2) bytes = 2
      const code = Number.parseInt(first, 16)
      if (isRange) addRange(entries, code, Number.parseInt(second, 16), utf16(third), list)
      else entries.push([code, utf16(second)])
    }
  }
  return entries.length === 0 ? null : { bytes, texts: new Map(entries) }
}

function addRange(entries: [number, string][], from: number, to: number, start: string, list?: string): void {
  const each = list === undefined ? null : [...list.matchAll(/<([0-9a-f\s]*)>/gi)].map(([, hex = '']) => utf16(hex))
  const last = start.charCodeAt(start.length - 1)
  for (let code = from; code <= to && entries.length < MAX_CODES; code++) {
    const next = `${start.slice(0, -1)}${String.fromCharCode(last + code - from)}`
    entries.push([code, each === null ? next : (each[code - from] ?? '')])
  }
}

function utf16(hex: string): string {
  const bytes = Buffer.from(hex.replace(/\s/g, ''), 'hex')
  return bytes
    .subarray(0, bytes.length & ~1)
    .swap16()
    .toString('utf16le')
}
