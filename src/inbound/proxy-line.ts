/**
 * The line that a load balancer puts before a connection: PROXY protocol version 1, read as strictly as it is defined
 * (https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt, section 2.1). Whoever may send one can name any address
 * as that of the client, so nothing is guessed here.
 */

import { isIPv4, isIPv6, type Socket } from 'node:net'

/** What the line says: the real client, or that the proxy speaks for itself, as in its health checks. */
export type ProxyLine = { readonly kind: 'client'; readonly ip: string } | { readonly kind: 'unknown' }

/** CRLF included; more than the longest line there is. */
const MAX_LINE_OCTETS = 107
const LF = 10
const PORT = /^(?:0|[1-9]\d{0,4})$/

/** Reads one line with its CRLF; null for anything that is not just what the protocol defines. */
export function parseProxyLine(line: string): ProxyLine | null {
  if (!/^PROXY [\x20-\x7e]+\r\n$/.test(line) || line.length > MAX_LINE_OCTETS) return null
  const [, family, source = '', destination = '', sourcePort = '', destinationPort = '', ...rest] = line
    .slice(0, -2)
    .split(' ')
  // What follows UNKNOWN is to be ignored, addresses above all.
  if (family === 'UNKNOWN') return { kind: 'unknown' }
  const isAddress = family === 'TCP4' ? isIPv4 : family === 'TCP6' ? isIPv6 : () => false
  const ports = [sourcePort, destinationPort]
  if (![source, destination].every((each) => isAddress(each) && !each.includes('%')) || rest.length > 0) return null
  return ports.every((port) => PORT.test(port) && Number(port) <= 65_535) ? { kind: 'client', ip: source } : null
}

/**
 * Takes just this line from the socket, however it is cut into segments, and leaves what follows to the next reader.
 * Null when something else comes, or nothing within `ms`; bytes that trickle in buy no time.
 */
export function readProxyLine(socket: Socket, ms: number): Promise<ProxyLine | null> {
  return new Promise((resolve) => {
    let line = ''
    const end = (found: ProxyLine | null) => {
      clearTimeout(timer)
      socket.off('readable', read)
      for (const event of ['end', 'close', 'error']) socket.off(event, gone)
      resolve(found)
    }
    const gone = () => end(null)
    const timer = setTimeout(gone, ms)
    const read = () => {
      for (let byte: Buffer | null = socket.read(1); byte !== null; byte = socket.read(1)) {
        line += byte.toString('latin1')
        if (byte[0] === LF || line.length >= MAX_LINE_OCTETS || !'PROXY '.startsWith(line.slice(0, 6))) {
          return end(parseProxyLine(line))
        }
      }
    }
    socket.on('readable', read)
    for (const event of ['end', 'close', 'error']) socket.on(event, gone)
  })
}
