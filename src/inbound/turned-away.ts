/** Clients that were told why they may not connect, and have not hung up yet. */

export interface TurnedAway {
  /** It may take its time to read why, unless too many others do: then whoever took longest is cut off. */
  add(connection: Destroyable): void
  /** It has gone by itself. */
  delete(connection: Destroyable): void
}

interface Destroyable {
  destroy(): void
}

/**
 * There are more places than that beyond the limit of connections, so that one client which never hangs up takes none
 * from others.
 */
const MOST_TURNED_AWAY = 50

export function createTurnedAway(): TurnedAway {
  const connections = new Set<Destroyable>()
  return {
    add(connection) {
      const [longest] = connections
      connections.add(connection)
      if (longest === undefined || connections.size <= MOST_TURNED_AWAY) return
      connections.delete(longest)
      longest.destroy()
    },
    delete: (connection) => void connections.delete(connection),
  }
}
