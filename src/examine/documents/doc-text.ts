/** What a reader of a Word document sees, and where its links lead. */

import { MAX_DOCUMENT_CHARACTERS } from './document-reading.ts'
import { withPlainSymbols } from './docx-paragraphs.ts'
import { withLinesAround } from './seen-lines.ts'

/** Word's own limit for fields in fields is 20 ([MS-DOC] section 2.8.25 names no other). */
const MAX_FIELD_DEPTH = 20

const FIELD_BEGIN = '\x13'
const FIELD_RESULT = '\x14'
const FIELD_END = '\x15'

/** How control characters read ([MS-DOC] section 2.4.1 and sprmCFSpec); the others stand for pictures and marks. */
const CONTROLS: Readonly<Record<string, string>> = {
  '\t': '\t',
  '\n': '\n',
  '\v': '\n',
  '\f': '\n',
  '\r': '\n',
  '\x07': '\n',
  '\x0e': '\n',
  '\x1e': '-',
  '\x1f': '\xad',
}

interface Field {
  instruction: string
  inResult: boolean
}

/**
 * The text without fields' instructions, then the lines of it that are seen otherwise than they are written, then
 * instructions: targets of links, each on a line, others as they stand. `seen`: without hidden letters, line by line.
 */
export function readableText(raw: string, seen: string, drawnLinks: readonly string[]): string {
  const { visible, instructions } = withoutInstructions(raw)
  const links = new Set([...instructions.flatMap(targetsOf), ...drawnLinks])
  const otherwise = seen === raw ? [] : [seenOtherwise(visible, withoutInstructions(seen).visible)]
  return [visible, ...otherwise, ...links].join('\n').slice(0, 2 * MAX_DOCUMENT_CHARACTERS)
}

function seenOtherwise(visible: string, seen: string): string {
  const written = visible.split('\n')
  const lines = seen.split('\n').map((text) => ({ text, goesOn: false }))
  return withLinesAround(
    lines,
    lines.map(({ text }, index) => text !== written[index]),
    written,
  )
}

interface Fielded {
  readonly visible: string
  readonly instructions: readonly string[]
}

function withoutInstructions(raw: string): Fielded {
  const visible: string[] = []
  const instructions: string[] = []
  const open: Field[] = []
  const take = (text: string) => {
    // Fields inside an instruction give it their result; Word shows neither.
    const field = open.findLast(({ inResult }) => !inResult)
    if (field === undefined) visible.push(text)
    else field.instruction += text
  }
  for (const [token] of raw.matchAll(/[\x13-\x15]|[^\x13-\x15]+/g)) {
    const field = open.at(-1)
    if (token === FIELD_BEGIN && open.length < MAX_FIELD_DEPTH) open.push({ instruction: '', inResult: false })
    else if (token === FIELD_RESULT && field !== undefined) field.inResult = true
    else if (token === FIELD_END && field !== undefined) {
      instructions.push(field.instruction)
      open.pop()
    } else take(readable(token))
  }
  instructions.push(...open.map(({ instruction }) => instruction))
  return { visible: visible.join(''), instructions }
}

function readable(text: string): string {
  return withPlainSymbols(text.replace(/[\x00-\x1f]/g, (control) => CONTROLS[control] ?? ''))
}

/** The arguments of a link, quoted or not, each of its own; of any other field all that it says. */
function targetsOf(instruction: string): string[] {
  const trimmed = instruction.trim()
  if (!/^HYPERLINK\b/i.test(trimmed)) return trimmed === '' ? [] : [trimmed]
  const rest = trimmed.slice('HYPERLINK'.length)
  return [...rest.matchAll(/"([^"]*)"|([^\s"]+)/g)].flatMap(([, quoted, bare]) => {
    if (quoted !== undefined) return quoted === '' ? [] : [quoted.replaceAll('\\\\', '\\')]
    return bare === undefined || bare.startsWith('\\') ? [] : [bare]
  })
}

/** Longer runs are read in parts: a pattern without an end to its repeats fills the stack. */
const DRAWN_TEXT = /(?:[\x20-\x7e]\0){6,2000}/g

/** The links of pictures and shapes, which lie among drawings as UTF-16: found by their looks. */
export function drawnLinks(drawings: Uint8Array): string[] {
  const latin1 = Buffer.from(drawings.buffer, drawings.byteOffset, drawings.byteLength).toString('latin1')
  const links: string[] = []
  let room = MAX_DOCUMENT_CHARACTERS
  for (const [run] of latin1.matchAll(DRAWN_TEXT)) {
    const text = run.replaceAll('\0', '')
    if (!/:\/\/|mailto:|www\.|@/i.test(text)) continue
    links.push(text)
    room -= text.length
    if (room < 0) break
  }
  return links
}
