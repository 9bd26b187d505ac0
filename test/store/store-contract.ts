/** What every store promises, whatever database stands behind it. Each test gets a store of its own. */

import { describe, expect, it } from 'vitest'
import { at, makeIncoming, makePlan } from '../support/make-plan.ts'
import { committing } from './contract/committing.ts'
import { delivering } from './contract/delivering.ts'
import { facts } from './contract/facts.ts'
import { firstClaiming } from './contract/first-claims.ts'
import { importing } from './contract/importing.ts'
import { factsTo, messageIds, type OpenStore, openShop, say, withStore } from './contract/kit.ts'
import { mailToOperators } from './contract/operators.ts'
import { replaying } from './contract/replaying.ts'
import { returning } from './contract/returning.ts'
import { strikes } from './contract/strikes.ts'
import { struck } from './contract/struck.ts'
import { threads } from './contract/threads.ts'
import { responseWindowsOf } from './contract/windows.ts'

export function storeContract(name: string, open: OpenStore): void {
  describe(`the ${name} store`, () => {
    importing(open)
    facts(open)
    committing(open)
    replaying(open)
    delivering(open)
    firstClaiming(open)
    mailToOperators(open)
    returning(open)
    strikes(open)
    struck(open)
    threads(open)
    responseWindowsOf(open)

    describe('closing', () => {
      it(
        'finishes what was asked before, and answers nothing afterwards',
        withStore(open, async (store, underTest) => {
          const shop = await openShop(store)
          const factsNow = await factsTo(store, shop, 'seller')
          const raw = Buffer.alloc(1024 * 1024, 'large ')
          const plans = Array.from({ length: 20 }, () => makePlan(factsNow))
          const commits = plans.map((plan, index) =>
            store.commitPlans(makeIncoming('small', index % 5 === 0 ? { raw } : {}), [plan], at('10:00:00')),
          )
          await Promise.all([store.close(), store.close()])
          expect((await Promise.all(commits)).map(({ kind }) => kind)).toEqual(plans.map(() => 'committed'))
          await expect(store.isLiveAlias(factsNow.forwardPath, at('10:00:00'))).rejects.toThrow('closed')
          await expect(say(store, shop)).rejects.toThrow('closed')
          await expect(store.commitPlans(makeIncoming(), plans, at('10:00:00'))).rejects.toThrow('closed')
          const again = await underTest.another()
          try {
            expect(await messageIds(again)).toHaveLength(20)
          } finally {
            await again.close()
          }
        }),
      )
    })
  })
}
