/** The reader's verbs, put together. */

import type { Marketplace } from '../../core/relay-facts.ts'
import { liveAliasFinder } from './aliases.ts'
import type { Connection } from './connection.ts'
import { factsReader } from './facts.ts'
import type { KeyReader } from './keys.ts'
import { deliveryLists } from './list-deliveries.ts'
import { messageLists } from './list-messages.ts'
import { orderList } from './list-orders.ts'
import { struckList } from './list-struck.ts'
import { windowList } from './list-windows.ts'
import { messageBodies } from './message-bodies.ts'
import { noticeContexts } from './notice-context.ts'
import { partyFinder } from './find-parties.ts'
import type { ReaderVerbs } from './protocol.ts'
import { returnedReader } from './returned.ts'
import { unreachableList } from './unreachable.ts'

export function createReader(
  connection: Connection,
  keys: KeyReader,
  marketplaces: readonly Marketplace[],
): ReaderVerbs {
  const findAlias = liveAliasFinder(connection, marketplaces)
  const readFacts = factsReader(connection, marketplaces)
  const factsFor: ReaderVerbs['factsFor'] = (query, now) =>
    query.forwardPaths.map((path) => readFacts.ofAlias(path, query, now))
  // One transaction around many reads, so that what they tell is of one moment.
  const ofOneMoment = <Args extends unknown[], Answer>(verb: (...args: Args) => Answer) => {
    const begun = connection.transaction((...args: Args) => verb(...args))
    return (...args: Args): Answer => begun(...args)
  }
  const messages = messageLists(connection)
  return {
    isLiveAlias: (alias, now) => findAlias(alias, now) !== null,
    factsFor: ofOneMoment(factsFor),
    factsOfMessage: ofOneMoment(readFacts.ofMessage),
    ...returnedReader(connection),
    findParties: ofOneMoment(partyFinder(connection)),
    listUnreachable: unreachableList(connection),
    listStruck: struckList(connection),
    ...messageBodies(connection, keys),
    ...noticeContexts(connection, marketplaces),
    ...deliveryLists(connection),
    findMessage: ofOneMoment(messages.findMessage),
    listMessages: ofOneMoment(messages.listMessages),
    listOrders: ofOneMoment(orderList(connection, marketplaces)),
    listWindows: windowList(connection),
  }
}
