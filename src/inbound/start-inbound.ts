/** Opens the ports, and closes them again. */

import type { AddressInfo } from 'node:net'
import type { Certificate } from '../config/credentials.ts'
import { makeCertificate, serverTls } from './certificate.ts'
import { type Inbound, type InboundOptions, type InboundParts, InboundUnusable } from './inbound.ts'
import { createIntake } from './intake.ts'
import { createShared } from './shared-by-listeners.ts'
import { createListener, type Listener } from './smtp-listener.ts'

/** Sockets beyond the limit are taken too, to be told 421, but not without end. `turned-away.ts` keeps half as many. */
const REFUSED_AT_ONCE = 100
/** How long clients that were told to go may take to hang up. */
const LINGER_MS = 1_000

/** Resolves once every address accepts connections; throws {@link InboundUnusable}, with none open, when one cannot. */
export async function startInbound(options: InboundOptions, parts: InboundParts): Promise<Inbound> {
  const intake = createIntake(options.maxBytesInMemory, options.maxMessagesInFlight)
  const state = { draining: false }
  const shared = createShared(options, parts, intake, state)
  const certificate = options.certificate ?? (await makeCertificate(options.hostname, parts.clock.now()))
  const tls = usableTls(certificate, options)
  const listeners = options.listen.map(() => createListener(shared, tls))
  const addresses: string[] = []
  try {
    for (const [index, listener] of listeners.entries()) {
      addresses.push(await listen(listener, options.listen[index] ?? { host: '', port: 0 }, options, parts))
    }
  } catch (error) {
    await Promise.all(listeners.map(closePort))
    throw error
  }
  return { addresses, reloadCertificate, drain }

  function reloadCertificate(next: Certificate): void {
    const nextTls = serverTls(next, options.minTlsVersion)
    for (const { server } of listeners) server.updateSecureContext(nextTls)
  }

  async function drain(ms: number): Promise<void> {
    state.draining = true
    const closed = Promise.all(listeners.map(closePort))
    for (const listener of listeners) listener.endSessions()
    await within(ms, Promise.all([intake.idle(), ...listeners.map((listener) => listener.quiet())]))
    await within(LINGER_MS, closed)
    for (const listener of listeners) listener.destroySessions()
    await closed
  }
}

function usableTls(certificate: Certificate, { minTlsVersion }: InboundOptions): ReturnType<typeof serverTls> {
  try {
    return serverTls(certificate, minTlsVersion)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new InboundUnusable(`[inbound] tls_certificate cannot be used (${why}); put another one in its place`, {
      cause,
    })
  }
}

async function listen(
  { server }: Listener,
  { host, port }: { readonly host: string; readonly port: number },
  options: InboundOptions,
  { mailLog }: InboundParts,
): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new InboundUnusable(whyNot(host, port, error), { cause: error })))
    server.server.maxConnections = options.maxConnections + REFUSED_AT_ONCE
    server.listen(port, host, resolve)
  })
  server.removeAllListeners('error')
  // Trouble of the port itself, for instance no file descriptor left for a new connection: the others go on.
  server.on('error', (error) => mailLog.trouble('inbound port', error))
  const address = server.server.address() as AddressInfo
  return `${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`
}

function whyNot(host: string, port: number, error: Error & { code?: string }): string {
  const where = `${host}:${port}`
  switch (error.code) {
    case 'EADDRINUSE':
      return `${where} is in use by another program; stop it or change [inbound] listen`
    case 'EACCES':
      return `${where} may not be opened by this user; take a port above 1023 or grant the right to open it`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${where} is not an address of this machine; change [inbound] listen`
    default:
      return `${where} cannot be opened (${error.code ?? error.message}); check [inbound] listen`
  }
}

function closePort({ server }: Listener): Promise<void> {
  return new Promise((resolve) => {
    server.server.close(() => resolve())
  })
}

/** Waits for the promise, but no longer than `ms`. */
async function within(ms: number, promise: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([promise, timeout])
  clearTimeout(timer)
}
