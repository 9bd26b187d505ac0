/**
 * The conversations' keys, in a file of their own.
 *
 * A body cannot be read without its conversation's key, so destroying the key destroys every copy of the bodies,
 * and a backup of the database alone gives nothing away. Mail to the operators is of no conversation; each has a key
 * under its own id.
 */

import { randomBytes } from 'node:crypto'
import { StoreUnusable } from '../store.ts'
import { type Connection, openForReading, openForWriting } from './connection.ts'
import { touchPrivately } from './data-dir.ts'

const VERSION = 1

export interface KeyReader {
  /** The key of a conversation. Throws where there is none. */
  of(conversation: string): Uint8Array
  close(): void
}

export interface KeyWriter extends KeyReader {
  /**
   * Makes a key for each conversation that has none. They are on disk when this returns, so that no conversation
   * is ever committed before its key; a key whose conversation never comes is harmless.
   */
  make(conversations: readonly string[]): void
}

/** Makes the file where it is missing, and refuses one from a newer version. */
export function prepareKeys(path: string): void {
  touchPrivately(path)
  const connection = openForWriting(path)
  try {
    const version = Number(connection.pragma('user_version', { simple: true }))
    if (version > VERSION) {
      throw new StoreUnusable(`${path} was written by a newer version of Tradepost; install that version.`)
    }
    if (version === VERSION) return
    connection
      .transaction(() => {
        connection.exec(`CREATE TABLE IF NOT EXISTS conversation_key (
          conversation TEXT NOT NULL PRIMARY KEY, key BLOB NOT NULL CHECK (length(key) = 32)) STRICT, WITHOUT ROWID`)
        connection.pragma(`user_version = ${VERSION}`)
      })
      .immediate()
  } finally {
    connection.close()
  }
}

/** Whether any key was ever made and not destroyed since. */
export function holdsKeys(path: string): boolean {
  const connection = openForReading(path)
  try {
    return connection.prepare('SELECT 1 FROM conversation_key LIMIT 1').get() !== undefined
  } finally {
    connection.close()
  }
}

export function openKeyReader(path: string): KeyReader {
  return keyReader(openForReading(path))
}

export function openKeyWriter(path: string): KeyWriter {
  const connection = openForWriting(path)
  // A key that is destroyed must not stay readable in a free page.
  connection.pragma('secure_delete = ON')
  const insert = connection.prepare<[string, Uint8Array]>(
    'INSERT INTO conversation_key (conversation, key) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  return {
    ...keyReader(connection),
    make: (conversations) => {
      if (conversations.length === 0) return
      connection
        .transaction(() => {
          for (const conversation of conversations) insert.run(conversation, randomBytes(32))
        })
        .immediate()
    },
  }
}

function keyReader(connection: Connection): KeyReader {
  const select = connection
    .prepare<[string], Uint8Array>('SELECT key FROM conversation_key WHERE conversation = ?')
    .pluck()
  return {
    of: (conversation) => {
      const key = select.get(conversation)
      if (key === undefined) throw new Error(`there is no key for conversation ${conversation} in keys.db`)
      return key
    },
    close: () => connection.close(),
  }
}
