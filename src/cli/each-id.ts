/** The same verb for several ids, as `queue list --state failed --json` and `xargs` give them. */

import { CommandFailure } from './failure.ts'

/** One id that fails does not keep the others from their turn; in the end the command fails with all that did. */
export async function forEachId(ids: readonly string[], work: (id: string) => Promise<void>): Promise<void> {
  const failures: string[] = []
  for (const id of new Set(ids)) {
    try {
      await work(id)
    } catch (error) {
      if (!(error instanceof CommandFailure)) throw error
      failures.push(error.message)
    }
  }
  if (failures.length > 0) throw new CommandFailure(...failures)
}
