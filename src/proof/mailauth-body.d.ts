/** The part of mailauth that brings a body into canonical form and hashes it. The library ships no types for it. */
declare module 'mailauth/lib/dkim/body/index.js' {
  export interface BodyHasher {
    update(chunk: Uint8Array): void
    digest(encoding: 'base64'): string
  }
  export function dkimBody(canonicalization: 'simple' | 'relaxed', algorithm: 'sha256'): BodyHasher
}
