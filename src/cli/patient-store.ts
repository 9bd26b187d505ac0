/** A store whose writes wait their turn: another process that writes is done in a moment. */

import { type Store, StoreBusy } from '../store/store.ts'

/** The pauses before further tries. With what the store itself waits, a command gives up after less than 3 s. */
const PAUSES_MS = [50, 150, 350, 600]

/** A busy store has changed nothing, so that the same write may be tried again. */
export function patientStore(store: Store, pause: (ms: number) => Promise<void>): Store {
  const patiently = async <Answer>(write: () => Promise<Answer>): Promise<Answer> => {
    for (const ms of PAUSES_MS) {
      try {
        return await write()
      } catch (error) {
        if (!(error instanceof StoreBusy)) throw error
        await pause(ms)
      }
    }
    return write()
  }
  const writes: Pick<
    Store,
    | 'importLines'
    | 'setActivation'
    | 'disableAlias'
    | 'restoreParty'
    | 'suspendParty'
    | 'retryDelivery'
    | 'cancelDelivery'
    | 'releaseMessage'
    | 'dropMessage'
  > = {
    importLines: (...args) => patiently(() => store.importLines(...args)),
    setActivation: (...args) => patiently(() => store.setActivation(...args)),
    restoreParty: (...args) => patiently(() => store.restoreParty(...args)),
    suspendParty: (...args) => patiently(() => store.suspendParty(...args)),
    disableAlias: (...args) => patiently(() => store.disableAlias(...args)),
    retryDelivery: (...args) => patiently(() => store.retryDelivery(...args)),
    cancelDelivery: (...args) => patiently(() => store.cancelDelivery(...args)),
    releaseMessage: (...args) => patiently(() => store.releaseMessage(...args)),
    dropMessage: (...args) => patiently(() => store.dropMessage(...args)),
  }
  return new Proxy(store, {
    get: (target, name) => Reflect.get(Object.hasOwn(writes, name) ? writes : target, name),
  })
}
