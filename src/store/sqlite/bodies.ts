/** Bodies as rows: what is sealed in the database, and where the larger ones lie. */

import type { Connection } from './connection.ts'
import type { KeyReader } from './keys.ts'
import type { BodyInFile, BodyToKeep, FoundBody } from './protocol.ts'
import { type BodyName, type SealedBytes, seal, unseal } from './seal.ts'

interface BodyRow {
  readonly size: number
  readonly encoding: SealedBytes['encoding']
  readonly file: string | null
  readonly sealed: Uint8Array | null
}

/** Seals a body unless that is done. Bytes never reach the database in any other form. */
export function sealed(keys: KeyReader, name: BodyName, body: BodyToKeep): Exclude<BodyToKeep, { kind: 'exact' }> {
  if (body.kind !== 'exact') return body
  return { kind: 'sealed', ...seal(name, body.bytes, keys.of(name.conversation)) }
}

/** Makes the function that keeps a body and returns the number of its row. */
export function bodyKeeper(connection: Connection, keys: KeyReader) {
  const insert = connection.prepare<[number, string, string | null, Uint8Array | null]>(
    'INSERT INTO body (size, encoding, file, sealed) VALUES (?, ?, ?, ?)',
  )
  return (name: BodyName, toKeep: BodyToKeep): number => {
    const body = sealed(keys, name, toKeep)
    const [file, bytes] = body.kind === 'file' ? [body.file, null] : [null, body.sealed]
    return Number(insert.run(body.size, body.encoding, file, bytes).lastInsertRowid)
  }
}

/** Makes the function that finds a body again. `message` is what people look for when it cannot be read. */
export function bodyFinder(connection: Connection, keys: KeyReader) {
  const select = connection.prepare<[number], BodyRow>('SELECT size, encoding, file, sealed FROM body WHERE seq = ?')
  return (seq: number, name: BodyName, message: string): FoundBody => {
    const row = select.get(seq)
    if (row === undefined) throw unreadable(name, message, new Error('its row is missing'))
    const { size, encoding, file } = row
    if (file !== null) return { kind: 'file', name, message, body: { kind: 'file', file, size, encoding } }
    try {
      const bytes = unseal(name, { size, encoding, sealed: row.sealed ?? new Uint8Array() }, keys.of(name.conversation))
      return { kind: 'exact', bytes }
    } catch (cause) {
      throw unreadable(name, message, cause)
    }
  }
}

/** Opens a body that was read from its file. */
export function openBody(
  name: BodyName,
  message: string,
  body: BodyInFile,
  read: (file: string) => Uint8Array,
  keys: KeyReader,
): Uint8Array {
  try {
    return unseal(name, { ...body, sealed: read(body.file) }, keys.of(name.conversation))
  } catch (cause) {
    throw unreadable(name, message, cause)
  }
}

/** The cause is told in words: the thread that asked gets no more than this message. */
function unreadable(name: BodyName, message: string, cause: unknown): Error {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const reason = code === 'ENOENT' ? 'its file is missing' : cause instanceof Error ? cause.message : String(cause)
  return new Error(`the body of message ${message} as ${name.form} cannot be read: ${reason}`, { cause })
}
