/** Notices when the certificate's files have changed, uses what is in them now, and says when it is about to end. */

import { statSync } from 'node:fs'
import type { CertificateFiles } from '../config/config.ts'
import { type Certificate, loadCertificate } from '../config/credentials.ts'
import { mistakeLine } from '../config/mistakes.ts'
import type { MailLog } from '../log/mail-log.ts'
import type { Clock } from '../system/clock.ts'

const CHECK_MS = 60_000
const DAY_MS = 24 * 60 * 60_000
/** Programs that renew certificates do so a month before the end: whoever is this close has a broken one. */
const WARN_DAYS = 14

export interface CertificateWatchInputs {
  readonly files: CertificateFiles
  /** What was read from them at the start. */
  readonly current: Certificate
  /** Puts another one to use; throws where it cannot be used. */
  use(certificate: Certificate): void
  readonly mailLog: MailLog
  readonly clock: Clock
  /** Between two looks at the files. */
  readonly checkMs?: number
}

export interface CertificateWatch {
  /** Reads the files now, changed or not. */
  reload(): void
  stop(): void
}

export function watchCertificate(inputs: CertificateWatchInputs): CertificateWatch {
  const { files, mailLog, clock, checkMs = CHECK_MS } = inputs
  let { validTo } = inputs.current
  let seen = stamp(files)
  let warnedAt: Date | null = null
  const timer = setInterval(look, checkMs)
  timer.unref()
  warn()
  return { reload, stop: () => clearInterval(timer) }

  function look(): void {
    // One that is wrong is told once, and looked at again when it has changed again.
    if (stamp(files) !== seen) reload()
    else warn()
  }

  function reload(): void {
    seen = stamp(files)
    const loaded = loadCertificate(files)
    const mistakes = loaded.kind === 'mistakes' ? loaded.mistakes.map(mistakeLine) : attempt(loaded.certificate)
    if (mistakes.length > 0) mailLog.certificateKept({ mistakes })
    else mailLog.certificateReloaded({ valid_to: validTo })
    warn()
  }

  function attempt(certificate: Certificate): string[] {
    try {
      inputs.use(certificate)
    } catch (error) {
      return [`${files.certificateFile} cannot be used: ${error instanceof Error ? error.message : String(error)}`]
    }
    validTo = certificate.validTo
    warnedAt = null
    return []
  }

  /** Once a day while the end is near, or behind. */
  function warn(): void {
    const now = clock.now()
    if (validTo.getTime() - now.getTime() > WARN_DAYS * DAY_MS) return
    if (warnedAt !== null && now.getTime() - warnedAt.getTime() < DAY_MS) return
    warnedAt = now
    mailLog.certificateEnds({ valid_to: validTo })
  }
}

/** Changes with the files; one that is missing is a change as well. */
function stamp({ certificateFile, keyFile }: CertificateFiles): string {
  return [certificateFile, keyFile].map((file) => (file === null ? '' : stampOf(file))).join(' ')
}

function stampOf(file: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(file)
    return `${mtimeMs}/${size}/${ino}`
  } catch {
    // Why it cannot be read is told when it is read.
    return 'missing'
  }
}
