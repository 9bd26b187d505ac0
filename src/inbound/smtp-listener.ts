/**
 * The SMTP server library, its callbacks and the few of its habits that are changed here. The only file that knows it.
 *
 * Changed: no wait of 100 ms before the greeting; our own strict reading of paths and parameters; enhanced status codes
 * of our own in replies of our own; limits on commands, errors and time, the TLS handshake included; a strict reading of
 * PROXY lines; and no talking before the server has spoken.
 */

import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js'
import type { SmtpReply } from '../core/smtp-reply.ts'
import { withoutAddresses } from '../log/mail-log.ts'
import type { serverTls } from './certificate.ts'
import type { Client } from './inbound.ts'
import { type PathCommand, parsePathCommand } from './mail-command.ts'
import { plainIp } from './networks.ts'
import { type ProxyLine, readProxyLine } from './proxy-line.ts'
import { receiveData } from './receive-data.ts'
import { refuseProxy } from './refuse-proxy.ts'
import { type CommandCount, createCommandCount } from './session-limits.ts'
import { replyText, sessionReplies } from './session-replies.ts'
import type { SharedByListeners } from './shared-by-listeners.ts'
import { createSmtpSession, type SmtpSession } from './smtp-session.ts'
import { createTurnedAway } from './turned-away.ts'

export interface Listener {
  readonly server: SMTPServer
  /** Ends what is idle now, and everything else as soon as its message has its reply. */
  endSessions(): void
  destroySessions(): void
  /** Resolves when no session is left that still has something to say; call it after {@link endSessions}. */
  quiet(): Promise<void>
}

/** Anything the library knows beyond these is not for strangers, or tells them about mailboxes. */
const DISABLED = ['AUTH', 'VRFY', 'EXPN', 'HELP', 'XCLIENT', 'XFORWARD', 'WIZ', 'SHELL', 'KILL', 'LHLO']
const NOT_OFFERED = new Set(['AUTH', 'VRFY', 'EXPN', 'HELP', 'ETRN', 'TURN'])
/** RFC 5321 section 4.5.3.1.4 wants 512 octets and more for parameters. */
const MAX_COMMAND_OCTETS = 2048
/** A proxy sends its line at once. In any case before the library, which would say nothing, finds the socket idle. */
const PROXY_LINE_MS = 10_000
const ENHANCED = /^([245]\.\d{1,3}\.\d{1,3}) /

export function createListener(shared: SharedByListeners, tls: ReturnType<typeof serverTls>): Listener {
  const { options } = shared.parts
  const open = new Map<SMTPServerSession, Connection>()
  const turnedAway = createTurnedAway()
  const proxyLines = new WeakMap<Socket, ProxyLine>()
  const find = (session: SMTPServerSession): Connection => {
    const connection = open.get(session)
    if (connection === undefined) throw new Error('session without connection')
    return connection
  }

  class Server extends SMTPServer {
    override connect(socket: Socket): void {
      const connection = new Connection(this, socket, shared, proxyLines.get(socket) ?? null)
      this.connections.add(connection)
      open.set(connection.session, connection)
      // A client that goes away in the middle is its own affair; without a listener it would end the daemon.
      connection.on('error', () => {})
      connection.init()
    }

    override _expectsProxyHeader({ remoteAddress = '' }: Socket): boolean {
      return shared.isProxy(plainIp(remoteAddress))
    }

    override _handleProxy(socket: Socket, callback: (error: Error | null) => void): void {
      if (!this._expectsProxyHeader(socket)) {
        super._handleProxy(socket, callback)
        return
      }
      void readProxyLine(socket, Math.min(options.idleMs / 2, PROXY_LINE_MS)).then((line) => {
        if (line === null) refuseProxy(socket, shared.parts)
        else proxyLines.set(socket, line)
        // In a turn of its own, so that the socket has noticed that its reader is gone.
        setImmediate(callback, line === null ? new Error('no PROXY line') : null)
      })
    }
  }

  const server = new Server({
    name: options.hostname,
    heloResponse: '%s',
    size: options.maxMessageBytes,
    hideENHANCEDSTATUSCODES: false,
    ...tls,
    authOptional: true,
    disabledCommands: DISABLED,
    disableReverseLookup: true,
    maxCommandLength: MAX_COMMAND_OCTETS,
    socketTimeout: options.idleMs,
    logger: false,
    onConnect: (session, done) => {
      const connection = find(session)
      const reply = connection.arrive()
      if (reply !== null) turnedAway.add(connection)
      done(asError(reply))
    },
    onSecure: (_, session, done) => {
      find(session).secured()
      done()
    },
    onMailFrom: ({ args }, session, done) => find(session).answer((smtp, path) => smtp.mail(path), args, done),
    onRcptTo: ({ args }, session, done) => find(session).answer((smtp, path) => smtp.rcpt(path), args, done),
    onData: (stream, session, done) => void find(session).receive(stream, done),
    onClose: (session) => {
      const connection = open.get(session)
      if (connection === undefined) return
      connection.leave()
      turnedAway.delete(connection)
      open.delete(session)
    },
  })

  return {
    server,
    endSessions: () => {
      for (const connection of open.values()) connection.end(sessionReplies.shuttingDown)
      for (const socket of server._pendingSockets.keys()) socket.destroy()
    },
    destroySessions: () => {
      for (const connection of open.values()) connection.destroy()
    },
    async quiet() {
      await Promise.all([...open.values()].map((connection) => connection.closing))
    },
  }
}

