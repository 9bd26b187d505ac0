import { describe, expect, it } from 'vitest'
import { readPdf } from '../../../src/examine/documents/pdf.ts'
import { flate, onePage, stream } from './make-pdf.ts'

const SHOP = 'blue-widgets.example'
const text = async (bytes: Uint8Array) => (await readPdf(bytes)).text?.split('\n').filter((line) => line !== '') ?? []

const COURIER = '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>'
/** A letter of Courier in 10 points is 6 wide. */
const drawn = (letters: string, column: number, row = 100) =>
  `BT /F1 10 Tf ${20 + 6 * column} ${row} Td (${letters}) Tj ET\n`
const page = (content: string, more: Parameters<typeof onePage>[1] = {}) =>
  onePage('', { ...more, objects: { 4: stream('', content), 5: COURIER, ...more.objects } })
const letters = [...SHOP].map((letter, column) => ({ letter, column }))

describe('what stands on a page is read in the order in which it stands', () => {
  const even = letters.filter(({ column }) => column % 2 === 0)
  const odd = letters.filter(({ column }) => column % 2 === 1)
  for (const [title, content] of [
    ['drawn from the end', [...letters].reverse().map(({ letter, column }) => drawn(letter, column))],
    ['drawn in two goes', [...even, ...odd].map(({ letter, column }) => drawn(letter, column))],
    [
      'with invisible letters between',
      [drawn('blue-', 0), '3 Tr ', drawn('x', 5), '0 Tr ', drawn('widgets.example', 5)],
    ],
    [
      'with letters in the colour of the ground',
      ['1 g ', drawn('is nice', 5), '0 g ', drawn('blue-', 0), drawn('widgets.example', 5)],
    ],
    [
      'with tiny letters between',
      [drawn('blue-', 0), 'BT /F1 0.1 Tf 50 100 Td (now or) Tj ET ', drawn('widgets.example', 5)],
    ],
    [
      'turned',
      [`q 0 1 -1 0 150 0 cm ${[...even, ...odd].map(({ letter, column }) => drawn(letter, column)).join('')} Q`],
    ],
  ] as const) {
    it(title, async () => {
      expect(await text(page(content.join('')))).toContain(SHOP)
    })
  }
  it('without a layer that is switched off', async () => {
    const content = `${drawn('blue-', 0)} /OC /L BDC ${drawn('and', 5)} EMC ${drawn('widgets.example', 5)}`
    const made = page(content, {
      page: '/Resources << /Font << /F1 5 0 R >> /Properties << /L 8 0 R >> >>',
      catalog: '/OCProperties << /OCGs [8 0 R] /D << /OFF [8 0 R] /Order [] >> >>',
      objects: { 8: '<< /Type /OCG /Name (L) >>' },
    })
    expect(await text(made)).toContain(SHOP)
  })
})

describe('what is drawn is read, whatever is said about it', () => {
  const form = stream(
    '/Type /XObject /Subtype /Form /BBox [0 0 300 30] /Resources << /Font << /F1 5 0 R >> >>',
    drawn(SHOP, 0, 10),
  )
  for (const [title, annotation] of [
    ['by a stamp', '/Subtype /Stamp /Contents (a stamp)'],
    ['by a comment', '/Subtype /FreeText /DA (/F1 12 Tf 0 g) /Contents (a note)'],
    ['by a field', '/Subtype /Widget /FT /Tx /T (a) /V (a value) /DA (/F1 12 Tf 0 g)'],
  ] as const) {
    it(title, async () => {
      const made = page(drawn('Hello', 0), {
        page: '/Annots [8 0 R]',
        objects: { 8: `<< /Type /Annot ${annotation} /Rect [20 20 290 50] /F 4 /AP << /N 9 0 R >> >>`, 9: form },
      })
      expect(await text(made)).toContain(SHOP)
    })
  }
  it('by a pattern', async () => {
    const tile = '/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 300 40] /XStep 300 /YStep 40'
    const made = page('/Pattern cs /P scn 0 0 300 40 re f', {
      page: '/Resources << /Pattern << /P 9 0 R >> >>',
      objects: { 9: stream(`${tile} /Resources << /Font << /F1 5 0 R >> >>`, drawn(SHOP, 0, 10)) },
    })
    expect(await text(made)).toContain(SHOP)
  })
  it('by a font whose table says something else', async () => {
    const names = [...SHOP].map(
      (letter) => `/${({ '-': 'hyphen', '.': 'period' } as Record<string, string>)[letter] ?? letter}`,
    )
    const table = `1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <41> <5A> <0061> endbfrange`
    const codes = Buffer.from(letters.map(({ column }) => 65 + column)).toString('latin1')
    const made = page(drawn(codes, 0), {
      objects: {
        5: `<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding << /Differences [65 ${names.join(' ')}] >> /ToUnicode 9 0 R >>`,
        9: flate('', `/CIDInit /ProcSet findresource begin begincmap ${table} endcmap end`),
      },
    })
    expect(await text(made)).toEqual([codes.toLowerCase(), SHOP])
  })
})

describe('a page that says the same in both ways is read once', () => {
  const rows = ['The lamp and its switch are safe.', 'Do not open the lamp.']
  it('line by line', async () => {
    expect(await text(page(rows.map((row, at) => drawn(row, 0, 100 - 12 * at)).join('')))).toEqual(rows)
  })
  it('with small figures', async () => {
    const content =
      'BT /F1 10 Tf 20 100 Td (20 m) Tj /F1 6 Tf 4 Ts (2) Tj 0 Ts /F1 10 Tf ( of H) Tj /F1 6 Tf -2 Ts (2) Tj ET'
    expect(await text(page(content))).toHaveLength(1)
  })
  it('in two columns', async () => {
    const columns = [0, 36].flatMap((column) =>
      rows.map((_, at) => drawn(`Please read this with ${column} and ${at}`, column, 100 - 12 * at)),
    )
    expect(await text(page(columns.join(''), { page: '/MediaBox [0 0 600 200]' }))).toHaveLength(4)
  })
  it('printed twice to look bold', async () => {
    const bold = 'BT /F1 10 Tf 20 100 Td (Safety) Tj 0.3 0 Td (Safety) Tj ET'
    expect(await text(page(bold))).not.toContainEqual(expect.stringMatching(/SS|aa/))
  })
})

it('a page of fifty thousand letters in no order is read in seconds', async () => {
  const content = Array.from(
    { length: 50_000 },
    (_, at) => `1 0 0 1 ${(at * 7919) % 300} ${(at * 104_729) % 200} Tm (a) Tj`,
  )
  const began = performance.now()
  await readPdf(onePage('', { objects: { 4: flate('', `BT /F1 10 Tf ${content.join('\n')} ET`), 5: COURIER } }))
  expect(performance.now() - began).toBeLessThan(5000)
})
