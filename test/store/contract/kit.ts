/**
 * What every part of the store's contract starts from: a store with people in it, and short ways to write to it.
 *
 * Knows nothing of the test runner, for the child processes of tests use it too.
 */

import { directionTo, type Side } from '../../../src/core/direction.ts'
import { type ImportLine, parseImportLine } from '../../../src/core/import-line.ts'
import type { RelayFacts } from '../../../src/core/relay-facts.ts'
import type { RelayPlan } from '../../../src/core/relay-plan.ts'
import type { OrderRecord } from '../../../src/store/records.ts'
import type { FactsQuery, ImportIds, ImportResult, Store } from '../../../src/store/store.ts'
import { freshAliasToken, freshId } from '../../../src/system/random.ts'
import { at, makeIncoming, makePlan } from '../../support/make-plan.ts'

/** One store of its own for one test, with the marketplaces US and DE of make-plan.ts. */
export interface StoreUnderTest {
  readonly store: Store
  /** The same store again, as another process opens it. Closed by the test that asked for it. */
  another(): Promise<Store>
  /** Closes everything and removes what was kept. */
  dispose(): Promise<void>
}

export type OpenStore = () => Promise<StoreUnderTest>

/** Runs a test with a store of its own. */
export function withStore(open: OpenStore, test: (store: Store, underTest: StoreUnderTest) => Promise<void>) {
  return async () => {
    const underTest = await open()
    try {
      await test(underTest.store, underTest)
    } finally {
      await underTest.dispose()
    }
  }
}

export const BLUE =
  '{"seller":{"id":"S1","name":"Blue Widgets","addresses":["sales@blue.example"],"marketplaces":["us"]}}'
export const ANN = '{"buyer":{"id":"B1","name":"Ann Lee","addresses":["ann@mail.example","ann.lee@work.example"]}}'
export const ORDER =
  '{"order":{"id":"111","marketplace":"us","buyer":"B1","seller":"S1","placed_at":"2026-11-19T10:00:00Z","items":[{"asin":"B00EXAMPLE","title":"Blue widget"}]}}'
export const CONTACT =
  '{"contact":{"marketplace":"us","buyer":"B1","seller":"S1","items":[{"asin":"B00QUESTION","title":"Red widget"}]}}'

function toLines(texts: readonly string[]): ImportLine[] {
  return texts.map((text) => {
    const parsed = parseImportLine(text)
    if (parsed.kind === 'mistake') throw new Error(`${text}: ${parsed.reason}`)
    return parsed.line
  })
}

function freshImportIds(): ImportIds {
  return { conversation: freshId(), buyerToken: freshAliasToken(), sellerToken: freshAliasToken() }
}

function importTexts(store: Store, texts: readonly string[], now = at('09:00:00')): Promise<ImportResult> {
  return store.importLines(
    toLines(texts),
    texts.map(() => freshImportIds()),
    now,
  )
}

/** Imports, and expects no mistakes. */
export async function imported(store: Store, texts: readonly string[], now?: Date): Promise<readonly OrderRecord[]> {
  const result = await importTexts(store, texts, now)
  if (result.kind === 'rejected') throw new Error(`the import was rejected: ${JSON.stringify(result.mistakes)}`)
  return result.orders
}

/** The mistakes of an import that must be rejected, as `line: reason`. */
export async function mistakes(store: Store, texts: readonly string[], now?: Date): Promise<string[]> {
  const result = await importTexts(store, texts, now)
  if (result.kind === 'imported') throw new Error('the import was taken')
  return result.mistakes.map(({ line, reason }) => `${line}: ${reason}`)
}

/** Ann, Blue Widgets and one order of hers. */
export async function openShop(store: Store): Promise<OrderRecord> {
  const [order] = await imported(store, [BLUE, ANN, ORDER])
  if (order === undefined) throw new Error('the order was not imported')
  return order
}

export function aliasOf(order: OrderRecord, side: Side) {
  const alias = side === 'buyer' ? order.buyerAlias : order.sellerAlias
  if (alias === null) throw new Error(`the order ${order.order} has no ${side} alias`)
  return alias
}

/** The facts for mail to one side of an order's conversation. */
export async function factsTo(
  store: Store,
  order: OrderRecord,
  side: Side,
  options: { readonly now?: Date } & Partial<Omit<FactsQuery, 'forwardPaths'>> = {},
): Promise<RelayFacts> {
  const { now = at('10:00:00'), referencedIds = [], answeredSubject = null } = options
  const query = { forwardPaths: [aliasOf(order, side)], referencedIds, answeredSubject }
  const [facts] = await store.factsFor(query, now)
  if (facts === undefined || facts === null) throw new Error(`the ${side} alias of ${order.order} is not live`)
  if (facts.direction !== directionTo(side)) throw new Error(`mail to the ${side} is said to go ${facts.direction}`)
  return facts
}

export interface Said {
  readonly to?: Side
  readonly at?: Date
  readonly raw?: string
  readonly plan?: Partial<RelayPlan>
}

/** One message to one side, committed. */
export async function say(store: Store, order: OrderRecord, said: Said = {}): Promise<RelayPlan> {
  const receivedAt = said.at ?? at('10:00:00')
  const facts = await factsTo(store, order, said.to ?? 'seller', { now: receivedAt })
  const plan = makePlan(facts, said.plan)
  const incoming = makeIncoming(said.raw, { receivedAt })
  const outcome = await store.commitPlans(incoming, [plan], receivedAt)
  if (outcome.kind !== 'committed') throw new Error(`the message was ${outcome.kind}`)
  return plan
}

/** The delivery of what a plan relays or would relay. */
export function deliveryOf(plan: RelayPlan): string {
  if (plan.outgoing === null) throw new Error('the plan sends nothing')
  return plan.outgoing.delivery
}

export function text(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString()
}

export async function messageIds(store: Store, filter: { conversation?: string; held?: boolean } = {}) {
  return (await store.listMessages({ limit: 100, ...filter })).map((message) => message.id)
}
