/** The two people of most tests, and what the store knows about them. */
import { loadWords } from '../../src/config/load-words.ts'
import { type Address, parseAddress } from '../../src/core/address.ts'
import { type Direction, writerSide } from '../../src/core/direction.ts'
import { DEFAULT_ACTIONS } from '../../src/core/inspect/rules.ts'
import { LANGUAGES } from '../../src/core/language.ts'
import type { FreshIds } from '../../src/core/outgoing.ts'
import type { Policy, RuleActions } from '../../src/core/policy.ts'
import type { AnsweredMessage, Participant, RelayFacts } from '../../src/core/relay-facts.ts'
import type { StrikeLadder } from '../../src/core/strikes.ts'

/** What a case says beside the message; the rest is the same for all. */
export interface CaseFacts {
  readonly direction: Direction
  readonly reversePath?: string | null
  readonly readerIds?: Record<string, string>
  readonly answered?: AnsweredMessage
  readonly messagesLastHour?: number
  readonly readerUnreachable?: boolean
  readonly writerName?: string
  readonly writerHelpDesk?: boolean
  /** So many strikes of the writer, an hour before the message. */
  readonly strikes?: number
  readonly suspended?: boolean
  readonly responseDueAt?: string
  readonly policy?: {
    readonly maxTotalBytes?: number
    readonly strikes?: Partial<StrikeLadder>
    /** Rules whose findings change nothing, for what becomes of a text that they would take out. */
    readonly noted?: readonly string[]
  }
}

export const RECEIVED_AT = new Date('2026-11-20T10:00:05Z')
const HOUR_MS = 60 * 60 * 1000

export const FIXED_IDS: FreshIds = {
  message: 'message-1',
  relayDelivery: 'delivery-1',
  noticeDelivery: 'delivery-2',
  relayMessageId: 'relayed-1',
  noticeMessageId: 'notice-1',
  bounceToken: 'token1',
  boundary: 'fixed',
}

export function address(text: string): Address {
  const parsed = parseAddress(text)
  if (parsed === null) throw new Error(`${text} is no address`)
  return parsed
}

export const BUYER: Participant = {
  side: 'buyer',
  partyId: 'B1',
  name: 'Ann Lee',
  addresses: [address('ann@mail.example')],
  phones: [],
  helpDesk: false,
  alias: address('bbbb2222cccc3333@marketplace.example'),
}

const SELLER: Participant = {
  side: 'seller',
  partyId: 'S1',
  name: 'Blue Widgets',
  addresses: [address('sales@blue.example')],
  phones: [],
  helpDesk: false,
  alias: address('ssss4444tttt5555@marketplace.example'),
}

export function caseFacts(facts: CaseFacts): RelayFacts {
  const [writer, reader] = writerSide(facts.direction) === 'buyer' ? [BUYER, SELLER] : [SELLER, BUYER]
  return {
    forwardPath: reader.alias,
    conversation: 'conversation-1',
    revision: 1,
    marketplace: { id: 'us', name: 'Example Marketplace', domain: 'marketplace.example' },
    direction: facts.direction,
    writer: { ...writer, name: facts.writerName ?? writer.name, helpDesk: facts.writerHelpDesk ?? false },
    reader,
    orders: [{ id: '111-2222222-3333333', placedAt: new Date('2026-11-19T08:00:00Z') }],
    readerIds: new Map(Object.entries(facts.readerIds ?? {})),
    answered: facts.answered ?? null,
    messagesLastHour: facts.messagesLastHour ?? 0,
    readerUnreachable: facts.readerUnreachable ?? false,
    writerStanding: {
      strikes: Array.from({ length: facts.strikes ?? 0 }, () => new Date(RECEIVED_AT.getTime() - HOUR_MS)),
      suspended: facts.suspended ?? false,
    },
    responseDueAt: facts.responseDueAt === undefined ? null : new Date(facts.responseDueAt),
  }
}

const { words: SHIPPED_WORDS } = loadWords('config/words', LANGUAGES)
const noted = {
  subject: 'note',
  text: 'note',
  quoted: 'note',
  signature: 'note',
  attachment: 'note',
  header: 'note',
} as const
const NOTED: RuleActions = { 'seller-to-buyer': noted, 'buyer-to-seller': noted }

export function casePolicy(facts: Pick<CaseFacts, 'policy'> = {}): Policy {
  return {
    hash: 'test-policy',
    actions: {
      ...DEFAULT_ACTIONS,
      ...Object.fromEntries((facts.policy?.noted ?? []).map((rule) => [rule, NOTED])),
    },
    links: { allowedDomains: ['marketplace.example'], marketplaceDomains: {} },
    contact: {
      countries: 'US CA GB IE AU DE AT CH FR BE ES MX IT PT BR NL PL TR JP CN HK TW'.split(' '),
    },
    attachments: {
      maxTotalBytes: facts.policy?.maxTotalBytes ?? 7 * 1024 * 1024,
      maxPixels: 250_000_000,
      allowedExtensions: ['txt', 'pdf', 'doc', 'docx', 'jpg', 'jpeg', 'gif', 'tif', 'tiff', 'bmp', 'png'],
    },
    marketing: { threshold: 10, words: SHIPPED_WORDS },
    limits: { perConversationPerHour: 40 },
    strikes: { forgetAfterMs: 90 * 24 * HOUR_MS, warnAt: 3, holdAt: 10, suspendAt: 30, ...facts.policy?.strikes },
  }
}
