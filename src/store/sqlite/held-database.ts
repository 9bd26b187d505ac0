/** better-sqlite3's Database, none of whose objects is ever collected as garbage. */

import Database from 'better-sqlite3'

/**
 * What this thread has opened and prepared. From Node 24.19 on, an addon such as better-sqlite3 12 that was compiled
 * against Node's own headers ends the process when one of its objects is collected (nodejs/node issue 65446). A thread
 * opens a few files and prepares a few dozen statements in its life, so keeping them costs next to nothing.
 */
const held: unknown[] = []

/** Opens a database as the library does; use its `prepare`, `pragma`, `exec` and `transaction`. */
export function heldDatabase(path: string, options: Database.Options = {}): Database.Database {
  const database = new Database(path, options)
  held.push(database)
  const prepareAsIs = database.prepare.bind(database)
  const prepare = (source: string): Database.Statement => {
    const statement = prepareAsIs(source)
    held.push(statement)
    return statement
  }
  // The library prepares a statement of its own for each pragma and drops it.
  const pragma = (source: string, { simple = false }: Database.PragmaOptions = {}): unknown => {
    const statement = prepare(`PRAGMA ${source}`)
    if (!statement.reader) return statement.run()
    return simple ? statement.pluck().get() : statement.all()
  }
  return Object.assign(database, { prepare, pragma })
}
