/**
 * `npm run docs:screens`: writes docs/what-readers-see.md and its pictures again after mail is shown differently.
 * Needs Debian's chromium, imagemagick and the fonts fonts-liberation, fonts-dejavu-core and fonts-ipafont-gothic.
 */

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { comparisonPage } from './comparison-page.ts'
import { cross } from './crossing.ts'
import { MAILS } from './mails.ts'
import { readersPage } from './readers-page.ts'

const PICTURES = 'docs/what-readers-see'
const CHROMIUM = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--hide-scrollbars'],
  ...['--host-resolver-rules=MAP * ~NOTFOUND', '--window-size=1202,2400'],
]

const work = mkdtempSync(join(tmpdir(), 'tradepost-screens-'))
try {
  mkdirSync(PICTURES, { recursive: true })
  for (const mail of MAILS) {
    const page = join(work, `${mail.name}.html`)
    const large = join(work, `${mail.name}.png`)
    writeFileSync(page, comparisonPage(await cross(mail)))
    const profile = `--user-data-dir=${join(work, 'profile')}`
    run('timeout', '60', '/usr/bin/chromium', ...CHROMIUM, profile, `--screenshot=${large}`, `file://${page}`)
    const cut = ['-trim', '+repage', '-bordercolor', 'white', '-border', '8']
    // Few colours and no date: small files that are the same when nothing has changed.
    const small = ['+dither', '-colors', '48', '-strip', '-define', 'png:exclude-chunks=date,time']
    run('/usr/bin/convert', large, ...cut, ...small, `PNG8:${join(PICTURES, `${mail.name}.png`)}`)
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
writeFileSync('docs/what-readers-see.md', readersPage(MAILS))

function run(program: string, ...args: string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'ignore'] })
}
