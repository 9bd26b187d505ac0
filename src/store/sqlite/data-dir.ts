/** The folder of a store and the files in it. */

import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeFolderDurably } from '../../system/durable-file.ts'
import { StoreUnusable } from '../store.ts'
import { unusable } from './trouble.ts'

export interface DataDir {
  readonly path: string
  readonly database: string
  /** The conversations' keys, apart from the database so that backups of it cannot read a body. */
  readonly keys: string
  readonly lock: string
  /** Large bodies, a file each, in folders by the first two letters of their names. */
  readonly bodies: string
}

/** Makes the folder and its empty files where they are missing, readable by their owner only. */
export function openDataDir(configured: string): DataDir {
  const path = resolve(configured)
  const dir = {
    path,
    database: join(path, 'tradepost.db'),
    keys: join(path, 'keys.db'),
    lock: join(path, 'daemon.lock'),
    bodies: join(path, 'bodies'),
  }
  for (const folder of [dir.path, dir.bodies]) {
    try {
      makeFolderDurably(folder)
    } catch (error) {
      throw unusable(error, folder)
    }
  }
  return dir
}

/** Throws StoreUnusable where none was begun: with a wrong data_dir a busy relay would look idle and empty. */
export function requireStore(configured: string): void {
  const path = resolve(configured)
  try {
    statSync(join(path, 'tradepost.db'))
  } catch (error) {
    // Any other trouble is told best by opening it.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) return
    throw new StoreUnusable(
      `There is no store in ${path} yet: the daemon begins one, or \`tradepost import\`. If you expected one, check data_dir; it is relative to the folder that a command is run in.`,
    )
  }
}

/** SQLite gives its own side files the rights of the file it opens, so that one is made here first. */
export function touchPrivately(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
}

const PROBE_BYTES = 64 * 1024

/**
 * Tries whether the folder takes a file, and returns the time the disk gave it: everything older was there before.
 *
 * Throws StoreUnusable when the folder is not writable or the disk is full.
 */
export function probeDisk(dir: DataDir): number {
  const probe = join(dir.path, `.probe-${process.pid}`)
  try {
    const file = openSync(probe, 'w', 0o600)
    try {
      const bytes = new Uint8Array(PROBE_BYTES)
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      fsyncSync(file)
      return statSync(probe).mtimeMs
    } finally {
      closeSync(file)
      rmSync(probe, { force: true })
    }
  } catch (error) {
    throw unusable(error, dir.path)
  }
}
