/** Files of all kinds as real programs write them: the allowed ones arrive whole, what carries more is found. */

import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planFor, rulesOf } from '../../policy/judge-files.ts'

const DEADLINE_MS = 60_000
const run = promisify(execFile)
let folder: string

async function output(program: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run(program, args, { timeout: DEADLINE_MS, cwd: folder, maxBuffer: 2 ** 24 })
  return stdout
}

/** What the rules say of a file in the folder, sent by a seller. */
async function judged(name: string): Promise<string[]> {
  return rulesOf(await planFor([{ name, content: readFileSync(join(folder, name)) }], 'seller-to-buyer'))
}

const NAMESPACES = ['office', 'text', 'table']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat('xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"')
  .concat('xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"')
  .join(' ')
const letter = (content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document ${NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>The table follows.</text:p>${content}</office:text></office:body></office:document>`
const OBJECT = `<text:p><draw:frame svg:width="6cm" svg:height="3cm" text:anchor-type="as-char"><draw:object>${withoutProlog(letter(''))}</draw:object></draw:frame></text:p>`

function withoutProlog(xml: string): string {
  return xml.replace(/^<\?xml[^>]*>/, '')
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-allowed-'))
  writeFileSync(join(folder, 'plain.fodt'), letter('<text:p>Page <text:page-number>1</text:page-number></text:p>'))
  writeFileSync(join(folder, 'object.fodt'), letter(OBJECT))
  // With a profile that is in use elsewhere, LibreOffice hands the files over and leaves.
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  for (const kind of [
    'docx',
    'doc',
    'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"secret"}}',
  ]) {
    await output('soffice', profile, '--headless', '--convert-to', kind, 'plain.fodt', 'object.fodt')
  }
}, 2 * DEADLINE_MS)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a Word document of LibreOffice', () => {
  for (const kind of ['docx', 'doc']) {
    it(`arrives: .${kind}`, async () => expect(await judged(`plain.${kind}`)).toEqual([]))
    it(`with another document in it is found: .${kind}`, async () => {
      expect(await judged(`object.${kind}`)).toContain('attachment.embedded')
    })
  }
})

describe('a picture of ImageMagick arrives', () => {
  for (const [name, ...make] of [
    ['photo.jpg', '-quality', '88'],
    ['progressive.jpg', '-interlace', 'JPEG'],
    ['cmyk.jpg', '-colorspace', 'CMYK'],
    ['grey.jpeg', '-colorspace', 'Gray'],
    ['palette.png', '-colors', '16'],
    ['deep.png', '-depth', '16'],
    ['line.png', '-monochrome'],
    ['interlaced.png', '-interlace', 'PNG'],
    ['still.gif', '-colors', '32'],
    ['turning.gif', '-duplicate', '3', '-set', 'delay', '10', '-loop', '0'],
    ['pages.tif', '-duplicate', '2', '-compress', 'LZW'],
    ['fax.tif', '-monochrome', '-compress', 'Group4'],
    ['photo.tiff', '-compress', 'JPEG'],
    ['deep.tiff', '-depth', '16', '-compress', 'Zip'],
    ['cmyk.tiff', '-colorspace', 'CMYK', '-compress', 'None'],
    ['colours.bmp', '-type', 'TrueColor'],
    ['palette.bmp', '-colors', '16', '-type', 'Palette'],
    ['line.bmp', '-monochrome'],
    ['old.bmp3', '-type', 'TrueColor'],
  ] as const) {
    it(`${name} ${make.join(' ')}`, async () => {
      const file = name.replace('.bmp3', '-3.bmp')
      const target = name.endsWith('.bmp3') ? `BMP3:${file}` : file
      await output('convert', '-size', '640x480', 'plasma:red-blue', ...make, target)
      expect(await judged(file)).toEqual([])
    })
  }

  it('with what a phone adds: its camera, a second picture and a film', async () => {
    await output('convert', '-size', '640x480', 'plasma:red-blue', 'camera.jpg')
    await output('convert', '-size', '320x240', 'xc:grey', 'gain.jpg')
    await output(
      'exiftool',
      '-q',
      '-overwrite_original',
      '-Make=Phone',
      '-GPSLatitude=52',
      '-GPSLatitudeRef=N',
      '-XMP-GCamera:MicroVideo=1',
      '-XMP-dc:Description=The lamp',
      '-ThumbnailImage<=gain.jpg',
      'camera.jpg',
    )
    const film = Buffer.from('\0\0\0\x14ftypmp42\0\0\0\0mp42\0\0\0\x18mdat0123456789abcdef', 'latin1')
    writeFileSync(
      join(folder, 'moving.jpg'),
      Buffer.concat([...['camera.jpg', 'gain.jpg'].map((name) => readFileSync(join(folder, name))), film]),
    )
    expect(await judged('moving.jpg')).toEqual([])
    writeFileSync(
      join(folder, 'hiding.jpg'),
      Buffer.concat([readFileSync(join(folder, 'camera.jpg')), readFileSync(join(folder, 'plain.docx'))]),
    )
    expect(await judged('hiding.jpg')).toEqual(['attachment.polyglot'])
  })
})

describe('a PDF', () => {
  const PAGE = '%!PS\n/Helvetica findfont 18 scalefont setfont 40 120 moveto (Turn the knob twice) show showpage\n'
  for (const level of ['1.3', '1.4', '1.5', '1.7']) {
    it(`of Ghostscript arrives, version ${level}`, async () => {
      writeFileSync(join(folder, 'page.ps'), PAGE)
      const file = `version-${level.replace('.', '-')}.pdf`
      await output(
        'gs',
        '-q',
        '-dBATCH',
        '-dNOPAUSE',
        '-sDEVICE=pdfwrite',
        `-dCompatibilityLevel=${level}`,
        `-sOutputFile=${file}`,
        'page.ps',
      )
      expect(await judged(file)).toEqual([])
    })
  }

  it('of a scanner arrives', async () => {
    writeFileSync(join(folder, 'page.ps'), PAGE)
    await output('gs', '-q', '-dBATCH', '-dNOPAUSE', '-sDEVICE=pdfimage24', '-r150', '-sOutputFile=scan.pdf', 'page.ps')
    expect(await judged('scan.pdf')).toEqual([])
  })

  it('with a password is found, of LibreOffice and of Ghostscript', async () => {
    writeFileSync(join(folder, 'page.ps'), PAGE)
    await output(
      'gs',
      '-q',
      '-dBATCH',
      '-dNOPAUSE',
      '-sDEVICE=pdfwrite',
      '-sOwnerPassword=o',
      '-sUserPassword=u',
      '-sOutputFile=locked.pdf',
      'page.ps',
    )
    expect(await judged('locked.pdf')).toEqual(['attachment.unreadable'])
    expect(await judged('plain.pdf')).toEqual(['attachment.unreadable'])
  })

  it('with a script that Ghostscript wrote into it is found', async () => {
    writeFileSync(
      join(folder, 'script.ps'),
      `${PAGE}[ {Catalog} << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> /PUT pdfmark\n`,
    )
    await output('gs', '-q', '-dBATCH', '-dNOPAUSE', '-sDEVICE=pdfwrite', '-sOutputFile=script.pdf', 'script.ps')
    expect(await judged('script.pdf')).toEqual(['attachment.active'])
  })
})
