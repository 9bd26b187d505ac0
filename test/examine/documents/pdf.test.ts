import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readPdf } from '../../../src/examine/documents/pdf.ts'
import { cleanJpeg } from '../../../src/examine/pictures/jpeg.ts'
import { jpeg } from '../pictures/make-pictures.ts'
import { flate, objectStream, onePage, pageObjects, pdf, revision, stream } from './make-pdf.ts'

const WHO = 'Token-Ann'
const INFO = `<< /Author (${WHO}) /Producer (${WHO} Writer 7) /CreationDate (D:20260102030405) >>`
const XMP = stream('/Type /Metadata /Subtype /XML', `<x:xmpmeta><dc:creator>${WHO}</dc:creator></x:xmpmeta>`)

/** The file as it may go out, with its streams unpacked: whatever is in it is there to be found. */
async function cleaned(bytes: Uint8Array): Promise<{ out: string; text: string | null }> {
  const reading = await readPdf(bytes)
  if (reading.cleaned === null) throw new Error('not cleaned')
  const out = Buffer.from(reading.cleaned)
  const streams = [...out.toString('latin1').matchAll(/stream\n(.*?)\nendstream/gs)].map(([, content]) => {
    try {
      return inflateSync(Buffer.from(content ?? '', 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  return { out: [out.toString('latin1'), ...streams].join('\n'), text: reading.text }
}

describe('a cleaned PDF says nothing of whoever made it', () => {
  for (const { title, bytes } of [
    {
      title: 'in Info, the file’s id, and what stands outside of objects',
      bytes: Buffer.concat([
        onePage('Hello', { objects: { 9: INFO }, trailer: `/Info 9 0 R /ID [(${WHO}) (${WHO})]` }),
        Buffer.from(`%${WHO}\n`),
      ]),
    },
    {
      title: 'in XMP, wherever it is attached',
      bytes: onePage('Hello', {
        catalog: '/Metadata 9 0 R',
        page: '/Metadata 9 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X 10 0 R >> >>',
        objects: { 9: XMP, 10: flate('/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Metadata 9 0 R', '0 0 9 9 re') },
      }),
    },
    {
      title: 'in what programs keep for themselves',
      bytes: onePage('Hello', {
        page: `/PieceInfo << /${WHO} << /Private (${WHO}) >> >> /LastModified (D:2026${WHO}) /Thumb 9 0 R /ID (${WHO})`,
        catalog: `/PieceInfo << /A (${WHO}) >> /SpiderInfo << /V (${WHO}) >> /AF [<< /F (${WHO}) >>]`,
        objects: { 9: flate('/Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray', WHO) },
      }),
    },
    {
      title: 'in the names of drawn files that TeX notes',
      bytes: onePage('Hello', {
        page: '/Resources << /Font << /F1 5 0 R >> /XObject << /X 10 0 R >> >>',
        objects: {
          10: flate(
            `/Subtype /Form /BBox [0 0 9 9] /PTEX.FileName (/home/${WHO}/a.pdf) /PTEX.InfoDict << /Author (${WHO}) >>`,
            '0 0 9 9 re',
          ),
        },
      }),
    },
    {
      title: 'in a comment',
      bytes: onePage('Hello', {
        page: '/Annots [9 0 R 10 0 R]',
        objects: {
          9: `<< /Type /Annot /Subtype /Text /Rect [1 1 9 9] /Contents (a comment) /T (${WHO}) /NM (${WHO}) /M (D:2026${WHO}) /CreationDate (${WHO}) /RC (<p>${WHO}</p>) /Subj (${WHO}) /Popup 10 0 R >>`,
          10: `<< /Type /Annot /Subtype /Popup /Rect [1 1 9 9] /Parent 9 0 R /T (${WHO}) >>`,
        },
      }),
    },
    {
      title: 'in a signature',
      bytes: onePage('Hello', {
        page: '/Annots [9 0 R]',
        catalog: '/AcroForm << /Fields [9 0 R] /SigFlags 3 >> /Perms << /DocMDP 10 0 R >>',
        objects: {
          9: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /V 10 0 R /Rect [1 1 9 9] /P 3 0 R >>',
          10: `<< /Type /Sig /Filter /Adobe.PPKLite /Name (${WHO}) /M (D:2026) /Contents <41> /Reason (${WHO}) >>`,
        },
      }),
    },
    {
      title: 'in attached files and scripts',
      bytes: onePage('Hello', {
        page: '/Annots [10 0 R] /AA << /O << /S /JavaScript /JS 11 0 R >> >>',
        catalog:
          '/Names << /EmbeddedFiles << /Names [(a) 9 0 R] >> /JavaScript << /Names [(a) 12 0 R] >> >> /OpenAction 12 0 R',
        objects: {
          9: `<< /Type /Filespec /F (${WHO}.txt) /EF << /F 11 0 R >> >>`,
          10: '<< /Type /Annot /Subtype /FileAttachment /Rect [1 1 9 9] /FS 9 0 R >>',
          11: stream('', WHO),
          12: '<< /S /JavaScript /JS 11 0 R >>',
        },
      }),
    },
    {
      title: 'in an earlier revision',
      bytes: Buffer.concat([onePage(`Hello ${WHO}`), revision({ 4: pageObjects('Hello')[4] ?? '' })]),
    },
    {
      title: 'on a page that was taken out, even where something still points to it',
      bytes: onePage('Hello', {
        catalog: '/Outlines 20 0 R /Dests << /Old [9 0 R /Fit] >> /StructTreeRoot << /K [<< /Pg 9 0 R >>] >>',
        objects: {
          9: '<< /Type /Page /Parent 2 0 R /Contents 10 0 R >>',
          10: flate('', `(${WHO}) Tj`),
          20: '<< /First 21 0 R /Last 21 0 R /Count 1 >>',
          21: '<< /Title (old) /Parent 20 0 R /Dest [9 0 R /Fit] >>',
        },
      }),
    },
    {
      title: 'in objects inside a stream that nothing needs',
      bytes: onePage('Hello', { objects: { 30: objectStream(31, [INFO, `(${WHO})`]) }, trailer: '/Info 31 0 R' }),
    },
    {
      title: 'in the colour profile of a device',
      bytes: onePage('Hello', {
        page: '/Resources << /Font << /F1 5 0 R >> /ColorSpace << /C [/ICCBased 9 0 R] >> >>',
        objects: { 9: flate('/N 3', profile()) },
      }),
    },
  ]) {
    it(title, async () => {
      const { out, text } = await cleaned(bytes)
      expect(out).not.toMatch(/Token-|D:2026|pdf-lib|Producer|JavaScript/)
      expect(text).toMatch(/^Hello/)
    })
  }

  it('in the pictures on its pages, whose pixels stay', async () => {
    const { bytes, pixels } = jpeg()
    const image = (filter: string) => `/Type /XObject /Subtype /Image /Width 8 /Height 8 /Filter ${filter}`
    const hex = Buffer.from(`${bytes.toString('hex')}>`)
    for (const [filter, content] of [
      ['/DCTDecode', bytes],
      ['[/ASCIIHexDecode /DCTDecode]', hex],
    ] as const) {
      const { out } = await cleaned(
        onePage('Hello', {
          page: '/Resources << /XObject << /X 9 0 R >> >>',
          objects: { 9: stream(image(filter), content) },
        }),
      )
      expect(out).not.toContain('Token-')
      expect(out).toContain(Buffer.from(cleanJpeg(bytes) ?? []).toString('latin1'))
      for (const piece of pixels) expect(out).toContain(piece.toString('latin1'))
    }
  })
})

describe('a cleaned PDF keeps', () => {
  it('what its pages inherit, out of a deep tree', async () => {
    const { out, text } = await cleaned(
      pdf({
        ...pageObjects('deep'),
        2: '<< /Type /Pages /Kids [6 0 R] /Count 1 /Rotate 90 /MediaBox [0 0 300 200] >>',
        6: '<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R /Resources 7 0 R >>',
        7: '<< /Font << /F1 5 0 R /ID 5 0 R >> >>',
      }),
    )
    expect(text).toBe('deep')
    expect(out).toMatch(/\/Rotate 90/)
    expect(out).toMatch(/\/ID \d+ 0 R/)
  })
  it('objects inside streams that its pages need', async () => {
    const { 5: font = '', ...rest } = pageObjects('packed')
    expect((await cleaned(pdf({ ...rest, 30: objectStream(5, [font.toString()]) }))).text).toBe('packed')
  })
  it('fields, links, comments and bookmarks, and their texts are read', async () => {
    const { out, text } = await cleaned(
      onePage('Hello', {
        page: '/Annots [9 0 R 10 0 R 11 0 R 12 0 R]',
        catalog: '/Outlines 20 0 R /AcroForm << /Fields [9 0 R] /DA (/F1 0 Tf) >>',
        objects: {
          9: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (field.one) /V (the value) /Rect [1 1 9 9] /P 3 0 R >>',
          10: '<< /Type /Annot /Subtype /Link /Rect [1 1 9 9] /A << /S /URI /URI (https://shop.example/a) >> >>',
          11: '<< /Type /Annot /Subtype /Text /Rect [1 1 9 9] /Contents <FEFF00E9> /T (writer) >>',
          12: '<< /Type /Annot /Subtype /Link /Rect [1 1 9 9] /A << /S /Launch /F (program) >> >>',
          20: '<< /First 21 0 R /Last 21 0 R /Count 1 >>',
          21: '<< /Title (a bookmark) /Parent 20 0 R /Dest [3 0 R /Fit] >>',
        },
      }),
    )
    expect(text?.split('\n').sort()).toEqual(['Hello', 'a bookmark', 'https://shop.example/a', 'the value', '\u00e9'])
    expect(out).toContain('(field.one)')
    expect(out).not.toMatch(/writer|program/)
  })
  it('nothing new when it is cleaned again', async () => {
    const once = await readPdf(onePage('Hello', { page: '/Annots [<< /Subtype /Link /Rect [1 1 9 9] >>]' }))
    const twice = await readPdf(once.cleaned ?? new Uint8Array())
    expect({ ...twice, pictures: null }).toEqual({ ...once, pictures: null })
    expect(once.cleaned?.buffer.byteLength).toBe(once.cleaned?.byteLength)
  })
})

describe('a hostile PDF', () => {
  const UNREADABLE = { cleaned: null, text: null }
  const zeros = Buffer.alloc(40 * 1024 * 1024)
  const deep = (open: string, close: string) => `${open.repeat(200_000)}1${close.repeat(200_000)}`

  for (const { title, bytes } of [
    { title: 'that is encrypted', bytes: onePage('Hello', { trailer: '/Encrypt << /Filter /Standard >>' }) },
    { title: 'that is nothing but a first line', bytes: Buffer.from('%PDF-1.7\n') },
    { title: 'without a catalog', bytes: pdf({ 7: '<< /A 1 >>' }) },
    { title: 'cut off inside its page', bytes: onePage('Hello').subarray(0, 220) },
    { title: 'with a stream of objects that unpacks to too much', bytes: bomb('/Type /ObjStm /N 1 /First 4') },
    { title: 'with a page that unpacks to too much', bytes: onePage('x', { objects: { 4: flate('', zeros) } }) },
    {
      title: 'with a page that calls itself a picture',
      bytes: onePage('x', { objects: { 4: flate('/Subtype /Image', zeros) } }),
    },
    {
      title: 'with a page packed twice',
      bytes: onePage('x', { objects: { 4: stream('/Filter [/ASCIIHexDecode /FlateDecode]', packedTwice(zeros)) } }),
    },
    { title: 'with arrays in arrays', bytes: onePage('x', { page: `/Annots ${deep('[', ']')}` }) },
    { title: 'with dictionaries in dictionaries', bytes: onePage('x', { page: `/Group ${deep('<</A', '>>')}` }) },
    {
      title: 'with a picture that cannot be cleaned',
      bytes: onePage('x', {
        page: '/Resources << /XObject << /X 9 0 R >> >>',
        objects: { 9: stream('/Subtype /Image /Filter /DCTDecode', jpeg().bytes.subarray(0, 60)) },
      }),
    },
    { title: 'that needs an object nobody can read', bytes: onePage('x', { objects: { 5: '<< /Type ] /Font >>' } }) },
    { title: 'with an unheard-of filter', bytes: onePage('x', { objects: { 4: stream('/Filter /Crypt', 'BT ET') } }) },
  ]) {
    it(`is not opened: ${title}`, async () => {
      expect(await readPdf(bytes)).toMatchObject(UNREADABLE)
    })
  }

  const many = (count: number, body: (number: number) => string | Buffer) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [100 + index, body(100 + index)]))
  for (const { title, objects } of [
    { title: 'in the file', objects: many(30_001, () => '<< >>') },
    {
      title: 'in streams',
      objects: many(35, (number) =>
        objectStream(
          1000 * number,
          Array.from({ length: 1000 }, () => '<< >>'),
        ),
      ),
    },
  ]) {
    it(`of more objects than the largest manual has is not opened: ${title}`, async () => {
      const read = await readPdf(onePage('x', { objects }))
      expect(read).toMatchObject({ ...UNREADABLE, dangers: ['bomb'] })
    })
  }

  it('of a page with more letters than a newspaper has is not opened', async () => {
    const content = flate('', `BT /F1 18 Tf 20 100 Td ${'(aaaaaaaaaa) Tj '.repeat(20_001)} ET`)
    expect(await readPdf(onePage('x', { objects: { 4: content } }))).toMatchObject({ ...UNREADABLE, dangers: ['bomb'] })
  })

  it('that is a circle comes to an end', async () => {
    const { text } = await cleaned(
      onePage('Hello', {
        page: '/Annots [9 0 R]',
        catalog: '/Outlines 20 0 R',
        objects: {
          2: '<< /Type /Pages /Kids [3 0 R 2 0 R 8 0 R] /MediaBox [0 0 300 200] /Resources << /Font << /F1 5 0 R >> >> >>',
          8: '<< /Type /Pages /Kids [2 0 R 8 0 R 3 0 R] >>',
          9: '<< /Subtype /Text /Rect [1 1 9 9] /Parent 9 0 R /Popup 9 0 R >>',
          20: '<< /First 20 0 R /Next 20 0 R /Title (round) /Parent 20 0 R >>',
        },
      }),
    )
    expect(text).toBe('Hello\nround')
  })
  it('with a tree of twenty thousand levels is read', async () => {
    const levels = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [100 + index, `<</Kids[${101 + index} 0 R]>>`]),
    )
    const last = { 20100: '<< /Type /Page /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>' }
    const bytes = pdf({ ...pageObjects('deep'), 2: '<< /Kids [100 0 R] >>', ...levels, ...last })
    expect((await readPdf(bytes)).text).toBe('deep')
  })
  it('never throws, wherever it is cut or changed', async () => {
    const whole = onePage('Hello', { page: '/Annots [9 0 R]', objects: { 9: '<< /Subtype /Text /T (x) >>' } })
    for (let at = 0; at < whole.length; at += 7) {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 0x15
      for (const bytes of [whole.subarray(0, at), changed]) {
        const { cleaned: out, text } = await readPdf(bytes)
        if (out === null) expect(text).toBeNull()
      }
    }
  })

  function bomb(dictionary: string): Buffer {
    return onePage('x', { objects: { 30: flate(dictionary, zeros), 5: '31 0 R' } })
  }
  function packedTwice(content: Buffer): Buffer {
    return Buffer.from(`${flate('', content).toString('hex')}>`)
  }
})

/** A profile with one tag that colours are computed with, and names of the device around it. */
function profile(): Buffer {
  const header = Buffer.alloc(128)
  header.write('acsp', 36)
  for (const at of [4, 48, 52, 80, 84]) header.write('Token-', at)
  const tags = ['desc', 'cprt', 'dmnd', 'rXYZ', 'gXYZ']
  const table = Buffer.alloc(4 + 12 * tags.length)
  table.writeUInt32BE(tags.length)
  const start = 128 + table.length
  for (const [index, tag] of tags.entries()) {
    table.write(tag, 4 + 12 * index)
    table.writeUInt32BE(tag.endsWith('XYZ') ? start + 20 : start, 8 + 12 * index)
    table.writeUInt32BE(20, 12 + 12 * index)
  }
  return Buffer.concat([header, table, Buffer.from('desc....Token-Ann...'), Buffer.from('XYZ ....wwwwxxxxyyyy')])
}
