/** The end of a connection from a proxy that does not begin as it must. Nothing else has seen the socket yet. */

import type { Socket } from 'node:net'
import type { InboundParts } from './inbound.ts'
import { plainIp } from './networks.ts'
import { replyText, sessionReplies } from './session-replies.ts'

/** How long a proxy that was refused may take to read why. */
const REFUSED_LINGER_MS = 1_000

/** Says why, and hangs up; nothing where the other side has gone by itself, as some health checks do. */
export function refuseProxy(socket: Socket, { mailLog, freshId }: Pick<InboundParts, 'mailLog' | 'freshId'>): void {
  const { remoteAddress: ip = '' } = socket
  const gone = socket.destroyed || socket.readableEnded
  socket.on('error', () => {})
  if (gone) return void socket.destroy()
  const reply = sessionReplies.noProxyLine
  mailLog.refused({ session: freshId(), ip: plainIp(ip), stage: 'connect', reply, reason: 'proxy-line' })
  socket.end(`${reply.code} ${replyText(reply)}\r\n`)
  socket.resume()
  setTimeout(() => socket.destroy(), REFUSED_LINGER_MS).unref()
}
