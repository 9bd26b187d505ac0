/** `npm run docs`: writes docs/configuration.md again after a key has changed. */

import { writeFileSync } from 'node:fs'
import { renderConfigurationDocs } from './configuration-docs.ts'

writeFileSync('docs/configuration.md', renderConfigurationDocs())
