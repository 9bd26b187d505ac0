import { readFileSync } from 'node:fs'
import CFB from 'cfb'
import { describe, expect, it } from 'vitest'
import { readDoc } from '../../../src/examine/documents/doc.ts'
import { drawnLinks } from '../../../src/examine/documents/doc-text.ts'
import { MAX_DOCUMENT_CHARACTERS } from '../../../src/examine/documents/document-reading.ts'

const bicycle = readFileSync(new URL('bicycle.doc', import.meta.url))
const TRACES = ['Wilhelmine', 'Quastenflosser', 'Firma', 'Token']
/** Of the comment, in UTF-16 with the length before them. */
const INITIALS = Buffer.from('\x02\0W\0Q\0', 'latin1')

/** As another reader of compound files finds it. */
function parse(bytes: Uint8Array) {
  return CFB.read(Buffer.from(bytes), { type: 'buffer' })
}

function streamOf(bytes: Uint8Array, name: string): Buffer {
  return Buffer.from(CFB.find(parse(bytes), name)?.content ?? [])
}

function changed(change: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.from(bicycle)
  change(bytes)
  return bytes
}

/** Where the two streams lie, each in one piece, and the places of the tables ([MS-DOC] section 2.5.1). */
const DOCUMENT_AT = bicycle.indexOf(streamOf(bicycle, 'WordDocument').subarray(0, 64))
const PAIRS_AT = DOCUMENT_AT + 154
const TABLE_AT = bicycle.indexOf(streamOf(bicycle, '1Table').subarray(0, 64))

/** The same streams, and further ones, in a new compound file. */
function reassembled(further: Readonly<Record<string, Buffer>>): Buffer {
  const container = parse(bicycle)
  for (const [path, content] of Object.entries(further)) CFB.utils.cfb_add(container, path, content)
  const bytes = Buffer.from(CFB.write(container, { type: 'buffer' }) as Uint8Array)
  // The library signs its files with a stream of its own: it becomes the table of an earlier save.
  const at = bytes.indexOf(Buffer.from('\x01Sh33tJ5', 'utf16le'))
  bytes.fill(0, at, at + 64)
  bytes.write('0Table', at, 'utf16le')
  bytes.writeUInt16LE(14, at + 64)
  return bytes
}

async function cleanedOf(bytes: Uint8Array): Promise<Buffer> {
  const { cleaned } = await readDoc(bytes)
  if (cleaned === null) throw new Error('nothing was cleaned')
  return Buffer.from(cleaned)
}

describe('a Word document of the old kind is read', () => {
  it('with its footnotes, headers, comments and text boxes, and the targets of its links', async () => {
    const { text } = await readDoc(bicycle)
    for (const part of [
      'Das Fahrrad kostet 120 €, Größe 54.\n',
      'Noch zu haben: mit Licht.\n',
      'Mehr auf dieser Seite, Привет.\n',
      'Fussnote zur Bremse\n',
      'Kopfzeile mit Preis\n',
      'Kommentar zum Rahmen\n',
      'Kasten mit Hinweis\n',
    ]) {
      expect(text).toContain(part)
    }
    expect(text?.split('\n')).toContain('https://shop.example/rad?nr=7')
  })

  it('and not where it is no document, cut short or encrypted', async () => {
    const nothing = { cleaned: null, text: null }
    const encrypted = changed((bytes) =>
      bytes.writeUInt16LE(bytes.readUInt16LE(DOCUMENT_AT + 10) | 0x0100, DOCUMENT_AT + 10),
    )
    // The one sector of the allocation table, named twice.
    const circle = changed((bytes) => {
      bytes.writeUInt32LE(2, 44)
      bytes.writeUInt32LE(bytes.readUInt32LE(76), 80)
    })
    const tooOld = changed((bytes) => bytes.writeUInt16LE(0x68, DOCUMENT_AT + 2))
    const files = [Buffer.alloc(0), Buffer.from('hello'), bicycle.subarray(0, 6000), encrypted, tooOld, circle]
    for (const file of files) expect(await readDoc(file)).toMatchObject(nothing)
  })
})

