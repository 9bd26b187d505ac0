import { openTemporary } from './sqlite-support.ts'
import { storeContract } from './store-contract.ts'

storeContract('SQLite', openTemporary)
