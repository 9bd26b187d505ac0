/** A mail server whose mailboxes are read by machines, each with its own habit of answering. */

import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { deliver } from '../../support/daemon-process.ts'

/** What a machine sends when it gets a message. */
export interface RobotAnswer {
  /** Envelope sender; '' as RFC 3834 section 3.3 has it. */
  readonly from: string
  readonly to: string
  readonly fields: readonly string[]
  readonly text: string
}

export interface Arrived {
  readonly mailbox: string
  readonly reversePath: string
  /** The address in From. */
  readonly writtenBy: string
  readonly bytes: string
}

/** Null: it keeps silent. */
export type Robot = (arrived: Arrived) => RobotAnswer | null

export interface RobotOffice {
  readonly port: number
  readonly arrived: readonly Arrived[]
  stop(): Promise<void>
}

/** Mailboxes without a robot do not exist: 550 5.1.1. Answers are handed to the server at `outgoing`, `host:port`. */
export async function openRobotOffice(robots: ReadonlyMap<string, Robot>, outgoing: string): Promise<RobotOffice> {
  const arrived: Arrived[] = []
  let answers = 0
  const answer = async (message: Arrived) => {
    const reply = robots.get(message.mailbox)?.(message) ?? null
    if (reply === null) return
    const id = `<robot-${++answers}@${message.mailbox.replace('@', '.')}>`
    const header = [`From: ${message.mailbox}`, `To: ${reply.to}`, `Message-ID: ${id}`, ...reply.fields]
    await deliver(outgoing, { from: reply.from, to: reply.to, bytes: `${header.join('\r\n')}\r\n\r\n${reply.text}` })
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onRcptTo: ({ address }, _session, done) => {
      if (robots.has(address)) return done()
      done(Object.assign(new Error('no such user here'), { responseCode: 550 }))
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const bytes = Buffer.concat(chunks).toString()
        const { mailFrom, rcptTo } = session.envelope
        const writtenBy = /^From:[^<\r]*<([^>]+)>/m.exec(bytes)?.[1] ?? ''
        const reversePath = mailFrom === false ? '' : mailFrom.address
        for (const { address } of rcptTo) {
          const message = { mailbox: address, reversePath, writtenBy, bytes }
          arrived.push(message)
          void answer(message)
        }
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return {
    port: (server.server.address() as AddressInfo).port,
    arrived,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
