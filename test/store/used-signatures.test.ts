/** The marks of signatures as rows: what is over goes, a bounded number at a time. */

import { expect, it } from 'vitest'
import { usedSignatures } from '../../src/store/sqlite/used-signatures.ts'
import { openForWriting } from '../../src/store/sqlite/connection.ts'
import { join } from 'node:path'
import { at } from '../support/make-plan.ts'
import { openTemporary } from './sqlite-support.ts'

it('marks whose time is over go on the way, not all at once, and no other goes', async () => {
  const underTest = await openTemporary()
  const connection = openForWriting(join(underTest.dataDir, 'tradepost.db'))
  try {
    const used = usedSignatures(connection)
    const marks = (count: number, name: string) => Array.from({ length: count }, (_, index) => `${name} ${index}`)
    const kept = connection.prepare<[string], number>('SELECT count(*) FROM used_signature WHERE mark LIKE ?').pluck()
    used.keep({ marks: marks(120, 'old'), mustBeNew: true, keepUntil: at('11:00:00') }, at('10:00:00'))
    used.keep({ marks: marks(3, 'young'), mustBeNew: true, keepUntil: at('13:00:00') }, at('10:00:00'))
    expect(kept.get('old %')).toBe(120)
    for (const left of [70, 20, 0, 0]) {
      used.keep({ marks: ['another'], mustBeNew: false, keepUntil: at('13:00:00') }, at('11:00:00'))
      expect(kept.get('old %')).toBe(left)
    }
    expect(kept.get('young %')).toBe(3)
  } finally {
    connection.close()
    await underTest.dispose()
  }
})
