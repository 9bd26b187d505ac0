/**
 * A database of the first release, with rows in every table, opened by this version.
 *
 * `from-0001/` holds what that release wrote, as SQL text, and what its store then gave back. Nobody edits it.
 */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Address } from '../../src/core/address.ts'
import { openForWriting } from '../../src/store/sqlite/connection.ts'
import { NOTHING_TO_TELL, type Store } from '../../src/store/store.ts'
import { openIn, temporaryFolder } from '../store/sqlite-support.ts'
import { at, makeOperatorMail } from '../support/make-plan.ts'

const RELEASED = join(import.meta.dirname, 'from-0001')
const STATES = ['queued', 'delivered', 'deferred', 'failed', 'expired', 'cancelled'] as const

interface KeptFacts {
  readonly conversation: string
  readonly writer: { readonly side: string }
  readonly reader: object
}

interface Kept {
  readonly messages: readonly { readonly id: string }[]
  readonly deliveries: readonly { readonly id: string }[]
  readonly facts: readonly KeptFacts[]
  readonly orders: readonly object[]
  readonly windows: readonly {
    readonly conversation: string
    readonly dueAt: string
    readonly closedAt: string | null
  }[]
  /** The beginning of each body in base64, by what it is. */
  readonly bytes: Readonly<Record<string, string | null>>
}

const text = (name: string) => readFileSync(join(RELEASED, name), 'utf8')
const kept: Kept = JSON.parse(text('expected.json'))

let folder: string
let store: Store | null = null

beforeEach(() => {
  folder = temporaryFolder()
  for (const name of ['tradepost', 'keys'])
    openForWriting(join(folder, `${name}.db`))
      .exec(text(`${name}.sql`))
      .close()
  const bodies: Record<string, string> = JSON.parse(text('bodies.json'))
  for (const [file, bytes] of Object.entries(bodies)) {
    mkdirSync(join(folder, 'bodies', file.slice(0, 2)), { recursive: true })
    writeFileSync(join(folder, 'bodies', file.slice(0, 2), file), Buffer.from(bytes, 'base64'))
  }
})

afterEach(async () => {
  await store?.close()
  store = null
  rmSync(folder, { recursive: true })
})

/** Every row of every table, by the columns that the first release had. */
function rows(tables: ReadonlyMap<string, readonly string[]>) {
  const connection = openForWriting(join(folder, 'tradepost.db'))
  const found = [...tables].map(([table, columns]) => {
    const names = columns.map((column) => `"${column}"`).join(', ')
    return [table, connection.prepare(`SELECT ${names} FROM "${table}" ORDER BY 1, 2`).all()] as const
  })
  connection.close()
  return new Map(found)
}

function tablesNow(): Map<string, string[]> {
  const connection = openForWriting(join(folder, 'tradepost.db'))
  const tables = connection
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'migration'")
    .pluck()
    .all()
  const columns = connection.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck()
  const found = new Map(tables.map((table) => [table, columns.all(table)]))
  connection.close()
  return found
}

