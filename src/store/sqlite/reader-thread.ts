/** Entry of the reader's thread: look-ups on a connection of their own, which never wait for a writer. */

import { workerData } from 'node:worker_threads'
import { openForReading } from './connection.ts'
import { openKeyReader } from './keys.ts'
import type { ThreadSetup } from './protocol.ts'
import { createReader } from './reader.ts'
import { answerEach, serve } from './serve.ts'

serve(() => {
  const setup: ThreadSetup = workerData
  const connection = openForReading(setup.dir.database)
  const keys = openKeyReader(setup.dir.keys)
  const verbs = createReader(connection, keys, setup.marketplaces)
  return {
    answer: (waiting) => answerEach(verbs, waiting),
    close: () => {
      connection.close()
      keys.close()
    },
  }
})
