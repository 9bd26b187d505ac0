/** What a seller is told about a message, as the relay composes it. */

import { unsignedAuthor } from '../../src/core/authorship.ts'
import { type RelayPlan, planRelay } from '../../src/core/relay-plan.ts'
import type { Examiner } from '../../src/examine/examine.ts'
import { address, caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from './case-facts.ts'
import { messageOf, type SellerCase } from './seller-cases.ts'

/** The plan for a message of the seller in {@link caseFacts}. */
export async function planOf(about: SellerCase, examiner: Examiner): Promise<RelayPlan> {
  const message = await examiner.examine(await messageOf(about))
  if ('kind' in message) throw new Error(`${about.title}: ${message.reason}`)
  const author = unsignedAuthor(address('sales@blue.example'), 'network')
  const proven = { message, author, reversePath: author.address }
  return planRelay(proven, caseFacts({ direction: 'seller-to-buyer' }), casePolicy(), RECEIVED_AT, FIXED_IDS)
}
