/** Drawings of Windows: an enhanced metafile says in its header which program made it from which file. */

import { hasText, LITTLE, uint32 } from '../pictures/bytes.ts'

/** The header as Windows NT 3 wrote it; the description follows it ([MS-EMF] section 2.3.4.2). */
const HEADER_BYTES = 88

/** The metafile without its description, or null where the header does not hold together. Plain metafiles have none. */
export function cleanMetafile(bytes: Uint8Array): Uint8Array | null {
  if (uint32(bytes, 0, LITTLE) !== 1 || !hasText(bytes, 40, ' EMF')) return bytes
  const characters = uint32(bytes, 60, LITTLE)
  if (characters === 0) return bytes
  const start = uint32(bytes, 64, LITTLE)
  const end = start + 2 * characters
  if (start < HEADER_BYTES || end > uint32(bytes, 4, LITTLE) || end > bytes.length) return null
  const cleaned = Uint8Array.from(bytes)
  return cleaned.fill(0, start, end)
}
