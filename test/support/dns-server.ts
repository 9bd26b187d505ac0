/**
 * A DNS server on loopback, over UDP and TCP on one port. What it answers is data, and can change while it runs.
 *
 * Names nobody mentioned do not exist (NXDOMAIN). Names that were mentioned, and names above them, exist without
 * records of other types. It answers like a recursive server: a CNAME comes with what it leads to.
 */

import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { createServer, type Server as TcpServer, type Socket } from 'node:net'
import { type Answer, AUTHORITATIVE_ANSWER, decode, encode, type Question, TRUNCATED_RESPONSE } from 'dns-packet'

/** `silent` never answers; `garbage` answers with bytes that are no answer. */
export type Trouble = 'servfail' | 'refused' | 'silent' | 'garbage'

interface NameRecords {
  readonly A?: readonly string[] | Trouble | undefined
  readonly AAAA?: readonly string[] | Trouble | undefined
  readonly MX?: readonly { readonly exchange: string; readonly preference: number }[] | Trouble | undefined
  readonly PTR?: readonly string[] | Trouble | undefined
  /** A record of several strings is a list; one that is too long for one string is split. */
  readonly TXT?: readonly (string | Buffer | readonly string[])[] | Trouble | undefined
  readonly CNAME?: string | undefined
  readonly delayMs?: number
  /** Over UDP only the header with the TC bit; the records over TCP. */
  readonly truncated?: boolean
}

export type Zones = Readonly<Record<string, NameRecords | Trouble>>

export interface DnsServer {
  readonly port: number
  /** For the configuration and for `createResolver`: `127.0.0.1:port`. */
  readonly address: string
  /** Adds names; what was known of the same names is replaced. */
  add(zones: Zones): void
  /** Forgets all names and takes these. */
  replace(zones: Zones): void
  /** How many questions came, of all or of one name, of all or of one type; questions asked again count again. */
  asked(name?: string, type?: string): number
  /** From how many ports questions came over UDP. */
  clientPorts(): number
  /** Starts to count from zero. */
  forgetQuestions(): void
  close(): Promise<void>
}

const CODES = { noError: 0, servfail: 2, noSuchName: 3, refused: 5 } as const
const TTL_SECONDS = 300
const LONGEST_CHAIN = 8
/** What programs agree to send in one datagram; longer answers come over TCP. */
const MAX_UDP_BYTES = 1232

export async function startDnsServer(zones: Zones = {}): Promise<DnsServer> {
  const names = new Map<string, NameRecords | Trouble>()
  const asked: { readonly name: string; readonly type: string }[] = []
  const timers = new Set<NodeJS.Timeout>()
  const add = (more: Zones) => {
    for (const [name, records] of Object.entries(more)) names.set(plain(name), records)
  }
  add(zones)

  function receive(bytes: Buffer, over: 'udp' | 'tcp', reply: (answer: Buffer) => void): void {
    const query = decode(bytes)
    const question = query.questions?.[0]
    if (question === undefined) return
    const name = plain(question.name)
    asked.push({ name, type: question.type })
    const known = names.get(name)
    const id = query.id ?? 0
    const answer = answerTo(question, names)
    if (answer === 'silent') return
    const packet = answer === 'garbage' ? garbage(bytes) : toBytes(id, question, answer)
    const tooLong = over === 'udp' && answer !== 'garbage' && (truncates(known) || packet.length > MAX_UDP_BYTES)
    later(delayOf(known), () => reply(tooLong ? onlyHeader(id, question) : packet))
  }

  function later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      run()
    }, ms)
    timers.add(timer)
  }

  const sockets = new Set<Socket>()
  const { tcp, udp, port } = await listen(receive, sockets)
  const clientPorts = new Set<number>()
  udp.on('message', (_, peer) => clientPorts.add(peer.port))
  return {
    port,
    address: `127.0.0.1:${port}`,
    add,
    replace(zones) {
      names.clear()
      add(zones)
    },
    asked: (name, type) =>
      asked.filter((each) => (name === undefined || each.name === plain(name)) && (type ?? each.type) === each.type)
        .length,
    clientPorts: () => clientPorts.size,
    forgetQuestions() {
      asked.length = 0
      clientPorts.clear()
    },
    async close() {
      for (const timer of timers) clearTimeout(timer)
      for (const socket of sockets) socket.destroy()
      await Promise.all([new Promise((done) => tcp.close(done)), new Promise<void>((done) => udp.close(done))])
    },
  }
}

type Answered = { readonly code: number; readonly answers: Answer[] }

