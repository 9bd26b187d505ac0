/** What a daemon asked of the system, in order, as strace saw it. */

import { readFileSync } from 'node:fs'

export interface SystemCall {
  readonly name: string
  /** The text between the parentheses; file descriptors come with what they stand for: `23</data/x>`. */
  readonly args: string
  /** Positions in the order of all beginnings and ends: a call that ended before another began was done by then. */
  readonly began: number
  readonly ended: number
}

/**
 * The command that runs a daemon under strace. strace stays a grandchild, so that the process id and the signals are
 * the daemon's own.
 */
export function underStrace(output: string): string[] {
  const calls = 'fsync,fdatasync,write,pwrite64,writev,pwritev,sendto,sendmsg,rename,renameat,renameat2'
  return ['strace', '-D', '-f', '-qq', '-yy', '-s', '120', '-e', `trace=${calls}`, '-e', 'signal=none', '-o', output]
}

/** Reads the output of strace. A call that another thread interrupted stands on two lines. */
export function readSystemCalls(output: string): SystemCall[] {
  const calls: SystemCall[] = []
  const open = new Map<string, { name: string; args: string; began: number }>()
  for (const [at, line] of readFileSync(output, 'utf8').split('\n').entries()) {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? []
    const whole = /^(\w+)\((.*)\)\s+=\s+\S/.exec(rest)
    const begun = /^(\w+)\((.*) <unfinished \.\.\.>$/.exec(rest)
    const resumed = /^<\.\.\. (\w+) resumed>(.*)\)\s+=\s+\S/.exec(rest)
    if (whole !== null) {
      calls.push({ name: whole[1] ?? '', args: whole[2] ?? '', began: at, ended: at })
    } else if (begun !== null) {
      open.set(thread, { name: begun[1] ?? '', args: begun[2] ?? '', began: at })
    } else if (resumed !== null) {
      const call = open.get(thread)
      if (call !== undefined && call.name === resumed[1])
        calls.push({ ...call, args: `${call.args}${resumed[2] ?? ''}`, ended: at })
      open.delete(thread)
    }
  }
  return calls.sort((a, b) => a.began - b.began)
}

export function isSync({ name }: SystemCall): boolean {
  return name === 'fsync' || name === 'fdatasync'
}

export function isWrite({ name }: SystemCall): boolean {
  return /^p?writev?(?:64)?$|^send/.test(name)
}

/** Whether the call is about an open file or folder whose path `pattern` finds. */
export function isAbout({ args }: SystemCall, pattern: RegExp): boolean {
  return pattern.test(/^\d+<([^>]*)>/.exec(args)?.[1] ?? '')
}
