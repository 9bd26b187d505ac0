/**
 * The certificate that STARTTLS shows: how it is used, and one of our own making for a daemon that was given none.
 */

import { constants } from 'node:crypto'
import { createSecureContext, type SecureVersion } from 'node:tls'
import { generate } from 'selfsigned'
import type { Certificate } from '../config/credentials.ts'
import { Secret } from '../config/secret.ts'

const DAY_MS = 24 * 60 * 60_000
/** Longer than any daemon runs without a restart, at which there is a new one. */
const VALID_DAYS = 3650
/** What a common name may hold (RFC 5280 appendix A.1); the alternative name holds all of it. */
const MAX_COMMON_NAME = 64

/**
 * A certificate for the host name, with a new key. An elliptic one is made in no time, and every mail server knows it.
 *
 * Nobody vouches for it, but its key is known to nobody else: it protects from whoever only listens. Most mail servers
 * ask for no more (RFC 7435).
 */
export async function makeCertificate(hostname: string, now: Date): Promise<Certificate> {
  const validTo = new Date(now.getTime() + VALID_DAYS * DAY_MS)
  const made = await generate([{ name: 'commonName', value: hostname.slice(0, MAX_COMMON_NAME) }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    // A clock that is a little slow would otherwise see it before its time.
    notBeforeDate: new Date(now.getTime() - DAY_MS),
    notAfterDate: validTo,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: hostname }] },
    ],
  })
  return { chain: made.cert, key: new Secret(made.private), validTo }
}

/** What a server needs to speak TLS with this certificate; throws where OpenSSL does not take it. */
export function serverTls({ chain, key }: Certificate, minVersion: SecureVersion) {
  const options = {
    cert: chain,
    key: key.reveal(),
    minVersion,
    // The server picks from Node's list, which holds nothing anonymous or unencrypted.
    honorCipherOrder: true,
    // Renegotiation is work that the client alone decides about, and TLS 1.3 has none.
    secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
  } as const
  createSecureContext(options)
  return options
}
