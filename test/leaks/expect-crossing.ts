/** What has to be true of every message that crosses: nobody is named, and every word that its writer wrote is there. */

import type { RelayPlan } from '../../src/core/relay-plan.ts'
import { deliver, factsFor, type Sending, whyNot } from './deliver.ts'
import { firstMissing, leaksIn, readableForms, type Secret } from './oracle.ts'

export interface Crossing {
  readonly secrets: readonly Secret[]
  /** What the writer wrote, in order, white space aside. */
  readonly sentences: readonly string[]
  /** Words that stay somewhere: the dates in attributions. */
  readonly kept?: readonly string[]
  /** Whether the reader gets HTML; null where either is fine. */
  readonly html?: boolean | null
  /** How many files arrive. */
  readonly files?: number
  /** Whether it is as well when nothing is delivered. */
  readonly mayBeStopped?: boolean
}

/** What is wrong with how the message crossed, one line each; nothing where all is well. */
export async function faultsOf(sending: Sending, crossing: Crossing): Promise<string[]> {
  const plan = await deliver(sending)
  if (crossing.mayBeStopped === true && plan.disposition.kind !== 'relay') return []
  const faults = plan.disposition.kind === 'relay' ? [] : [`not relayed: ${whyNot(plan)}`]
  // A message that is held says what its rewriting forgot, too.
  if (plan.outgoing === null) return [...faults, 'nothing would leave']
  return [...faults, ...(await leaks(plan, sending, crossing)), ...(await losses(plan, crossing))]
}

async function leaks(plan: RelayPlan, sending: Sending, { secrets }: Crossing): Promise<string[]> {
  const { reader } = factsFor(sending)
  const own: Secret = { needle: reader.alias, place: "the reader's own alias" }
  return (await leaksIn(plan.outgoing?.bytes ?? new Uint8Array(), [...secrets, own])).map((leak) => `leak of ${leak}`)
}

async function losses(plan: RelayPlan, { sentences, kept = [], html = null, files }: Crossing): Promise<string[]> {
  const forms = await readableForms(plan.outgoing?.bytes ?? new Uint8Array())
  const faults: string[] = []
  if (html !== null && html !== (forms.html !== null)) faults.push(`HTML ${html ? 'is missing' : 'was added'}`)
  if (files !== undefined && forms.files.length !== files) faults.push(`files that arrive: ${forms.files.join(', ')}`)
  for (const [form, text] of [['text', forms.text] as const, ['HTML', forms.html ?? forms.text] as const]) {
    const missing = firstMissing(text, sentences) ?? kept.find((word) => !text.includes(word)) ?? null
    if (missing !== null) faults.push(`lost in the ${form}: ${missing} | what is there: ${text}`)
  }
  return faults
}
