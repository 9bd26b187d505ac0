import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { configLeaves, loadConfig } from '../../src/config/load.ts'
import { loadPolicy } from '../../src/config/load-policy.ts'
import { renderConfigurationDocs } from '../support/configuration-docs.ts'
import { renderNoticesDocs } from '../support/notices-docs.ts'

function shippedConfig() {
  const loaded = loadConfig({ file: 'config/tradepost.toml', env: {} })
  if (loaded.kind === 'mistakes') throw new Error(JSON.stringify(loaded.mistakes))
  return loaded.config
}

it('ships a configuration without mistakes that shows every key', () => {
  expect(shippedConfig().hostname).toBe('mx.marketplace.example')
  const text = readFileSync('config/tradepost.toml', 'utf8')
  for (const leaf of configLeaves) expect(text).toMatch(new RegExp(`^(?:# )?${leaf.path.at(-1)} = `, 'm'))
})

it('ships a policy that says what the defaults are', () => {
  const config = shippedConfig()
  const shipped = loadPolicy(config)
  const defaults = loadPolicy({ ...config, policyFile: 'config/there-is-no-such-file.toml' })
  if (shipped.kind === 'mistakes' || defaults.kind === 'mistakes') throw new Error('they hold a mistake')
  expect(shipped.policy).toEqual(defaults.policy)
})

it('describes every key in docs/configuration.md (after a change: npm run docs)', () => {
  expect(readFileSync('docs/configuration.md', 'utf8')).toBe(renderConfigurationDocs())
})

it('shows the notices as they are in docs/notices.md (after a change: npm run docs)', async () => {
  expect(readFileSync('docs/notices.md', 'utf8')).toBe(await renderNoticesDocs())
})
