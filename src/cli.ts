#!/usr/bin/env node
/** The command line's entry: the real world, handed to the commands. */

import { setTimeout as pause } from 'node:timers/promises'
import { runCommandLine } from './cli/program.ts'
import type { Output } from './cli/parts.ts'
import { environment } from './config/environment.ts'
import { systemClock } from './system/clock.ts'
import { version } from './system/version.ts'

/** Whoever reads our output may stop reading (`| head`): then there is nobody left to tell anything. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit()
}
process.stdout.on('error', endQuietly)
process.stderr.on('error', endQuietly)

function output(stream: NodeJS.WriteStream): Output {
  return { write: (text) => stream.write(text), columns: stream.columns }
}

process.exitCode = await runCommandLine(process.argv.slice(2), {
  version,
  clock: systemClock,
  pause: (ms) => pause(ms),
  environment: environment(),
  stdin: process.stdin,
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  // Loaded when they are needed: most commands use a fraction of the program.
  openStore: async (config) => (await import('./wiring-store.ts')).openBegunStore(config),
  beginStore: async (config) => (await import('./wiring-store.ts')).openStore(config, 'command'),
  resolver: async ({ dns }) => (await import('./proof/resolver.ts')).createResolver({ ...dns, clock: systemClock }),
  runDaemon: async (options) => (await import('./main.ts')).runDaemon(options),
})
