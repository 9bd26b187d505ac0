/**
 * Group commit: requests that wait together share one transaction, so one fsync makes all of them durable.
 *
 * Each has a savepoint, so that one failure does not sink its group. Nobody hears of success before the commit.
 */

import type { Connection } from './connection.ts'
import type { Reply, Request } from './protocol.ts'
import { isBusy, toTrouble } from './trouble.ts'

export interface GroupWork {
  /** Work that needs no transaction, done before it begins so that the lock is held for a short time only. */
  prepare(request: Request): readonly unknown[]
  run(verb: string, args: readonly unknown[]): unknown
}

/** What a verb throws to undo its own changes and still answer with a value. */
export class Undone {
  readonly value: unknown
  constructor(value: unknown) {
    this.value = value
  }
}

/** A group ends at so many requests, or at so many bytes: it must fit memory, and its first one waits for its last. */
export const GROUP_REQUESTS = 64
export const GROUP_WEIGHT = 4 * 1024 * 1024

/** Takes the next group off the waiting requests. */
export function takeGroup(waiting: Request[]): Request[] {
  let count = 0
  let weight = 0
  for (const request of waiting) {
    weight += request.weight
    if (count > 0 && (count === GROUP_REQUESTS || weight > GROUP_WEIGHT)) break
    count += 1
  }
  return waiting.splice(0, count)
}

/** Makes the function that answers a group. The connection must be in no transaction between groups. */
export function groupCommit(connection: Connection, work: GroupWork): (waiting: Request[]) => Reply[] {
  const begin = connection.prepare('BEGIN IMMEDIATE')
  const commit = connection.prepare('COMMIT')
  const rollback = connection.prepare('ROLLBACK')
  const savepoint = connection.prepare('SAVEPOINT request')
  const release = connection.prepare('RELEASE request')
  const undo = connection.prepare('ROLLBACK TO request')

  /** Runs one request in its savepoint. Throws only when the whole transaction is lost. */
  const runOne = (request: Request, args: readonly unknown[]): Reply => {
    savepoint.run()
    try {
      const value = work.run(request.verb, args)
      release.run()
      return { id: request.id, ok: true, value }
    } catch (error) {
      // SQLite gives up the whole transaction by itself when the disk is full or fails.
      if (!connection.inTransaction) throw error
      undo.run()
      release.run()
      return error instanceof Undone
        ? { id: request.id, ok: true, value: error.value }
        : { id: request.id, ok: false, trouble: toTrouble(error, 'undone') }
    }
  }

  return (waiting) => {
    const group = takeGroup(waiting)
    const prepared = group.map((request) => prepareOne(work, request))
    const refused = prepared.flatMap((item) => ('reply' in item ? [item.reply] : []))
    const ready = prepared.flatMap((item) => ('args' in item ? [item] : []))
    if (ready.length === 0) return refused
    let reached: 'begin' | 'requests' | 'commit' = 'begin'
    try {
      begin.run()
      reached = 'requests'
      const replies = ready.map(({ request, args }) => runOne(request, args))
      reached = 'commit'
      commit.run()
      return [...refused, ...replies]
    } catch (error) {
      if (connection.inTransaction) rollback.run()
      // Whoever holds the lock still holds it: those behind would wait as long again for the same answer.
      const others = reached === 'begin' && isBusy(error) ? waiting.splice(0) : []
      const lost = [...ready.map(({ request }) => request), ...others]
      // A commit whose fsync failed may still be found by a recovery after a crash.
      const trouble = toTrouble(error, reached === 'commit' ? 'error' : 'undone')
      return [...refused, ...lost.map(({ id }): Reply => ({ id, ok: false, trouble }))]
    }
  }
}

function prepareOne(
  work: GroupWork,
  request: Request,
): { request: Request; args: readonly unknown[] } | { reply: Reply } {
  try {
    return { request, args: work.prepare(request) }
  } catch (error) {
    return { reply: { id: request.id, ok: false, trouble: toTrouble(error, 'undone') } }
  }
}
