/** Drawings of Windows: an enhanced metafile says in its header which program made it from which file. */

import { hasText, LITTLE, uint16, uint32 } from '../pictures/bytes.ts'

/** The header as Windows NT 3 wrote it; the description follows it ([MS-EMF] section 2.3.4.2). */
const HEADER_BYTES = 88
/** Where a plain metafile says how large it is shown ([MS-WMF] section 2.3.2.3). */
const PLACEABLE = 0x9ac6cdd7
const PLACEABLE_BYTES = 22

export function isEnhancedMetafile(bytes: Uint8Array): boolean {
  return uint32(bytes, 0, LITTLE) === 1 && hasText(bytes, 40, ' EMF')
}

/** Where the header of a plain metafile is ([MS-WMF] section 2.3.2.2); null where there is none. */
export function plainMetafileStart(bytes: Uint8Array): number | null {
  const start = uint32(bytes, 0, LITTLE) === PLACEABLE ? PLACEABLE_BYTES : 0
  const type = uint16(bytes, start, LITTLE)
  return (type === 1 || type === 2) && uint16(bytes, start + 2, LITTLE) === 9 ? start : null
}

/** The metafile without its description; null for what is none, or where the header does not hold together. */
export function cleanMetafile(bytes: Uint8Array): Uint8Array | null {
  // Plain metafiles have no description.
  if (!isEnhancedMetafile(bytes)) return plainMetafileStart(bytes) === null ? null : bytes
  const characters = uint32(bytes, 60, LITTLE)
  if (characters === 0) return bytes
  const start = uint32(bytes, 64, LITTLE)
  const end = start + 2 * characters
  if (start < HEADER_BYTES || end > uint32(bytes, 4, LITTLE) || end > bytes.length) return null
  const cleaned = Uint8Array.from(bytes)
  return cleaned.fill(0, start, end)
}
