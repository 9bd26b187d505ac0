/** Every DNS record that the mail of a domain needs, and how it is published. */

import type { TextRecord } from '../core/dkim-record.ts'
import { checkDkimKey, noDkimKey } from './published/dkim-key.ts'
import { checkDmarc } from './published/dmarc-record.ts'
import { checkHost, checkMx } from './published/mail-host.ts'
import type { RecordCheck } from './published/record-check.ts'
import { checkReverse } from './published/reverse-record.ts'
import { checkSpfRecord } from './published/spf-record.ts'
import type { Resolver } from './resolver.ts'

export interface MailDomain {
  readonly domain: string
  readonly hostname: string
  /** The public addresses of what we send; none where those of `hostname` are meant. */
  readonly sendsFrom: readonly string[]
  /** The records of the keys that we sign with. */
  readonly dkim: readonly TextRecord[]
  /** Other servers of ours take the mail in and hand it on. */
  readonly behindOthers: boolean
}

/** In the order in which a person reads them: mail comes in, mail goes out. Never rejects because of DNS. */
export async function checkPublishedRecords(mail: MailDomain, resolver: Resolver): Promise<RecordCheck[]> {
  const { domain, hostname } = mail
  const host = await checkHost(hostname, resolver)
  const own = mail.sendsFrom.length === 0
  const senders = own ? host.published : mail.sendsFrom
  const spfOfDomain = { helo: hostname, reversePath: `b-check@${domain}` }
  // A notice has no reverse-path: SPF then asks for the name in EHLO (RFC 7208 section 2.4).
  const spfOfHost = { helo: hostname, reversePath: null }
  return await Promise.all([
    checkMx(mail, resolver),
    host,
    checkSpfRecord({ name: domain, senders, question: spfOfDomain, purpose: 'spf', required: true }, resolver),
    ...(hostname === domain
      ? []
      : [
          checkSpfRecord(
            { name: hostname, senders, question: spfOfHost, purpose: 'host-spf', required: false },
            resolver,
          ),
        ]),
    ...(mail.dkim.length === 0 ? [noDkimKey(domain)] : mail.dkim.map((key) => checkDkimKey(key, resolver))),
    checkDmarc(domain, resolver),
    ...senders.map((ip) => checkReverse(ip, own ? hostname : null, resolver)),
  ])
}
