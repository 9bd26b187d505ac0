/** The inbound side with everything behind it faked: what reaches `relay` is collected. */

import type { IncomingMessage } from '../../src/core/envelope.ts'
import { localPartOf } from '../../src/core/address.ts'
import { replies, type SmtpReply } from '../../src/core/smtp-reply.ts'
import {
  type Inbound,
  type InboundOptions,
  type InboundParts,
  inboundDefaults,
  type RecipientKind,
} from '../../src/inbound/inbound.ts'
import { startInbound } from '../../src/inbound/start-inbound.ts'
import { createLogger } from '../../src/log/logger.ts'
import { createMailLog } from '../../src/log/mail-log.ts'
import { testCertificate } from './certificates.ts'

export interface FakeInbound extends Inbound {
  readonly address: string
  readonly kept: IncomingMessage[]
  readonly events: { readonly event: string; readonly [field: string]: unknown }[]
}

const TRUSTED_LOOPBACK = ['127.0.0.0/8', '::1']

/** Aliases that begin with `live` are live. */
export async function startFakeInbound(
  options: Partial<InboundOptions> = {},
  parts: Partial<InboundParts> = {},
  answer: (incoming: IncomingMessage) => Promise<SmtpReply> = async () => replies.accepted,
): Promise<FakeInbound> {
  const kept: IncomingMessage[] = []
  const events: FakeInbound['events'] = []
  let ids = 0
  const logger = createLogger('trace', { write: (line) => void events.push(JSON.parse(line)) })
  const inbound = await startInbound(
    {
      ...inboundDefaults,
      listen: [{ host: '127.0.0.1', port: 0 }],
      hostname: 'mx.relay.example',
      trustedNetworks: TRUSTED_LOOPBACK,
      certificate: await testCertificate('mx.relay.example'),
      ...options,
    },
    {
      recipient: async (address) => recipientOf(localPartOf(address)),
      hasRoom: async () => true,
      clock: { now: () => new Date('2026-11-20T10:00:00Z') },
      mailLog: createMailLog(logger),
      freshId: () => `session${++ids}`,
      relay: async (incoming) => {
        const reply = await answer(incoming)
        if (reply.code < 300) kept.push(incoming)
        return reply
      },
      relayToOperators: async (incoming) => {
        kept.push(incoming)
        return replies.accepted
      },
      takeReturned: async (incoming) => {
        kept.push(incoming)
        return replies.accepted
      },
      ...parts,
    },
  )
  return { ...inbound, address: inbound.addresses[0] ?? '', kept, events }
}

function recipientOf(localPart: string): RecipientKind | null {
  if (localPart === 'postmaster' || localPart === 'abuse') return 'operators'
  if (localPart.startsWith('b-')) return 'returned'
  return localPart.startsWith('live') ? 'alias' : null
}
