/** Hosts with ports, and networks, as they are written in the configuration. */

import { isIP } from 'node:net'
import { parseDomain } from '../core/address.ts'

export interface Endpoint {
  /** A name or an IP address; IPv6 without brackets. */
  readonly host: string
  readonly port: number
}

/** Reads `127.0.0.1:25`, `[::1]:25` or `mail.example:25`; null for anything else. Port 0 means any free one. */
export function parseEndpoint(text: string): Endpoint | null {
  const [, bracketed, plain, digits = ''] =
    /^(?:\[([^\]]{2,45})\]|([^:[\]\s/]{1,253})):(\d{1,5})$/.exec(text.trim()) ?? []
  const port = Number(digits)
  if (digits === '' || port > 65_535) return null
  if (bracketed !== undefined) return isIP(bracketed) === 6 ? { host: bracketed, port } : null
  return plain !== undefined && isHost(plain) ? { host: plain.toLowerCase(), port } : null
}

/** A socket of a service on this host, or host and port of one. */
export type ServiceAddress = Endpoint | { readonly path: string }

/** Reads the absolute name of a socket, or what {@link parseEndpoint} reads with a port that is not 0. */
export function parseServiceAddress(text: string): ServiceAddress | null {
  if (/^\/[^\0]*[^/\0]$/.test(text)) return Buffer.byteLength(text) <= MAX_SOCKET_BYTES ? { path: text } : null
  const endpoint = parseEndpoint(text)
  return endpoint === null || endpoint.port === 0 ? null : endpoint
}

/** The system takes no longer name of a socket (unix(7)). */
const MAX_SOCKET_BYTES = 107

/** An IPv4 address or a host name; a name of one label is fine here, it may stand in /etc/hosts. */
function isHost(text: string): boolean {
  // What is all digits and dots must be an address: 127.0.0.256 is a slip, no name.
  if (/^[\d.]+$/.test(text)) return isIP(text) === 4
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(text) || parseDomain(text) !== null
}

/** Reads `10.0.0.0/8`, `2001:db8::/32` or a single address into CIDR form; null for anything else. */
export function parseNetwork(text: string): string | null {
  const [, address = '', digits] = /^([^/\s]{2,45})(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? []
  const version = isIP(address)
  if (version === 0 || address.includes('%')) return null
  const bits = version === 6 ? 128 : 32
  const prefix = digits === undefined ? bits : Number(digits)
  return prefix <= bits ? `${address}/${prefix}` : null
}

/** Reads an IP address without a zone; null for anything else. */
export function parseIp(text: string): string | null {
  const address = text.trim()
  return isIP(address) !== 0 && !address.includes('%') ? address : null
}

/** Reads the address of a DNS server, with a port or without one, into the form that a resolver takes. */
export function parseServer(text: string): string | null {
  const address = parseIp(text)
  if (address !== null) return address
  const endpoint = parseEndpoint(text)
  if (endpoint === null || endpoint.port === 0 || isIP(endpoint.host) === 0) return null
  return isIP(endpoint.host) === 6 ? `[${endpoint.host}]:${endpoint.port}` : `${endpoint.host}:${endpoint.port}`
}
