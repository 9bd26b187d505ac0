/**
 * A daemon to be killed: opens the store in the folder it is given and says so. With a second argument it then commits
 * messages without end and prints the id of each once it is kept.
 */

import { makeIncoming, makePlan } from '../support/make-plan.ts'
import { factsTo, openShop } from './contract/kit.ts'
import { openIn } from './sqlite-support.ts'

const [folder = '', mode] = process.argv.slice(2)
const store = await openIn(folder)
process.stdout.write('open\n')
if (mode === 'commit') {
  const shop = await openShop(store)
  const facts = await factsTo(store, shop, 'seller')
  const large = Buffer.alloc(200_000, 'a large message ')
  const commitOne = async (index: number) => {
    const plan = makePlan(facts)
    const raw = index % 7 === 0 ? large : Buffer.from(`message ${plan.message}`)
    const outcome = await store.commitPlans(makeIncoming('', { raw }), [plan], new Date())
    if (outcome.kind === 'committed') process.stdout.write(`${plan.message}\n`)
  }
  for (let index = 0; ; index += 10) {
    await Promise.all(Array.from({ length: 10 }, (_, each) => commitOne(index + each)))
  }
}
