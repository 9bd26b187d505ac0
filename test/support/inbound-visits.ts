/** The fake inbound side and the clients that visit it, both ended after each test of a file. */

import { afterEach, expect } from 'vitest'
import { type FakeInbound, startFakeInbound } from './inbound-fake.ts'
import { connectSmtp, type SmtpClient } from './smtp-client.ts'

export interface InboundVisits {
  start(...inputs: Parameters<typeof startFakeInbound>): Promise<FakeInbound>
  /** `from`: the loopback address to come from, where it matters. */
  connect(server: { readonly address: string }, from?: string): SmtpClient
  /** A client that has said EHLO and heard the answer. */
  greet(server: { readonly address: string }): Promise<SmtpClient>
}

/** Call it once, at the top of a test file. */
export function inboundVisits(): InboundVisits {
  const started: FakeInbound[] = []
  const clients: SmtpClient[] = []

  afterEach(async () => {
    for (const client of clients.splice(0)) client.close()
    for (const inbound of started.splice(0)) await inbound.drain(0)
  })

  function connect({ address }: { readonly address: string }, from?: string): SmtpClient {
    const client = connectSmtp(address, from)
    clients.push(client)
    return client
  }

  return {
    async start(...inputs) {
      const inbound = await startFakeInbound(...inputs)
      started.push(inbound)
      return inbound
    },
    connect,
    async greet(server) {
      const client = connect(server)
      expect(await client.reply()).toMatch(/^220 /)
      expect(await client.ask('EHLO client.example')).toMatch(/^250 /)
      return client
    },
  }
}
