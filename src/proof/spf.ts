/** SPF (RFC 7208): whether a domain lets an IP address send in its name. */

import type { Resolver } from './resolver.ts'
import { type Evaluation, evaluate, type Sender } from './spf/evaluate.ts'
import { parseClientIp } from './spf/ip-address.ts'
import { createQuestions } from './spf/questions.ts'
import { spfDomain } from './spf-identity.ts'

export interface SpfQuestion {
  readonly ip: string
  /** What the client said in EHLO or HELO, unchecked. */
  readonly helo: string
  /** The address in MAIL FROM; null for `<>`, where `postmaster@` the HELO name takes its place (RFC 7208 section 2.4). */
  readonly reversePath: string | null
}

export interface SpfResult {
  readonly result: 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror'
  /** The domain that was asked, as A-labels in lower case; null where there is none to ask. */
  readonly domain: string | null
  /** A pass that the domain gives to everybody proves nothing about anybody (`+all`, `ip4:0.0.0.0/1`). */
  readonly givenToEverybody: boolean
}

/** The least that RFC 7208 section 4.6.4 allows; a client waits ten minutes for the answer to its message. */
const DEADLINE_MS = 20_000

/** Ends in time, whatever DNS does: `temperror` beyond `deadlineMs`. */
export async function checkSpf(
  question: SpfQuestion,
  resolver: Resolver,
  deadlineMs = DEADLINE_MS,
): Promise<SpfResult> {
  const sender = senderOf(question)
  if (sender === null) return { result: 'none', domain: null, givenToEverybody: false }
  const questions = createQuestions(resolver)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Evaluation>((resolve) => {
    timer = setTimeout(() => resolve({ result: 'temperror', givenToEverybody: false }), deadlineMs)
  })
  try {
    return { domain: sender.domain, ...(await Promise.race([evaluate(sender, questions), late])) }
  } finally {
    clearTimeout(timer)
    questions.stop()
  }
}

/** Null where there is no domain to ask (RFC 7208 section 4.3). */
function senderOf({ ip, helo, reversePath }: SpfQuestion): Sender | null {
  const clientIp = parseClientIp(ip)
  if (clientIp === null) throw new Error('the address of the client is not an IP address')
  const domain = spfDomain({ reversePath, helo })
  const at = Math.max(0, reversePath?.lastIndexOf('@') ?? 0)
  const localPart = reversePath?.slice(0, at) || 'postmaster'
  return domain === null ? null : { ip: clientIp, localPart, domain, helo }
}
