/** Reads one file of certificates, a key or a password, or says why it cannot be used. */

import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import type { Mistake } from './mistakes.ts'

const MAX_FILE_BYTES = 1024 * 1024

/** Why a file cannot be used; never holds anything of what is in it. */
export class UnusableFile extends Error {
  readonly file: string
  readonly problem: string
  readonly expected: string

  constructor(file: string, problem: string, expected: string) {
    super(problem)
    this.file = file
    this.problem = problem
    this.expected = expected
  }
}

/** The mistake that an {@link UnusableFile} file is; anything else goes on. */
export function mistakeOf(key: string, error: unknown): Mistake {
  if (!(error instanceof UnusableFile)) throw error
  return { file: error.file, key: null, problem: `(${key}) ${error.problem}`, expected: error.expected }
}

/** The certificates in a file, without what stands between them. */
export function certificatesIn(file: string): string {
  const pem = textOf(file)
  const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  try {
    for (const one of found) new X509Certificate(one)
  } catch {
    throw new UnusableFile(file, 'holds a certificate that cannot be read', 'certificates in PEM form')
  }
  if (found.length === 0) throw new UnusableFile(file, 'holds no certificate', 'certificates in PEM form')
  return `${found.join('\n')}\n`
}

export function privateKeyOf(file: string, pem: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch {
    throw new UnusableFile(file, 'holds no private key that can be read', 'an unencrypted private key in PEM form')
  }
}

export function textOf(file: string): string {
  const expected = 'a file that this user may read'
  try {
    const stat = statSync(file)
    if (!stat.isFile()) throw new UnusableFile(file, 'is not a file', expected)
    if (stat.size > MAX_FILE_BYTES) throw new UnusableFile(file, 'is larger than 1 MiB', expected)
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof UnusableFile) throw error
    const { code } = error as NodeJS.ErrnoException
    const problem =
      code === 'ENOENT' ? 'does not exist' : code === 'EACCES' ? 'may not be read' : `cannot be read (${code})`
    throw new UnusableFile(file, problem, expected)
  }
}
