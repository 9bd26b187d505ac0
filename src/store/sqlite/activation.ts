/** A seller's opt-in per marketplace, with its history. */

import type { Connection } from './connection.ts'

/** The earliest time there is: active since always. */
const ALWAYS_MS = -8_640_000_000_000_000

export interface ActivationBook {
  isActive(seller: string, marketplace: string, at: Date): boolean
  /** What the import says: active since `from`, or since always. Switches stay as they are. */
  setBase(seller: string, marketplace: string, from: Date | null): void
  /** Records a switch by an operator. */
  switchAt(seller: string, marketplace: string, active: boolean, at: Date): void
}

export function activationBook(connection: Connection): ActivationBook {
  // 'switch' sorts after 'import', so at one and the same time the switch holds.
  const latest = connection
    .prepare<[string, string, number], number>(
      `SELECT active FROM activation WHERE seller = ? AND marketplace = ? AND at <= ?
       ORDER BY at DESC, origin DESC LIMIT 1`,
    )
    .pluck()
  const base = connection
    .prepare<[string, string], number>(
      "SELECT at FROM activation WHERE seller = ? AND marketplace = ? AND origin = 'import'",
    )
    .pluck()
  const removeBase = connection.prepare<[string, string]>(
    "DELETE FROM activation WHERE seller = ? AND marketplace = ? AND origin = 'import'",
  )
  const insert = connection.prepare<[string, string, number, string, number]>(
    `INSERT INTO activation (seller, marketplace, at, origin, active) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (seller, marketplace, at, origin) DO UPDATE SET active = excluded.active`,
  )
  return {
    isActive: (seller, marketplace, at) => latest.get(seller, marketplace, at.getTime()) === 1,
    setBase: (seller, marketplace, from) => {
      const at = from?.getTime() ?? ALWAYS_MS
      if (base.get(seller, marketplace) === at) return
      removeBase.run(seller, marketplace)
      insert.run(seller, marketplace, at, 'import', 1)
    },
    switchAt: (seller, marketplace, active, at) => {
      insert.run(seller, marketplace, at.getTime(), 'switch', Number(active))
    },
  }
}