function answerTo(
  question: Question,
  names: ReadonlyMap<string, NameRecords | Trouble>,
): Answered | 'silent' | 'garbage' {
  const answers: Answer[] = []
  let name = question.name
  for (let hops = 0; hops <= LONGEST_CHAIN; hops++) {
    const known = names.get(plain(name))
    if (known === undefined) return { code: exists(plain(name), names) ? CODES.noError : CODES.noSuchName, answers }
    const records = typeof known === 'string' ? known : ownRecords(name, question.type, known)
    if (records === 'silent' || records === 'garbage') return records
    if (typeof records === 'string') return { code: CODES[records], answers: [] }
    answers.push(...records)
    if (typeof known === 'string' || known.CNAME === undefined || question.type === 'CNAME')
      return { code: CODES.noError, answers }
    answers.push({ type: 'CNAME', name, ttl: TTL_SECONDS, data: known.CNAME })
    name = known.CNAME
  }
  return { code: CODES.servfail, answers: [] }
}

function ownRecords(name: string, type: string, known: NameRecords): Answer[] | Trouble {
  const base = { name, ttl: TTL_SECONDS }
  switch (type) {
    case 'A':
    case 'AAAA':
    case 'PTR': {
      const records = known[type] ?? []
      return typeof records === 'string' ? records : records.map((data) => ({ ...base, type, data }))
    }
    case 'MX': {
      const records = known.MX ?? []
      return typeof records === 'string' ? records : records.map((data) => ({ ...base, type, data }))
    }
    case 'TXT': {
      const records = known.TXT ?? []
      return typeof records === 'string' ? records : records.map((text) => ({ ...base, type, data: strings(text) }))
    }
    default:
      return []
  }
}

/** One string of a TXT record holds at most 255 octets. */
function strings(text: string | Buffer | readonly string[]): Buffer[] {
  if (typeof text === 'string') return strings(Buffer.from(text, 'utf8'))
  if (!Buffer.isBuffer(text)) return text.map((part) => Buffer.from(part, 'utf8'))
  const parts = [text.subarray(0, 255)]
  for (let at = 255; at < text.length; at += 255) parts.push(text.subarray(at, at + 255))
  return parts
}

function toBytes(id: number, question: Question, { code, answers }: Answered): Buffer {
  return encode({ type: 'response', id, flags: AUTHORITATIVE_ANSWER | code, questions: [question], answers })
}

function onlyHeader(id: number, question: Question): Buffer {
  return encode({ type: 'response', id, flags: AUTHORITATIVE_ANSWER | TRUNCATED_RESPONSE, questions: [question] })
}

/** The header announces records that do not follow. */
function garbage(query: Buffer): Buffer {
  const header = Buffer.from([0x84, 0x00, 0x00, 0x01, 0x00, 0x07, 0x00, 0x00, 0x00, 0x00])
  return Buffer.concat([query.subarray(0, 2), header, query.subarray(12), Buffer.from([0xff, 0xc0, 0x01, 0x3f])])
}

function exists(name: string, names: ReadonlyMap<string, unknown>): boolean {
  return [...names.keys()].some((known) => known.endsWith(`.${name}`))
}

function truncates(known: NameRecords | Trouble | undefined): boolean {
  return typeof known === 'object' && known.truncated === true
}

function delayOf(known: NameRecords | Trouble | undefined): number {
  return typeof known === 'object' ? (known.delayMs ?? 0) : 0
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, '')
}

type Receive = (bytes: Buffer, over: 'udp' | 'tcp', reply: (answer: Buffer) => void) => void

/** A port that is free for both kinds of socket. */
async function listen(receive: Receive, sockets: Set<Socket>, tries = 10) {
  const tcp = createServer((socket) => serveTcp(socket, receive, sockets))
  const udp = createSocket('udp4')
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve))
  const port = portOf(tcp)
  try {
    await new Promise<void>((resolve, reject) => udp.once('error', reject).bind(port, '127.0.0.1', resolve))
  } catch (error) {
    udp.close()
    await new Promise((done) => tcp.close(done))
    if (tries === 0) throw error
    return listen(receive, sockets, tries - 1)
  }
  udp.on('message', (bytes, peer) => receive(bytes, 'udp', (answer) => sendTo(udp, answer, peer)))
  return { tcp, udp, port }
}

function sendTo(udp: UdpSocket, answer: Buffer, peer: { port: number; address: string }): void {
  // Whoever asked may have given up and closed its port.
  udp.send(answer, peer.port, peer.address, () => {})
}

function serveTcp(socket: Socket, receive: Receive, sockets: Set<Socket>): void {
  sockets.add(socket)
  socket.once('close', () => sockets.delete(socket))
  // Whoever asked may hang up at any time.
  socket.on('error', () => {})
  let pending: Buffer = Buffer.alloc(0)
  socket.on('data', (chunk) => {
    pending = Buffer.concat([pending, chunk])
    while (pending.length >= 2 && pending.length >= 2 + pending.readUInt16BE(0)) {
      const end = 2 + pending.readUInt16BE(0)
      const bytes = pending.subarray(2, end)
      pending = pending.subarray(end)
      receive(bytes, 'tcp', (answer) => {
        const length = Buffer.alloc(2)
        length.writeUInt16BE(answer.length)
        socket.write(Buffer.concat([length, answer]))
      })
    }
  })
}

function portOf(server: TcpServer): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not a TCP port')
  return address.port
}
