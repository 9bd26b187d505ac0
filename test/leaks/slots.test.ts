import { describe, expect, it } from 'vitest'
import { DIRECTIONS } from '../../src/core/direction.ts'
import { faultsOf } from './expect-crossing.ts'
import { FILE_SLOTS } from './file-slots.ts'
import { HTML_SLOTS } from './html-slots.ts'
import { STRUCTURE_SLOTS } from './structure-slots.ts'
import { slotMail } from './slot.ts'
import { TEXT_SLOTS } from './text-slots.ts'

const SLOTS = [...TEXT_SLOTS, ...HTML_SLOTS, ...STRUCTURE_SLOTS, ...FILE_SLOTS]

describe.each(DIRECTIONS)('%s, nothing crosses of', (direction) => {
  for (const slot of SLOTS.filter(({ only = direction }) => only === direction)) {
    it(slot.title, async () => {
      const { sending, crossing } = slotMail(slot, direction)
      expect(await faultsOf(sending, crossing)).toEqual([])
    })
  }
})