class Connection extends SMTPConnection {
  readonly #shared: SharedByListeners
  readonly #client: Client
  readonly #smtp: SmtpSession
  readonly #deadline: NodeJS.Timeout
  #count: CommandCount
  #admitted = false
  #helloDone = false
  #path: PathCommand = { path: '', parameters: {}, duplicate: null }
  readonly closing: Promise<void>
  #hungUp = () => {}
  /** The socket that is spoken over; in a handshake already the TLS one. */
  #top: Socket
  #handshakeFailed = false
  /** Set when the session is to end as soon as the message that is arriving has its reply. */
  #ending: SmtpReply | null = null

  constructor(server: SMTPServer, socket: Socket, shared: SharedByListeners, proxyLine: ProxyLine | null) {
    super(server, socket)
    this.#top = socket
    const { options } = shared.parts
    this.#shared = shared
    this.#client = shared.clientOf(plainIp(this.remoteAddress), proxyLine)
    this.#smtp = createSmtpSession(this.#client, shared.parts)
    this.#count = createCommandCount(options)
    this.#deadline = setTimeout(() => this.end(sessionReplies.sessionTooLong), options.sessionMs)
    socket.on('data', this.#watchEarlyTalk)
    this.closing = new Promise((resolve) => {
      this.#hungUp = resolve
    })
  }

  override close(): void {
    // From the top: nothing can be said in a handshake, and the socket below must not go from under it.
    if (this._upgrading) {
      this.#handshakeFailed = true
      this.#top.destroy()
    }
    super.close()
    this.#hungUp()
  }

  /** The library waits 100 ms here. One turn of the event loop shows a client that spoke before it listened. */
  override init(): void {
    this._setListeners(() => setImmediate(() => this.connectionReady()))
  }

  /**
   * Until EHLO has its answer, a client sends one line and waits (RFC 2920 section 3.1). Whoever sends more is not
   * listening: a spam program, or something that speaks another protocol.
   */
  readonly #watchEarlyTalk = (chunk: Buffer): void => {
    const lineEnd = chunk.indexOf(10)
    if (this._ready && (lineEnd < 0 || lineEnd === chunk.length - 1)) return
    if (this._closing) return
    this._socket.off('data', this.#watchEarlyTalk)
    this.cut(this.#smtp.refused('greeting', sessionReplies.tooSoon, 'early-talk'))
  }

  override handler_EHLO(command: Buffer, callback: () => void): void {
    this.#greeted()
    super.handler_EHLO(command, callback)
  }

  override handler_HELO(command: Buffer, callback: () => void): void {
    this.#greeted()
    super.handler_HELO(command, callback)
  }

  #greeted(): void {
    if (this.#helloDone) return
    this.#helloDone = true
    this._socket.off('data', this.#watchEarlyTalk)
  }

  /** The one place where the library shows the TLS socket before its handshake is done. */
  override _armTimeout(socket: Socket = this._socket): void {
    if (socket !== this.#top) {
      this.#top = socket
      // The library hears the first error and no other; one that nobody hears would end the daemon.
      socket.on('error', () => {})
    }
    super._armTimeout(socket)
  }

  override _onTimeout(): void {
    if (!this._upgrading) {
      super._onTimeout()
      return
    }
    // A handshake is not drawn out by its own bytes: the TLS socket's clock counts what is said over it. Nothing can be
    // said in the middle of one.
    this.#handshakeFailing('too slow')
    this.close()
  }

  /** TLS begins a new session: the client has to say EHLO again, and to wait for the answer again. */
  secured(): void {
    this.#helloDone = false
    this._socket.on('data', this.#watchEarlyTalk)
  }

  override _onError(error: Error & { code?: string }): void {
    if (this._upgrading) this.#handshakeFailing(error.code ?? error.message)
    super._onError(error)
  }

  #handshakeFailing(reason: string): void {
    if (this.#handshakeFailed) return
    this.#handshakeFailed = true
    this.#shared.parts.mailLog.tlsFailed({ ip: this.#client.ip, reason })
  }

  destroy(): void {
    this.#top.destroy()
  }

  override _onCommand(command: Buffer, callback: () => void = () => {}): void {
    // What was sent behind STARTTLS without protection is never looked at (RFC 3207 section 4.2).
    if (this._upgrading) {
      callback()
      return
    }
    const verb = command.toString('latin1').split(' ', 1)[0]?.toUpperCase() ?? ''
    const last = this.#shared.draining ? sessionReplies.shuttingDown : this.#count.command(verb)
    if (last !== null) {
      this.cut(this.#smtp.refused('command', last, 'limit'))
    } else if (this._ready && NOT_OFFERED.has(verb)) {
      this.say(this.#smtp.refused('command', sessionReplies.notOffered, verb))
      callback()
    } else {
      super._onCommand(command, callback)
    }
  }

  override _parseAddressCommand(name: string, command: Buffer): ReturnType<SMTPConnection['_parseAddressCommand']> {
    const parsed = parsePathCommand(name === 'mail from' ? 'MAIL FROM' : 'RCPT TO', command.toString())
    if (parsed === null) return false
    this.#path = parsed
    const { path, parameters, duplicate } = parsed
    return { address: path, args: parameters, ...(duplicate === null ? {} : { duplicate }) }
  }

  /** Left to the session, which answers in our own words. */
  override _validateMailParams(): null {
    return null
  }

  override _resetSession(): void {
    super._resetSession()
    const version = this._socket instanceof TLSSocket ? this._socket.getProtocol() : null
    this.#smtp.hello(this.hostNameAppearsAs || '', version)
    this.#smtp.reset()
  }

  /** The library puts an enhanced status code of its own before every text; ours bring theirs along. */
  override send(code: number, data?: string | string[] | null, context?: string | false): void {
    const text = typeof data === 'string' ? data : ''
    if (ENHANCED.test(text)) {
      super.send(code, text, false)
    } else {
      super.send(code, data, context)
      const reply = { code, enhanced: this._getEnhancedStatusCode(code, context), text }
      if (code >= 400) this.#smtp.refused('session', reply, withoutAddresses(text))
    }
    const last = this._closing ? null : this.#count.replied(code)
    if (last !== null) this.cut(this.#smtp.refused('session', last, 'errors'))
  }

  say(reply: SmtpReply): void {
    this.send(reply.code, replyText(reply))
  }

  /** Says a last word and hangs up, whatever the client is about to send. */
  cut(reply: SmtpReply): void {
    this.say(reply)
    if (!this._closing) this.close()
  }

  /** Ends the session; a message that is arriving or being decided about gets its reply first. */
  end(reply: SmtpReply): void {
    if (this._dataStream) this.#ending = reply
    else if (!this._closing) this.cut(this.#smtp.refused('session', reply, 'end'))
  }

  arrive(): SmtpReply | null {
    const reply = this.#shared.draining ? sessionReplies.shuttingDown : this.#shared.arrived(this.#client)
    this.#admitted = reply === null
    if (reply !== null && this.#shared.isNews(this.#client)) this.#smtp.refused('connect', reply, 'connections')
    return reply
  }

  leave(): void {
    clearTimeout(this.#deadline)
    if (this._upgrading) this.#handshakeFailing('hung up')
    this.#hungUp()
    if (this.#admitted) this.#shared.left(this.#client)
  }

  answer(decide: Decide, parameters: PathCommand['parameters'] | false, done: Done): void {
    void decide(this.#smtp, { ...this.#path, parameters: parameters || {} }).then((reply) => done(asError(reply)))
  }

  async receive(stream: SMTPServerDataStream, done: Done): Promise<void> {
    const received = await receiveData(stream, this.#shared.parts.options, this.#smtp.memory())
    const reply = await this.#smtp.data(received)
    if (reply === null) return
    if (received.kind === 'cut') return this.cut(reply)
    if (reply.code < 300) {
      this.#count = createCommandCount(this.#shared.parts.options)
      done(null, replyText(reply))
    } else {
      done(asError(reply))
    }
    if (this.#ending !== null && !this._closing) this.cut(this.#ending)
  }
}

type Done = (error?: Error | null, message?: string) => void
type Decide = (smtp: SmtpSession, command: PathCommand) => Promise<SmtpReply | null>

/** The form in which the library takes a refusal. */
function asError(reply: SmtpReply | null): Error | null {
  return reply === null ? null : Object.assign(new Error(replyText(reply)), { responseCode: reply.code })
}
