/** Word documents, old and new, by what is inside their containers. Nothing is unpacked. */

import CFB from 'cfb'
import yauzl from 'yauzl'

/** A document of plain text has a few dozen members; one with a thousand was made to be slow. */
const MAX_MEMBERS = 1000

/**
 * Which Word document a compound file is: one of the old kind, or a new one with a password. Null for a spreadsheet, an
 * installer and the like, all of which look the same from outside.
 */
export function wordDocumentIn(bytes: Uint8Array): 'doc' | 'docx' | null {
  try {
    const container = CFB.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { type: 'buffer' })
    if (CFB.find(container, '/EncryptedPackage') !== null) return 'docx'
    const stream = CFB.find(container, '/WordDocument')?.content
    return stream === undefined || stream.length < 32 ? null : 'doc'
  } catch {
    // The library throws on whatever it cannot make sense of; then nobody else should try either.
    return null
  }
}

/** Whether a zip archive looks like a Word document, as its central directory tells. */
export async function isDocxDocument(bytes: Uint8Array): Promise<boolean> {
  const names = await memberNames(bytes)
  if (names === null || !names.includes('[content_types].xml')) return false
  return names.some((name) => /^word\/document\d*\.xml$/.test(name))
}

/** The members of an archive in lower case; null for a broken, encrypted or oversized one. */
function memberNames(bytes: Uint8Array): Promise<string[] | null> {
  return new Promise((resolve) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    yauzl.fromBuffer(buffer, { lazyEntries: true }, (error, archive) => {
      if (error !== null || archive === undefined || archive.entryCount > MAX_MEMBERS) return resolve(null)
      const names: string[] = []
      archive.on('error', () => resolve(null))
      archive.on('end', () => resolve(names))
      archive.on('entry', (entry) => {
        if (entry.isEncrypted()) return resolve(null)
        names.push(entry.fileName.toLowerCase())
        archive.readEntry()
      })
      archive.readEntry()
    })
  })
}
