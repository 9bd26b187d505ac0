/** Connections that are used again, a bounded number of them. Knows nothing of what runs over them. */

export interface Pooled {
  /** False once the other side has hung up. */
  readonly alive: boolean
  /** Says good-bye, or just hangs up. */
  close(): void
}

export interface Taken<C> {
  readonly connection: C
  /** It was used before, so the other side may have forgotten it meanwhile. */
  readonly reused: boolean
}

export interface HostPool<C> {
  /** Waits for a place; opens a connection where none is idle, or where `fresh` asks for one. Rejects as `open` does. */
  take(options?: { readonly fresh: boolean }): Promise<Taken<C>>
  /** Gives the place back, and the connection if it is still good. */
  giveBack(connection: C, good: boolean): void
  /** Closes idle connections; those in use are closed when given back. */
  close(): void
}

export interface PoolLimits {
  readonly maxConnections: number
  /** Servers limit the messages of a session; and a new session finds the other addresses of the host. */
  readonly maxUses: number
  /** Shorter than the patience of the other side, so that we hang up first. */
  readonly idleMs: number
}

interface Idle<C> {
  readonly connection: C
  readonly timer: NodeJS.Timeout
}

export function createHostPool<C extends Pooled>(open: () => Promise<C>, limits: PoolLimits): HostPool<C> {
  const idle: Idle<C>[] = []
  const uses = new WeakMap<C, number>()
  const waiting: (() => void)[] = []
  let places = limits.maxConnections
  let closed = false

  return {
    async take({ fresh } = { fresh: false }) {
      if (places > 0) places--
      else await new Promise<void>((resolve) => waiting.push(resolve))
      const known = fresh ? null : newest()
      if (known !== null) return { connection: known, reused: true }
      // Idle ones count as well: the oldest makes room.
      oldest()?.close()
      try {
        return { connection: await open(), reused: false }
      } catch (error) {
        passOn()
        throw error
      }
    },
    giveBack(connection, good) {
      const used = (uses.get(connection) ?? 0) + 1
      uses.set(connection, used)
      if (good && !closed && connection.alive && used < limits.maxUses) keep(connection)
      else connection.close()
      passOn()
    },
    close() {
      closed = true
      for (let connection = newest(); connection !== null; connection = newest()) connection.close()
    },
  }

  function keep(connection: C): void {
    const timer = setTimeout(() => {
      const at = idle.findIndex((other) => other.connection === connection)
      if (at >= 0) idle.splice(at, 1)
      connection.close()
    }, limits.idleMs)
    timer.unref()
    idle.push({ connection, timer })
  }

  /** The one used last, as the others may then grow old and be closed. */
  function newest(): C | null {
    for (let entry = idle.pop(); entry !== undefined; entry = idle.pop()) {
      clearTimeout(entry.timer)
      if (entry.connection.alive) return entry.connection
    }
    return null
  }

  /** Where places in use and idle connections together would exceed the limit. */
  function oldest(): C | undefined {
    if (idle.length <= places) return undefined
    const entry = idle.shift()
    clearTimeout(entry?.timer)
    return entry?.connection
  }

  function passOn(): void {
    const next = waiting.shift()
    if (next === undefined) places++
    else next()
  }
}
