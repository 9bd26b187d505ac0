/** A Word document that LibreOffice wrote, across: its author is nowhere in it, and it looks as before. */

import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { across } from './across.ts'

const TRACES = /quastenflosser/i
const DEADLINE_MS = 60_000

/** One red point, with a comment in front of it. */
const PICTURE = Buffer.from(
  'GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\xff\xff\xff!\xfe\x0eQuastenflosser\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;',
  'latin1',
).toString('base64')

const NAMESPACES = [
  ...['office', 'text', 'style', 'table', 'meta', 'config'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  ),
  'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
  'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
  'xmlns:ooo="http://openoffice.org/2004/office"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ')

const CHANGE = '<dc:creator>Wim Quastenflosser</dc:creator><dc:date>2026-11-20T10:00:00</dc:date>'

const FLAT = `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><meta:initial-creator>Wim Quastenflosser</meta:initial-creator>
<meta:user-defined meta:name="Checked by">Quastenflosser</meta:user-defined></office:meta>
<office:settings><config:config-item-set config:name="ooo:configuration-settings">
<config:config-item config:name="EmbedFonts" config:type="boolean">true</config:config-item>
<config:config-item config:name="EmbedLatinScriptFonts" config:type="boolean">true</config:config-item>
</config:config-item-set></office:settings>
<office:font-face-decls><style:font-face style:name="DejaVu Sans" svg:font-family="&apos;DejaVu Sans&apos;"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="DejaVu Sans"/></style:default-style>
<text:list-style style:name="Steps">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="." text:start-value="3"/>
<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2" text:start-value="7"/>
</text:list-style></office:styles>
<office:body><office:text>
<text:tracked-changes><text:changed-region text:id="c1"><text:insertion><office:change-info>${CHANGE}</office:change-info>
</text:insertion></text:changed-region><text:changed-region text:id="c2"><text:deletion><office:change-info>${CHANGE}</office:change-info>
<text:p> again</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">How to mount the lamp</text:h>
<text:p>Turn the <office:annotation>${CHANGE}<text:p>Which one?</text:p></office:annotation>knob
<text:change-start text:change-id="c1"/>twice<text:change-end text:change-id="c1"/>, as
<text:a xlink:href="https://help.marketplace.example/lamp">described here</text:a>.<text:note text:note-class="footnote">
<text:note-citation>1</text:note-citation><text:note-body><text:p>Not with wet hands.</text:p></text:note-body></text:note></text:p>
<text:list><text:list-item><text:p>A screw</text:p></text:list-item><text:list-item><text:p>Two hooks</text:p></text:list-item></text:list>
<text:list text:style-name="Steps"><text:list-item><text:p>Open it</text:p><text:list><text:list-item><text:p>by hand</text:p>
</text:list-item></text:list></text:list-item><text:list-item><text:p>Close it<text:change text:change-id="c2"/></text:p></text:list-item></text:list>
<text:p>Page <text:page-number>1</text:page-number> of <text:page-count>1</text:page-count>, 2 × 40 cm, article 4711-20</text:p>
<table:table><table:table-column table:number-columns-repeated="2"/><table:table-row>
<table:table-cell><text:p>Height</text:p></table:table-cell><table:table-cell><text:p>40 cm</text:p></table:table-cell>
</table:table-row></table:table>
<text:p><draw:frame svg:width="4cm" svg:height="3cm" text:anchor-type="as-char"><draw:image><office:binary-data>${PICTURE}</office:binary-data></draw:image></draw:frame></text:p>
<text:p>שלום 123</text:p>
</office:text></office:body></office:document>
`

const run = promisify(execFile)
let folder: string

async function output(program: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run(program, args, {
    timeout: DEADLINE_MS,
    cwd: folder,
    maxBuffer: 2 ** 24,
    encoding: 'latin1',
  })
  return stdout
}

function convert(kind: 'docx' | 'pdf', ...names: readonly string[]): Promise<string> {
  // With a profile that is in use elsewhere, LibreOffice hands the files over and leaves.
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  return output('soffice', profile, '--headless', '--convert-to', kind, ...names)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-docx-'))
  writeFileSync(join(folder, 'written.fodt'), FLAT)
  await convert('docx', 'written.fodt')
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  const received = await across({ name: 'lamp.docx', type, content: readFileSync(join(folder, 'written.docx')) })
  if (received === null) throw new Error('the document stayed behind')
  writeFileSync(join(folder, 'received.docx'), received)
  await convert('pdf', 'written.docx', 'received.docx')
}, 2 * DEADLINE_MS)

afterAll(() => rmSync(folder, { recursive: true }))

describe('a Word document that LibreOffice wrote', () => {
  it('names its author in several places, and nowhere when it is received', async () => {
    const written = await output('unzip', '-p', 'written.docx')
    expect(written.match(/quastenflosser/gi)?.length).toBeGreaterThanOrEqual(4)
    expect(await output('unzip', '-p', 'received.docx')).not.toMatch(TRACES)
    expect(await output('unzip', '-l', 'received.docx')).not.toMatch(/docProps|2026/)
    expect(await output('exiftool', 'received.docx')).not.toMatch(TRACES)
  })

  it('is as readable as before', async () => {
    const text = await output('pdftotext', 'received.pdf', '-')
    expect(text).toBe(await output('pdftotext', 'written.pdf', '-'))
    for (const words of [
      'How to mount the lamp',
      'twice',
      'Two hooks',
      '3.7',
      'Page 1 of 1',
      '40 cm',
      'Not with wet hands',
    ]) {
      expect(text).toContain(words)
    }
  })

  it('has no fonts of its own', async () => {
    expect(await output('unzip', '-l', 'written.docx')).toContain('.odttf')
    expect(await output('unzip', '-l', 'received.docx')).not.toContain('.odttf')
  })

  it('looks as before', async () => {
    for (const name of ['written', 'received']) {
      // LibreOffice gives each author of changes a colour: only where something is drawn counts, without the shades at the
      // edges of letters, which some colours lose.
      await output('pdftoppm', '-r', '50', '-aa', 'no', '-aaVector', 'no', '-singlefile', `${name}.pdf`, name)
      await output('convert', `${name}.ppm`, '-threshold', '95%', `${name}.pbm`)
    }
    // The number of different pixels goes to the other stream, and any but none is a failure.
    const { stderr } = await run('compare', ['-metric', 'AE', 'written.pbm', 'received.pbm', 'null:'], { cwd: folder })
    expect(stderr.trim()).toBe('0')
  })
})
