/** What a Word document of the old kind carries beside its text, by the names in its container ([MS-DOC] section 2.1). */

import type { Danger } from '../../core/message/message.ts'
import { beginsAsFile, endsAsArchive } from '../hidden-file.ts'
import { LITTLE, uint16 } from '../pictures/bytes.ts'
import { type CompoundFile, openCompoundFile, readStream } from './doc-compound-file.ts'

const MACROS = /(?:^|\/)(?:macros|vba|_vba_project(?:_cur)?)(?:\/|$)/i
/** Objects of other programs, each in a storage of its own; the pool itself is there and empty in many documents. */
const EMBEDDED = /^objectpool\/|(?:^|\/)(?:\x01ole10native|package|contents|workbook|book|powerpoint document)$/i

const ENCRYPTED = 0x0100
const FLAGS_AT = 10

export function docDangers(bytes: Uint8Array): Danger[] {
  const file = openCompoundFile(bytes)
  if (file === null) return []
  const paths = file.streams.map(({ storage, name }) => (storage === '' ? name : `${storage}/${name}`))
  const found: (Danger | null)[] = [
    paths.some((path) => MACROS.test(path)) ? 'macros' : null,
    paths.some((path) => EMBEDDED.test(path)) ? 'embedded' : null,
    isEncrypted(bytes, file) ? 'encrypted' : null,
    hidesBehind(bytes, file) ? 'polyglot' : null,
  ]
  return found.filter((danger) => danger !== null)
}

function isEncrypted(bytes: Uint8Array, { streams }: CompoundFile): boolean {
  const stream = streams.find(({ storage, name }) => storage === '' && name === 'WordDocument')
  return stream !== undefined && (uint16(readStream(bytes, stream), FLAGS_AT, LITTLE) & ENCRYPTED) !== 0
}

/** Behind the last sector that anything uses. */
function hidesBehind(bytes: Uint8Array, { unused }: CompoundFile): boolean {
  const start = unused.find(({ end }) => end === bytes.length)?.start ?? bytes.length
  const tail = bytes.subarray(start)
  const first = tail.findIndex((byte) => byte !== 0 && byte !== 0xff)
  return first >= 0 && (beginsAsFile(tail, first) || endsAsArchive(tail))
}
