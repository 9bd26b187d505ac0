/** Codes that a Word document draws without a picture. */

import { expect, it } from 'vitest'
import { CodeSearch } from '../../../src/examine/codes/codes.ts'
import { readDocx } from '../../../src/examine/documents/docx.ts'
import { makeDocx } from '../documents/make-docx.ts'
import { code } from './make-code.ts'

const SHOP = 'https://blue-widgets.example/offer'

/** A table with a cell for each module; `cell` shades a dark one. */
async function table(cell: string): Promise<string> {
  const { data, info } = await (await code(SHOP, 'QRCode', 1))
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const rows = Array.from({ length: info.height }, (_, row) => {
    const cells = Array.from({ length: info.width }, (_, column) => {
      const isDark = (data[(row * info.width + column) * info.channels] ?? 255) < 128
      return `<w:tc><w:tcPr><w:tcW w:w="100"/>${isDark ? cell : ''}</w:tcPr><w:p/></w:tc>`
    })
    return `<w:tr><w:trPr><w:trHeight w:val="100"/></w:trPr>${cells.join('')}</w:tr>`
  })
  return `<w:tbl>${rows.join('')}</w:tbl>`
}

async function codesIn(body: string): Promise<readonly string[]> {
  const { pictures } = await readDocx(await makeDocx(body))
  return pictures === undefined ? [] : (await new CodeSearch().inDocument(pictures)).codes
}

it('a code of shaded cells is read', async () => {
  expect(await codesIn(await table('<w:shd w:fill="202020"/>'))).toEqual([SHOP])
})

it('and light cells draw nothing', async () => {
  expect(await codesIn(await table('<w:shd w:fill="F0F0F0"/>'))).toEqual([])
})
