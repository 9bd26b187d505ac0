/** The archive page by page through the policy in force, the newest message first. */

import type { MessageRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import type { Replayed } from '../replay-message.ts'

export interface ReplayRange {
  readonly since: Date
  readonly until?: Date
  readonly marketplace?: string
}

export interface ReplayedRecord {
  readonly record: MessageRecord
  readonly replayed: Replayed
}

/** Records that are in memory at once; of messages themselves there are `AT_ONCE`. */
const PAGE = 200
const AT_ONCE = 4

/** What comes while this runs is newer than where it began, and left out. */
export async function* replayArchive(
  { since, until, marketplace }: ReplayRange,
  store: Pick<Store, 'listMessages'>,
  replay: (record: MessageRecord) => Promise<Replayed>,
): AsyncGenerator<ReplayedRecord> {
  const range = until === undefined ? { since } : { since, before: until }
  let below: string | undefined
  for (;;) {
    const page = await store.listMessages({ limit: PAGE, ...range, ...(below === undefined ? {} : { below }) })
    const wanted = page.filter((record) => marketplace === undefined || record.marketplace === marketplace)
    for (let from = 0; from < wanted.length; from += AT_ONCE) {
      const batch = wanted.slice(from, from + AT_ONCE)
      yield* await Promise.all(batch.map(async (record) => ({ record, replayed: await replay(record) })))
    }
    below = page.at(-1)?.id
    if (below === undefined || page.length < PAGE) return
  }
}
