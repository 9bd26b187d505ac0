/** Parts of a Word document that show something else than its words say. */

import { describe, expect, it } from 'vitest'
import { readDocx } from '../../../src/examine/documents/docx.ts'
import { readZip } from '../../../src/examine/documents/zip-read.ts'
import { makeDocx, paragraph, run } from './make-docx.ts'

async function goesOn(body: string, parts: Record<string, string | Buffer>): Promise<string> {
  const { cleaned } = await readDocx(await makeDocx(body, parts))
  const members = (await readZip(cleaned ?? new Uint8Array())) ?? new Map<string, Buffer>()
  return [...members].map(([name, content]) => `${name}\n${content}`).join('\n')
}

const FONT = { 'fonts/font1.odttf': 'letters that look like others' }
const EMBEDDED = { 'fontTable.xml': '<w:fonts><w:font w:name="A"><w:embedRegular r:id="f"/></w:font></w:fonts>' }

describe('fonts of a document', () => {
  it('are left out with all that leads to them', async () => {
    const relationship = '<Relationship Id="f" Type="http://x/font" Target="fonts/font1.odttf"/>'
    const whole = await goesOn(paragraph(run('kept')), {
      ...FONT,
      ...EMBEDDED,
      '_rels/fontTable.xml.rels': `<Relationships>${relationship}</Relationships>`,
    })
    expect(whole).toContain('<w:font w:name="A"></w:font>')
    expect(whole).not.toMatch(/font1|embedRegular|look like others/)
  })

  it('keep a document behind that cannot be cleaned', async () => {
    const uncleanable = { 'media/image1.png': 'no picture' }
    const read = async (parts: Record<string, string>) => (await readDocx(await makeDocx(run('a'), parts))).text
    expect(await read({ ...uncleanable, ...FONT, ...EMBEDDED })).toBeNull()
    expect(await read(uncleanable)).toBe('a')
  })
})

describe('drawings beside a picture', () => {
  const extension =
    '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip r:embed="s"/></a:ext></a:extLst>'

  it('are left out, so that the picture is shown', async () => {
    const whole = await goesOn(`<a:blip r:embed="p">${extension}</a:blip>`, {
      'media/image1.svg': '<svg><text>drawn</text></svg>',
    })
    expect(whole).toContain('<a:blip r:embed="p"><a:extLst></a:extLst></a:blip>')
    expect(whole).not.toContain('drawn')
  })

  it('under the name of another file keep the document behind', async () => {
    for (const name of ['media/image1.png', 'media/image1.emf', 'media/image1.wmf']) {
      const { text } = await readDocx(await makeDocx(run('a'), { [name]: '<svg><text>drawn</text></svg>' }))
      expect(text, name).toBeNull()
    }
    expect(await goesOn(run('a'), { 'drawn.xml': '<svg><text>drawn</text></svg>' })).not.toContain('<text>')
  })
})

it('what makes a faint picture strong is left out, and what makes it faint stays', async () => {
  const effects = (contrast: number) => `<a:blip r:embed="p"><a:lum bright="1" contrast="${contrast}"/></a:blip>`
  expect(await goesOn(effects(90_000), {})).not.toContain('<a:lum')
  expect(await goesOn('<a:biLevel thresh="99000"/>', {})).not.toContain('<a:biLevel')
  expect(await goesOn(effects(-70_000), {})).toContain('<a:lum')
})

/** Records of an enhanced metafile behind its header. */
function enhanced(...records: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(88)
  head.writeUInt32LE(1, 0)
  head.writeUInt32LE(88, 4)
  head.write(' EMF', 40)
  return Buffer.concat([head, ...records])
}

/** A record of this type: numbers of four bytes, then letters. */
function record(type: number, numbers: readonly number[], letters: Buffer): Buffer {
  const size = 8 + 4 * numbers.length + Math.ceil(letters.length / 4) * 4
  const bytes = Buffer.alloc(size)
  for (const [index, number] of [type, size, ...numbers].entries()) bytes.writeUInt32LE(number, 4 * index)
  letters.copy(bytes, 8 + 4 * numbers.length)
  return bytes
}

