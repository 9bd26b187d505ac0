/** How much room a disk has left, asked at most once a second. */

import { statfs } from 'node:fs/promises'
import type { Clock } from './clock.ts'

const KNOWN_FOR_MS = 1_000

/** Bytes on the disk of a folder: all of them, and those that are free for us. */
export interface DiskSpace {
  readonly total: number
  readonly free: number
}

export async function diskSpace(folder: string): Promise<DiskSpace> {
  const { blocks, bavail, bsize } = await statfs(folder)
  return { total: blocks * bsize, free: bavail * bsize }
}

export interface DiskCheckOptions {
  readonly minFreeBytes: number
  readonly clock: Clock
  /** Reads the disk. */
  space(): Promise<DiskSpace>
  /** Told each time room ran out or came back, once; room is taken for granted before the first look. */
  onChange(hasRoom: boolean, freeBytes: number): void
}

/** A question that resolves to false while fewer than `minFreeBytes` are free for us. */
export function createDiskCheck({ minFreeBytes, clock, space, onChange }: DiskCheckOptions): () => Promise<boolean> {
  let known: { readonly at: number; readonly answer: Promise<boolean> } | null = null
  let hadRoom = true

  return () => {
    const now = clock.now().getTime()
    if (known === null || Math.abs(now - known.at) > KNOWN_FOR_MS) known = { at: now, answer: ask() }
    return known.answer
  }

  async function ask(): Promise<boolean> {
    const { free } = await space()
    const hasRoom = free >= minFreeBytes
    if (hasRoom !== hadRoom) {
      hadRoom = hasRoom
      onChange(hasRoom, free)
    }
    return hasRoom
  }
}
