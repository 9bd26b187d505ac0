/** The text of a Word document as a page shows it, where it differs from what the file says one after the other. */

import { describe, expect, it } from 'vitest'
import { readDocx } from '../../../src/examine/documents/docx.ts'
import { makeDocx, paragraph, run } from './make-docx.ts'

async function textOf(body: string, parts: Record<string, string> = {}): Promise<string | null> {
  return (await readDocx(await makeDocx(body, parts))).text
}

const character = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const instruction = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`
const field = (asks: string, ...result: readonly string[]) =>
  [character('begin'), instruction(asks), character('separate'), ...result, character('end')].join('')
const alternative = (requires: string, chosen: string, otherwise: string) =>
  `<mc:AlternateContent><mc:Choice Requires="${requires}">${chosen}</mc:Choice><mc:Fallback>${otherwise}</mc:Fallback></mc:AlternateContent>`
const deleted = (text: string) => `<w:del w:id="1"><w:r><w:delText>${text}</w:delText></w:r></w:del>`
const style = (id: string, inside: string) => `<w:style w:styleId="${id}">${inside}</w:style>`

describe('what a page shows in one piece is read in one piece', () => {
  for (const [title, ...between] of [
    ['the result of a field', field('QUOTE x', run('.'))],
    ['the result of a simple field', `<w:fldSimple w:instr="QUOTE x">${run('.')}</w:fldSimple>`],
    ['a field in the instruction of a field', field(`IF${field('PAGE', run('no'))}`, run('.'))],
    ['hidden words', run(' one ', '<w:vanish/>'), run('.'), run('two', '<w:vanish w:val="1"/>')],
    ['words hidden by a style', run('one', '<w:rStyle w:val="Hidden"/>'), run('.')],
    ['white words', run('one', '<w:color w:val="FFFFFF"/>'), run('.')],
    ['words of the colour behind them', run('one', '<w:color w:val="00FF00"/><w:shd w:fill="00ff00"/>'), run('.')],
    ['words too small to read', run('one', '<w:sz w:val="2"/>'), run('.')],
    ['deleted words', deleted(' one '), run('.'), deleted('two')],
    ['words moved away', `<w:moveFrom>${run('one')}</w:moveFrom>`, run('.')],
    ['small words above', `<w:ruby><w:rt>${run('one')}</w:rt><w:rubyBase>${run('.')}</w:rubyBase></w:ruby>`],
    ['an alternative', alternative('wps', run('.'), run(' or '))],
    ['an alternative for old programs', alternative('wps', run(' or '), run('.'))],
    ['an alternative that no program knows', alternative('later', run(' or '), alternative('wps', run('.'), run('x')))],
    ['a description', '<w:drawing><wp:docPr descr="a lamp"/></w:drawing>', run('.')],
    ['a list to choose from', '<w:sdt><w:sdtPr><w:listItem w:displayText="a"/></w:sdtPr></w:sdt>', run('.')],
    ['a text box', `<w:r><w:txbxContent>${paragraph(run('aside'))}</w:txbxContent></w:r>`, run('.')],
    ['a letter of a symbol font', run('\uf02e')],
    ['a symbol under another prefix', '<q:sym q:char="F02E"/>'],
    ['letters in reverse', `<w:bdo w:val="rtl">${run('elp')}${run('maxe.')}</w:bdo>`, deleted('example')],
  ] as const) {
    it(title, async () => {
      const end = title === 'letters in reverse' ? '' : run('example')
      const text = await textOf(paragraph(run('seen'), ...between, end), {
        'styles.xml': `<w:styles>${style('Base', '<w:rPr><w:vanish/></w:rPr>')}${style('Hidden', '<w:basedOn w:val="Base"/>')}</w:styles>`,
      })
      expect(text).toContain('seen.example')
    })
  }

  it('over the end of a paragraph that is deleted', async () => {
    const text = await textOf(
      `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('seen.')}</w:p>${paragraph(run('example'))}`,
    )
    expect(text).toContain('seen.example')
  })

  it('and over paragraphs of which nothing is seen', async () => {
    const text = await textOf(paragraph(run('Call 49')) + paragraph(deleted('x')) + paragraph(run('30')))
    expect(text).toContain('Call 49\n30\n')
  })

  it('and what is hidden is read as well, and nothing twice that is seen as it is written', async () => {
    const text = await textOf(paragraph(run('hidden.example', '<w:vanish/>')) + paragraph(run('once')).repeat(4))
    expect(text).toContain('hidden.example')
    expect(text?.match(/once/g)?.length).toBeLessThanOrEqual(6)
    expect((await textOf(paragraph(run('once'), field('PAGE', run('2')))))?.match(/once/g)).toHaveLength(1)
  })

  it('instructions stand by themselves, in one piece', async () => {
    const link = `${instruction('HYPERLINK "https://fi')}${instruction('eld.example/"')}`
    const text = await textOf(
      paragraph(run('a'), character('begin'), link, character('separate'), run('b'), character('end'), run('c')),
    )
    expect(text).toBe('abc\n\nHYPERLINK "https://field.example/"')
  })

  it('and how something was before it was changed is not how it is', async () => {
    const was = '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>'
    expect((await textOf(paragraph(run('once', was))))?.match(/once/g)).toHaveLength(1)
  })
})

/** A paragraph of a list; the lists are numbered as they come. */
const item = (list: number, text = '', level = 0, mark = '') =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr><w:rPr>${mark}</w:rPr></w:pPr>${text === '' ? '' : run(text)}</w:p>`
const level = (at: number, start: number, text: string, format = 'decimal') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:suff w:val="space"/><w:lvlText w:val="${text}"/></w:lvl>`
const lists = (...levels: readonly string[]) => ({
  'numbering.xml': `<w:numbering>${levels.map((one, index) => `<w:abstractNum w:abstractNumId="${index}">${one}</w:abstractNum>`).join('')}${levels.map((_, index) => `<w:num w:numId="${index + 1}"><w:abstractNumId w:val="${index}"/></w:num>`).join('')}</w:numbering>`,
})

describe('numbers of lists', () => {
  it('are read where they begin behind the first', async () => {
    const text = await textOf(
      paragraph(run('Call')) + item(1) + item(2) + item(2),
      lists(level(0, 49, '%1'), level(0, 301, '%1')),
    )
    expect(text).toContain('Call\n49 \n301 \n302 \n')
  })

  it('are read with those of the levels above them', async () => {
    const levels = level(0, 49, '+%1') + level(1, 30, '+%1 %2') + level(2, 9018, '+%1 %2 %3')
    expect(await textOf(item(1, 'a', 2) + item(1, 'b', 2), lists(levels))).toContain('+49 30 9018 a\n+49 30 9019 b')
  })

  it('are read by way of styles', async () => {
    const text = await textOf(`<w:p><w:pPr><w:pStyle w:val="Item"/></w:pPr>${run('a')}</w:p>`, {
      ...lists(level(0, 4, '%1', 'upperLetter')),
      'styles.xml': `<w:styles>${style('Item', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')}</w:styles>`,
    })
    expect(text).toContain('D a')
  })

  it('are left alone where they count from the first', async () => {
    const text = await textOf(item(1, 'a') + item(1, 'b'), lists(level(0, 1, '%1.') + level(1, 1, 'o', 'bullet')))
    expect(text).toBe('a\nb\n\n%1.\n\no')
  })

  it('are read where some of them are hidden', async () => {
    const hidden = '<w:color w:val="FFFFFF"/>'
    const text = await textOf(item(1, '', 0, hidden) + item(1, 'b') + item(1, '', 0, hidden), lists(level(0, 1, '%1.')))
    expect(text).toContain('\n2. b\n')
  })

  it('keep a document behind where they are more than anybody reads', async () => {
    const long = lists(level(0, 4888, '%1'.repeat(30), 'lowerRoman'))
    expect(await textOf(item(1).repeat(5000), long)).toBeNull()
  })

  it('keep a document behind that counts in more ways than one', async () => {
    const numbers = lists(level(0, 1, '%1'))['numbering.xml']
    const text = await textOf(item(1), { 'a.xml': numbers, 'b.xml': numbers, 'c.xml': numbers })
    expect(text).toBeNull()
  })
})