const wide = (text: string) => Buffer.from(text, 'utf16le')
/** Words at a place, in letters of ten units. */
function words(text: string, x: number, y: number, { glyphs = false } = {}): Buffer {
  const letters = glyphs ? [...text].map((letter) => String.fromCharCode(letter.charCodeAt(0) - 29)).join('') : text
  const widths = Buffer.alloc(4 * text.length)
  for (let index = 0; index < text.length; index++) widths.writeUInt32LE(10, 4 * index)
  const options = glyphs ? 0x10 : 0
  const object = [x, y, text.length, 76 + widths.length, options, 0, 0, 0, 0, 76]
  return record(84, [0, 0, 0, 0, 1, 0, 0, ...object], Buffer.concat([widths, wide(letters)]))
}
function small(text: string): Buffer {
  return record(108, [0, 5, text.length, 0x300, 1, 0, 0], Buffer.from(text, 'latin1'))
}
function poly(...texts: readonly string[]): Buffer {
  const head = 8 + 4 * (8 + 10 * texts.length)
  let at = head
  const objects = texts.flatMap((text) => {
    const object = [0, 7, text.length, at, 0, 0, 0, 0, 0, 0]
    at += 2 * text.length
    return object
  })
  return record(97, [0, 0, 0, 0, 1, 0, 0, texts.length, ...objects], wide(texts.join('')))
}
/** Type and sizes, brush and form, how many letters, a rectangle, and the letters. */
function plus(text: string): Buffer {
  const letters = wide(text)
  const head = Buffer.alloc(40)
  head.writeUInt16LE(0x401c, 0)
  head.writeUInt32LE(head.length + letters.length, 4)
  head.writeUInt32LE(text.length, 20)
  return record(70, [4 + head.length + letters.length, 0x2b464d45], Buffer.concat([head, letters]))
}

/** A plain metafile with one record. */
function plain(type: number, record: Buffer): Buffer {
  const head = Buffer.alloc(24)
  head.writeUInt16LE(1, 0)
  head.writeUInt16LE(9, 2)
  head.writeUInt32LE((6 + record.length) / 2, 18)
  head.writeUInt16LE(type, 22)
  return Buffer.concat([head, record])
}
const shorts = (...numbers: readonly number[]) => Buffer.from(Uint16Array.from(numbers).buffer)

describe('words in metafiles are read', () => {
  for (const [title, name, metafile, expected] of [
    ['as one line', 'a.emf', enhanced(words('seen', 0, 5), words('.ex', 40, 5), words('ample', 70, 5)), 'seen.example'],
    ['with gaps and lines', 'a.emf', enhanced(words('a', 0, 5), words('b', 30, 5), words('c', 0, 9)), 'a b\nc'],
    ['as glyphs', 'a.emf', enhanced(words('seen.example', 0, 0, { glyphs: true })), 'seen.example'],
    ['in short records', 'a.emf', enhanced(small('seen.example')), 'seen.example'],
    ['several in a record', 'a.emf', enhanced(poly('seen.', 'example')), 'seen.example'],
    ['in newer records', 'a.emf', enhanced(plus('seen.example')), 'seen.example'],
    [
      'in plain ones',
      'a.wmf',
      plain(0x0521, Buffer.concat([shorts(12), Buffer.from('seen.example'), shorts(0, 0)])),
      'seen.example',
    ],
    [
      'in plain ones with widths',
      'a.wmf',
      plain(0x0a32, Buffer.concat([shorts(0, 0, 12, 0), Buffer.from('seen.example')])),
      'seen.example',
    ],
  ] as const) {
    it(title, async () => {
      const { text } = await readDocx(await makeDocx(run('a'), { [`media/${name}`]: metafile }))
      expect(text).toBe(`a\n\n${expected}`)
    })
  }

  it('and more of them than anybody reads keep the document behind', async () => {
    const long = 'a'.repeat(600_000)
    const { text } = await readDocx(
      await makeDocx(run('a'), { 'media/a.emf': enhanced(words(long, 0, 0), words(long, 0, 0)) }),
    )
    expect(text).toBeNull()
  })
})

it('codes that a field draws are codes', async () => {
  const field =
    '<w:fldSimple w:instr=" DISPLAYBARCODE &quot;seen one&quot; QR \\q 3"/><w:fldSimple w:instr="MERGEBARCODE two QR"/>'
  expect((await readDocx(await makeDocx(field))).codes).toEqual(['seen one', 'two'])
})
