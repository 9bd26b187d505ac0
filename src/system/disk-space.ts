/** Whether a disk has room left, asked at most once a second. */

import { statfs } from 'node:fs/promises'
import type { Clock } from './clock.ts'

const KNOWN_FOR_MS = 1_000

/** A question that resolves to false while fewer than `minFreeBytes` are free for us on the disk of `folder`. */
export function createDiskCheck(folder: string, minFreeBytes: number, clock: Clock): () => Promise<boolean> {
  let known: { readonly at: number; readonly answer: Promise<boolean> } | null = null

  return () => {
    const now = clock.now().getTime()
    if (known === null || Math.abs(now - known.at) > KNOWN_FOR_MS) known = { at: now, answer: ask() }
    return known.answer
  }

  async function ask(): Promise<boolean> {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize >= minFreeBytes
  }
}
