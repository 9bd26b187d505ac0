/**
 * The store of XML in a Word document ([MS-OSHARED] section 2.3.6): sources of a bibliography, the author and company of
 * a cover page. What is seen of them is in the text as well, so each is emptied in its place.
 */

import type { CompoundStream } from './doc-compound-file.ts'

const EMPTY_ITEM = '<item/>'
const IDENTIFIER = /ds:itemID="(\{[0-9A-Fa-f-]{36}\})"/
const NAMESPACE = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml'

export function isStoredXml({ name, storage }: CompoundStream): boolean {
  return /^MsoDataStore\/[^/]+$/.test(storage) && (name === 'Item' || name === 'Properties')
}

/** An empty element of the same length; of properties the identifier is kept. Null where there is no room for it. */
export function emptiedXml(name: string, content: Uint8Array): Uint8Array | null {
  const identifier = IDENTIFIER.exec(Buffer.from(content).toString('latin1'))?.[1]
  if (name === 'Properties' && identifier === undefined) return null
  const xml = name === 'Item' ? EMPTY_ITEM : `<ds:datastoreItem ds:itemID="${identifier}" xmlns:ds="${NAMESPACE}"/>`
  if (xml.length > content.length) return null
  return Buffer.from(xml.padEnd(content.length, ' '), 'latin1')
}
