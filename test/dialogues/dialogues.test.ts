/**
 * SMTP conversations as text, one behaviour per file, played against the real listener.
 *
 * C: text            the client sends a line            S: text      a reply begins so; `S: 250-x` is one line of one
 * C-RAW: text        bytes: \r \n \0 \t \\ \xNN           S-CLOSED     the server has hung up
 * C-SPLIT: text      the same, byte by byte             KEPT: n      so many messages were kept
 * C-REPEAT: n text   n lines in one write               KEPT-RAW: b  the last one's bytes
 * C-CLOSE            the client goes away               KEPT-TO: a   its forward-paths; KEPT-FROM: its reverse-path
 * C-TLS              a TLS handshake, any certificate   RELAY: n     the relay answers so; `RELAY: throws`
 * SET: option value  an option of the inbound side
 */

import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { replies } from '../../src/core/smtp-reply.ts'
import { type FakeInbound, startFakeInbound } from '../support/inbound-fake.ts'
import { connectSmtp, type SmtpClient } from '../support/smtp-client.ts'

const folder = new URL('./', import.meta.url)
let inbound: FakeInbound | undefined

afterEach(async () => {
  await inbound?.drain(0)
})

describe('the SMTP dialogue', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
    it(file.replace('.txt', '').replaceAll('-', ' '), async () => {
      await play(readFileSync(new URL(file, folder), 'utf8').split('\n'))
    })
  }
})

async function play(lines: readonly string[]): Promise<void> {
  const steps = lines.map((line, index) => step(line, index + 1)).filter((found) => found !== null)
  const options = Object.fromEntries(steps.filter(({ name }) => name === 'SET').map(({ text }) => setting(text)))
  const answer = steps.find(({ name }) => name === 'RELAY')?.text
  inbound = await startFakeInbound(options, {}, async () => {
    if (answer === 'throws') throw new Error('the store is gone')
    return Object.values(replies).find(({ code }) => String(code) === (answer ?? '250')) ?? replies.accepted
  })
  const client = connectSmtp(inbound.address)
  for (const { name, text, line } of steps) {
    await take(name, text, client, inbound).catch((cause) => {
      throw new Error(`line ${line}, ${name}: ${text}: ${cause instanceof Error ? cause.message : cause}`, { cause })
    })
  }
  client.close()
}

function step(line: string, number: number): { name: string; text: string; line: number } | null {
  if (line === '' || line.startsWith('#')) return null
  const match = /^([A-Z-]+)(?:: ?(.*))?$/.exec(line)
  if (match === null) throw new Error(`line ${number} is not a step: ${line}`)
  return { name: match[1] ?? '', text: match[2] ?? '', line: number }
}

function setting(text: string): [string, unknown] {
  const [option = '', value = ''] = text.split(' ')
  return [option, option.endsWith('Networks') ? (value === 'none' ? [] : value.split(',')) : Number(value)]
}

async function take(name: string, text: string, client: SmtpClient, { kept, drain }: FakeInbound): Promise<void> {
  switch (name) {
    case 'SET':
    case 'RELAY':
      return
    case 'C':
      return client.line(text)
    case 'C-RAW':
      return client.raw(bytesOf(text))
    case 'C-SPLIT':
      return client.bytewise(bytesOf(text))
    case 'C-REPEAT': {
      const [times = '', ...words] = text.split(' ')
      return client.raw(`${words.join(' ')}\r\n`.repeat(Number(times)))
    }
    case 'C-CLOSE':
      client.close()
      // Until the server has noticed, nothing can be said about what it keeps.
      return drain(10_000)
    case 'C-TLS':
      await client.shakeHands()
      return
    case 'S':
      // A continuation line is asked for by name; anything else is about the last line of a reply.
      expect(await (text[3] === '-' ? client.nextLine() : client.reply())).toSatisfy((reply: string) =>
        reply.startsWith(text),
      )
      return
    case 'S-CLOSED':
      expect(await client.closed()).toEqual([])
      return
    case 'KEPT':
      await expect.poll(() => kept.length).toBe(Number(text))
      return
    case 'KEPT-RAW':
      expect(Buffer.from(kept.at(-1)?.raw ?? []).toString('latin1')).toBe(bytesOf(text).toString('latin1'))
      return
    case 'KEPT-TO':
      expect(kept.at(-1)?.envelope.forwardPaths.join(' ')).toBe(text)
      return
    case 'KEPT-FROM':
      expect(kept.at(-1)?.envelope.reversePath).toBe(text === 'null' ? null : text)
      return
    default:
      throw new Error('unknown step')
  }
}

const ESCAPES: Readonly<Record<string, string>> = { r: '\r', n: '\n', '0': '\0', t: '\t', '\\': '\\' }

function bytesOf(text: string): Buffer {
  const plain = text.replace(/\\(?:x([0-9a-f]{2})|(.))/g, (_, hex: string | undefined, name: string) =>
    hex === undefined ? (ESCAPES[name] ?? name) : String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(plain, 'latin1')
}
