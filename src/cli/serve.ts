/** `serve`: the daemon. */

import type { Command } from 'commander'
import type { CommandLine } from './command-line.ts'

export function addServe(parent: Command, line: CommandLine): void {
  parent
    .command('serve')
    .description('run the daemon until SIGTERM or SIGINT; SIGHUP reads policy.toml and the certificate again')
    .action(() => line.run((session) => session.parts.runDaemon({ configFile: session.configFile })))
}
