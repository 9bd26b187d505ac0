/** Which version of the program this is, from package.json. */

import { createRequire } from 'node:module'

const { version } = createRequire(import.meta.url)('../../package.json') as { readonly version: string }

export { version }