describe('a cleaned Word document', () => {
  it('names its author nowhere', async () => {
    const before = Buffer.from(bicycle)
    const cleaned = await cleanedOf(bicycle)
    for (const trace of TRACES) {
      const spellings = [Buffer.from(trace, 'latin1'), Buffer.from(trace, 'utf16le')]
      expect(spellings.some((spelling) => before.includes(spelling))).toBe(true)
      for (const spelling of spellings) expect(cleaned.includes(spelling)).toBe(false)
    }
    expect(before.includes(INITIALS)).toBe(true)
    expect(cleaned.includes(INITIALS)).toBe(false)
    expect(bicycle.equals(before)).toBe(true)
  })

  it('keeps its length and every stream, reads the same, and does not change when cleaned again', async () => {
    const cleaned = await cleanedOf(bicycle)
    expect(cleaned.length).toBe(bicycle.length)
    const sizes = (bytes: Uint8Array) => parse(bytes).FileIndex.map(({ name, size }) => ({ name, size }))
    expect(sizes(cleaned)).toEqual(sizes(bicycle))
    expect(await readDoc(cleaned)).toMatchObject({
      cleaned: new Uint8Array(cleaned),
      text: (await readDoc(bicycle)).text,
    })
  })

  it('has property sets with a code page and nothing else', async () => {
    const cleaned = await cleanedOf(bicycle)
    for (const name of ['\x05SummaryInformation', '\x05DocumentSummaryInformation']) {
      const stream = streamOf(cleaned, name)
      expect(stream.subarray(28, 44).equals(streamOf(bicycle, name).subarray(28, 44))).toBe(true)
      expect(stream.subarray(24, 28).readUInt32LE()).toBe(1)
      expect(stream.readUInt32LE(44)).toBe(48)
      expect([48, 52, 56, 60, 64, 68].map((at) => stream.readUInt32LE(at))).toEqual([24, 1, 1, 16, 2, 1252])
      expect(stream.subarray(72).every((byte) => byte === 0)).toBe(true)
    }
  })

  it('has nothing behind its streams and in its free sectors', async () => {
    const hidden = Buffer.from('Quastenflosser')
    const free = changed((bytes) => {
      // Behind the last property of the shortest stream that has room in its mini sector.
      const at = bytes.indexOf(streamOf(bytes, '\x01CompObj')) + streamOf(bytes, '\x01CompObj').length
      hidden.copy(bytes, at)
    })
    const longer = Buffer.concat([free, Buffer.alloc(512, hidden)])
    expect((await cleanedOf(longer)).includes(hidden)).toBe(false)
  })
})

describe('what else in a cleaned Word document would tell of its writer', () => {
  const wide = (text: string) => Buffer.from(text, 'utf16le')
  const record = (head: string, content: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(content.length)
    return Buffer.concat([Buffer.from(head, 'hex'), length, content])
  }

  it('is not when which text was put in or taken out', async () => {
    const dates = (bytes: Uint8Array) => {
      const document = streamOf(bytes, 'WordDocument').toString('latin1')
      return [...document.matchAll(/(?:\x05\x68|\x64\x68)/g)].map(({ index }) => document.slice(index + 2, index + 6))
    }
    expect(dates(bicycle).some((date) => date !== '\0\0\0\0')).toBe(true)
    expect(dates(await cleanedOf(bicycle)).every((date) => date === '\0\0\0\0')).toBe(true)
  })

  it('is not a path in a link', async () => {
    const link = wide('https://shop.example/')
    const path = wide('C:\\Users\\Secret\\a.do')
    const narrow = { link: Buffer.from('https://shop.example/'), path: Buffer.from('C:\\Users\\Secret\\a.do') }
    const file = changed((bytes) => {
      for (const [from, to] of [
        [link, path],
        [narrow.link, narrow.path],
      ] as const) {
        for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from)) to.copy(bytes, at)
      }
    })
    const document = streamOf(await cleanedOf(file), 'WordDocument')
      .toString('latin1')
      .replaceAll('\0', '')
    expect(document).not.toContain('Secret')
    expect(document).toMatch(/HYPERLINK +/)
    expect((await readDoc(file)).text).toContain('C:\\Users\\Secret')
  })

  it('is not the file of a picture', async () => {
    const name = wide('C:\\Secret.jpg\0')
    const entry = Buffer.from('05c100000000', 'hex')
    entry.writeUInt32LE(name.length, 2)
    const linked = Buffer.concat([Buffer.from('0000000044006600', 'hex'), Buffer.alloc(60), Buffer.from('\x06Secret')])
    const file = reassembled({
      '/Data': Buffer.concat([
        record('13000bf0', Buffer.concat([entry, name])),
        linked,
        Buffer.from('kept'),
        Buffer.alloc(4096),
      ]),
    })
    const cleaned = (await cleanedOf(file)).toString('latin1').replaceAll('\0', '')
    expect(cleaned).not.toContain('Secret')
    expect(cleaned).toContain('kept')
  })

  it('and claims of records cost little time', async () => {
    const records = Buffer.alloc(4 * 1024 * 1024)
    for (let at = 0; at < records.length; at += 8) records.set([0x03, 0x0c, 0x0b, 0xf0, 0, 0, 0x20, 0], at)
    const began = process.hrtime.bigint()
    await readDoc(reassembled({ '/Data': records }))
    expect(Number(process.hrtime.bigint() - began) / 1e6).toBeLessThan(5000)
  })
})

