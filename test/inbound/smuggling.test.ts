/** No way of ending a line that another server might take for the end of the data ends it here. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeInbound, startFakeInbound } from '../support/inbound-fake.ts'
import { connectSmtp, type SmtpClient } from '../support/smtp-client.ts'

const VARIANTS = [
  '\n.\n',
  '\r.\r',
  '\r.\n',
  '\n.\r',
  '\n.\r\n',
  '\r\n.\n',
  '\r.\r\n',
  '\r\n.\r',
  '\r\n\0.\r\n',
  '\r\n.\0\r\n',
  '\r\n.\r\r\n',
  '\r\r\n.\r\r\n',
  '\n.\r\r\n',
] as const

const BEFORE = 'Subject: first\r\n\r\nfirst'
const AFTER = 'MAIL FROM:<evil@mail.example>\r\nRCPT TO:<live2@relay.example>\r\nDATA\r\nSubject: second\r\n\r\n'

let inbound: FakeInbound
beforeAll(async () => {
  inbound = await startFakeInbound({ maxErrors: 1_000_000, maxNoops: 1_000_000 })
})
afterAll(() => inbound.drain(0))

describe('smuggling', () => {
  for (const variant of VARIANTS) {
    const text = `${BEFORE}${variant}${AFTER}\r\n.\r\n`

    it(`fails with ${JSON.stringify(variant)} in one segment`, async () => {
      const client = await openData()
      client.raw(text)
      await expectOneRefusal(client)
    })

    it(`fails with ${JSON.stringify(variant)} byte by byte`, async () => {
      const client = await openData()
      await client.bytewise(Buffer.from(text))
      await expectOneRefusal(client)
    })

    it(`fails with ${JSON.stringify(variant)} split at every byte boundary`, async () => {
      for (let at = BEFORE.length - 2; at <= BEFORE.length + variant.length + 2; at++) {
        const client = await openData()
        await sendSplit(client, text, at)
        await expectOneRefusal(client)
      }
    })

    it(`fails with ${JSON.stringify(variant)} as the first bytes of the data`, async () => {
      for (let at = 1; at <= variant.length; at++) {
        const client = await openData()
        await sendSplit(client, `${variant}${AFTER}\r\n.\r\n`, at)
        await expectOneRefusal(client)
      }
    })
  }

  it('takes a first line of two dots for a dot, wherever it is split', async () => {
    const text = '..\r\nMAIL FROM:<evil@mail.example>\r\n.\r\n'
    for (let at = 1; at < text.length; at++) {
      const client = await openData()
      await sendSplit(client, text, at)
      expect(await client.reply()).toMatch(/^250 2\.0\.0/)
      expect(Buffer.from(inbound.kept.pop()?.raw ?? []).toString()).toBe('.\r\nMAIL FROM:<evil@mail.example>\r\n')
      client.close()
    }
  })
})

async function openData(): Promise<SmtpClient> {
  const client = connectSmtp(inbound.address)
  expect(await client.reply()).toMatch(/^220/)
  expect(await client.ask('EHLO client.example')).toMatch(/^250/)
  expect(await client.ask('MAIL FROM:<ann@mail.example>')).toMatch(/^250/)
  expect(await client.ask('RCPT TO:<live1@relay.example>')).toMatch(/^250/)
  expect(await client.ask('DATA')).toMatch(/^354/)
  return client
}

async function sendSplit(client: SmtpClient, text: string, at: number): Promise<void> {
  await new Promise<void>((resolve) => client.socket.write(text.slice(0, at), () => setImmediate(resolve)))
  await new Promise((resolve) => setImmediate(resolve))
  client.raw(text.slice(at))
}

/** One reply to one message; the next reply is the one to the next command. */
async function expectOneRefusal(client: SmtpClient): Promise<void> {
  expect(await client.reply()).toMatch(/^550 5\.6\.0/)
  expect(await client.ask('NOOP')).toBe('250 2.0.0 OK')
  expect(inbound.kept).toEqual([])
  client.close()
}
