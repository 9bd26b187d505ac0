import { afterAll, describe, expect, it } from 'vitest'
import { parseAddress } from '../../src/core/address.ts'
import { unsignedAuthor } from '../../src/core/authorship.ts'
import { DIRECTIONS, type Direction } from '../../src/core/direction.ts'
import type { Message } from '../../src/core/message/message.ts'
import type { RelayFacts } from '../../src/core/relay-facts.ts'
import { planRelay, type RelayPlan } from '../../src/core/relay-plan.ts'
import { createExaminer } from '../../src/examine/examine.ts'
import { lastCheck } from '../../src/last-check/last-check.ts'
import { leaksIn } from '../leaks/oracle.ts'
import { address, caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from '../support/case-facts.ts'
import { corpusMessages } from './corpus-files.ts'
import { headerSecrets } from './header-secrets.ts'

const READER = address('reader@inbox-of-reader.test')
const SHARED = ['inbox-of-reader.test', 'marketplace.example']

const examiner = createExaminer()
afterAll(() => examiner.close())

/** What became of each message, by direction: counted for the table and for the share that has to arrive. */
const outcomes: Record<Direction, Map<string, string[]>> = {
  'buyer-to-seller': new Map(),
  'seller-to-buyer': new Map(),
}
afterAll(() => process.stdout.write(`${table()}\n`))

describe.each(corpusMessages() ?? [])('$name', ({ name, raw }) => {
  for (const direction of DIRECTIONS) {
    it(`names nobody, ${direction}`, async () => {
      const examined = await examiner.examine(raw)
      if ('kind' in examined) return count(direction, `not ordinary: refused for its ${examined.cause}`, name)
      const { addresses, secrets } = headerSecrets(raw, SHARED)
      const plan = planned(examined, factsFor(direction, addresses))
      count(direction, outcomeOf(plan), name)
      if (plan.disposition.kind !== 'relay' || plan.outgoing === null) return
      expect(await leaksIn(plan.outgoing.bytes, secrets)).toEqual([])
    })
  }
})

describe.each(DIRECTIONS)('%s', (direction) => {
  it('nine in ten ordinary messages are relayed', () => {
    const kinds = [...outcomes[direction]]
    const ordinary = kinds.filter(([kind]) => !kind.startsWith('not ordinary'))
    const all = ordinary.reduce((sum, [, names]) => sum + names.length, 0)
    expect(all).toBeGreaterThan(150)
    const held = ordinary.filter(([kind]) => kind !== 'relayed')
    expect((outcomes[direction].get('relayed') ?? []).length / all, JSON.stringify(held)).toBeGreaterThanOrEqual(0.9)
  })
})

function factsFor(direction: Direction, written: readonly string[]): RelayFacts {
  const facts = caseFacts({ direction })
  const [first, ...others] = written.map(parseAddress).filter((each) => each !== null)
  return {
    ...facts,
    writer: { ...facts.writer, addresses: [first ?? facts.writer.addresses[0], ...others] },
    reader: { ...facts.reader, addresses: [READER] },
  }
}

function planned(message: Message, facts: RelayFacts): RelayPlan {
  const [writtenBy] = facts.writer.addresses
  const proven = { message, author: unsignedAuthor(writtenBy, 'network'), reversePath: writtenBy }
  return lastCheck(planRelay(proven, facts, casePolicy(), RECEIVED_AT, FIXED_IDS))
}

/**
 * Ordinary is what a person wrote and the rules of content let pass. A seller's website and a file of a type that
 * nobody may send end a message whatever this test is about.
 */
function outcomeOf({ automatic, disposition, findings }: RelayPlan): string {
  if (automatic) return 'not ordinary: written by a machine'
  if (disposition.kind === 'relay') return 'relayed'
  const rule = findings.find(({ action }) => action === disposition.kind)?.rule ?? 'no rule'
  return disposition.kind === 'discard' ? `not ordinary: discarded for ${rule}` : `${disposition.kind} for ${rule}`
}

function count(direction: Direction, kind: string, name: string): void {
  const names = outcomes[direction].get(kind)
  if (names === undefined) outcomes[direction].set(kind, [name])
  else names.push(name)
}

function table(): string {
  return DIRECTIONS.flatMap((direction) => [
    direction,
    ...[...outcomes[direction]]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([kind, names]) => `${String(names.length).padStart(6)}  ${kind}`),
  ]).join('\n')
}
