/**
 * A smart host that follows a script, on raw sockets, so that it can be as wrong as real ones are.
 *
 * Everything it accepts is collected with its envelope, un-stuffed.
 */

import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'

export type HostStep = 'banner' | 'ehlo' | 'mail' | 'rcpt' | 'data' | 'dot' | 'rset'

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

const USUAL: Readonly<Record<HostStep, string>> = {
  banner: '220 smart.example ESMTP',
  ehlo: '250-smart.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 104857600',
  mail: '250 2.1.0 Ok',
  rcpt: '250 2.1.5 Ok',
  data: '354 Go on',
  dot: '250 2.0.0 Ok: queued as 12345',
  rset: '250 2.0.0 Ok',
}

export async function startFakeSmartHost(): Promise<FakeSmartHost> {
  const scripts = new Map<HostStep, HostAction | HostAction[]>()
  const sockets = new Set<Socket>()
  const messages: CollectedMessage[] = []
  const arrived: CollectedMessage[] = []
  const commands: string[] = []
  let connections = 0
  let server = createServer(serve)
  await open(server, 0)
  const port = (server.address() as AddressInfo).port

  function serve(socket: Socket): void {
    connections++
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    const session = new HostSession(socket, act, commands, { messages, arrived })
    socket.on('data', (chunk: Buffer) => session.take(chunk.toString('latin1')))
    act(socket, 'banner')
  }

  /** Does what the script says; true where the step went as usual. */
  function act(socket: Socket, step: HostStep): boolean {
    const script = scripts.get(step)
    const action = Array.isArray(script) ? script.shift() : script
    if (action === undefined) socket.write(`${USUAL[step]}\r\n`)
    else if ('say' in action) socket.write(`${action.say}\r\n`)
    else if ('drop' in action) socket.end(action.after ?? '')
    else if ('reset' in action) socket.resetAndDestroy()
    else if ('endless' in action) flood(socket)
    return action === undefined || ('say' in action && /^[23]/.test(action.say) && !/^[45]/m.test(action.say))
  }

  return {
    port,
    messages,
    arrived,
    commands,
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

type Act = (socket: Socket, step: HostStep) => boolean

/** One connection: reads commands and data. */
class HostSession {
  readonly #socket: Socket
  readonly #act: Act
  readonly #commands: string[]
  readonly #collected: Collected
  #rest = ''
  #inData = false
  #reversePath = ''
  #forwardPaths: string[] = []

  constructor(socket: Socket, act: Act, commands: string[], collected: Collected) {
    this.#socket = socket
    this.#act = act
    this.#commands = commands
    this.#collected = collected
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
    this.#commands.push(line)
    const [, path = ''] = /<([^>]*)>/.exec(line) ?? []
    switch (line.slice(0, 4).toUpperCase()) {
      case 'EHLO':
      case 'HELO':
        this.#act(this.#socket, 'ehlo')
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

function flood(socket: Socket): void {
  if (socket.destroyed) return
  socket.write('250-and another thing\r\n'.repeat(1000), () => setImmediate(flood, socket))
}
