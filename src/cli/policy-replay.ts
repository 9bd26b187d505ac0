/** `policy replay`: which decisions of the archive the policy in force would change. Sends and changes nothing. */

import type { Command } from 'commander'
import { sinceOption, untilOption } from './arguments.ts'
import type { CommandLine } from './command-line.ts'
import { WrongUsage } from './failure.ts'
import { findMarketplace } from './find-marketplace.ts'
import { openInspector } from './inspector.ts'
import { policyOrFail } from './policy.ts'
import { secondOf } from './printable.ts'
import { replayArchive, type ReplayRange } from './replay-archive.ts'
import { changeJson, renderChange, ReplayTally } from './replay-report.ts'
import { type CommandSession, widthOf } from './session.ts'

/** Whoever waits longer than this wants to know how far it is. */
const PROGRESS_MS = 5000

export function addPolicyReplay(group: Command, line: CommandLine): void {
  group
    .command('replay')
    .addOption(sinceOption(line.clock).makeOptionMandatory())
    .addOption(untilOption())
    .option('--marketplace <id>', 'only what was written there')
    .description(
      'decide messages of the archive again, and show which ones would end otherwise, or with other findings; nothing is sent',
    )
    .action((range: ReplayRange) => line.run((session) => replayPolicy(range, session)))
}

async function replayPolicy(range: ReplayRange, session: CommandSession): Promise<void> {
  const { since, until } = range
  if (until !== undefined && since >= until) {
    const [from, to] = [since, until].map(secondOf)
    throw new WrongUsage(`--since (${from}) is not before --until (${to}): name an earlier --since or a later --until.`)
  }
  const config = session.config()
  if (range.marketplace !== undefined) findMarketplace(config, range.marketplace)
  const policy = policyOrFail(config)
  const store = await session.store()
  const { replayMessage } = await import('../replay-message.ts')
  const inspector = await openInspector(policy, session)
  const parts = { ...inspector.stages, policy, store }
  const tally = new ReplayTally()
  const progress = progressOf(session, tally)
  try {
    for await (const { record, replayed } of replayArchive(range, store, (each) => replayMessage(each, parts))) {
      tally.looked++
      if (replayed.kind === 'set-aside') tally.setAside(replayed.reason)
      if (replayed.kind === 'changed') {
        tally.add(replayed.change)
        if (session.json) session.printJson(changeJson(record, replayed.change))
        else session.print(`${renderChange(record, replayed.change, widthOf(session))}\n`)
      }
      progress(record.receivedAt)
    }
  } finally {
    await inspector.close()
  }
  if (session.json) session.printJson(tally.summaryJson())
  else session.print(tally.render(widthOf(session)))
}

/** Says now and then on stderr how far it is: the archive is read from its newest message on. */
function progressOf({ parts, warn }: CommandSession, tally: ReplayTally): (receivedAt: Date) => void {
  let next = parts.clock.now().getTime() + PROGRESS_MS
  return (receivedAt) => {
    const now = parts.clock.now().getTime()
    if (now < next) return
    next = now + PROGRESS_MS
    warn(`${tally.looked} looked at, back to ${receivedAt.toISOString()}; ${tally.changed} would end otherwise`)
  }
}
