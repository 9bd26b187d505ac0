/** Large bodies, a sealed file each, under names that say nothing. */

import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolderDurably, writeFileDurably } from '../../system/durable-file.ts'
import { freshId } from '../../system/random.ts'

/** Writes sealed bytes into a new file and returns its name. It is on disk when this returns. */
export function writeBodyFile(bodies: string, sealed: Uint8Array): string {
  const file = freshId()
  makeFolderDurably(join(bodies, file.slice(0, 2)))
  writeFileDurably(pathOf(bodies, file), sealed)
  return file
}

export function readBodyFile(bodies: string, file: string): Uint8Array {
  return readFileSync(pathOf(bodies, file))
}

/** Takes away a file that no row will ever name. */
export function removeBodyFile(bodies: string, file: string): void {
  rmSync(pathOf(bodies, file), { force: true })
}

/** The folders to sweep, one after the other so that other work can go on between them. */
export function bodyFolders(bodies: string): string[] {
  return readdirSync(bodies, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(bodies, entry.name))
}

export function holdsBodyFiles(bodies: string): boolean {
  return bodyFolders(bodies).some((folder) => readdirSync(folder).length > 0)
}

/**
 * Removes the files of one folder that no row names: a crash between file and row left them.
 *
 * Files as young as `before` (ms) are left alone, for their row may be on its way. Returns how many went.
 */
export function sweepFolder(folder: string, before: number, isNamed: (file: string) => boolean): number {
  let removed = 0
  for (const file of readdirSync(folder)) {
    const path = join(folder, file)
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? {}
    if (mtimeMs === undefined || mtimeMs >= before || isNamed(file)) continue
    rmSync(path, { force: true })
    removed += 1
  }
  return removed
}

function pathOf(bodies: string, file: string): string {
  return join(bodies, file.slice(0, 2), file)
}
