/**
 * The files that the configuration names: certificates, keys, a password.
 *
 * They are read at start and by `config check`, so that a wrong file is told before any port opens.
 */

import { createHash, createPublicKey, sign, X509Certificate } from 'node:crypto'
import { publishedKey, type SigningKey } from '../core/signing-key.ts'
import type { CertificateFiles, Config, SigningKeyFile } from './config.ts'
import type { Mistake } from './mistakes.ts'
import { Secret } from './secret.ts'
import { certificatesIn, mistakeOf, privateKeyOf, textOf, UnusableFile } from './credential-file.ts'

/** A certificate chain with its private key, both in PEM form. */
export interface Certificate {
  readonly chain: string
  readonly key: Secret
  /** When the first certificate of the chain ends. */
  readonly validTo: Date
}

export interface Credentials {
  /** Null where none is configured. */
  readonly certificate: Certificate | null
  /** What the smart host asks for; null where it asks for nothing. */
  readonly login: { readonly user: string; readonly password: Secret } | null
  /** The authorities in PEM form; null for those that come with Node. */
  readonly smartHostCa: string | null
  readonly signingKeys: readonly SigningKey[]
}

export type LoadedCredentials =
  | { readonly kind: 'ok'; readonly credentials: Credentials }
  | { readonly kind: 'mistakes'; readonly mistakes: readonly Mistake[] }

export type LoadedSigningKeys =
  | { readonly kind: 'ok'; readonly signingKeys: readonly SigningKey[] }
  | { readonly kind: 'mistakes'; readonly mistakes: readonly Mistake[] }

export type LoadedCertificate =
  | { readonly kind: 'ok'; readonly certificate: Certificate }
  | { readonly kind: 'mistakes'; readonly mistakes: readonly Mistake[] }

const MIN_RSA_BITS = 2048

export function loadCredentials(config: Config): LoadedCredentials {
  const mistakes: Mistake[] = []
  const attempt = <T>(key: string, read: () => T): T | null => {
    try {
      return read()
    } catch (error) {
      mistakes.push(mistakeOf(key, error))
      return null
    }
  }
  const certificate = config.inbound.tls.certificateFile === null ? null : loadCertificate(config.inbound.tls)
  if (certificate?.kind === 'mistakes') mistakes.push(...certificate.mistakes)
  const { login, tls } = config.outbound
  const password = login && attempt('outbound.password_file', () => passwordOf(login))
  const { caFile } = tls
  const smartHostCa = caFile === null ? null : attempt('outbound.tls_ca', () => certificatesIn(caFile))
  const signing = loadSigningKeys(config)
  if (signing.kind === 'mistakes') mistakes.push(...signing.mistakes)
  if (mistakes.length > 0 || signing.kind === 'mistakes') return { kind: 'mistakes', mistakes }
  return {
    kind: 'ok',
    credentials: {
      certificate: certificate?.kind === 'ok' ? certificate.certificate : null,
      login: login && password && { user: login.user, password },
      smartHostCa,
      signingKeys: signing.signingKeys,
    },
  }
}

/** Reads the keys that our mail is signed with and nothing else: all that a command needs to write a notice. */
export function loadSigningKeys({ signing }: Pick<Config, 'signing'>): LoadedSigningKeys {
  const signingKeys: SigningKey[] = []
  const mistakes: Mistake[] = []
  for (const file of signing) {
    try {
      signingKeys.push(signingKeyOf(file))
    } catch (error) {
      mistakes.push(mistakeOf('marketplace.dkim', error))
    }
  }
  return mistakes.length > 0 ? { kind: 'mistakes', mistakes } : { kind: 'ok', signingKeys }
}

/** Reads the certificate of the inbound side again; call it only where one is configured. */
export function loadCertificate({ certificateFile, keyFile }: CertificateFiles): LoadedCertificate {
  let key = 'inbound.tls_certificate'
  try {
    if (certificateFile === null) throw new UnusableFile('', 'is not set', 'a certificate')
    const chain = certificatesIn(certificateFile)
    if (keyFile !== null) key = 'inbound.tls_key'
    return { kind: 'ok', certificate: withKey(chain, certificateFile, keyFile) }
  } catch (error) {
    return { kind: 'mistakes', mistakes: [mistakeOf(key, error)] }
  }
}

/** Without a file of its own the key stands in that of the certificate. */
function withKey(chain: string, certificateFile: string, keyFile: string | null): Certificate {
  const leaf = new X509Certificate(chain)
  const file = keyFile ?? certificateFile
  const keyPem = textOf(file)
  if (keyFile === null && !keyPem.includes('PRIVATE KEY-----')) {
    throw new UnusableFile(file, 'holds no private key', 'its key in the same file, or another file in inbound.tls_key')
  }
  const key = privateKeyOf(file, keyPem)
  if (!leaf.checkPrivateKey(key)) {
    throw new UnusableFile(file, 'does not belong to the first certificate', `the key of ${certificateFile}`)
  }
  return { chain, key: new Secret(keyPem), validTo: new Date(leaf.validTo) }
}

function passwordOf(login: NonNullable<Config['outbound']['login']>): Secret {
  if (login.password !== null) return login.password
  const file = login.passwordFile ?? ''
  const [line = ''] = textOf(file).split(/\r?\n/)
  if (line === '') throw new UnusableFile(file, 'begins with an empty line', 'a password in the first line')
  return new Secret(line)
}

function signingKeyOf({ domain, selector, keyFile }: SigningKeyFile): SigningKey {
  const key = privateKeyOf(keyFile, textOf(keyFile))
  const expected = `an RSA key from ${MIN_RSA_BITS} bits or an Ed25519 key, as \`tradepost dkim generate\` makes them`
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  switch (key.asymmetricKeyType) {
    case 'rsa': {
      const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
      if (bits < MIN_RSA_BITS) throw new UnusableFile(keyFile, `holds an RSA key of ${bits} bits`, expected)
      const signRsa = (text: Uint8Array) => sign('sha256', text, key)
      return { domain, selector, algorithm: 'rsa-sha256', publicKey: publishedKey('rsa-sha256', spki), sign: signRsa }
    }
    case 'ed25519': {
      const signEd25519 = (text: Uint8Array) => sign(null, createHash('sha256').update(text).digest(), key)
      const publicKey = publishedKey('ed25519-sha256', spki)
      return { domain, selector, algorithm: 'ed25519-sha256', publicKey, sign: signEd25519 }
    }
    default:
      throw new UnusableFile(keyFile, `holds a key of the kind ${key.asymmetricKeyType ?? 'unknown'}`, expected)
  }
}
