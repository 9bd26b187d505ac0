/** A marketplace in a temporary folder: configuration file, database with one order, and mail of its two parties. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environment } from '../../src/config/environment.ts'
import type { Config } from '../../src/config/config.ts'
import { loadConfig } from '../../src/config/load.ts'
import { loadPolicy } from '../../src/config/load-policy.ts'
import { parseImportLine } from '../../src/core/import-line.ts'
import type { Policy } from '../../src/core/policy.ts'
import { freshAliasToken, freshId } from '../../src/system/random.ts'
import { openStore } from '../../src/wiring-store.ts'

export const BUYER_ADDRESS = 'ann@mail.example'
export const SELLER_ADDRESS = 'sales@blue.example'

export interface Mail {
  readonly from: string
  readonly to: string
  readonly bytes: string
}

export interface TestMarketplace {
  readonly folder: string
  readonly configFile: string
  readonly config: Config
  readonly policy: Policy
  /** Where the seller writes to. */
  readonly buyerAlias: string
  /** Where the buyer writes to. */
  readonly sellerAlias: string
  /** A message of the buyer with this subject; the same subject is the same message. */
  buyerMail(subject: string, text?: string): Mail
  sellerMail(subject: string, text?: string, inReplyTo?: string): Mail
  remove(): Promise<void>
}

export async function makeMarketplace({
  smartHostPort,
  extra = '',
  trustedNetworks = ['127.0.0.0/8'],
}: {
  smartHostPort: number
  /** Further lines of the configuration, below its last table. */
  extra?: string
  /** Without any, the sender of each message has to be proven. */
  trustedNetworks?: readonly string[]
}): Promise<TestMarketplace> {
  const folder = await mkdtemp(join(tmpdir(), 'tradepost-test-'))
  const configFile = join(folder, 'tradepost.toml')
  await writeFile(configFile, configText(folder, smartHostPort, trustedNetworks, extra))
  const loaded = loadConfig({ file: configFile, env: environment() })
  if (loaded.kind === 'mistakes') throw new Error(JSON.stringify(loaded.mistakes))
  const policy = loadPolicy(loaded.config)
  if (policy.kind === 'mistakes') throw new Error(JSON.stringify(policy.mistakes))
  const { buyerAlias, sellerAlias } = await importOrder(loaded.config)
  return {
    folder,
    configFile,
    config: loaded.config,
    policy: policy.policy,
    buyerAlias,
    sellerAlias,
    buyerMail: (subject, text = 'Hello\r\n') => mail(BUYER_ADDRESS, sellerAlias, subject, text),
    sellerMail: (subject, text = 'Hello\r\n', inReplyTo) => mail(SELLER_ADDRESS, buyerAlias, subject, text, inReplyTo),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

function configText(folder: string, smartHostPort: number, trustedNetworks: readonly string[], extra: string): string {
  return `hostname = "mx.marketplace.example"
data_dir = ${JSON.stringify(join(folder, 'data'))}
[inbound]
listen = "127.0.0.1:0"
trusted_networks = ${JSON.stringify(trustedNetworks)}
[outbound]
smart_host = "127.0.0.1:${smartHostPort}"
retry_schedule = ["1s"]
give_up_after = "1m"
[[marketplace]]
id = "us"
name = "Example Marketplace"
domain = "marketplace.example"
${extra}
`
}

async function importOrder(config: Config): Promise<{ buyerAlias: string; sellerAlias: string }> {
  const lines = [
    { seller: { id: 'S1', name: 'Blue Widgets', addresses: [SELLER_ADDRESS], marketplaces: ['us'] } },
    { buyer: { id: 'B1', name: 'Ann Lee', addresses: [BUYER_ADDRESS] } },
    {
      order: {
        id: '111-2222222-3333333',
        marketplace: 'us',
        buyer: 'B1',
        seller: 'S1',
        placed_at: '2026-11-19T08:00:00Z',
      },
    },
  ].map((line) => {
    const parsed = parseImportLine(JSON.stringify(line))
    if (parsed.kind === 'mistake') throw new Error(parsed.reason)
    return parsed.line
  })
  const ids = lines.map(() => ({
    conversation: freshId(),
    buyerToken: freshAliasToken(),
    sellerToken: freshAliasToken(),
  }))
  const store = await openStore(config, 'command')
  const result = await store.importLines(lines, ids, new Date('2026-11-20T08:00:00Z'))
  await store.close()
  const [order] = result.kind === 'imported' ? result.orders : []
  if (!order?.buyerAlias || !order.sellerAlias) throw new Error(`not imported: ${JSON.stringify(result)}`)
  return { buyerAlias: order.buyerAlias, sellerAlias: order.sellerAlias }
}

function mail(from: string, to: string, subject: string, text: string, inReplyTo?: string): Mail {
  const id = subject.replace(/[^a-z0-9]+/gi, '-')
  const header = [
    `From: ${from === BUYER_ADDRESS ? 'Ann Lee' : 'Blue Widgets'} <${from}>`,
    `To: ${to}`,
    `Subject: ${subject}`,
    'Date: Fri, 20 Nov 2026 11:00:00 +0100',
    `Message-ID: <${id}@laptop.${from.slice(from.indexOf('@') + 1)}>`,
    ...(inReplyTo === undefined ? [] : [`In-Reply-To: ${inReplyTo}`, `References: ${inReplyTo}`]),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ]
  return { from, to, bytes: `${header.join('\r\n')}\r\n\r\n${text}` }
}
