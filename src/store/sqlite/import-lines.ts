/**
 * An import file, applied as a whole or not at all.
 *
 * Lines apply in order. A line with a mistake is applied as far as it goes, so that the lines after it are judged as
 * if it had been right; with any mistake everything is undone in the end.
 */

import type { ImportLine } from '../../core/import-line.ts'
import type { Marketplace } from '../../core/relay-facts.ts'
import type { ImportIds, ImportMistake, ImportResult } from '../store.ts'
import type { ActivationBook } from './activation.ts'
import type { Connection } from './connection.ts'
import { conversationBook } from './conversations.ts'
import { Undone } from './group.ts'
import { emptyNotes, type ImportNotes, partyKey } from './import-notes.ts'
import { orderImporter } from './import-order.ts'
import { partyImporter } from './import-party.ts'
import type { KeyWriter } from './keys.ts'
import { orderBook } from './order-book.ts'
import { ORDER_COLUMNS, type OrderRow, orderRecorder } from './order-records.ts'
import { type PartyBook, partyBook } from './parties.ts'

/** Makes the verb. Throws Undone with the mistakes where there are any. */
export function importer(
  connection: Connection,
  keys: KeyWriter,
  marketplaces: readonly Marketplace[],
  activations: ActivationBook,
) {
  const parties = partyBook(connection)
  const importParty = partyImporter(parties, activations, marketplaces)
  const importOrder = orderImporter(
    { orders: orderBook(connection), conversations: conversationBook(connection), parties, activations },
    marketplaces,
  )
  const record = orderRecorder(connection, marketplaces)
  const row = connection.prepare<[number], OrderRow>(`SELECT ${ORDER_COLUMNS} FROM orders WHERE seq = ?`)

  return (lines: readonly ImportLine[], ids: readonly ImportIds[], now: Date): ImportResult => {
    const notes = emptyNotes(now)
    lines.forEach((line, index) => {
      const number = index + 1
      const fresh = ids[index]
      if (fresh === undefined) throw new Error(`import line ${number} came without ids`)
      if (line.kind === 'buyer' || line.kind === 'seller') importParty(line, number, notes)
      else importOrder(line, { number, ids: fresh }, notes)
    })
    const mistakes = [...notes.mistakes, ...sharedAddresses(parties, notes)].sort((a, b) => a.line - b.line)
    if (mistakes.length > 0) throw new Undone({ kind: 'rejected', mistakes } satisfies ImportResult)
    // The keys are on disk before the transaction that opens the conversations is.
    keys.make([...notes.opened.keys()])
    return { kind: 'imported', orders: notes.rows.map((seq) => record(existing(row.get(seq)))) }
  }
}

/** Addresses that the import would leave on both sides of a conversation, each at the last line that led to it. */
function sharedAddresses(parties: PartyBook, notes: ImportNotes): ImportMistake[] {
  const found = [
    ...[...notes.changed.values()].flatMap(({ side, id }) => parties.sharedByParty(side, id)),
    ...[...notes.opened.keys()].flatMap((conversation) => parties.sharedIn(conversation)),
  ]
  const mistakes = new Map<string, ImportMistake>()
  for (const { conversation, buyer, seller, address } of found) {
    const line = Math.max(
      notes.changed.get(partyKey('buyer', buyer))?.line ?? 0,
      notes.changed.get(partyKey('seller', seller))?.line ?? 0,
      notes.opened.get(conversation)?.line ?? 0,
    )
    const reason = `${address} would be on both sides of a conversation, of the buyer "${buyer}" and the seller "${seller}"`
    mistakes.set(`${line} ${reason}`, { line, reason })
  }
  return [...mistakes.values()]
}

function existing(row: OrderRow | undefined): OrderRow {
  if (row === undefined) throw new Error('an order is gone within its own import')
  return row
}
