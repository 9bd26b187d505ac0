/** Writes an archive that tells nothing about when and where it was made. */

import yazl from 'yazl'

/** The first day that the format can name, on a clock without a time zone. */
const NO_TIME = new Date(1980, 0, 1)

export async function writeZip(members: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const archive = new yazl.ZipFile()
  for (const [name, content] of members) {
    const buffer = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
    archive.addBuffer(buffer, name, { mtime: NO_TIME, mode: 0o100644, compress: true, forceDosTimestamp: true })
  }
  archive.end()
  const chunks: Buffer[] = []
  for await (const chunk of archive.outputStream) chunks.push(Buffer.from(chunk))
  return new Uint8Array(Buffer.concat(chunks))
}
