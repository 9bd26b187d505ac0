/**
 * People with mail programs on both sides of the real relay: the real store, the real examination and relayMessage; only
 * the wire is left out. Each person's mailbox holds what came and a copy of what was sent.
 */

import { planRelay } from '../../src/core/relay-plan.ts'
import PostalMime from 'postal-mime'
import { unsignedAuthor } from '../../src/core/authorship.ts'
import type { Side } from '../../src/core/direction.ts'
import { createExaminer } from '../../src/examine/examine.ts'
import { createLogger } from '../../src/log/logger.ts'
import { lastCheck } from '../../src/last-check/last-check.ts'
import { createMailLog } from '../../src/log/mail-log.ts'
import { type RelayParts, relayMessage } from '../../src/relay-message.ts'
import type { OrderRecord } from '../../src/store/records.ts'
import { NOTHING_TO_TELL } from '../../src/store/store.ts'
import { freshId, freshIds } from '../../src/system/random.ts'
import { aliasOf } from '../store/contract/kit.ts'
import { openTemporary } from '../store/sqlite-support.ts'
import { casePolicy } from '../support/case-facts.ts'
import { address, at, makeIncoming } from '../support/make-plan.ts'
import type { FiledMail } from './grouping.ts'

export interface Person {
  readonly side: Side
  readonly address: string
  readonly mailbox: FiledMail[]
}

export interface Letter {
  /** Of one or several conversations: the same message to each. */
  readonly to: readonly OrderRecord[]
  readonly subject: string
  readonly text?: string
  /** What it answers, of the writer's mailbox. */
  readonly answers?: FiledMail | undefined
  /** What the writer's program, or the provider behind it, lets through of the two fields. */
  readonly sends?: 'both' | 'only In-Reply-To' | 'only References' | 'nothing'
  /** Whether the writer's own copy lacks the same. */
  readonly copyAsSent?: boolean
}

export function person(side: Side, at: string): Person {
  return { side, address: at, mailbox: [] }
}

export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>

/** A post office of its own. `people` get what is for their address. */
export async function openPostOffice(people: readonly Person[]) {
  const { store, dispose } = await openTemporary()
  const examiner = createExaminer()
  let now = at('10:00:00')
  let perConversationPerHour = 100
  const parts: RelayParts = {
    prove: async ({ envelope }) => {
      const author = unsignedAuthor(address(envelope.reversePath ?? ''), 'network')
      return { kind: 'proven', author }
    },
    examine: (raw) => examiner.examine(raw),
    scan: async (message) => message,
    plan: async (...task) => planRelay(...task),
    lastCheck: async (plan) => lastCheck(plan),
    store,
    policy: () => ({ ...casePolicy(), limits: { perConversationPerHour } }),
    takePartyShare: () => true,
    giveBackPartyShare: () => {},
    alertFor: () => null,
    giveBackAlerts: () => {},
    takeNoticeShare: () => true,
    giveBackNoticeShare: () => {},
    freshIds,
    sign: (outgoing) => outgoing,
    clock: { now: () => now },
    mailLog: createMailLog(createLogger('silent', { write: () => {} })),
    reservePlaces: () => ({ claim: { limit: 0, leaseMs: 0 }, settle: () => {} }),
  }

  /** Brings everything that waits to whom it is for. */
  const deliver = async (): Promise<void> => {
    for (const due of await store.claimDueDeliveries(now, 100, 60_000)) {
      const reader = people.find((each) => each.address === due.forwardPath)
      reader?.mailbox.push(await filed(await store.outgoingBytes(due.id)))
      await store.recordAttempt(due.id, due.lease, { kind: 'delivered', reply: '250' }, NOTHING_TO_TELL, now)
    }
  }

  /** Sends a letter, gets it to its readers, and resolves to the writer's copy of it. */
  const send = async (writer: Person, letter: Letter): Promise<FiledMail> => {
    now = new Date(now.getTime() + 60_000)
    const { copy, raw, forwardPaths } = written(writer, letter)
    writer.mailbox.push(copy)
    const envelope = { reversePath: writer.address, forwardPaths }
    const reply = await relayMessage(makeIncoming(raw, { envelope, receivedAt: now }), parts)
    if (reply.code !== 250) throw new Error(`the relay said ${reply.code} ${reply.text}`)
    await deliver()
    return copy
  }

  const close = async () => {
    await examiner.close()
    await dispose()
  }
  /** From now on messages are held when a conversation has had so many in an hour. */
  const holdFrom = (messages: number) => {
    perConversationPerHour = messages
  }
  return { store, send, close, holdFrom, now: () => now }
}

function written(writer: Person, { to, subject, text = 'Hello', answers, sends = 'both', copyAsSent = false }: Letter) {
  const forwardPaths = to.map((order) => aliasOf(order, writer.side === 'buyer' ? 'seller' : 'buyer'))
  const id = `<${freshId()}@${writer.address.split('@')[1]}>`
  const inReplyTo = answers?.id ?? null
  const references = answers === undefined ? [] : [...answers.references, answers.id]
  const [sendsInReplyTo, sendsReferences] = [/both|In-Reply-To/.test(sends), /both|References/.test(sends)]
  const raw = [
    `From: <${writer.address}>`,
    `To: ${forwardPaths.map((path) => `<${path}>`).join(', ')}`,
    `Subject: ${subject}`,
    `Message-ID: ${id}`,
    ...(inReplyTo !== null && sendsInReplyTo ? [`In-Reply-To: ${inReplyTo}`] : []),
    ...(references.length > 0 && sendsReferences ? [`References: ${references.join('\r\n ')}`] : []),
    '',
    text,
    '',
  ].join('\r\n')
  const copy: FiledMail = {
    id,
    inReplyTo: copyAsSent && !sendsInReplyTo ? null : inReplyTo,
    references: copyAsSent && !sendsReferences ? [] : references,
    subject,
    otherParty: forwardPaths.join(' '),
  }
  return { copy, raw, forwardPaths }
}

async function filed(bytes: Uint8Array): Promise<FiledMail> {
  const { messageId, inReplyTo, references, subject, from } = await PostalMime.parse(bytes)
  return {
    id: messageId ?? '',
    inReplyTo: inReplyTo ?? null,
    references: (references ?? '').split(/\s+/).filter((id) => id !== ''),
    subject: subject ?? '',
    otherParty: from?.address ?? '',
  }
}

/** What a program puts into the subject of an answer, whatever was there. */
export function answerSubject(subject: string, prefix = 'Re'): string {
  return /^(?:re|aw):/i.test(subject) ? subject : `${prefix}: ${subject}`
}

export function newest(of: Person): FiledMail {
  const mail = of.mailbox.at(-1)
  if (mail === undefined) throw new Error(`the mailbox of ${of.address} is empty`)
  return mail
}
