/** `npm run docs`: writes docs/configuration.md and docs/notices.md again after a key or a text has changed. */

import { writeFileSync } from 'node:fs'
import { renderConfigurationDocs } from './configuration-docs.ts'
import { renderNoticesDocs } from './notices-docs.ts'

writeFileSync('docs/configuration.md', renderConfigurationDocs())
writeFileSync('docs/notices.md', await renderNoticesDocs())
