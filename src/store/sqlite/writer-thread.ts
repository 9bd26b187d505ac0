/** Entry of the writer's thread: the only connection of the daemon that changes the database. */

import { workerData } from 'node:worker_threads'
import { withSealedBodies } from './commit.ts'
import { openForWriting } from './connection.ts'
import { groupCommit } from './group.ts'
import { openKeyWriter } from './keys.ts'
import { withSealedBody } from './operator-mail.ts'
import type { CommitRequest, OperatorMailToKeep, ReturnedRequest, ThreadSetup } from './protocol.ts'
import { withSealedReturned } from './returned.ts'
import { perform, serve } from './serve.ts'
import { createWriter } from './writer.ts'

serve(() => {
  const setup: ThreadSetup = workerData
  const connection = openForWriting(setup.dir.database)
  const keys = openKeyWriter(setup.dir.keys)
  const verbs = createWriter(connection, keys, setup.marketplaces)
  return {
    answer: groupCommit(connection, {
      prepare: ({ verb, args: [first, ...rest], args }) => {
        if (verb === 'commit') return [withSealedBodies(first as CommitRequest, keys), ...rest]
        if (verb === 'commitOperatorMail') return [withSealedBody(first as OperatorMailToKeep, keys), ...rest]
        if (verb === 'commitReturned') return [withSealedReturned(first as ReturnedRequest, keys), ...rest]
        return args
      },
      run: (verb, args) => perform(verbs, verb, args),
    }),
    close: () => {
      connection.close()
      keys.close()
    },
  }
})
