/** The daemon: load the configuration, wire the parts, run until a signal. */

import type { Config } from './config/config.ts'
import { environment } from './config/environment.ts'
import { loadConfig } from './config/load.ts'
import { loadPolicy } from './config/load-policy.ts'
import { mistakeLine } from './config/mistakes.ts'
import type { Policy } from './core/policy.ts'
import { InboundUnusable } from './inbound/inbound.ts'
import { createLogger } from './log/logger.ts'
import { createMailLog, type MailLog } from './log/mail-log.ts'
import { createMetrics } from './ops/metrics.ts'
import { OpsUnusable } from './ops/ops-server.ts'
import { type Store, StoreUnusable } from './store/store.ts'
import { systemClock } from './system/clock.ts'
import { version } from './system/version.ts'
import { startRelay } from './wiring.ts'
import { openStore } from './wiring-store.ts'

/**
 * Runs the daemon until SIGTERM or SIGINT, and resolves to its exit code. SIGHUP reloads the policy; a wrong one is
 * reported and the old one stays in force. A second signal to stop ends the process at once: nothing is lost by it,
 * what was in flight is sent again.
 */
export async function runDaemon({ configFile }: { readonly configFile: string }): Promise<number> {
  const loaded = loadConfig({ file: configFile, env: environment() })
  if (loaded.kind === 'mistakes') return complain(loaded.mistakes.map(mistakeLine))
  const { config } = loaded
  const policy = loadPolicy(config)
  if (policy.kind === 'mistakes') return complain(policy.mistakes.map(mistakeLine))
  try {
    return await run(config, policy.policy)
  } catch (error) {
    const mendable = [StoreUnusable, InboundUnusable, OpsUnusable].some((kind) => error instanceof kind)
    if (mendable && error instanceof Error) return complain([error.message])
    throw error
  }
}

async function run(config: Config, firstPolicy: Policy): Promise<number> {
  let policy = firstPolicy
  let store: Store | null = null
  const metrics = createMetrics(async () => (await store?.countWaiting()) ?? 0)
  const mailLog = createMailLog(createLogger(config.log.level), metrics.count)
  store = await openStore(config, 'daemon')
  try {
    const relay = await startRelay({ config, store, mailLog, metrics, policy: () => policy })
    for (const address of relay.addresses) mailLog.listening({ address, version })
    if (relay.opsAddress !== null) mailLog.listening({ address: relay.opsAddress, version, for: 'ops' })

    const reload = () => {
      policy = reloadPolicy(config, policy, mailLog)
    }
    process.on('SIGHUP', reload)
    const ended = await Promise.race([signalToStop(), store.failed.then((error) => ({ error }))])
    process.off('SIGHUP', reload)
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

function reloadPolicy(config: Config, current: Policy, mailLog: MailLog): Policy {
  const loaded = loadPolicy(config)
  if (loaded.kind === 'mistakes') {
    mailLog.policyKept({ hash: current.hash, mistakes: loaded.mistakes.map(mistakeLine) })
    return current
  }
  mailLog.policyReloaded({ hash: loaded.policy.hash, previous: current.hash })
  return loaded.policy
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
  process.stderr.write(`${lines.join('\n')}\n`)
  return 1
}
