/** What is wrong with the smart host's TLS, in words that an operator can act on. Pure. */

/** TLS was begun and did not come to stand: nothing was sent but EHLO and STARTTLS. */
export class TlsFailed extends Error {
  override readonly name = 'TlsFailed'

  constructor(why: string, cause?: unknown) {
    super(`TLS with the smart host failed: ${why}`, { cause })
  }
}

const UNKNOWN_AUTHORITY = 'its certificate is from no authority that is known here'
const OLD_VERSION = 'it speaks no TLS from version 1.2 on'

/** By the codes of Node and OpenSSL. */
const REASONS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  CERT_REVOKED: 'its certificate was revoked',
  INVALID_PURPOSE: 'its certificate is not one for servers',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host name than [outbound] smart_host',
  DEPTH_ZERO_SELF_SIGNED_CERT: `${UNKNOWN_AUTHORITY} (it signed itself)`,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  ERR_SSL_UNSUPPORTED_PROTOCOL: OLD_VERSION,
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: OLD_VERSION,
  ERR_SSL_WRONG_VERSION_NUMBER: 'what it says is not TLS',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'what it says is not TLS',
  ECONNRESET: 'it hung up',
  ECONNECTION: 'it hung up',
  ETLS: 'it hung up',
  ETIMEDOUT: 'it took too long',
}

/** As much of a failure as the library tells. */
export interface TlsError extends Error {
  readonly code?: string | undefined
  /** The code below the library's own. */
  readonly originalCode?: string | undefined
  /** The reply that came in place of a handshake. */
  readonly response?: string | undefined
}

export function tlsFailure(error: TlsError): TlsFailed {
  // Texts of the TLS library repeat what stands in the certificate; only their codes are passed on.
  const code = error.originalCode ?? error.code ?? error.name
  const why = error.response ? `it answered STARTTLS with "${error.response}"` : (REASONS[code] ?? code)
  return new TlsFailed(why, error)
}
