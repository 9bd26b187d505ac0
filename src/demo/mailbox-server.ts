/** The far end of the demo: a small SMTP server that puts each message into its recipient's folder as an .eml file. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { join } from 'node:path'

export interface ArrivedMail {
  readonly recipient: string
  readonly reversePath: string
  readonly bytes: Uint8Array
  readonly file: string
}

export interface MailboxServer {
  readonly port: number
  /** The next message for this recipient, arrived or yet to come; rejects after `ms`. Each is handed out once. */
  nextFor(recipient: string, ms: number): Promise<ArrivedMail>
  close(): void
}

export async function startMailboxServer(folder: string): Promise<MailboxServer> {
  const waiting: ArrivedMail[] = []
  const listeners = new Set<() => void>()
  let arrived = 0
  const keep = (reversePath: string, recipient: string, bytes: Buffer) => {
    const mailbox = join(folder, recipient)
    mkdirSync(mailbox, { recursive: true })
    arrived++
    const file = join(mailbox, `${String(arrived).padStart(2, '0')}.eml`)
    writeFileSync(file, bytes)
    waiting.push({ recipient, reversePath, bytes, file })
    for (const listener of listeners) listener()
  }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    talk(socket, keep)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    port: (server.address() as AddressInfo).port,
    nextFor: (recipient, ms) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          listeners.delete(look)
          reject(new Error(`no mail for ${recipient} arrived within ${ms} ms`))
        }, ms)
        const look = () => {
          const index = waiting.findIndex((mail) => mail.recipient === recipient)
          const [mail] = index < 0 ? [] : waiting.splice(index, 1)
          if (mail === undefined) return
          clearTimeout(timer)
          listeners.delete(look)
          resolve(mail)
        }
        listeners.add(look)
        look()
      }),
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** Enough of RFC 5321 for one polite client. */
function talk(socket: Socket, keep: (reversePath: string, recipient: string, bytes: Buffer) => void): void {
  let buffer = ''
  let inData = false
  let reversePath = ''
  let recipients: string[] = []
  const say = (text: string) => socket.write(`${text}\r\n`)
  socket.setEncoding('latin1')
  socket.on('error', () => socket.destroy()) // A client that went away needs no answer.
  say('220 mailboxes.demo ESMTP')
  socket.on('data', (chunk: string) => {
    buffer += chunk
    for (;;) {
      const end = inData ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n')
      if (end < 0) return
      const piece = buffer.slice(0, end)
      buffer = buffer.slice(end + (inData ? 5 : 2))
      if (inData) {
        const bytes = Buffer.from(`${piece.replace(/^\./gm, '')}\r\n`, 'latin1')
        for (const recipient of recipients) keep(reversePath, recipient, bytes)
        inData = false
        recipients = []
        say('250 2.0.0 In the mailbox')
        continue
      }
      const path = /<([^>]*)>/.exec(piece)?.[1] ?? ''
      const verb = piece.slice(0, 4).toUpperCase()
      if (verb === 'QUIT') socket.end('221 2.0.0 Bye\r\n')
      else if (verb === 'DATA') say('354 Go ahead')
      else say(verb === 'EHLO' ? '250-mailboxes.demo\r\n250 8BITMIME' : '250 2.0.0 OK')
      if (verb === 'MAIL') reversePath = path
      if (verb === 'RCPT') recipients.push(path)
      inData = verb === 'DATA'
    }
  })
}
