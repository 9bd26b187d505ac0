/** Opens the store the configuration asks for: the one place that chooses it. Commands need no more of the wiring. */

import type { Config } from './config/config.ts'
import { requireStore } from './store/sqlite/data-dir.ts'
import { openSqliteStore } from './store/sqlite/open-store.ts'
import type { Store } from './store/store.ts'

/** Opens a store for a command that looks at one: it begins none. */
export async function openBegunStore(config: Config): Promise<Store> {
  requireStore(config.dataDir)
  return openStore(config, 'command')
}

export function openStore(config: Config, role: 'daemon' | 'command'): Promise<Store> {
  return openSqliteStore({ dataDir: config.dataDir, marketplaces: config.marketplaces, role })
}
