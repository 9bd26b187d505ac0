/** A recursive resolver as people run one, unbound, on the loopback; everything it is asked it asks one DNS server. */

import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { acceptsConnections, freePorts } from '../../support/ports.ts'
import { until } from '../../support/until.ts'

export interface Unbound {
  /** For the configuration. */
  readonly address: string
  stop(): Promise<void>
}

export async function startUnbound(folder: string, forwardTo: number): Promise<Unbound> {
  const [port = 0] = await freePorts(1)
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'unbound.conf')
  writeFileSync(
    file,
    [
      'server:',
      ...['do-daemonize: no', 'username: ""', 'chroot: ""', `directory: "${folder}"`, 'pidfile: ""', 'use-syslog: no'],
      ...[
        'interface: 127.0.0.1',
        `port: ${port}`,
        'do-ip6: no',
        'do-not-query-localhost: no',
        'module-config: "iterator"',
      ],
      // Answers change during a test.
      ...['cache-max-ttl: 0', 'cache-max-negative-ttl: 0', 'infra-host-ttl: 0', 'num-threads: 1'],
      'remote-control:',
      'control-enable: no',
      'forward-zone:',
      ...['name: "."', `forward-addr: 127.0.0.1@${forwardTo}`],
      '',
    ].join('\n'),
  )
  const child = spawn('unbound', ['-c', file], { stdio: ['ignore', 'ignore', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  await until(() => acceptsConnections(port)).catch((cause) => {
    child.kill()
    throw new Error(`unbound did not start:\n${errors}`, { cause })
  })
  return {
    address: `127.0.0.1:${port}`,
    async stop() {
      child.kill()
      await ended
    },
  }
}
