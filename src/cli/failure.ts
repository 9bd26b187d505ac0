/** Why a command did not do what was asked. */

/** The thing asked for failed, in a way that is nobody's bug: exit 1. The lines say what, where and what to do. */
export class CommandFailure extends Error {
  override readonly name: string = 'CommandFailure'
  constructor(...lines: readonly string[]) {
    super(lines.join('\n'))
  }
}

/** The command was called in a wrong way that its parser cannot see: exit 2. */
export class WrongUsage extends CommandFailure {
  override readonly name = 'WrongUsage'
}
