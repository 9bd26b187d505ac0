/**
 * The daemon with a trap: it kills itself with SIGKILL at a named point. Run as a process of its own by the crash tests.
 *
 * Arguments: the configuration file, then the point as `before:VERB`, `during:VERB` or `after:VERB`, where VERB is a
 * method of the store or `send` of the smart host.
 */

/** Everything is taken from the compiled program, as production runs it: compiling it anew for each test takes seconds. */
function compiled<Module>(file: string): Promise<Module> {
  return import(new URL(`../../dist/${file}`, import.meta.url).href)
}

const { loadCredentials } = await compiled<typeof import('../../src/config/credentials.ts')>('config/credentials.js')
const { environment } = await compiled<typeof import('../../src/config/environment.ts')>('config/environment.js')
const { loadConfig } = await compiled<typeof import('../../src/config/load.ts')>('config/load.js')
const { loadPolicy } = await compiled<typeof import('../../src/config/load-policy.ts')>('config/load-policy.js')
const { createLogger } = await compiled<typeof import('../../src/log/logger.ts')>('log/logger.js')
const { createMailLog } = await compiled<typeof import('../../src/log/mail-log.ts')>('log/mail-log.js')
const { createMetrics } = await compiled<typeof import('../../src/ops/metrics.ts')>('ops/metrics.js')
const { createSmartHost } = await compiled<typeof import('../../src/outbound/smart-host.ts')>('outbound/smart-host.js')
const { startRelay } = await compiled<typeof import('../../src/wiring.ts')>('wiring.js')
const { openStore } = await compiled<typeof import('../../src/wiring-store.ts')>('wiring-store.js')

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
for (const address of relay.addresses)
  mailLog.listening({ address, version: 'trapped', policy_hash: policy.policy.hash })

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

export {}
