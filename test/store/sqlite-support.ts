/** SQLite stores in temporary folders. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore, type SqliteStoreOptions } from '../../src/store/sqlite/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { DE, US } from '../support/make-plan.ts'
import type { StoreUnderTest } from './contract/kit.ts'

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'tradepost-store-'))
}

export function openIn(dataDir: string, options: Partial<SqliteStoreOptions> = {}): Promise<Store> {
  return openSqliteStore({ dataDir, marketplaces: [US, DE], role: 'daemon', ...options })
}

export async function openTemporary(): Promise<StoreUnderTest & { readonly dataDir: string }> {
  const dataDir = temporaryFolder()
  const store = await openIn(dataDir)
  return {
    dataDir,
    store,
    another: () => openIn(dataDir, { role: 'command' }),
    dispose: async () => {
      await store.close()
      rmSync(dataDir, { recursive: true })
    },
  }
}
