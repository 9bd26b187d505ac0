/**
 * A smart host that follows a script, on raw sockets, so that it can be as wrong as real ones are.
 *
 * Everything it accepts is collected with its envelope, un-stuffed.
 */

import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createSecureContext, type SecureContextOptions, TLSSocket } from 'node:tls'

/** `handshake`: what comes in place of one, after STARTTLS was agreed to. */
export type HostStep = 'banner' | 'ehlo' | 'starttls' | 'handshake' | 'auth' | 'mail' | 'rcpt' | 'data' | 'dot' | 'rset'

export interface FakeHostOptions {
  /** Offers STARTTLS with these; without them there is no TLS. */
  readonly tls?: SecureContextOptions & { readonly requestCert?: boolean }
  /** TLS begins with the connection. */
  readonly implicit?: boolean
  /** Mechanisms of AUTH offered over TLS; the initial response or answers are taken whatever they are. */
  readonly auth?: readonly string[]
}

export type HostAction =
  /** Says this instead of what it would say; several lines with CRLF between. */
  | { readonly say: string }
  /** Says nothing, ever. */
  | { readonly hang: true }
  /** Hangs up, perhaps after a few last bytes. */
  | { readonly drop: true; readonly after?: string }
  /** Resets the connection. */
  | { readonly reset: true }
  /** Sends lines of one reply without end. */
  | { readonly endless: true }

export interface CollectedMessage {
  readonly reversePath: string
  readonly forwardPaths: readonly string[]
  readonly bytes: string
}

export interface FakeSmartHost {
  readonly port: number
  /** What it took and answered 250 to. */
  readonly messages: CollectedMessage[]
  /** What arrived whole, whether it said so or not. */
  readonly arrived: CollectedMessage[]
  /** Command lines in the order they came, of all connections. */
  readonly commands: string[]
  /** Those of them that came without protection. */
  readonly commandsInClear: string[]
  /** Connections so far. */
  readonly connections: number
  /** Those open now. */
  readonly open: number
  /** What to do at a step, from now on; a list is used up one by one, then all is well again. */
  script(step: HostStep, actions: HostAction | readonly HostAction[] | null): void
  /** Hangs up on everybody, as a restart would, and goes on listening. */
  hangUp(): Promise<void>
  /** Takes no connections until {@link FakeSmartHost.listen}. */
  stop(): Promise<void>
  listen(): Promise<void>
}

const EXTENSIONS = ['PIPELINING', '8BITMIME', 'SIZE 104857600']

const USUAL: Readonly<Record<HostStep, string>> = {
  banner: '220 smart.example ESMTP',
  ehlo: '250 smart.example',
  starttls: '220 2.0.0 Go ahead',
  handshake: '',
  auth: '235 2.7.0 Welcome',
  mail: '250 2.1.0 Ok',
  rcpt: '250 2.1.5 Ok',
  data: '354 Go on',
  dot: '250 2.0.0 Ok: queued as 12345',
  rset: '250 2.0.0 Ok',
}

export async function startFakeSmartHost(options: FakeHostOptions = {}): Promise<FakeSmartHost> {
  const scripts = new Map<HostStep, HostAction | HostAction[]>()
  const sockets = new Set<Socket>()
  const messages: CollectedMessage[] = []
  const arrived: CollectedMessage[] = []
  const commands: string[] = []
  const commandsInClear: string[] = []
  let connections = 0
  let server = createServer(serve)
  await open(server, 0)
  const port = (server.address() as AddressInfo).port

  function serve(raw: Socket): void {
    connections++
    raw.setNoDelay(true)
    const socket = track(options.implicit ? protect(raw) : raw)
    const secure = options.implicit === true
    const session = new HostSession(socket, { act, note, protect: (below) => track(protect(below)) }, options, secure, {
      messages,
      arrived,
    })
    session.listen()
    act(socket, 'banner')
  }

  function track<S extends Socket>(socket: S): S {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    return socket
  }

  function protect(socket: Socket): TLSSocket {
    sockets.delete(socket)
    socket.removeAllListeners('data')
    const { tls = {} } = options
    const { requestCert = false } = tls
    const server = { isServer: true, requestCert, rejectUnauthorized: requestCert }
    return new TLSSocket(socket, { secureContext: createSecureContext(tls), ...server })
  }

  function note(line: string, secure: boolean): void {
    commands.push(line)
    if (!secure) commandsInClear.push(line)
  }

  /** Does what the script says; true where the step went as usual. */
  function act(socket: Socket, step: HostStep): boolean {
    const script = scripts.get(step)
    const action = Array.isArray(script) ? script.shift() : script
    if (action === undefined) socket.write(step === 'ehlo' ? ehloOf(options, socket instanceof TLSSocket) : usual(step))
    else if ('say' in action) socket.write(`${action.say}\r\n`)
    else if ('drop' in action) socket.end(action.after ?? '')
    else if ('reset' in action) reset(socket)
    else if ('endless' in action) flood(socket)
    return action === undefined || ('say' in action && /^[23]/.test(action.say) && !/^[45]/m.test(action.say))
  }

  return {
    port,
    messages,
    arrived,
    commands,
    commandsInClear,
    get connections() {
      return connections
    },
    get open() {
      return sockets.size
    },
    script(step, actions) {
      if (actions === null) scripts.delete(step)
      else scripts.set(step, 'length' in actions ? [...actions] : actions)
    },
    hangUp: () => hangUp(sockets),
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await hangUp(sockets)
      await closed
    },
    async listen() {
      server = createServer(serve)
      await open(server, port)
    },
  }
}

