/** How connections to the smart host are protected: what the configuration asks for, and what opportunistic means. */

import { type HostConnection, type HostConnectionOptions, openConnection, type Protection } from './host-connection.ts'
import { TlsFailed } from './tls-failure.ts'

export interface HostTls {
  readonly mode: 'off' | 'opportunistic' | 'required' | 'verified'
  /** TLS begins with the connection; goes with `required` and `verified`. */
  readonly implicit: boolean
  /** The authorities that `verified` trusts, in PEM form; null for those that come with Node. */
  readonly ca: string | null
}

export interface ProtectedHostOptions extends HostConnectionOptions {
  readonly tls?: HostTls
  /** Opportunistic TLS failed; for `forMs` connections do without it. */
  onClear?(reason: string, forMs: number): void
  /** How long that is. */
  readonly clearForMs?: number
}

const OPPORTUNISTIC: HostTls = { mode: 'opportunistic', implicit: false, ca: null }
const CLEAR_FOR_MS = 10 * 60_000

/** Makes the function that opens one more connection. */
export function createOpener(options: ProtectedHostOptions): () => Promise<HostConnection> {
  const { tls = OPPORTUNISTIC } = options
  switch (tls.mode) {
    case 'off':
      return () => openConnection(options, { kind: 'none' })
    case 'opportunistic':
      return createOpportunisticOpener(options)
    case 'required':
    case 'verified': {
      const protection: Protection = { ...tls, kind: 'always', verified: tls.mode === 'verified' }
      return () => openConnection(options, protection)
    }
  }
}

/**
 * A smart host that offers TLS and cannot do it gets its mail all the same, as RFC 7435 has it: some protection where
 * it can be had. For a while it is not asked again, so that not every connection has to fail first.
 */
function createOpportunisticOpener(options: ProtectedHostOptions): () => Promise<HostConnection> {
  const { clearForMs = CLEAR_FOR_MS } = options
  let clearOnly = false
  const remember = (reason: string) => {
    if (clearOnly) return
    clearOnly = true
    setTimeout(() => {
      clearOnly = false
    }, clearForMs).unref()
    options.onClear?.(reason, clearForMs)
  }

  return async () => {
    if (clearOnly) return openConnection(options, { kind: 'none' })
    try {
      return await openConnection(options, { kind: 'if-offered' })
    } catch (error) {
      if (!(error instanceof TlsFailed)) throw error
      const connection = await openConnection(options, { kind: 'none' })
      // Only now: before, it might have been a host that is down altogether.
      remember(error.message)
      return connection
    }
  }
}
