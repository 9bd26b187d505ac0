/** Word documents of the old kind between real programs: LibreOffice writes and shows them, catdoc and strings look inside. */

import { execFile } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDoc } from '../../../src/examine/documents/doc.ts'

const TRACES = /wilhelmine|quastenflosser|token/i
const DEADLINE_MS = 60_000

const run = promisify(execFile)
let folder: string
let text: string | null

async function convert(kind: 'doc' | 'pdf', ...names: readonly string[]): Promise<void> {
  // A profile of its own: one that is in use elsewhere would make LibreOffice hand the files over and leave.
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const args = [
    profile,
    '--headless',
    '--convert-to',
    kind,
    '--outdir',
    folder,
    ...names.map((name) => join(folder, name)),
  ]
  await run('soffice', args, { timeout: DEADLINE_MS, cwd: folder })
}

async function output(program: string, ...args: readonly string[]): Promise<string> {
  return (await run(program, args, { timeout: DEADLINE_MS, cwd: folder })).stdout
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-doc-'))
  const flat = fileURLToPath(new URL('../../examine/documents/bicycle.fodt', import.meta.url))
  copyFileSync(flat, join(folder, 'written.fodt'))
  await convert('doc', 'written.fodt')
  const reading = await readDoc(readFileSync(join(folder, 'written.doc')))
  if (reading.cleaned === null) throw new Error('what LibreOffice wrote was not cleaned')
  text = reading.text
  writeFileSync(join(folder, 'cleaned.doc'), reading.cleaned)
  await convert('pdf', 'written.doc', 'cleaned.doc')
}, 3 * DEADLINE_MS)

afterAll(() => rmSync(folder, { recursive: true }))

describe('a Word document that LibreOffice wrote', () => {
  it('names its author, and the cleaned one does not, whichever way it is searched', async () => {
    for (const width of ['s', 'l']) {
      expect(await output('strings', '-e', width, 'written.doc')).toMatch(TRACES)
      expect(await output('strings', '-e', width, 'cleaned.doc')).not.toMatch(TRACES)
    }
    expect(await output('catdoc', '-d', 'utf-8', 'cleaned.doc')).not.toMatch(TRACES)
  })

  it('is read as catdoc reads it', async () => {
    const words = (content: string) => content.match(/\p{L}{3,}/gu) ?? []
    const seen = words(text ?? '')
    for (const word of words(await output('catdoc', '-d', 'utf-8', 'written.doc'))) {
      // The one instruction that stands in the text there, and in a line of its own here.
      if (word !== 'HYPERLINK') expect(seen).toContain(word)
    }
    expect(await output('catdoc', '-d', 'utf-8', 'cleaned.doc')).toBe(
      await output('catdoc', '-d', 'utf-8', 'written.doc'),
    )
  })

  it('looks the same cleaned, with its pictures', async () => {
    expect(await output('pdftotext', 'cleaned.pdf', '-')).toBe(await output('pdftotext', 'written.pdf', '-'))
    const pictures = await output('pdfimages', '-list', 'written.pdf')
    expect(pictures.trim().split('\n')).toHaveLength(4)
    expect(await output('pdfimages', '-list', 'cleaned.pdf')).toBe(pictures)
  })
})