interface Collected {
  readonly messages: CollectedMessage[]
  readonly arrived: CollectedMessage[]
}

interface Doings {
  act(socket: Socket, step: HostStep): boolean
  note(line: string, secure: boolean): void
  protect(socket: Socket): TLSSocket
}

function usual(step: HostStep): string {
  return USUAL[step] === '' ? '' : `${USUAL[step]}\r\n`
}

function ehloOf({ tls, auth }: FakeHostOptions, secure: boolean): string {
  const offered = [...(tls && !secure ? ['STARTTLS'] : []), ...(auth && secure ? [`AUTH ${auth.join(' ')}`] : [])]
  const lines = ['smart.example', ...offered, ...EXTENSIONS]
  return lines.map((line, at) => `250${at === lines.length - 1 ? ' ' : '-'}${line}\r\n`).join('')
}

/** One connection: reads commands and data. */
class HostSession {
  #socket: Socket
  readonly #doings: Doings
  readonly #options: FakeHostOptions
  #secure: boolean
  readonly #collected: Collected
  /** Lines of a login that are still to come. */
  #loginLines = 0
  #rest = ''
  #inData = false
  #reversePath = ''
  #forwardPaths: string[] = []

  constructor(socket: Socket, doings: Doings, options: FakeHostOptions, secure: boolean, collected: Collected) {
    this.#socket = socket
    this.#doings = doings
    this.#options = options
    this.#secure = secure
    this.#collected = collected
  }

  listen(): void {
    this.#socket.on('data', (chunk: Buffer) => this.take(chunk.toString('latin1')))
  }

  #act(socket: Socket, step: HostStep): boolean {
    return this.#doings.act(socket, step)
  }

  #startTls(): void {
    if (this.#options.tls === undefined) return void this.#socket.write('502 5.5.1 what?\r\n')
    if (!this.#act(this.#socket, 'starttls') || !this.#act(this.#socket, 'handshake')) return
    this.#rest = ''
    this.#secure = true
    this.#socket = this.#doings.protect(this.#socket)
    this.listen()
  }

  /** AUTH with an initial response is one line, AUTH LOGIN three. */
  #logIn(line: string): void {
    this.#loginLines = this.#loginLines > 0 ? this.#loginLines - 1 : /^AUTH LOGIN$/i.test(line) ? 2 : 0
    if (this.#loginLines > 0) this.#socket.write('334 VXNlcm5hbWU6\r\n')
    else this.#act(this.#socket, 'auth')
  }

  take(text: string): void {
    this.#rest += text
    for (;;) {
      const end = this.#rest.indexOf(this.#inData ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      // The CRLF before the dot ends the last line as well.
      const part = this.#rest.slice(0, end)
      this.#rest = this.#rest.slice(end + (this.#inData ? 5 : 2))
      if (this.#inData) this.#dot(part)
      else this.#command(part)
    }
  }

  #command(line: string): void {
    this.#doings.note(line, this.#secure)
    if (this.#loginLines > 0) {
      this.#logIn(line)
      return
    }
    const [, path = ''] = /<([^>]*)>/.exec(line) ?? []
    switch (line.slice(0, 4).toUpperCase()) {
      case 'EHLO':
      case 'HELO':
        this.#act(this.#socket, 'ehlo')
        break
      case 'STAR':
        this.#startTls()
        break
      case 'AUTH':
        this.#logIn(line)
        break
      case 'MAIL':
        this.#forwardPaths = []
        this.#reversePath = path
        this.#act(this.#socket, 'mail')
        break
      case 'RCPT':
        if (this.#act(this.#socket, 'rcpt')) this.#forwardPaths.push(path)
        break
      case 'DATA':
        if (this.#forwardPaths.length === 0) this.#socket.write('503 5.5.1 no valid recipients\r\n')
        else this.#inData = this.#act(this.#socket, 'data')
        // So that an empty message, whose dot is on the first line, ends like any other.
        if (this.#inData) this.#rest = `\r\n${this.#rest}`
        break
      case 'RSET':
        this.#act(this.#socket, 'rset')
        break
      case 'QUIT':
        this.#socket.end('221 2.0.0 Bye\r\n')
        break
      default:
        this.#socket.write('502 5.5.2 what?\r\n')
    }
  }

  #dot(data: string): void {
    this.#inData = false
    const bytes = `${data.slice(2)}\r\n`.replace(/^\./gm, '')
    const message = { reversePath: this.#reversePath, forwardPaths: this.#forwardPaths, bytes }
    this.#collected.arrived.push(message)
    if (this.#act(this.#socket, 'dot')) this.#collected.messages.push(message)
  }
}

function open(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
}

async function hangUp(sockets: Set<Socket>): Promise<void> {
  const all = [...sockets]
  await Promise.all(all.map((socket) => new Promise((resolve) => socket.once('close', resolve).destroy())))
}

/** A TLS socket knows no reset: it goes without the words that end TLS, as one that is reset does. */
function reset(socket: Socket): void {
  if (socket instanceof TLSSocket) socket.destroy()
  else socket.resetAndDestroy()
}

function flood(socket: Socket): void {
  if (socket.destroyed) return
  socket.write('250-and another thing\r\n'.repeat(1000), () => setImmediate(flood, socket))
}
