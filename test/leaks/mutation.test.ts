import { afterEach, describe, expect, it, vi } from 'vitest'
import { SCRUBBERS } from '../../src/core/rewrite/scrub.ts'
import { deliver, deliverUnruled } from './deliver.ts'
import { faultsOf } from './expect-crossing.ts'
import { CLEANED_DOCUMENTS, CLEANED_PICTURES, MUTATION_MESSAGES, NAMING_THE_WRITER } from './mutation-messages.ts'
import { leaksIn } from './oracle.ts'
import { type Slot, slotMail } from './slot.ts'

const pictures = vi.hoisted(() => ({ cleaned: true }))
vi.mock('../../src/examine/pictures/clean-picture.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../src/examine/pictures/clean-picture.ts')>()
  const cleanPicture: typeof original.cleanPicture = (kind, bytes) =>
    pictures.cleaned ? original.cleanPicture(kind, bytes) : bytes
  return { ...original, cleanPicture }
})

const working = { ...SCRUBBERS }
afterEach(() => {
  Object.assign(SCRUBBERS, working)
  pictures.cleaned = true
})

async function expectCrossing(slot: Slot): Promise<void> {
  const { sending, crossing } = slotMail(slot, 'buyer-to-seller')
  expect(await faultsOf(sending, crossing)).toEqual([])
}

async function expectStopped(slot: Slot): Promise<void> {
  const plan = await deliverUnruled(slotMail(slot, 'buyer-to-seller').sending)
  expect(plan.disposition.kind).toBe('quarantine')
  expect(plan.findings.map(({ rule }) => rule.split('.')[0])).toContain('leak')
}

/** Scrubbers cover for each other: what one leaves, another takes out or the last check stops. */
async function expectNoLeak(slot: Slot): Promise<void> {
  const { sending, crossing } = slotMail(slot, 'buyer-to-seller')
  const { disposition, outgoing } = await deliver(sending)
  if (disposition.kind !== 'relay' || outgoing === null) return
  expect(await leaksIn(outgoing.bytes, crossing.secrets)).toEqual([])
}

function switchOff(...names: readonly string[]): void {
  for (const name of names) Reflect.set(SCRUBBERS, name, () => [])
}

it('every scrubber has messages that need it', () => {
  expect(Object.keys(MUTATION_MESSAGES).sort()).toEqual(Object.keys(SCRUBBERS).sort())
})

describe.each(Object.keys(MUTATION_MESSAGES))('the scrubber of %s', (name) => {
  for (const slot of MUTATION_MESSAGES[name] ?? []) {
    it(`takes out ${slot.title}`, () => expectCrossing(slot))
    if (NAMING_THE_WRITER.includes(name)) {
      it(`when it is off, does not let out ${slot.title}`, async () => {
        switchOff(name)
        await expectNoLeak(slot)
      })
      it(`when it and those that cover for it are off, leaves to the last check ${slot.title}`, async () => {
        // In quotes all addresses go, whoever's they are.
        switchOff(...NAMING_THE_WRITER, 'quoted addresses')
        await expectStopped(slot)
      })
    } else {
      // What this one takes out names nobody by itself, so the last check does not know it: only the tests do.
      it(`is needed for ${slot.title}`, async () => {
        switchOff(name)
        const { sending, crossing } = slotMail(slot, 'buyer-to-seller')
        expect(await faultsOf(sending, crossing)).not.toEqual([])
      })
    }
  }
})

describe('the cleaning of files', () => {
  for (const slot of [...CLEANED_PICTURES, ...CLEANED_DOCUMENTS]) {
    it(`takes out ${slot.title}`, () => expectCrossing(slot))
  }
  for (const slot of CLEANED_PICTURES) {
    it(`when it is off, leaves to the last check ${slot.title}`, async () => {
      pictures.cleaned = false
      await expectStopped(slot)
    })
  }
})
