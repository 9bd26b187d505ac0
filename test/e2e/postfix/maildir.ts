/** What lies in a Maildir. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import PostalMime, { type Email } from 'postal-mime'

export interface KeptMail {
  readonly bytes: Buffer
  readonly mail: Email
}

const DEADLINE_MS = 20_000

/** All mail of a Maildir, oldest first. */
export async function readMaildir(folder: string): Promise<KeptMail[]> {
  const files = ['cur', 'new']
    .map((name) => join(folder, name))
    .filter((name) => existsSync(name))
    .flatMap((name) => readdirSync(name).map((file) => ({ file, path: join(name, file) })))
    // A name begins with the second of delivery and holds the microsecond behind an M.
    .sort((a, b) => timeOf(a.file) - timeOf(b.file))
  return await Promise.all(
    files.map(async ({ path }) => {
      const bytes = readFileSync(path)
      return { bytes, mail: await PostalMime.parse(bytes) }
    }),
  )
}

/** Waits until `count` messages are there, and gives the newest. */
export async function arrival(folder: string, count: number): Promise<KeptMail> {
  for (let waited = 0; waited < DEADLINE_MS; waited += 100) {
    const all = await readMaildir(folder)
    const newest = all.at(-1)
    if (newest !== undefined && all.length >= count) {
      if (all.length > count) throw new Error(`${all.length} messages in ${folder}, expected ${count}`)
      return newest
    }
    await pause(100)
  }
  throw new Error(`message ${count} did not arrive in ${folder}`)
}

function timeOf(file: string): number {
  const [, seconds = '0'] = /^(\d+)\./.exec(file) ?? []
  const [, micros = '0'] = /M(\d+)/.exec(file) ?? []
  return Number(seconds) * 1e6 + Number(micros)
}