describe('a database of the first release', () => {
  it('keeps every row, and stays sound', async () => {
    const tables = tablesNow()
    const before = rows(tables)
    for (const [table, found] of before) expect([table, found.length > 0]).toEqual([table, true])
    store = await openIn(folder)
    expect(rows(tables)).toEqual(before)
    const connection = openForWriting(join(folder, 'tradepost.db'))
    expect(connection.pragma('foreign_key_check')).toEqual([])
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
    connection.close()
  })

  it('tells the same as before of everything, and of nobody how he was proven', async () => {
    store = await openIn(folder)
    const { messages, deliveries, bytes, ...others } = kept
    const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
    expect(plain(await store.listMessages({ limit: 100 }))).toEqual(
      messages.map((message) => ({ ...message, provenBy: null })),
    )
    expect(plain(await store.listDeliveries({ limit: 100, states: STATES }))).toEqual(deliveries)
    const open = store
    const found = await Promise.all(
      Object.keys(bytes).map(async (name) => [name, await beginning(open, name)] as const),
    )
    expect(Object.fromEntries(found)).toEqual(bytes)
    const aliases = ['seller', 'buyer'].map((side) => aliasOfFirstOrder(others, side))
    const facts = await store.factsFor({ forwardPaths: aliases, referencedIds: [] }, at('12:00:00'))
    expect(
      plain({
        orders: await store.listOrders({ limit: 100 }),
        windows: await store.listWindows({ since: at('2026-01-01T00:00:00Z') }),
        waiting: await store.countWaiting(),
        nextDueAt: await store.nextDueAt(),
        facts: facts.map((fact) => fact && { ...fact, readerIds: [...fact.readerIds] }),
      }),
    ).toEqual({
      ...others,
      orders: others.orders.map((order) => ({ ...order, helpDesks: [] })),
      facts: others.facts.map(withWhatIsToldSince),
    })
  })

  it('answers writers of its messages in English', async () => {
    store = await openIn(folder)
    const [message] = kept.messages
    expect(await store.messageNoticeContext(message?.id ?? '')).toMatchObject({ language: 'en' })
  })

  it('has struck and suspended nobody, and can from now on', async () => {
    store = await openIn(folder)
    expect(await store.findParties('S1')).toMatchObject([{ strikes: [], suspension: null }])
    expect(await store.suspendParty('seller', 'S1', 'fake shop', at('12:00:00'))).toBe(true)
    expect(await store.restoreParty('seller', 'S1', { mail: true, strikes: true })).toMatchObject({ suspension: true })
  })

  it('goes on with its queue, and takes mail to operators into it', async () => {
    store = await openIn(folder)
    const waiting = await store.listDeliveries({ limit: 100 })
    const mail = makeOperatorMail()
    await store.commitOperatorMail(mail, at('12:00:00'))
    await store.takeBackLeases()
    const due = await store.claimDueDeliveries(at('12:00:00'), 100, 60_000)
    const ids = [...waiting.map(({ id }) => id), mail.outgoing.delivery]
    expect(new Set(due.map(({ id }) => id))).toEqual(new Set(ids))
    for (const { id, lease } of due) {
      expect((await store.outgoingBytes(id)).length).toBeGreaterThan(0)
      expect(
        await store.recordAttempt(id, lease, { kind: 'delivered', reply: '250' }, NOTHING_TO_TELL, at('12:00:01')),
      ).toBe(true)
    }
    expect(await store.countWaiting()).toBe(0)
  })
})

/** `received ID`, `sent ID` or `delivery ID`. */
async function beginning(from: Store, name: string): Promise<string | null> {
  const [form = '', id = ''] = name.split(' ')
  const bytes =
    form === 'delivery'
      ? await from.outgoingBytes(id)
      : await from.messageBytes(id, form === 'received' ? 'received' : 'sent')
  return bytes && Buffer.from(bytes).toString('base64').slice(0, 200)
}

/** Later versions tell more of the same; of what an old database does not hold, nothing. */
function withWhatIsToldSince(facts: KeptFacts) {
  const { writer, reader } = facts
  const since = { phones: [], helpDesk: false }
  const [laterWriter, laterReader] = [
    { ...writer, ...since },
    { ...reader, ...since },
  ]
  const later = { answered: null, readerUnreachable: false, writerStanding: { strikes: [], suspended: false } }
  const open = kept.windows.find(
    ({ conversation, closedAt }) => conversation === facts.conversation && closedAt === null,
  )
  const responseDueAt = writer.side === 'seller' ? open?.dueAt : null
  return { ...facts, writer: laterWriter, reader: laterReader, ...later, responseDueAt }
}

function aliasOfFirstOrder(others: object, side: string): Address {
  const { orders } = others as { orders: readonly Record<string, string>[] }
  const order = orders.find((each) => each['order'] === '111')
  return (order?.[`${side}Alias`] ?? '') as Address
}
