/**
 * The daemon with a trap: it kills itself with SIGKILL at a named point. Run as a process of its own by the crash tests.
 *
 * Arguments: the configuration file, then the point as `before:VERB`, `during:VERB` or `after:VERB`, where VERB is a
 * method of the store or `send` of the smart host.
 */
import { loadCredentials } from '../../src/config/credentials.ts'
import { environment } from '../../src/config/environment.ts'
import { loadConfig } from '../../src/config/load.ts'
import { loadPolicy } from '../../src/config/load-policy.ts'
import { createLogger } from '../../src/log/logger.ts'
import { createMailLog } from '../../src/log/mail-log.ts'
import { createMetrics } from '../../src/ops/metrics.ts'
import { createSmartHost } from '../../src/outbound/smart-host.ts'
import { startRelay } from '../../src/wiring.ts'
import { openStore } from '../../src/wiring-store.ts'

const [configFile = '', point = ''] = process.argv.slice(2)
const loaded = loadConfig({ file: configFile, env: environment() })
if (loaded.kind === 'mistakes') throw new Error(JSON.stringify(loaded.mistakes))
const { config } = loaded
const policy = loadPolicy(config)
if (policy.kind === 'mistakes') throw new Error(JSON.stringify(policy.mistakes))

const loadedCredentials = loadCredentials(config)
if (loadedCredentials.kind === 'mistakes') throw new Error(JSON.stringify(loadedCredentials.mistakes))
const { credentials } = loadedCredentials

/** Set by the first recipient, or by mail to operators, whose recipient nobody looks up: what happens before is no step. */
let armed = false
const metrics = createMetrics(() => Promise.resolve(0))
const mailLog = createMailLog(createLogger('info'), metrics.count)
const store = withTrap(await openStore(config, 'daemon'))
const smartHost = withTrap(
  createSmartHost({ ...config.outbound.smartHost, hostname: config.hostname, maxConnections: 2 }),
)
const relay = await startRelay({ config, credentials, store, mailLog, metrics, smartHost, policy: () => policy.policy })
for (const address of relay.addresses) mailLog.listening({ address, version: 'trapped' })

function withTrap<T extends object>(target: T): T {
  return new Proxy(target, {
    get(object, name) {
      const value: unknown = Reflect.get(object, name)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        if (name === 'isLiveAlias' || name === 'commitOperatorMail') armed = true
        if (!armed) return Reflect.apply(value, object, args)
        if (point === `before:${String(name)}`) die()
        const result: unknown = Reflect.apply(value, object, args)
        if (point === `during:${String(name)}`) setImmediate(die)
        if (point !== `after:${String(name)}` || !(result instanceof Promise)) return result
        // A claim that found nothing is no step of any message.
        return result.then((outcome: unknown) => (Array.isArray(outcome) && outcome.length === 0 ? outcome : die()))
      }
    },
  })
}

function die(): never {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('still alive')
}
