/** A clamd of the test's own, which knows one signature: that of the EICAR test file. It asks nobody for others. */

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '../../support/until.ts'

/** Harmless, and made to be found (eicar.org). In two parts, so that no scanner of somebody's finds this file. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

export interface PrivateClamd {
  /** Its socket. */
  readonly path: string
  stop(): Promise<void>
}

export async function startClamd({ streamMaxLength }: { readonly streamMaxLength: string }): Promise<PrivateClamd> {
  const folder = mkdtempSync(join(tmpdir(), 'tradepost-clamd-'))
  const path = join(folder, 'clamd.ctl')
  mkdirSync(join(folder, 'signatures'))
  const signature = `${createHash('md5').update(EICAR).digest('hex')}:${EICAR.length}:Eicar-Test-Signature\n`
  writeFileSync(join(folder, 'signatures', 'eicar.hdb'), signature)
  const settings = [
    `LocalSocket ${path}`,
    `DatabaseDirectory ${join(folder, 'signatures')}`,
    `LogFile ${join(folder, 'log')}`,
    `StreamMaxLength ${streamMaxLength}`,
    'Foreground yes',
  ]
  writeFileSync(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`)
  const clamd = spawn('clamd', ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' })
  let ended = false
  const exit = new Promise<void>((resolve) => {
    const end = () => {
      ended = true
      resolve()
    }
    clamd.once('exit', end)
    clamd.once('error', end)
  })
  await until(() => ended || existsSync(path))
  if (ended) {
    const log = join(folder, 'log')
    throw new Error(
      `clamd does not run: ${existsSync(log) ? readFileSync(log, 'utf8') : 'is clamav-daemon installed?'}`,
    )
  }
  return {
    path,
    async stop() {
      clamd.kill()
      await exit
      rmSync(folder, { recursive: true })
    },
  }
}
