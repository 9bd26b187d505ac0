/** The command line: reads the arguments, runs one command, turns every ending into an exit code. */

import { Command, CommanderError } from 'commander'
import { StoreBusy, StoreUnusable } from '../store/store.ts'
import { addActivationSet } from './activation-set.ts'
import { addAliasDisable } from './alias-disable.ts'
import type { CommandLine } from './command-line.ts'
import { addConfigCheck } from './config-check.ts'
import { addDkimGenerate } from './dkim-generate.ts'
import { addDns } from './dns.ts'
import { CommandFailure, WrongUsage } from './failure.ts'
import { addImport } from './import.ts'
import { addInspect } from './inspect.ts'
import { addMessageExport } from './message-export.ts'
import { addMessageList } from './message-list.ts'
import { addMessageShow } from './message-show.ts'
import { addOrderList } from './order-list.ts'
import type { CommandParts } from './parts.ts'
import { addPartyRestore } from './party-restore.ts'
import { addPartyShow } from './party-show.ts'
import { addPartyStruck } from './party-struck.ts'
import { addPartySuspend } from './party-suspend.ts'
import { addPartyUnreachable } from './party-unreachable.ts'
import { addPolicyReplay } from './policy-replay.ts'
import { addPolicyTest } from './policy-test.ts'
import { addQuarantineDrop } from './quarantine-drop.ts'
import { addQuarantineList } from './quarantine-list.ts'
import { addQuarantineRelease } from './quarantine-release.ts'
import { addQuarantineShow } from './quarantine-show.ts'
import { addQueueCancel } from './queue-cancel.ts'
import { addQueueList } from './queue-list.ts'
import { addQueueRetry } from './queue-retry.ts'
import { addQueueShow } from './queue-show.ts'
import { addResponsesReport } from './responses-report.ts'
import { addServe } from './serve.ts'
import { type GlobalOptions, openSession } from './session.ts'

const FAILED = 1
const WRONG_USAGE = 2

type Add = (parent: Command, line: CommandLine) => void

/** Commands by the group that their name begins with; each file adds one. */
const GROUPS: readonly { readonly name: string; readonly about: string; readonly commands: readonly Add[] }[] = [
  { name: 'config', about: 'the configuration', commands: [addConfigCheck] },
  { name: 'policy', about: 'what the policy makes of messages', commands: [addPolicyTest, addPolicyReplay] },
  { name: 'dkim', about: 'the keys that mail is signed with', commands: [addDkimGenerate] },
  {
    name: 'message',
    about: 'the archive: as received, as sent, decision',
    commands: [addMessageList, addMessageShow, addMessageExport],
  },
  {
    name: 'quarantine',
    about: 'what is held for an operator',
    commands: [addQuarantineList, addQuarantineShow, addQuarantineRelease, addQuarantineDrop],
  },
  {
    name: 'queue',
    about: 'what waits to leave',
    commands: [addQueueList, addQueueShow, addQueueRetry, addQueueCancel],
  },
  { name: 'order', about: 'orders and their aliases', commands: [addOrderList] },
  { name: 'responses', about: 'how fast sellers answer', commands: [addResponsesReport] },
  {
    name: 'party',
    about: 'buyers and sellers',
    commands: [addPartyShow, addPartyStruck, addPartyUnreachable, addPartySuspend, addPartyRestore],
  },
  { name: 'activation', about: "sellers' opt-in per marketplace", commands: [addActivationSet] },
  { name: 'alias', about: 'aliases', commands: [addAliasDisable] },
]

/** Runs the command that `args` (without node and script) ask for. Returns the exit code; never throws. */
export async function runCommandLine(args: readonly string[], parts: CommandParts): Promise<number> {
  let exitCode = 0
  const program = newProgram(parts)
  const line: CommandLine = {
    clock: parts.clock,
    async run(work) {
      const session = openSession(parts, program.opts<GlobalOptions>())
      try {
        const code = await work(session)
        if (typeof code === 'number') exitCode = code
      } finally {
        await session.close()
      }
    },
  }
  for (const add of [addServe, addImport, addInspect, addDns] satisfies Add[]) add(program, line)
  for (const { name, about, commands } of GROUPS) {
    const group = program.command(name).description(about)
    for (const add of commands) add(group, line)
  }
  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    return reportEnding(error, parts)
  }
}

function newProgram(parts: CommandParts): Command {
  return new Command('tradepost')
    .description('The mail relay a marketplace puts between its buyers and its sellers.')
    .option('--config <file>', 'the configuration (default: TRADEPOST_CONFIG, or config/tradepost.toml)')
    .option('--json', 'answer for programs: one object, or one object per line for lists')
    .version(parts.version)
    .configureOutput({
      writeOut: (text) => void parts.stdout.write(text),
      writeErr: (text) => void parts.stderr.write(text),
      getOutHelpWidth: () => Math.min(parts.stdout.columns ?? 100, 100),
      getErrHelpWidth: () => Math.min(parts.stdout.columns ?? 100, 100),
    })
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('Add --help to see what is expected.')
    .exitOverride()
}

function reportEnding(error: unknown, { stderr }: CommandParts): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE
  if (error instanceof CommandFailure || error instanceof StoreUnusable) {
    for (const text of error.message.split('\n')) stderr.write(`tradepost: ${text}\n`)
    return error instanceof WrongUsage ? WRONG_USAGE : FAILED
  }
  const trouble = storeTrouble(error)
  if (trouble !== null) {
    stderr.write(`tradepost: ${trouble}\n`)
    return FAILED
  }
  // Nobody foresaw this one: whoever mends it needs the place.
  const details = error instanceof Error ? [error.stack, ...causes(error)].join('\n  caused by ') : String(error)
  stderr.write(`tradepost: this should not have happened; please report it with the following lines\n${details}\n`)
  return FAILED
}

/** What the database or the disk said no with, which is nobody's bug; null for anything else. */
function storeTrouble(error: unknown): string | null {
  if (error instanceof StoreBusy) return `${error.message}.`
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  if (/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)$/.test(error.code)) {
    return `${error.message}. The disk of data_dir is full: make room, then try again.`
  }
  return /^SQLITE_(CORRUPT|NOTADB|IOERR|READONLY)|^E(IO|ROFS|ACCES|PERM)$/.test(error.code)
    ? `${error.message}. Check the disk of data_dir and the rights on its files; restore a backup if they are damaged.`
    : null
}

function causes(error: Error): string[] {
  const found: string[] = []
  for (let at = error.cause; at !== undefined && found.length < 5; at = at instanceof Error ? at.cause : undefined) {
    found.push(String(at))
  }
  return found
}
