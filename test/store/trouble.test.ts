import { describe, expect, it } from 'vitest'
import { fromTrouble, NothingKept, toTrouble, unusable } from '../../src/store/sqlite/trouble.ts'
import { StoreBusy, StoreUnusable } from '../../src/store/store.ts'

const coded = (code: string, message = 'it failed') => Object.assign(new Error(message), { code })

describe('a failure to open', () => {
  for (const [code, sentence] of [
    ['SQLITE_NOTADB', 'damaged or not a database'],
    ['SQLITE_CORRUPT_VTAB', 'damaged or not a database'],
    ['SQLITE_FULL', 'no space left'],
    ['SQLITE_IOERR_SHMSIZE', 'no space left'],
    ['ENOSPC', 'no space left'],
    ['SQLITE_BUSY_RECOVERY', 'in use by another program'],
    ['SQLITE_CANTOPEN', 'cannot be opened for writing'],
    ['SQLITE_READONLY_DBMOVED', 'cannot be opened for writing'],
    ['EACCES', 'cannot be opened for writing'],
    ['EROFS', 'cannot be opened for writing'],
    ['SQLITE_IOERR_FSYNC', 'The disk failed'],
    ['ENOTDIR', 'is not a folder'],
    ['EMFILE', 'cannot be opened (it failed)'],
  ] as const) {
    it(`of the kind ${code} is told in one sentence with the place and what to do`, () => {
      const { message } = unusable(coded(code), '/srv/data/tradepost.db')
      expect(message).toContain(sentence)
      expect(message).toContain('/srv/data/tradepost.db')
      expect(message).toMatch(/^[^\n]+; [^\n;]+\.$/)
    })
  }

  it('that says so itself keeps its sentence', () => {
    const own = new StoreUnusable('Say this; do that.')
    expect(unusable(own, 'elsewhere')).toBe(own)
  })
})

describe('an error from a thread', () => {
  for (const { title, error, kind } of [
    { title: 'busy', error: coded('SQLITE_BUSY'), kind: StoreBusy },
    { title: 'busy with a snapshot', error: coded('SQLITE_BUSY_SNAPSHOT'), kind: StoreBusy },
    { title: 'unusable', error: new StoreUnusable('Say this; do that.'), kind: StoreUnusable },
  ]) {
    it(`keeps its kind: ${title}`, () => {
      expect(fromTrouble(structuredClone(toTrouble(error)))).toBeInstanceOf(kind)
    })
  }

  it('keeps its code, and whether it is certain that nothing was kept', () => {
    const certain = fromTrouble(toTrouble(coded('SQLITE_FULL'), 'undone'))
    expect(certain).toBeInstanceOf(NothingKept)
    expect(certain).toMatchObject({ code: 'SQLITE_FULL', message: 'store: it failed (SQLITE_FULL)' })
    const uncertain = fromTrouble(toTrouble(coded('SQLITE_IOERR')))
    expect(uncertain).not.toBeInstanceOf(NothingKept)
    expect(uncertain).toMatchObject({ code: 'SQLITE_IOERR' })
  })
})
