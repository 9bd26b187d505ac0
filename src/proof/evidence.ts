/** What one method finds out about the sender, and whether the domain it speaks for may speak for that of From. */

import { alignment } from './alignment.ts'
import type { SenderPolicy } from './dmarc.ts'

/** One method's part in the proof of one From domain. */
export type Evidence =
  | { readonly kind: 'pass' }
  | { readonly kind: 'nothing'; readonly reason: string }
  /** It might have passed. */
  | { readonly kind: 'unknown'; readonly reason: string }

/** A domain that authenticated still has to be close enough to that of From for its owner. */
export async function underPolicy(
  domain: string,
  fromDomain: string,
  policy: Promise<SenderPolicy>,
  mode: 'strictDkim' | 'strictSpf',
  method: string,
): Promise<Evidence> {
  switch (alignment(domain, fromDomain)) {
    case 'exact':
      return { kind: 'pass' }
    case 'none':
      return nothing(`${method} not aligned`)
    case 'relaxed': {
      const found = await policy
      if (found.kind === 'failed') return { kind: 'unknown', reason: `dmarc ${found.reason}` }
      return found.kind === 'found' && found[mode] ? nothing(`${method} not strictly aligned`) : { kind: 'pass' }
    }
  }
}

export function nothing(reason: string): Evidence & { readonly kind: 'nothing' } {
  return { kind: 'nothing', reason }
}

/** When this fails, the proof may long be made without it; and a failure that nobody hears of would end the daemon. */
export function perhapsUnheard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}
