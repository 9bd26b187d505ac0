/** Pictures and PDF files of real programs, across: exiftool and pdfinfo find nothing of their author, and they look the same. */

import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { across } from './across.ts'

const AUTHOR = 'Wim Quastenflosser'
const TRACES = /quastenflosser|2026:11:1|52 deg|phone 14/i
const DEADLINE_MS = 60_000

const run = promisify(execFile)
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-files-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function output(program: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run(program, args, { timeout: DEADLINE_MS, cwd: folder, maxBuffer: 2 ** 24 })
  return stdout
}

/** What the reader gets of a file in the folder, under another name. */
async function received(name: string, type: string): Promise<string> {
  const content = await across({ name, type, content: readFileSync(join(folder, name)) })
  if (content === null) throw new Error(`${name} stayed behind`)
  const file = `received${extname(name)}`
  writeFileSync(join(folder, file), content)
  return file
}

/** How many pixels differ. ImageMagick exits with 1 when any does. */
async function differingPixels(one: string, other: string): Promise<string> {
  const compared = await run('compare', ['-metric', 'AE', one, other, 'null:'], { cwd: folder }).catch((error) => error)
  return String(compared.stderr).trim()
}

describe('a picture', () => {
  for (const { name, type, make } of [
    { name: 'photo.jpg', type: 'image/jpeg', make: ['-quality', '88', '-sampling-factor', '4:2:0'] },
    { name: 'progressive.jpg', type: 'image/jpeg', make: ['-interlace', 'JPEG'] },
    { name: 'drawing.png', type: 'image/png', make: ['-set', 'comment', AUTHOR] },
    { name: 'palette.gif', type: 'image/gif', make: ['-colors', '32', '-set', 'comment', AUTHOR] },
    { name: 'scan.tiff', type: 'image/tiff', make: ['-compress', 'LZW'] },
    { name: 'old.bmp', type: 'image/bmp', make: [] },
  ]) {
    it(`crosses without its author, pixel for pixel: ${name}`, async () => {
      await output('convert', '-size', '320x240', 'plasma:blue-orange', '-depth', '8', ...make, name)
      // What a phone writes: who, where, when, with what, which side is up, and a small copy.
      if (!/bmp|gif/.test(name)) {
        await output(
          'exiftool',
          '-q',
          '-overwrite_original',
          `-Artist=${AUTHOR}`,
          `-XMP-dc:Creator=${AUTHOR}`,
          '-Make=Phone',
          '-Model=Phone 14',
          '-DateTimeOriginal=2026:11:19 17:43:12',
          '-GPSLatitude=52.5',
          '-GPSLatitudeRef=N',
          '-Orientation#=6',
          ...(type === 'image/jpeg' ? [`-IPTC:By-line=${AUTHOR}`, `-Comment=${AUTHOR}`] : []),
          name,
        )
        expect(await output('exiftool', name)).toMatch(TRACES)
      }
      const file = await received(name, type)
      expect(await output('exiftool', '-a', '-u', '-g1', file)).not.toMatch(
        /quastenflosser|2026:11:19|52 deg|phone 14/i,
      )
      expect(readFileSync(join(folder, file)).toString('latin1')).not.toMatch(TRACES)
      expect(await differingPixels(name, file)).toBe('0')
      if (type === 'image/jpeg') expect(await output('exiftool', '-n', '-s3', '-Orientation', file)).toBe('6\n')
    })
  }
})

const PAGES = `%!PS
<< /PageSize [300 200] >> setpagedevice
/Helvetica findfont 18 scalefont setfont
40 120 moveto (Turn the blue knob twice) show
0.2 0.4 0.8 setrgbcolor 40 40 80 40 rectfill showpage
/Times-Roman findfont 12 scalefont setfont 40 120 moveto (Second page) show showpage
`

describe('a PDF file', () => {
  const makers: Record<string, (name: string) => Promise<unknown>> = {
    'ghostscript.pdf': async (name) => {
      writeFileSync(join(folder, 'pages.ps'), PAGES)
      return output('gs', '-q', '-dBATCH', '-dNOPAUSE', '-sDEVICE=pdfwrite', `-sOutputFile=${name}`, 'pages.ps')
    },
    'cairo.pdf': (name) => output('pdftocairo', '-pdf', 'ghostscript.pdf', name),
    'libreoffice.pdf': async (name) => {
      writeFileSync(join(folder, 'libreoffice.txt'), 'Turn the blue knob twice.\n\nThen wait.\n')
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      return output('soffice', profile, '--headless', '--convert-to', 'pdf', name.replace('.pdf', '.txt'))
    },
  }
  for (const [name, make] of Object.entries(makers)) {
    it(`crosses without its author, page for page: ${name}`, async () => {
      await make(name)
      // Added behind the end, as programs that save changes do: the first revision stays in the file.
      await output('exiftool', '-q', '-overwrite_original', `-PDF:Author=${AUTHOR}`, `-XMP-dc:Creator=${AUTHOR}`, name)
      expect(await output('pdfinfo', name)).toContain(AUTHOR)
      const file = await received(name, 'application/pdf')
      const info = await output('pdfinfo', file)
      expect(info).not.toMatch(/quastenflosser|creat|producer|modif|title|libreoffice|ghostscript|cairo/i)
      expect(await output('exiftool', '-a', '-u', '-g1', file)).not.toMatch(/quastenflosser|producer|createdate/i)
      expect(await output('pdftotext', file, '-')).toBe(await output('pdftotext', name, '-'))
      for (const each of [name, file]) await output('pdftoppm', '-r', '60', '-png', each, `page-of-${each}`)
      const pages = (await output('pdfinfo', name)).match(/Pages:\s+(\d+)/)?.[1]
      for (let page = 1; page <= Number(pages); page++) {
        expect(await differingPixels(`page-of-${name}-${page}.png`, `page-of-${file}-${page}.png`)).toBe('0')
      }
    })
  }
})
