/** `npm run docs`: writes docs/configuration.md, docs/notices.md and docs/policy.md again after a key, a text or a rule has changed. */

import { writeFileSync } from 'node:fs'
import { renderConfigurationDocs } from './configuration-docs.ts'
import { renderNoticesDocs } from './notices-docs.ts'
import { renderPolicyDocs } from './policy-docs.ts'

writeFileSync('docs/configuration.md', renderConfigurationDocs())
writeFileSync('docs/notices.md', await renderNoticesDocs())
writeFileSync('docs/policy.md', await renderPolicyDocs())
