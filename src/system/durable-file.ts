/**
 * Files that survive a power cut from the moment they are written.
 *
 * Everything here blocks its thread until the disk has answered: call it from a worker thread or at start.
 */

import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** What an unfinished file ends in; one left behind by a crash holds nothing that anybody was promised. */
export const UNFINISHED = '.unfinished'

/**
 * Writes a file so that it is there as a whole or not at all, readable by its owner only.
 *
 * The folder must exist. A file of that name is replaced.
 */
export function writeFileDurably(path: string, bytes: Uint8Array): void {
  const unfinished = `${path}${UNFINISHED}`
  try {
    const file = openSync(unfinished, 'w', 0o600)
    try {
      writeAll(file, bytes)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(unfinished, path)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
  // The new name is an entry of the folder, and no safer than the folder is.
  fsyncFolder(dirname(path))
}

/**
 * Writes a file that must not exist yet, readable by its owner only; throws EEXIST where it does.
 *
 * Nothing is left when it fails. A power cut in the middle may leave a part of it, so nobody may have been promised it.
 */
export function writeNewFileDurably(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    try {
      writeAll(file, bytes)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    fsyncFolder(dirname(path))
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  }
}

/** Makes a folder, and those above it that are missing, for its owner only. Nothing happens where it exists. */
export function makeFolderDurably(path: string): void {
  // One by one: Node's own `recursive` never returns where a file system without real folders says ENOENT (/proc).
  const missing: string[] = []
  for (let at = path; !existsSync(at); at = dirname(at)) missing.unshift(at)
  for (const folder of missing) {
    mkdirUnlessThere(folder)
    fsyncFolder(dirname(folder))
  }
}

/** Another process may make the same folder at the same moment. */
function mkdirUnlessThere(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}

function fsyncFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** One write may take less than it was given, for instance on a disk that is filling up. */
function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}
