/** A finished message with a signature above it, for tests that send mail rather than look at signatures. */

import { signatureField, type TestKey } from './dkim-signer.ts'

export interface Signing {
  readonly domain: string
  readonly selector?: string
  readonly key: TestKey
  /** Seconds since 1970; null for no `t=`. */
  readonly at: number | null
  readonly headers?: readonly string[]
  /** Tags beside the usual ones, or in their place. */
  readonly tags?: Readonly<Record<string, string>>
}

const USUAL_HEADERS = ['from', 'to', 'cc', 'subject', 'date', 'message-id', 'mime-version', 'content-type']

export function signed(raw: string, { domain, selector = 's1', key, at, headers, tags }: Signing): string {
  // What is signed are bytes; the signer takes each as a character.
  const [block = '', ...body] = Buffer.from(raw, 'utf8').toString('latin1').split('\r\n\r\n')
  const mail = { header: block.split(/\r\n(?![ \t])/), body: body.join('\r\n\r\n') }
  const h = (headers ?? USUAL_HEADERS).join(':')
  const t = at === null ? null : String(at)
  return `${signatureField(mail, key, { c: 'relaxed/relaxed', d: domain, s: selector, t, h, ...tags })}\r\n${raw}`
}