describe('a Word document that another program put together', () => {
  const XML = '<b:Sources xmlns:b="urn:b"><b:Author>Wilhelmine Quastenflosser</b:Author></b:Sources>'
  const IDENTIFIER = '{2A0C7E41-93F5-4B6D-8E11-5D6C7B8A9F00}'
  const PROPERTIES = `<ds:datastoreItem ds:itemID="${IDENTIFIER}" xmlns:ds="urn:ds-that-is-as-long-as-the-real-one-is-and-longer"><ds:schemaRefs><ds:schemaRef ds:uri="urn:Quastenflosser"/></ds:schemaRefs></ds:datastoreItem>`

  it('is emptied of its store of XML', async () => {
    const file = reassembled({
      '/MsoDataStore/A/Item': Buffer.from(XML),
      '/MsoDataStore/A/Properties': Buffer.from(PROPERTIES),
    })
    const cleaned = await cleanedOf(file)
    expect(cleaned.includes('Quastenflosser')).toBe(false)
    expect(streamOf(cleaned, '/MsoDataStore/A/Item').toString().trim()).toBe('<item/>')
    expect(streamOf(cleaned, '/MsoDataStore/A/Properties').toString()).toContain(IDENTIFIER)
    expect((await readDoc(file)).text).toBe((await readDoc(bicycle)).text)
  })

  it('is cleaned as well when it is so large that its allocation table has a table of its own', async () => {
    const file = reassembled({ '/Data': Buffer.alloc(8_000_000) })
    expect(file.readUInt32LE(72)).toBeGreaterThan(0)
    const cleaned = await cleanedOf(file)
    expect(cleaned.includes('Quastenflosser')).toBe(false)
    expect(streamOf(cleaned, 'Data').length).toBe(8_000_000)
  })
})

describe('no Word document is cleaned', () => {
  const table = [
    {
      title: 'that was saved fast, with deleted text left in it',
      file: changed((bytes) => bytes.writeUInt16LE(bytes.readUInt16LE(DOCUMENT_AT + 10) | 4, DOCUMENT_AT + 10)),
    },
    {
      title: 'that has a stream nobody knows',
      file: changed((bytes) => bytes.write('f', bytes.indexOf(Buffer.from('\x01Ole\0', 'utf16le')) + 6, 'latin1')),
    },
    {
      title: 'whose reviewers lie outside of the table',
      file: changed((bytes) => bytes.writeUInt32LE(0x00ff_ffff, PAIRS_AT + 8 * 51)),
    },
    {
      title: 'whose reviewers run out of their table',
      file: changed((bytes) => bytes.writeUInt16LE(0x7fff, TABLE_AT + bytes.readUInt32LE(PAIRS_AT + 8 * 51) + 6)),
    },
    {
      title: 'whose undo steps lie over its text',
      file: changed((bytes) => bytes.copy(bytes, PAIRS_AT + 8 * 77, PAIRS_AT + 8 * 33, PAIRS_AT + 8 * 34)),
    },
    {
      title: 'whose photograph is broken',
      file: changed((bytes) =>
        bytes.fill(0xff, bytes.indexOf(Buffer.from('ffd8ff', 'hex')) + 2, bytes.indexOf('Token')),
      ),
    },
  ]
  for (const { title, file } of table) {
    it(`${title}, but it is read`, async () => {
      expect(await readDoc(file)).toMatchObject({ cleaned: null, text: (await readDoc(bicycle)).text })
    })
  }
})

describe('hostile Word documents', () => {
  it('do no more than come to nothing, whichever bytes are changed', async () => {
    let seed = 1
    const next = (below: number) => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
      return (seed >>> 8) % below
    }
    // Every second file is changed where places and lengths are: in the header and the file information.
    const VALUES = [0, 1, 2, 0x7f, 0x80, 0xfe, 0xff]
    let cleanedFiles = 0
    for (let round = 0; round < 2000; round++) {
      const bytes = Buffer.from(bicycle)
      for (let change = 0; change <= round % 4; change++) {
        const at = round % 2 === 0 ? next(bytes.length) : [next(512), DOCUMENT_AT + next(900)][change % 2]
        bytes[at ?? 0] = VALUES[next(VALUES.length)] ?? 0
      }
      const { cleaned, text } = await readDoc(bytes)
      expect((text ?? '').length).toBeLessThanOrEqual(MAX_DOCUMENT_CHARACTERS)
      if (cleaned === null) continue
      cleanedFiles++
      expect(cleaned.length).toBe(bytes.length)
    }
    expect(cleanedFiles).toBeGreaterThan(100)
  })

  it('do not fill the stack with one run of characters that never ends', () => {
    expect(drawnLinks(Buffer.alloc(12_000_000, 'a\0'))).toEqual([])
  })

  it('are not read when their pieces promise more text than is looked at', async () => {
    const endless = changed((bytes) => {
      const clx = TABLE_AT + bytes.readUInt32LE(PAIRS_AT + 8 * 33)
      bytes.writeUInt32LE(MAX_DOCUMENT_CHARACTERS + 1, clx + 9)
    })
    expect(await readDoc(endless)).toMatchObject({ cleaned: null, text: null })
  })
})
