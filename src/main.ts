/** The daemon: load the configuration, wire the parts, run until a signal. */

import type { Config } from './config/config.ts'
import type { Credentials } from './config/credentials.ts'
import { environment } from './config/environment.ts'
import { loadEverything } from './config/load-everything.ts'
import { loadPolicy, type ReadPolicy } from './config/load-policy.ts'
import { firstMistakes, mistakeLines } from './config/mistakes.ts'
import { policyChanges } from './config/policy-changes.ts'
import { formatSize } from './config/units.ts'
import { InboundUnusable } from './inbound/inbound.ts'
import { createLogger } from './log/logger.ts'
import { createMailLog, type MailLog } from './log/mail-log.ts'
import { createMetrics } from './ops/metrics.ts'
import { OpsUnusable } from './ops/ops-server.ts'
import { type Store, StoreUnusable } from './store/store.ts'
import { systemClock } from './system/clock.ts'
import { diskSpace } from './system/disk-space.ts'
import { version } from './system/version.ts'
import { type RunningRelay, startRelay } from './wiring.ts'
import { openStore } from './wiring-store.ts'

/**
 * Runs the daemon until SIGTERM or SIGINT, and resolves to its exit code. SIGHUP reloads policy and certificate; a
 * wrong one is reported and the old one stays in force. A second signal ends the process at once: nothing is lost by it,
 * what was in flight is sent again.
 */
export async function runDaemon({ configFile }: { readonly configFile: string }): Promise<number> {
  const { config, credentials, policy, mistakes } = loadEverything({ file: configFile, env: environment() })
  if (config === null || credentials === null || policy === null) return complain(mistakeLines(mistakes))
  try {
    return await run(config, credentials, policy)
  } catch (error) {
    const mendable = [StoreUnusable, InboundUnusable, OpsUnusable, DiskTooSmall].some((kind) => error instanceof kind)
    if (mendable && error instanceof Error) return complain([error.message])
    throw error
  }
}

async function run(config: Config, credentials: Credentials, firstPolicy: ReadPolicy): Promise<number> {
  let policy = firstPolicy
  let store: Store | null = null
  let relay: RunningRelay | null = null
  const metrics = createMetrics(
    async () => (await store?.countWaiting()) ?? 0,
    async () => (await diskSpace(config.dataDir)).free,
  )
  const mailLog = createMailLog(createLogger(config.log.level), metrics.count)
  // Before anything is announced: whoever reads `listening` may signal at once, and an unheard SIGHUP ends a process.
  const reload = () => {
    policy = reloadPolicy(config, policy, mailLog)
    relay?.reloadCertificate()
  }
  process.on('SIGHUP', reload)
  const stopSignal = signalToStop()
  store = await openStore(config, 'daemon')
  try {
    await refuseSmallDisk(config)
    relay = await startRelay({ config, credentials, store, mailLog, metrics, policy: () => policy.policy })
    const about = { version, policy_hash: policy.policy.hash }
    for (const address of relay.addresses) mailLog.listening({ address, ...about })
    if (relay.opsAddress !== null) mailLog.listening({ address: relay.opsAddress, ...about, for: 'ops' })

    const ended = await Promise.race([stopSignal, store.failed.then((error) => ({ error }))])
    if (typeof ended === 'object') mailLog.trouble('store', ended.error)
    const began = systemClock.now().getTime()
    await relay.stop()
    mailLog.stopped({
      signal: typeof ended === 'string' ? ended : 'store failed',
      ms: systemClock.now().getTime() - began,
    })
    return typeof ended === 'string' ? 0 : 1
  } finally {
    await store.close()
  }
}

/** A reason not to start that a person can mend; the message says how. */
class DiskTooSmall extends Error {
  override readonly name = 'DiskTooSmall'
}

/** A daemon that could never take a message in is better told of at its start. */
async function refuseSmallDisk({ dataDir, limits }: Config): Promise<void> {
  const { total } = await diskSpace(dataDir)
  // Some file systems have no size of their own, and say 0.
  if (total === 0 || limits.minFreeBytes <= total) return
  throw new DiskTooSmall(
    `[limits] min_free: ${formatSize(limits.minFreeBytes)} is more than the whole disk of ${dataDir} ` +
      `(${formatSize(total)}), so no mail would ever be taken in; lower it or move data_dir to a larger disk.`,
  )
}

function reloadPolicy(config: Config, current: ReadPolicy, mailLog: MailLog): ReadPolicy {
  const loaded = loadPolicy(config, current)
  if (loaded.kind === 'mistakes') {
    const { lines, more } = firstMistakes(loaded.mistakes)
    mailLog.policyKept({ hash: current.policy.hash, mistakes: lines, more })
    return current
  }
  const changed = policyChanges(current.policy, loaded.policy)
  mailLog.policyReloaded({ hash: loaded.policy.hash, previous: current.policy.hash, ...changed })
  return loaded
}

function signalToStop(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let stopping = false
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        if (stopping) process.exit(1)
        stopping = true
        resolve(signal)
      })
    }
  })
}

function complain(lines: readonly string[]): number {
  for (const line of lines) process.stderr.write(`tradepost: ${line}\n`)
  return 1
}
