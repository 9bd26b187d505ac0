/** What went wrong with the database or the disk, in words for a person. Never repeats SQL or stored values. */

import { StoreBusy, StoreUnusable } from '../store.ts'

/** The error code of SQLite (`SQLITE_FULL`) or of the system (`ENOSPC`); empty where there is none. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error))
}

/** For opening: one sentence that says what is wrong, where, and what to do. */
export function unusable(error: unknown, path: string): StoreUnusable {
  if (error instanceof StoreUnusable) return error
  return new StoreUnusable(sentenceFor(codeOf(error), path, error), { cause: error })
}

function sentenceFor(code: string, path: string, error: unknown): string {
  if (/^SQLITE_NOTADB|^SQLITE_CORRUPT/.test(code)) {
    return `${path} is damaged or not a database of Tradepost; restore it from a backup, or move the whole data folder away to start empty.`
  }
  // The log's shared memory is a file in the folder, too: where it finds no room, the disk is full and has not failed.
  if (/^SQLITE_(FULL|IOERR_SHMSIZE)$|^ENOSPC$|^EDQUOT$/.test(code)) {
    return `There is no space left on the disk for ${path}; free some space or move data_dir to a larger disk.`
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return `${path} is in use by another program; try again when it has finished.`
  }
  if (/^SQLITE_(READONLY|PERM|CANTOPEN|AUTH)|^E(ACCES|PERM|ROFS|ISDIR)$/.test(code)) {
    return `${path} cannot be opened for writing; give the user that runs Tradepost the right to read and write it and its folder.`
  }
  if (/^SQLITE_IOERR|^EIO$/.test(code)) {
    return `The disk failed while ${path} was opened; check the disk and the system log, then start again.`
  }
  if (/^E(NOTDIR|EXIST)$/.test(code)) {
    return `${path} is not a folder; set data_dir to a folder, or move the file that is in its place.`
  }
  return `${path} cannot be opened (${error instanceof Error ? error.message : String(error)}); check data_dir in the configuration.`
}

/** What crosses from a thread: an error's class does not survive the way, its kind does. */
export interface Trouble {
  /** `undone`: nothing of it was kept, for certain. */
  readonly kind: 'busy' | 'unusable' | 'undone' | 'error'
  readonly message: string
  readonly code: string
}

/** `otherwise`: what an error is that says nothing of its own. */
export function toTrouble(error: unknown, otherwise: 'undone' | 'error' = 'error'): Trouble {
  const message = error instanceof Error ? error.message : String(error)
  const kind = error instanceof StoreUnusable ? 'unusable' : isBusy(error) ? 'busy' : otherwise
  return { kind, message, code: codeOf(error) }
}

/** An error after which it is certain that nothing was kept: not even a power cut can bring it back. */
export class NothingKept extends Error {
  override readonly name = 'NothingKept'
  /** As of {@link codeOf}. */
  readonly code: string
  constructor({ message, code }: Trouble) {
    super(described(message, code))
    this.code = code
  }
}

export function fromTrouble(trouble: Trouble): Error {
  switch (trouble.kind) {
    case 'busy':
      return new StoreBusy('store busy: another process is writing to the database, try again')
    case 'unusable':
      return new StoreUnusable(trouble.message)
    case 'undone':
      return new NothingKept(trouble)
    case 'error':
      return Object.assign(new Error(described(trouble.message, trouble.code)), { code: trouble.code })
  }
}

function described(message: string, code: string): string {
  return code === '' ? message : `store: ${message} (${code})`
}
