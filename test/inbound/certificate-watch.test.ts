import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Certificate } from '../../src/config/credentials.ts'
import { type CertificateWatch, watchCertificate } from '../../src/inbound/certificate-watch.ts'
import { createLogger } from '../../src/log/logger.ts'
import { createMailLog } from '../../src/log/mail-log.ts'
import { until } from '../support/until.ts'
import { createAuthority, type TestCertificate, testCertificate } from '../support/certificates.ts'

const DAY_MS = 24 * 60 * 60_000
const CHECK_MS = 10

let folder: string
let files: { certificateFile: string; keyFile: string }
let events: { event: string; [field: string]: unknown }[]
let used: Certificate[]
let now: Date
let watch: CertificateWatch | undefined
let refuse: Error | null

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-certificate-'))
  files = { certificateFile: join(folder, 'chain.pem'), keyFile: join(folder, 'key.pem') }
  events = []
  used = []
  now = new Date()
  refuse = null
  put(await testCertificate('one.example'))
})
afterEach(() => {
  watch?.stop()
  rmSync(folder, { recursive: true, force: true })
})

function put({ chain, pem }: TestCertificate): void {
  writeFileSync(files.keyFile, pem)
  writeFileSync(files.certificateFile, chain)
}

function start(current: Certificate, checkMs = CHECK_MS): CertificateWatch {
  const mailLog = createMailLog(createLogger('trace', { write: (line) => void events.push(JSON.parse(line)) }))
  const use = (certificate: Certificate) => {
    if (refuse !== null) throw refuse
    used.push(certificate)
  }
  watch = watchCertificate({ files, current, use, mailLog, clock: { now: look }, checkMs })
  return watch
}

const named = () => events.map(({ event }) => event)
/** Each look at the files ends with one at the clock. */
let looks = 0
function look(): Date {
  looks++
  return now
}
function aFewLooks(): Promise<void> {
  const before = looks
  return until(() => looks >= before + 3)
}

describe('the files of the certificate', () => {
  it('are read when they have changed, and not before', async () => {
    start(await testCertificate('one.example'))
    await aFewLooks()
    expect(events).toEqual([])
    const next = await testCertificate('two.example')
    put(next)
    await expect.poll(() => used.at(-1)?.chain).toContain(next.chain.trim())
    await expect
      .poll(() => events.at(-1))
      .toMatchObject({
        event: 'certificate-reloaded',
        level: 'info',
        valid_to: expect.stringMatching(/^20\d\d-/),
      })
  })

  it('are read when they are told to be, changed or not', async () => {
    start(await testCertificate('one.example'), 60_000).reload()
    expect(named()).toEqual(['certificate-reloaded'])
  })

  it('are told to be wrong once, and read again when they have changed again', async () => {
    start(await testCertificate('one.example'))
    const next = await testCertificate('two.example')
    writeFileSync(files.certificateFile, next.chain)
    await expect.poll(named).toEqual(['certificate-kept'])
    expect(events[0]).toMatchObject({
      level: 'error',
      mistakes: [expect.stringContaining('does not belong to the first certificate')],
    })
    await aFewLooks()
    expect(named()).toEqual(['certificate-kept'])
    expect(used).toEqual([])
    writeFileSync(files.keyFile, next.pem)
    await expect.poll(named).toEqual(['certificate-kept', 'certificate-reloaded'])
  })

  it('may be missing for a while', async () => {
    start(await testCertificate('one.example'))
    rmSync(files.keyFile)
    await expect
      .poll(() => events[0])
      .toMatchObject({
        event: 'certificate-kept',
        mistakes: [expect.stringContaining('does not exist')],
      })
    put(await testCertificate('two.example'))
    await expect.poll(() => used).toHaveLength(1)
  })

  it('may hold what the TLS library does not take', async () => {
    refuse = new Error('ee key too small')
    start(await testCertificate('one.example'), 60_000).reload()
    expect(events).toMatchObject([
      { event: 'certificate-kept', mistakes: [`${files.certificateFile} cannot be used: ee key too small`] },
    ])
  })

  it('never bring a key into the log', async () => {
    writeFileSync(files.keyFile, (await testCertificate('two.example')).pem)
    start(await testCertificate('one.example'), 60_000).reload()
    writeFileSync(files.keyFile, '-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n')
    watch?.reload()
    expect(named()).toEqual(['certificate-kept', 'certificate-kept'])
    expect(JSON.stringify(events)).not.toMatch(/PRIVATE KEY|c2VjcmV0/)
  })
})

describe('a certificate that ends', () => {
  for (const { days, warned } of [
    { days: 15, warned: false },
    { days: 13.9, warned: true },
    { days: -1, warned: true },
  ]) {
    it(`in ${days} days is ${warned ? '' : 'not '}told at the start`, async () => {
      const validTo = new Date(now.getTime() + days * DAY_MS)
      start({ ...(await testCertificate('one.example')), validTo }, 60_000)
      expect(events).toMatchObject(
        warned ? [{ event: 'certificate-ends', level: 'warn', valid_to: validTo.toISOString() }] : [],
      )
    })
  }

  it('is told once a day', async () => {
    start({ ...(await testCertificate('one.example')), validTo: new Date(now.getTime() + 13 * DAY_MS) })
    await aFewLooks()
    expect(named()).toEqual(['certificate-ends'])
    now = new Date(now.getTime() + DAY_MS - 1)
    await aFewLooks()
    expect(named()).toEqual(['certificate-ends'])
    now = new Date(now.getTime() + 1)
    await expect.poll(named).toEqual(['certificate-ends', 'certificate-ends'])
  })

  it('is told as soon as one is put in its place', async () => {
    const authority = await createAuthority()
    start(await testCertificate('one.example'), 60_000)
    put(await authority.issue(['three.example'], { to: new Date(now.getTime() + 2 * DAY_MS) }))
    watch?.reload()
    expect(named()).toEqual(['certificate-reloaded', 'certificate-ends'])
    put(await testCertificate('one.example'))
    watch?.reload()
    expect(named()).toEqual(['certificate-reloaded', 'certificate-ends', 'certificate-reloaded'])
  })
})
