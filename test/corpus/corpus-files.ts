/** The corpus as messages: .eml files as they would come over SMTP, texts and HTML wrapped into a message each. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

interface CorpusMessage {
  /** The path within the corpus, with the form it was wrapped in. */
  readonly name: string
  readonly raw: Buffer
  /** Whether it was a message before. */
  readonly whole: boolean
}

const PROJECT = new URL('../../', import.meta.url).pathname

export const CORPUS = resolve(PROJECT, process.env['TRADEPOST_CORPUS'] ?? '../shared/corpus')

/** Null when there is no such folder. */
export function corpusMessages(): CorpusMessage[] | null {
  if (!existsSync(CORPUS)) return null
  const files = readdirSync(CORPUS, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return files.flatMap((path) => messagesOf(path))
}

function messagesOf(path: string): CorpusMessage[] {
  const name = relative(CORPUS, path)
  const bytes = readFileSync(path)
  if (name.endsWith('.eml')) return [{ name, raw: withNetworkLineEnds(bytes), whole: true }]
  if (name.endsWith('.html')) return [wrapped(name, 'text/html', bytes)]
  // The rest of these two folders are texts; files elsewhere are read-mes and test tables.
  if (!/^(?:talon|email-reply-parser)\//.test(name)) return []
  const html = Buffer.from(`<html><body><pre>${escaped(bytes.toString('utf8'))}</pre></body></html>`)
  return [wrapped(`${name} as text`, 'text/plain', bytes), wrapped(`${name} as HTML`, 'text/html', html)]
}

function wrapped(name: string, type: string, body: Buffer): CorpusMessage {
  const header = [
    'From: Ann Lee <ann@mail.example>',
    'Subject: a reply',
    'Message-ID: <corpus@mail.example>',
    'MIME-Version: 1.0',
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: 8bit',
  ]
  const raw = Buffer.concat([Buffer.from(`${header.join('\n')}\n\n`), body])
  return { name, raw: withNetworkLineEnds(raw), whole: false }
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}

/** Files are kept with the line ends of the machine they were on; on the wire every line ends with CRLF. */
function withNetworkLineEnds(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(/\r\n|\r|\n/g, '\r\n'), 'latin1')
}
