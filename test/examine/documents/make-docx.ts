/** Small Word documents of parts that a test writes. */

import { writeZip } from '../../../src/examine/documents/zip-write.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** The parts beside the document, by their names below `word/`. */
export async function makeDocx(body: string, parts: Record<string, string | Buffer> = {}): Promise<Uint8Array> {
  const all: Record<string, string | Buffer> = {
    '[Content_Types].xml': `<Types>${['xml', 'rels', 'png', 'svg', 'emf', 'wmf', 'odttf', 'ttf'].map((extension) => `<Default Extension="${extension}" ContentType="application/${extension}"/>`).join('')}<Override PartName="/word/document.xml" ContentType="${MAIN}"/></Types>`,
    '_rels/.rels':
      '<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
    ...Object.fromEntries(Object.entries(parts).map(([name, content]) => [`word/${name}`, content])),
    'word/document.xml': `<w:document ${W} xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:later="urn:later"><w:body>${body}</w:body></w:document>`,
  }
  return writeZip(new Map(Object.entries(all).map(([name, content]) => [name, Buffer.from(content)])))
}

export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}

export function paragraph(...runs: readonly string[]): string {
  return `<w:p>${runs.join('')}</w:p>`
}
