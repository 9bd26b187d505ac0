/** Certificates for tests: made once per file of tests and name, as each takes some tenths of a second. */

import { generate } from 'selfsigned'
import type { Certificate } from '../../src/config/credentials.ts'
import { Secret } from '../../src/config/secret.ts'

export interface TestCertificate extends Certificate {
  /** The private key in PEM form. */
  readonly pem: string
}

export interface Authority {
  readonly certificate: TestCertificate
  /** A certificate for these host names and IP addresses, signed by this authority. */
  issue(names: readonly string[], dates?: Dates): Promise<TestCertificate>
}

interface Dates {
  readonly from?: Date
  readonly to?: Date
}

const DAY_MS = 24 * 60 * 60_000
const known = new Map<string, Promise<TestCertificate>>()

/** Signed by nobody, for one host name. */
export function testCertificate(hostname: string): Promise<TestCertificate> {
  const made = known.get(hostname) ?? make([hostname], {}, undefined)
  known.set(hostname, made)
  return made
}

export async function createAuthority(name = 'Test Authority'): Promise<Authority> {
  const made = await generate([{ name: 'commonName', value: name }], {
    algorithm: 'sha256',
    ...within({}),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  return {
    certificate: certificateOf(made, within({}).notAfterDate),
    issue: (names, dates = {}) => make(names, dates, { key: made.private, cert: made.cert }),
  }
}

async function make(
  names: readonly string[],
  dates: Dates,
  ca: { readonly key: string; readonly cert: string } | undefined,
): Promise<TestCertificate> {
  const altNames = names.map((name) =>
    /^[\d.]+$|:/.test(name) ? ({ type: 7, ip: name } as const) : ({ type: 2, value: name } as const),
  )
  const made = await generate([{ name: 'commonName', value: names[0] ?? '' }], {
    algorithm: 'sha256',
    ...within(dates),
    extensions: [{ name: 'subjectAltName', altNames }],
    ...(ca === undefined ? {} : { ca }),
  })
  return certificateOf(made, within(dates).notAfterDate)
}

function within({ from = new Date(Date.now() - DAY_MS), to = new Date(Date.now() + 30 * DAY_MS) }: Dates) {
  return { notBeforeDate: from, notAfterDate: to }
}

function certificateOf(made: { readonly cert: string; readonly private: string }, validTo: Date): TestCertificate {
  return { chain: made.cert, key: new Secret(made.private), pem: made.private, validTo }
}
