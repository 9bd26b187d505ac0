/** Reads a TOML file as a tree of plain values, or says in one mistake why that is not possible. */

import { readFileSync } from 'node:fs'
import { parse, TomlError } from 'smol-toml'
import { type Mistake, shown } from './mistakes.ts'

export type TomlFile =
  | { readonly kind: 'read'; readonly raw: Record<string, unknown> }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly mistake: Mistake }

const MAX_BYTES = 4 * 1024 * 1024

export function readTomlFile(file: string): TomlFile {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent' }
    return unreadable(file, `cannot be read (${code})`, 'a file that this user may read')
  }
  if (bytes.byteLength > MAX_BYTES) return unreadable(file, 'is too large', 'at most 4 MiB')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return unreadable(file, 'is not UTF-8 text', 'TOML in UTF-8')
  }
  try {
    return { kind: 'read', raw: parse(text) }
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    if (error.message.includes('trying to redefine')) return redefined(file, text, error.line)
    // The first line only: the rest is a picture of the place, which line and column name well enough.
    const reason = error.message.split('\n', 1)[0]?.replace(/^Invalid TOML document: /, '') ?? ''
    return unreadable(file, `line ${error.line}, column ${error.column}: ${reason}`, 'valid TOML')
  }
}

/** Two keys of one name, which are far apart where they are hard to see. */
function redefined(file: string, text: string, line: number): TomlFile {
  const [, written = ''] = /^\s*(\[+[^\]]*\]+|[^=]*)/.exec(text.split('\n')[line - 1] ?? '') ?? []
  return unreadable(file, `line ${line}: ${shown(written.trim())} is there a second time`, 'each key and table once')
}

function unreadable(file: string, problem: string, expected: string): TomlFile {
  return { kind: 'unreadable', mistake: { file, key: null, problem, expected } }
}
