/**
 * XML read and written anew, token by token: comments, processing instructions and what a caller takes out are gone, and
 * everything else says the same.
 */

import { Parser } from 'htmlparser2'

export interface XmlRules {
  /** The attributes to keep, with their values; null to leave out the element and all it contains. */
  element(localName: string, attributes: Readonly<Record<string, string>>): Record<string, string> | null
  /** The text to keep of what stands directly in an element; without this rule, all of it. */
  text?(localName: string, text: string): string
  /** Called for what stays, in order. */
  seen?(event: XmlEvent): void
}

export type XmlEvent =
  | { readonly kind: 'open'; readonly localName: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'close'; readonly localName: string }
  | { readonly kind: 'text'; readonly text: string }

const MAX_DEPTH = 500

/** Null where it is no XML that can be rewritten safely: a document type, another encoding, elements that do not fit. */
export function rewriteXml(bytes: Uint8Array, rules: XmlRules): Buffer | null {
  const xml = decodedXml(bytes)
  if (xml === null) return null
  const out: string[] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n']
  const open: string[] = []
  /** How deep in elements that are left out. */
  let skipped = 0
  let unsafe = false
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        open.push(name)
        unsafe ||= open.length > MAX_DEPTH
        const kept = skipped > 0 ? null : rules.element(localNameOf(name), attributes)
        if (kept === null) {
          skipped++
          return
        }
        out.push(
          `<${name}${Object.entries(kept)
            .map(([key, value]) => ` ${key}="${escapedValue(value)}"`)
            .join('')}>`,
        )
        rules.seen?.({ kind: 'open', localName: localNameOf(name), attributes: kept })
      },
      onclosetag: (name, implied) => {
        // An end that the parser made up means that the markup does not fit together; so does one in a wrong place.
        unsafe ||= open.pop() !== name || (implied && !selfClosed(parser, xml))
        if (skipped > 0) {
          skipped--
          return
        }
        out.push(`</${name}>`)
        rules.seen?.({ kind: 'close', localName: localNameOf(name) })
      },
      ontext: (found) => {
        const around = open.at(-1)
        // Around the root there is only white space.
        if (skipped > 0 || around === undefined) return
        const text = rules.text?.(localNameOf(around), found) ?? found
        out.push(escapedText(text))
        rules.seen?.({ kind: 'text', text })
      },
      // A document type can define entities, and a style sheet is fetched from elsewhere.
      // An instruction ends at `?>`: where the parser saw an end before, other programs see none.
      onprocessinginstruction: (name, data) => {
        unsafe ||= name.startsWith('!') || !data.endsWith('?')
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  return unsafe || open.length > 0 ? null : Buffer.from(out.join(''), 'utf8')
}

/** `<w:p/>` ends where it begins, which the parser reports as an end that is implied. */
function selfClosed(parser: Parser, xml: string): boolean {
  return xml[parser.endIndex] === '>' && xml[parser.endIndex - 1] === '/'
}

function decodedXml(bytes: Uint8Array): string | null {
  const charset =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const xml = new TextDecoder(charset, { fatal: true }).decode(bytes)
    const declared = /^<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)["']/.exec(xml.slice(0, 200))?.[1]?.toLowerCase()
    return declared === undefined || /^(?:utf-8|utf-16|us-ascii)$/.test(declared)
      ? // As every reader of XML does (XML 1.0 section 2.11).
        xml.replace(/\r\n?/g, '\n')
      : null
  } catch {
    return null
  }
}

function localNameOf(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Line ends of a value would become spaces in the next reader; those of text stay as they are. */
function escapedValue(value: string): string {
  return escapedText(value).replace(/["\t\n]/g, (character) => `&#${character.charCodeAt(0)};`)
}

function escapedText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#13;')
}
