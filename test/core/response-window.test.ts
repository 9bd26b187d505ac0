import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  byTimeThenId,
  type ConversationEvent,
  type ResponseWindow,
  responseState,
  responseWindows,
  stepWindow,
} from '../../src/core/response-window.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour))
const buyer = (hour: number, message = `b${hour}`): ConversationEvent => ({
  message,
  direction: 'buyer-to-seller',
  receivedAt: at(hour),
})
const seller = (hour: number, message = `s${hour}`): ConversationEvent => ({
  message,
  direction: 'seller-to-buyer',
  receivedAt: at(hour),
})
const short = (windows: ResponseWindow[]) => windows.map(({ openedBy, closedBy }) => `${openedBy}-${closedBy ?? ''}`)

describe('response windows', () => {
  for (const { title, events, expected } of [
    { title: 'are none where nobody wrote', events: [], expected: [] },
    { title: 'are none where only the seller wrote', events: [seller(1)], expected: [] },
    { title: 'open with a question', events: [buyer(1)], expected: ['b1-'] },
    { title: 'are opened by the first of several questions', events: [buyer(1), buyer(2)], expected: ['b1-'] },
    { title: 'close with the first answer', events: [buyer(1), seller(2), seller(3)], expected: ['b1-s2'] },
    { title: 'open again with the next question', events: [buyer(1), seller(2), buyer(3)], expected: ['b1-s2', 'b3-'] },
    {
      title: 'do not depend on the order of events',
      events: [seller(2), buyer(3), buyer(1)],
      expected: ['b1-s2', 'b3-'],
    },
  ]) {
    it(title, () => expect(short(responseWindows(events))).toEqual(expected))
  }

  it('are due 24 hours after the question', () => {
    expect(responseWindows([buyer(1)])[0]?.dueAt).toEqual(at(25))
  })

  it('are the same step by step as in one fold', () => {
    const event = fc.record({ hour: fc.nat(60), bySeller: fc.boolean() })
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (drawn) => {
        const events = drawn
          .map(({ hour, bySeller }, index) => (bySeller ? seller(hour, `m${index}`) : buyer(hour, `m${index}`)))
          .sort(byTimeThenId)
        const windows: ResponseWindow[] = []
        let open: ResponseWindow | null = null
        for (const one of events) {
          const step = stepWindow(open, one)
          if (step.closed !== null) windows.push(step.closed)
          open = step.open
        }
        expect(responseWindows(events)).toEqual(open === null ? windows : [...windows, open])
      }),
    )
  })
})

describe('the state of a window', () => {
  const [running] = responseWindows([buyer(0)])
  const [met] = responseWindows([buyer(0), seller(24)])
  const [late] = responseWindows([buyer(0), seller(25)])
  for (const { title, window, now, expected } of [
    { title: 'is due until the 24 hours are over', window: running, now: at(24), expected: 'due' },
    { title: 'is overdue after that', window: running, now: at(25), expected: 'overdue' },
    { title: 'is met by an answer at the last moment', window: met, now: at(99), expected: 'met' },
    { title: 'is late with an answer after that', window: late, now: at(99), expected: 'late' },
  ]) {
    it(title, () => {
      if (window === undefined) throw new Error('no window')
      expect(responseState(window, now)).toBe(expected)
    })
  }
})
