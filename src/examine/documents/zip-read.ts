/** The members of an archive, all of them or none: hostile archives are recognised before anything is inflated. */

import yauzl, { type Entry, type ZipFile } from 'yauzl'

/** A document of plain text has a few dozen members; one with a thousand was made to be slow. */
export const MAX_MEMBERS = 1000
export const MAX_BYTES = 50 * 1024 * 1024
/** Text deflates to a tenth; what shrinks a hundredfold and is large was made to grow. */
export const MAX_RATIO = 100
export const SMALL_BYTES = 1024 * 1024

/** By name, in the order of the archive; null for one that is broken, encrypted, ambiguous or beyond the limits. */
export async function readZip(bytes: Uint8Array): Promise<Map<string, Buffer> | null> {
  try {
    const archive = await opened(bytes)
    const entries = await entriesOf(archive)
    if (entries === null) return null
    const members = new Map<string, Buffer>()
    for (const entry of entries) {
      if (entry.fileName.endsWith('/')) continue
      members.set(entry.fileName, await contentOf(archive, entry))
    }
    return members
  } catch {
    // The library throws on whatever it cannot make sense of, names that lead out of the archive among them.
    return null
  }
}

function opened(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(buffer, { lazyEntries: true, strictFileNames: true }, (error, archive) => {
      if (error !== null) reject(error)
      else resolve(archive)
    })
  })
}

function entriesOf(archive: ZipFile): Promise<Entry[] | null> {
  return new Promise((resolve, reject) => {
    if (archive.entryCount > MAX_MEMBERS) return resolve(null)
    const entries: Entry[] = []
    const names = new Set<string>()
    let total = 0
    archive.on('error', reject)
    archive.on('end', () => resolve(entries))
    archive.on('entry', (entry: Entry) => {
      total += entry.uncompressedSize
      const name = entry.fileName.toLowerCase()
      const tooMuch = entry.uncompressedSize > SMALL_BYTES && entry.uncompressedSize > MAX_RATIO * entry.compressedSize
      // Of two members with one name, programs read different ones; some end a name at a NUL.
      const isAmbiguous = names.has(name) || /[\x00-\x1f\x7f]/.test(name)
      if (entry.isEncrypted() || total > MAX_BYTES || tooMuch || isAmbiguous) return resolve(null)
      names.add(name)
      entries.push(entry)
      archive.readEntry()
    })
    archive.readEntry()
  })
}

/** The library ends with an error when there is more or less than the directory says. */
function contentOf(archive: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error !== null) return reject(error)
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', reject)
      stream.on('end', () => resolve(Buffer.concat(chunks)))
    })
  })
}
