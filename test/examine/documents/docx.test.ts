import { describe, expect, it } from 'vitest'
import { readDocx } from '../../../src/examine/documents/docx.ts'
import { readZip } from '../../../src/examine/documents/zip-read.ts'
import { writeZip } from '../../../src/examine/documents/zip-write.ts'
import { cleanPicture } from '../../../src/examine/pictures/clean-picture.ts'
import { storedZip } from '../stored-zip.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const DEFAULTS = ['xml', 'rels', 'png', 'jpeg', 'gif', 'emf', 'svg', 'ttf', 'bin']
  .map((extension) => `<Default Extension="${extension}" ContentType="application/${extension}"/>`)
  .join('')
const RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'

/** A document with every trace that Word leaves, each of them `Secret…`; `replaced` parts differ. */
function parts(replaced: Record<string, string | Buffer | null> = {}): Map<string, Buffer> {
  const all: Record<string, string | Buffer | null> = {
    '[Content_Types].xml': `${TYPES}${DEFAULTS}<Override PartName="/docProps/core.xml" ContentType="x"/><Override PartName="/word/people.xml" ContentType="x"/><Override PartName="/word/document.xml" ContentType="${MAIN}"/></Types>`,
    '_rels/.rels': `${RELS}<Relationship Id="r1" Type="http://x/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="http://x/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': '<p><creator>Secret Author</creator></p>',
    'docProps/app.xml': '<p><Company>Secret Company</Company></p>',
    'docProps/custom.xml': '<p>Secret Custom</p>',
    'docProps/thumbnail.jpeg': 'Secret thumbnail',
    'customXml/item1.xml': '<p>Secret Item</p>',
    'customXml/_rels/item1.xml.rels': `${RELS}</Relationships>`,
    'word/people.xml': '<w15:person w15:author="Secret Author"/>',
    'word/_rels/document.xml.rels': `${RELS}<Relationship Id="r1" Type="http://x/people" Target="people.xml"/><Relationship Id="r2" Type="http://x/hyperlink" Target="https://help.example/a" TargetMode="External"/><Relationship Id="r3" Type="http://x/image" Target="file:///C:/Users/Secret/x.png" TargetMode="External"/><Relationship Id="r4" Type="http://x/customXml" Target="../customXml/item1.xml"/></Relationships>`,
    'word/_rels/settings.xml.rels': `${RELS}<Relationship Id="r1" Type="http://x/attachedTemplate" Target="file:///C:/Secret/Normal.dotm" TargetMode="External"/></Relationships>`,
    'word/settings.xml': `<w:settings ${W}><w:attachedTemplate r:id="r1"/><w:rsids><w:rsid w:val="00Secret"/></w:rsids><w:docVars><w:docVar w:name="a" w:val="Secret"/></w:docVars><w:zoom w:percent="100"/></w:settings>`,
    'word/document.xml': `<?xml version="1.0"?><!-- Secret comment --><?secret Secret?><w:document ${W} xmlns:z="urn:z"><w:p w:rsidR="00Secret"><w:ins w:id="1" w:author="Secret Author" w:date="2026-11-20T10:00:00Z"><w:r><w:t xml:space="preserve">Turn the </w:t></w:r></w:ins><w:del z:author="Secret Author"><w:r><w:delText>old </w:delText></w:r></w:del><w:r><w:t>blue &amp; round</w:t><w:tab/><w:t>knob</w:t></w:r></w:p><w:p><w:r><w:instrText>HYPERLINK "https://field.example/"</w:instrText></w:r><wp:docPr xmlns:wp="w" id="1" descr="C:\\Users\\Secret\\x.png"/></w:p></w:document>`,
    'word/comments.xml': `<w:comments ${W}><w:comment w:id="0" w:author="Secret Author" w:initials="SA" w:date="2026-11-20T10:00:00Z"><w:p><w:r><w:t>A remark</w:t></w:r></w:p></w:comment></w:comments>`,
    ...replaced,
  }
  const kept = Object.entries(all).flatMap(([name, content]): [string, Buffer][] =>
    content === null ? [] : [[name, Buffer.from(content)]],
  )
  return new Map(kept)
}

const docx = async (replaced: Record<string, string | Buffer | null> = {}) => writeZip(parts(replaced))

describe('a Word document', () => {
  it('goes on without its author, and with its text', async () => {
    const { cleaned, text } = await readDocx(await docx())
    const members = await readZip(cleaned ?? new Uint8Array())
    const whole = [...(members ?? [])].map(([name, content]) => `${name}\n${content.toString()}`).join('\n')
    expect(whole).not.toMatch(/secret/i)
    expect(whole).not.toContain('2026-11-20')
    expect([...(members?.keys() ?? [])]).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'word/_rels/document.xml.rels',
      'word/_rels/settings.xml.rels',
      'word/settings.xml',
      'word/document.xml',
      'word/comments.xml',
    ])
    expect(whole).toContain('<w:t xml:space="preserve">Turn the </w:t>')
    expect(whole).toContain('w:author="Author"')
    expect(whole).toContain('<w:zoom w:percent="100">')
    expect(text).toContain('Turn the old blue & round\tknob\n')
    for (const found of ['A remark', 'https://help.example/a', 'HYPERLINK "https://field.example/"']) {
      expect(text).toContain(found)
    }
  })

  it('is the same when it is cleaned again', async () => {
    const once = (await readDocx(await docx())).cleaned
    expect(once).not.toBeNull()
    expect((await readDocx(once ?? new Uint8Array())).cleaned).toEqual(once)
  })

  it('has its pictures cleaned', async () => {
    const gif = Buffer.from(
      'GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xfe\x06Secret\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;',
      'latin1',
    )
    const { cleaned } = await readDocx(await docx({ 'word/media/image1.gif': gif }))
    const picture = (await readZip(cleaned ?? new Uint8Array()))?.get('word/media/image1.gif')
    expect(picture?.includes('Secret')).toBe(false)
    expect(picture).toEqual(Buffer.from(cleanPicture('gif', gif) ?? []))
  })

  it('cannot be cleaned with something inside that cannot, but is read', async () => {
    for (const part of ['word/embeddings/oleObject1.bin', 'word/media/image1.png', 'word/media/image1.wdp']) {
      const { cleaned, text } = await readDocx(await docx({ [part]: 'what is this' }))
      expect(cleaned, part).toBeNull()
      expect(text, part).toContain('blue & round')
    }
  })
})

describe('what a reader sees is read, wherever it stands', () => {
  const paragraph = (inside: string) => `<w:document ${W}><w:p>${inside}</w:p></w:document>`
  for (const [title, inside] of [
    ['the instruction of a simple field', '<w:fldSimple w:instr="seen.example"/>'],
    ['a link of a drawing', '<v:shape href="http://seen.example/"/>'],
    ['a list to choose from', '<w:listItem w:displayText="seen.example"/>'],
    ['the text in front of each item', '<w:lvlText w:val="seen.example"/>'],
    ['a letter as a symbol', '<w:t>seen</w:t><w:sym w:char="F02E"/><w:t>example</w:t>'],
  ] as const) {
    it(title, async () => {
      const { text } = await readDocx(await docx({ 'word/document.xml': paragraph(inside) }))
      expect(text).toContain('seen.example')
    })
  }

  it('a part under another name', async () => {
    const { text } = await readDocx(await docx({ 'word/real.xml': paragraph('<w:t>seen.example</w:t>') }))
    expect(text).toContain('seen.example')
  })

  it('and what cannot be read keeps the document behind', async () => {
    for (const [name, content] of [
      ['word/chunk.rtf', '{\\rtf1 seen}'],
      ['word/chunk.mht', 'MIME-Version: 1.0'],
      ['word/real.foo', paragraph('<w:t>seen</w:t>')],
    ] as const) {
      expect(await readDocx(await docx({ [name]: content })), name).toMatchObject({ cleaned: null, text: null })
    }
  })
})

/** A field whose instruction comes in pieces, and one behind it that stays. */
function field(instruction: readonly string[]): string {
  const character = (type: string) => `<w:fldChar w:fldCharType="${type}"/>`
  const pieces = instruction.map((piece) => `<w:instrText>${piece.replaceAll('"', '&quot;')}</w:instrText>`).join('')
  const other = `${character('begin')}<w:instrText> PAGE KEPT</w:instrText>${character('end')}`
  return `<w:d>${character('begin')}${pieces}${character('separate')}<w:t>seen</w:t>${character('end')}${other}</w:d>`
}

/** The header of an enhanced metafile with a description behind it, then a record. */
function metafile(description: string): Buffer {
  const bytes = Buffer.alloc(120)
  bytes.writeUInt32LE(1, 0)
  bytes.writeUInt32LE(112, 4)
  bytes.write(' EMF', 40)
  bytes.writeUInt32LE(description.length, 60)
  bytes.writeUInt32LE(88, 64)
  bytes.write(description, 88, 'utf16le')
  bytes.write('KEPT', 112)
  return bytes
}

describe('of what programs leave behind, nothing stays', () => {
  for (const [title, name, content] of [
    ...(
      [
        ['who may edit a part', '<w:permStart w:id="1" w:ed="OFFICE\\secret"/><w:permEnd w:id="1"/>'],
        ['the digest of a password', '<w:documentProtection w:hash="Secret"/>'],
        ['the file of a picture', '<wp:docPr id="1" name="secret.jpg"/><pic:cNvPr id="0" name="Secret.jpg"/>'],
        ['a drawing kept a second time', '<v:shape o:gfxdata="Secret"/>'],
        ['the properties of smart tags', '<w:smartTagPr><w:attr w:name="a" w:val="Secret"/></w:smartTagPr>'],
        ['what a field keeps aside', '<w:fldChar w:fldCharType="begin"><w:fldData>Secret</w:fldData></w:fldChar>'],
        ['the number of a save', '<w:p w14:textId="Secret"/>'],
        ['the author in a simple field', '<w:fldSimple w:instr=" AUTHOR Secret "/>'],
      ] as const
    ).map(([title, inside]) => [title, 'word/document.xml', `<w:d>${inside}<w:t>KEPT</w:t></w:d>`] as const),
    ...(
      [
        ['what an add-in remembers', [' ADDIN CITATION {"user":"Secret"}']],
        ['what an add-in remembers in pieces', [' ADD', 'IN CITATION', ' {"user":"Sec', 'ret"} Secret']],
        ['the author in a field', [' AUTHOR ', ' Secret ']],
        ['a table of another program', [' LINK Excel.Sheet ', 'Secret.xls']],
      ] as const
    ).map(([title, pieces]) => [title, 'word/document.xml', field(pieces)] as const),
    ['the description of a metafile', 'word/media/image1.emf', metafile('Secret')],
    [
      'paths in the instructions of fields',
      'word/document.xml',
      '<w:d><w:instrText>INCLUDEPICTURE "C:\\\\Users\\\\Sec</w:instrText><w:instrText>secret\\\\x.png" \\* KEPT</w:instrText></w:d>',
    ],
    [
      'paths of simple fields',
      'word/document.xml',
      '<w:d><w:fldSimple w:instr=" INCLUDETEXT &quot;\\\\secret\\x.doc&quot; KEPT"/></w:d>',
    ],
    ['paths of old Macs', 'word/document.xml', '<w:d><a descr="Disk:Users:secret:x.jpg" b="KEPT"/></w:d>'],
    [
      'paths in links',
      'word/_rels/header1.xml.rels',
      `${RELS}<Relationship Id="KEPT" Type="http://x/hyperlink" Target="C:\\Users\\secret\\x.doc" TargetMode="External"/></Relationships>`,
    ],
    [
      'properties in another place',
      'word/KEPT.xml',
      '<cp:coreProperties><dc:creator>Secret</dc:creator></cp:coreProperties>',
    ],
  ] as const) {
    it(title, async () => {
      const { cleaned } = await readDocx(await docx({ [name]: content }))
      const whole = [...((await readZip(cleaned ?? new Uint8Array())) ?? [])].flat().join('\n').replaceAll('\0', '')
      expect(whole).toContain('KEPT')
      expect(whole).not.toMatch(/secret/i)
    })
  }

  it('and pictures have names as Word gives them', async () => {
    const { cleaned } = await readDocx(
      await docx({
        'word/media/image1.emf': metafile('x'),
        'word/media/Secret garden.EMF': metafile('x'),
        '[Content_Types].xml': `${TYPES}${DEFAULTS}<Override PartName="/word/document.xml" ContentType="${MAIN}"/><Override PartName="/word/media/Secret garden.EMF" ContentType="image/x-emf"/></Types>`,
        'word/_rels/document.xml.rels': `${RELS}<Relationship Id="r1" Type="http://x/image" Target="media/Secret%20garden.EMF"/><Relationship Id="r2" Type="http://x/image" Target="media/image1.emf"/></Relationships>`,
      }),
    )
    const members = (await readZip(cleaned ?? new Uint8Array())) ?? new Map<string, Buffer>()
    expect([...members.keys()].filter((name) => /media/.test(name))).toEqual([
      'word/media/image1.emf',
      'word/media/picture1.emf',
    ])
    expect(members.get('[Content_Types].xml')?.toString()).toContain('PartName="/word/media/picture1.emf"')
    const relationships = members.get('word/_rels/document.xml.rels')?.toString()
    expect(relationships).toContain('Target="/word/media/picture1.emf"')
    expect(relationships).toContain('Target="media/image1.emf"')
  })

  it('and line ends of Windows are line ends', async () => {
    const { cleaned } = await readDocx(await docx({ 'word/document.xml': '<w:d>\r\n<w:t>KEPT</w:t>\r\n</w:d>' }))
    const document = (await readZip(cleaned ?? new Uint8Array()))?.get('word/document.xml')?.toString()
    expect(document).toContain('<w:d>\n<w:t>KEPT</w:t>\n</w:d>')
  })

  it('and links that look like paths in the middle stay', async () => {
    const link = 'HYPERLINK "https://shop.example/home/a"'
    const { text } = await readDocx(
      await docx({ 'word/document.xml': `<w:d><w:instrText>${link}</w:instrText></w:d>` }),
    )
    expect(text).toContain(link)
  })

  it('and an attribute with the name of a method is one like any other', async () => {
    const { cleaned } = await readDocx(await docx({ 'word/document.xml': '<w:d w:constructor="a" toString="b"/>' }))
    expect(cleaned).not.toBeNull()
  })
})

describe('a hostile one is neither cleaned nor read', () => {
  const document = (content: string) => docx({ 'word/document.xml': content })
  for (const [title, make] of [
    ['with a document type', () => document('<!DOCTYPE w [<!ENTITY a "b">]><w:document/>')],
    ['with elements that do not fit', () => document(`<w:document ${W}><w:p></w:document>`)],
    ['cut off', () => document(`<w:document ${W}><w:p>`)],
    ['nested without end', () => document('<a>'.repeat(1000) + '</a>'.repeat(1000))],
    ['with an instruction that ends late', () => document('<w:d><?a ><w:t>hidden</w:t><?b ?></w:d>')],
    ['in another charset', () => document('<?xml version="1.0" encoding="IBM037"?><w:document/>')],
    ['that is not UTF-8', () => docx({ 'word/document.xml': Buffer.from('<w:document>\xff</w:document>', 'latin1') })],
    ['with more text than anybody reads', () => document(`<w:t>${'a '.repeat(600_000)}</w:t>`)],
    ['that grows a hundredfold', () => docx({ 'word/x.xml': Buffer.alloc(3 * 1024 * 1024) })],
    ['without a list of types', () => docx({ '[Content_Types].xml': null })],
  ] as const) {
    it(title, async () => expect(await readDocx(await make())).toMatchObject({ cleaned: null, text: null }))
  }

  it('of ten thousand members', async () => {
    const members = new Map(Array.from({ length: 10_000 }, (_, index) => [`word/${index}.xml`, Buffer.from('<a/>')]))
    expect(await readZip(await writeZip(members))).toBeNull()
  })

  it('with two members of one name, or a name that leads outside', async () => {
    expect(await readZip(storedZip({ 'word/a.xml': 'one', 'WORD/A.XML': 'two' }))).toBeNull()
    expect(await readZip(storedZip({ '../a.xml': 'one' }))).toBeNull()
    expect(await readZip(storedZip({ 'word/a.xml\0': 'one' }))).toBeNull()
  })

  it('changed anywhere', async () => {
    const whole = await docx()
    for (let at = 0; at < whole.length; at += 7) {
      const changed = Uint8Array.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 0x55
      await expect(readDocx(changed)).resolves.toBeDefined()
    }
  })
})
