/** Word documents, old and new, by what is inside their containers. Nothing is unpacked. */

import CFB from 'cfb'
import yauzl from 'yauzl'

/** A document of plain text has a few dozen members; one with a thousand was made to be slow. */
const MAX_MEMBERS = 1000

/** Bit of the FIB flags that says the document is encrypted ([MS-DOC] section 2.5.1). */
const ENCRYPTED = 0x0100

/**
 * Whether a compound file is a Word document that can be read: not a spreadsheet, an installer or an encrypted
 * package, all of which look the same from outside, and without macros.
 */
export function isWordDocument(bytes: Uint8Array): boolean {
  try {
    const container = CFB.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { type: 'buffer' })
    const names = container.FullPaths.map((path) => path.toLowerCase())
    if (names.some((name) => /\/(?:macros|_vba_project(?:_cur)?|vba|encryptedpackage)\/?$/.test(name))) return false
    const stream = CFB.find(container, '/WordDocument')?.content
    if (stream === undefined || stream.length < 32) return false
    const flags = (stream[10] ?? 0) + 256 * (stream[11] ?? 0)
    return (flags & ENCRYPTED) === 0
  } catch {
    // The library throws on whatever it cannot make sense of; then nobody else should try either.
    return false
  }
}

/** Whether a zip archive is a Word document without macros, as its central directory tells. */
export async function isDocxDocument(bytes: Uint8Array): Promise<boolean> {
  const names = await memberNames(bytes)
  if (names === null) return false
  const has = (name: string) => names.includes(name)
  return (
    has('[content_types].xml') && has('word/document.xml') && !names.some((name) => name.endsWith('vbaproject.bin'))
  )
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
