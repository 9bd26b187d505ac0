/** The marks of signatures that carried a message, so that nobody sends it again in another's name. */

import type { SignatureMarks } from '../../core/authorship.ts'
import type { Connection } from './connection.ts'

export interface UsedSignatures {
  /** Whether a message that must be new rests on a mark that was kept before. */
  replays(signatures: SignatureMarks, now: Date): boolean
  /** Keeps the marks, and lets go of some whose time is over: of more than one commit brings as a rule. */
  keep(signatures: SignatureMarks, now: Date): void
}

/** So few that no commit is held up, so many that they never pile up. */
const FORGOTTEN_AT_ONCE = 50

export function usedSignatures(connection: Connection): UsedSignatures {
  const find = connection
    .prepare<[string, number], number>('SELECT 1 FROM used_signature WHERE mark = ? AND keep_until > ?')
    .pluck()
  const insert = connection.prepare<[string, number]>(
    `INSERT INTO used_signature (mark, keep_until) VALUES (?, ?)
     ON CONFLICT (mark) DO UPDATE SET keep_until = max(keep_until, excluded.keep_until)`,
  )
  const forget = connection.prepare<[number, number]>(
    `DELETE FROM used_signature WHERE mark IN
       (SELECT mark FROM used_signature WHERE keep_until <= ? ORDER BY keep_until LIMIT ?)`,
  )
  return {
    replays: ({ marks, mustBeNew }, now) =>
      mustBeNew && marks.some((mark) => find.get(mark, now.getTime()) !== undefined),
    keep: ({ marks, keepUntil }, now) => {
      if (marks.length === 0) return
      forget.run(now.getTime(), FORGOTTEN_AT_ONCE)
      for (const mark of marks) insert.run(mark, keepUntil.getTime())
    },
  }
}
