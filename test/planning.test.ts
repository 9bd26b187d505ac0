import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterEach, describe, expect, it } from 'vitest'
import { unsignedAuthor } from '../src/core/authorship.ts'
import type { Message } from '../src/core/message/message.ts'
import { planRelay } from '../src/core/relay-plan.ts'
import { createPlanner, type Planner, type PlannerOptions } from '../src/planning/planner.ts'
import { address, caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from './support/case-facts.ts'
import { plainMessage } from './support/plain-message.ts'

const open: Planner[] = []
function planner(options: PlannerOptions = {}): Planner {
  const created = createPlanner(options)
  open.push(created)
  return created
}
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const AUTHOR = unsignedAuthor(address('ann@mail.example'), 'network')
const FACTS = caseFacts({ direction: 'buyer-to-seller', readerIds: { '<a@b.example>': '<c@d.example>' } })
const FAULTY = new URL('./examine/workers/faulty.mjs', import.meta.url)

function task(message: Message) {
  const proven = { message, author: AUTHOR, reversePath: 'ann@mail.example' }
  return [proven, FACTS, casePolicy(), RECEIVED_AT, FIXED_IDS] as const
}

describe('the planner', () => {
  const content = Buffer.from('a file')
  const file = { name: 'a.txt', declaredType: 'text/plain', content, cleaned: content, text: 'a file' } as const
  const attachments = [{ ...file, codes: [], dangers: [], kind: 'text', contentId: null } as const]
  const message = plainMessage('see blue.example/x\n> and this', { attachments, referencedIds: ['<a@b.example>'] })

  it('says the same here and in a worker thread', async () => {
    const here = planRelay(...task(message))
    expect(await planner().plan(...task(message))).toEqual(here)
    const there = await planner({ hereCharacters: 0 }).plan(...task(message))
    expect(there).toEqual({ ...here, outgoing: { ...here.outgoing, bytes: expect.any(Uint8Array) } })
    if ('kind' in there) throw new Error(there.reason)
    expect(Buffer.from(there.outgoing?.bytes ?? []).toString()).toBe(Buffer.from(here.outgoing?.bytes ?? []).toString())
  })

  it('does not hold up the main thread with a megabyte of text', async () => {
    const one = planner()
    const long = plainMessage('Is it 12.5 cm or 13? See the photo (2).\n'.repeat(25_000))
    await one.plan(...task(long))
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    expect(await one.plan(...task(long))).toMatchObject({ disposition: { kind: 'relay' } })
    delay.disable()
    expect(delay.max / 1e6).toBeLessThan(200)
  })

  for (const { title, grown } of [
    { title: 'text', grown: plainMessage('x'.repeat(60_000)) },
    { title: 'many nodes', grown: plainMessage('\n'.repeat(60_000)) },
    {
      title: 'the text of a file',
      grown: plainMessage('', { attachments: attachments.map((each) => ({ ...each, text: 'x'.repeat(60_000) })) }),
    },
    {
      title: 'the bytes of a file',
      grown: plainMessage('', {
        attachments: attachments.map((each) => ({ ...each, content: Buffer.alloc(2_000_000) })),
      }),
    },
  ]) {
    it(`asks a thread about ${title}`, async () => {
      await expect(planner({ worker: FAULTY }).plan(...task(grown))).rejects.toThrow('planning a message broke')
      expect(await planner({ worker: FAULTY }).plan(...task(message))).toMatchObject({ message: FIXED_IDS.message })
    })
  }

  it('blames the message when it breaks a second thread, and what takes too long', async () => {
    const one = planner({ hereCharacters: 0, worker: FAULTY })
    await expect(one.plan(...task(message))).rejects.toThrow('planning a message broke')
    expect(await one.plan(...task(message))).toEqual({ kind: 'unplannable', reason: 'planning it broke twice' })
    const slow = planner({ hereCharacters: 0, timeoutMs: 1 })
    expect(await slow.plan(...task(message))).toEqual({ kind: 'unplannable', reason: 'not planned within 1 ms' })
  })
})