describe('a row of a table', () => {
  const row = (properties: string, width: number, ...texts: readonly string[]) =>
    `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tr>${texts.map((text) => `<w:tc><w:tcPr><w:tcW w:w="${width}"/></w:tcPr>${paragraph(run(text))}</w:tc>`).join('')}</w:tr></w:tbl>`
  const tight = '<w:tblCellMar><w:left w:w="0"/><w:right w:w="0"/></w:tblCellMar>'

  it('is read as one line where nothing stands between its cells', async () => {
    expect(await textOf(row(tight, 250, 'se', 'en.ex', 'ample'))).toContain('\n\nseen.example')
  })

  it('and not where a line, a margin or a gap does', async () => {
    expect(await textOf(row(tight, 2000, 'No.', 'it'))).not.toContain('No.it')
    const lined = '<w:tblBorders><w:insideV w:val="single"/></w:tblBorders>'
    for (const properties of ['', tight + lined, '<w:tblCellMar><w:left w:w="0"/></w:tblCellMar>']) {
      expect(await textOf(row(properties, 250, 'No.', 'it')), properties).not.toContain('No.it')
    }
  })
})

describe('charts', () => {
  it('are read with their names, values and forms of numbers', async () => {
    const text = await textOf(paragraph(run('a')), {
      'charts/chart1.xml':
        '<c:chart><c:pt idx="0"><c:v>seen &amp; named</c:v></c:pt><c:formatCode>"form"0</c:formatCode></c:chart>',
    })
    expect(text).toContain('seen & named')
    expect(text).toContain('"form"0')
  })
})
