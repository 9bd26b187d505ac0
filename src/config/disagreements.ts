/** Keys that are right one by one and wrong together. */

import { domainOf } from '../core/address.ts'
import { keyName, type Mistake } from './mistakes.ts'
import type { ConfigFile } from './schema.ts'

type FileOf = (path: readonly PropertyKey[]) => string

export function disagreements(values: ConfigFile, fileOf: FileOf): Mistake[] {
  const found: Mistake[] = []
  const add = (path: readonly PropertyKey[], problem: string, expected: string) =>
    found.push({ file: fileOf(path), key: keyName(path), problem, expected })
  const { inbound, outbound, operators, marketplace } = values
  const protectedAlways = outbound.tls === 'required' || outbound.tls === 'verified'

  if (inbound.tls_key !== undefined && inbound.tls_certificate === undefined) {
    add(['inbound', 'tls_certificate'], 'is missing', 'the certificate that belongs to tls_key')
  }
  if (outbound.tls_implicit && !protectedAlways) {
    add(['outbound', 'tls'], `is "${outbound.tls}"`, 'required or verified, as tls_implicit is true')
  }
  if (outbound.tls_ca !== undefined && outbound.tls !== 'verified') {
    add(['outbound', 'tls'], `is "${outbound.tls}"`, 'verified, as tls_ca is set and only that looks at it')
  }
  const passwords = [outbound.password, outbound.password_file].filter((one) => one !== undefined).length
  if (outbound.user === undefined && passwords > 0) {
    add(['outbound', 'user'], 'is missing', 'the user name that belongs to the password')
  }
  if (outbound.user !== undefined) {
    if (passwords !== 1) {
      const problem = passwords === 0 ? 'is missing' : 'is set beside password'
      add(['outbound', 'password_file'], problem, 'either password or password_file, as user is set')
    }
    if (!protectedAlways) {
      add(
        ['outbound', 'tls'],
        `is "${outbound.tls}"`,
        'required or verified, so that the password is never sent in clear',
      )
    }
  }
  const { mailbox } = operators
  // Mail to the name of this host comes back to it, as that to the domains of the marketplaces does.
  const ours = [values.hostname, ...marketplace.map(({ domain }) => domain)]
  if (mailbox !== undefined && ours.includes(domainOf(mailbox))) {
    add(['operators', 'mailbox'], 'is in a mail domain of ours', 'a mailbox that other mail servers keep')
  }
  for (const [index, { dkim }] of marketplace.entries()) {
    const selectors = dkim.map(({ selector }) => selector)
    const twice = selectors.find((selector, at) => selectors.indexOf(selector) !== at)
    if (twice !== undefined) {
      add(['marketplace', index, 'dkim'], `names the selector "${twice}" twice`, 'a selector of its own for each key')
    }
  }
  return found
}
