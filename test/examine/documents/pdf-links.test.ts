/** Wherever a PDF keeps a link, it is either read or gone: none goes out that no rule has seen. */

import { describe, expect, it } from 'vitest'
import { readPdf } from '../../../src/examine/documents/pdf.ts'
import { flate, objectStream, onePage } from './make-pdf.ts'

const LINK = 'evil.example/x'
const URI = `<< /S /URI /URI (https://${LINK}) >>`
const annotation = (dictionary: string, more: Record<number, string | Buffer> = {}) =>
  onePage('Hello', { page: '/Annots [9 0 R]', objects: { 9: `<< /Rect [1 1 9 9] ${dictionary} >>`, ...more } })

describe('a link of a PDF is read or gone', () => {
  for (const [title, bytes, isRead] of [
    ['on a page', annotation(`/Subtype /Link /A ${URI}`), true],
    [
      'on a page, as numbers',
      annotation(`/Subtype /Link /A << /S /U#52I /U#52#49 <${Buffer.from(`https://${LINK}`).toString('hex')}> >>`),
      true,
    ],
    [
      'on a page, packed away',
      annotation('/Subtype /Link /A 20 0 R', {
        10: objectStream(20, ['<< /S /URI /URI 21 0 R >>', `(https://${LINK})`]),
      }),
      true,
    ],
    [
      'of a button in a form',
      onePage('Hello', {
        catalog: '/AcroForm << /Fields [9 0 R] >>',
        page: '/Annots [9 0 R]',
        objects: { 9: `<< /Subtype /Widget /FT /Btn /Ff 65536 /T (b) /Rect [1 1 9 9] /A ${URI} >>` },
      }),
      true,
    ],
    [
      'of a field above another one',
      onePage('Hello', {
        catalog: '/AcroForm << /Fields [8 0 R] >>',
        page: '/Annots [9 0 R]',
        objects: {
          8: `<< /FT /Btn /T (a) /Kids [9 0 R] /A ${URI} >>`,
          9: '<< /Subtype /Widget /Parent 8 0 R /Rect [1 1 9 9] >>',
        },
      }),
      true,
    ],
    [
      'of a bookmark',
      onePage('Hello', {
        catalog: '/Outlines 9 0 R',
        objects: { 9: '<< /First 10 0 R /Last 10 0 R /Count 1 >>', 10: `<< /Title (Page) /Parent 9 0 R /A ${URI} >>` },
      }),
      true,
    ],
    ['when the file is opened', onePage('Hello', { catalog: `/OpenAction ${URI}` }), true],
    ['after another action', annotation(`/Subtype /Link /A << /S /GoTo /D [3 0 R /Fit] /Next ${URI} >>`), false],
    ['when the mouse comes', annotation(`/Subtype /Link /AA << /E ${URI} >>`), false],
    ['of a page', onePage('Hello', { page: `/AA << /O ${URI} >>` }), false],
    ['before the one that counts', annotation(`/Subtype /Link /Dest [3 0 R /Fit] /PA ${URI}`), false],
    ['as the beginning of all links', onePage('Hello', { catalog: `/URI << /Base (https://${LINK}) >>` }), false],
    [
      'of an annotation that is reached as something to draw with',
      onePage('Hello', {
        page: '/Resources << /Properties << /P 9 0 R >> /Font << /F1 5 0 R >> >> /Annots [9 0 R]',
        objects: { 9: `<< /Subtype /Link /Rect [1 1 9 9] /A ${URI} >>` },
      }),
      false,
    ],
    [
      'of an action that is reached in that way',
      onePage('Hello', {
        page: '/Resources << /Properties << /P 10 0 R >> /Font << /F1 5 0 R >> >> /Annots [9 0 R]',
        objects: { 9: '<< /Subtype /Link /Rect [1 1 9 9] /A 10 0 R >>', 10: URI },
      }),
      true,
    ],
    ['in what is written on the page', onePage(`https://${LINK}`), true],
    ['in a comment', annotation(`/Subtype /Text /Contents (see https://${LINK})`), true],
    [
      'in a form of a page',
      onePage('Hello', {
        page: '/Resources << /XObject << /X 9 0 R >> /Font << /F1 5 0 R >> >> /Contents 10 0 R',
        objects: {
          9: flate(
            '/Subtype /Form /BBox [0 0 300 200] /Resources << /Font << /F1 5 0 R >> >>',
            `BT /F1 9 Tf 9 9 Td (${LINK}) Tj ET`,
          ),
          10: flate('', '/X Do'),
        },
      }),
      true,
    ],
  ] as const) {
    it(title, async () => {
      const { cleaned, text } = await readPdf(bytes)
      expect(cleaned).not.toBeNull()
      expect(text?.includes(LINK)).toBe(isRead)
      if (!isRead) {
        const out = Buffer.from(cleaned ?? '').toString('latin1')
        expect(out).not.toContain(LINK)
        expect(out).not.toContain('/URI')
      }
    })
  }
})
