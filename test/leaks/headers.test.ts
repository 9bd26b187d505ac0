import { describe, expect, it } from 'vitest'
import { DIRECTIONS } from '../../src/core/direction.ts'
import { Canaries } from './canary.ts'
import { deliver, type Sending } from './deliver.ts'
import { faultsOf } from './expect-crossing.ts'
import { canaryField, HEADER_NAMES, type HeaderName, MACHINE_FIELDS } from './header-names.ts'

const SENTENCES = ['Is the widget still blue?', 'Thank you, Kim']
/** More would be a header that is refused for its length. */
const FIELDS_AT_ONCE = 90

function mailWith(names: readonly HeaderName[], direction: Sending['direction']) {
  const canaries = new Canaries(`${direction} ${names[0]?.name}`)
  const writer = canaries.address('From')
  canaries.add(/17:43|\+0530/, 'the time zone of the writer')
  const lines = [
    `From: ${canaries.client('the name in From')} <${writer}>`,
    'Date: Thu, 19 Nov 2026 17:43:12 +0530',
    'Subject: A question',
    ...names.map((name) => canaryField(name, canaries)),
    '',
    ...SENTENCES,
    '',
  ]
  const sending: Sending = { raw: Buffer.from(lines.join('\n')), direction, writtenBy: [writer] }
  return { sending, secrets: canaries.secrets }
}

const groups = Array.from({ length: Math.ceil(HEADER_NAMES.length / FIELDS_AT_ONCE) }, (_, index) =>
  HEADER_NAMES.slice(index * FIELDS_AT_ONCE, (index + 1) * FIELDS_AT_ONCE),
)

describe.each(DIRECTIONS)('%s, nothing crosses', (direction) => {
  it.each(HEADER_NAMES)('of $name', async (header) => {
    const { sending, secrets } = mailWith([header], direction)
    expect(await faultsOf(sending, { secrets, sentences: SENTENCES, html: false, files: 0 })).toEqual([])
  })

  it.each(groups.map((names) => ({ names, first: names[0]?.name })))(
    'of a long header that begins with $first',
    async ({ names }) => {
      const { sending, secrets } = mailWith(names, direction)
      expect(await faultsOf(sending, { secrets, sentences: SENTENCES, html: false, files: 0 })).toEqual([])
    },
  )

  it.each(Object.entries(MACHINE_FIELDS))('of %s, because a machine wrote it', async (name, holds) => {
    const { sending } = mailWith([{ name, holds }], direction)
    expect(await deliver(sending)).toMatchObject({ disposition: { kind: 'discard' }, outgoing: null, notice: null })
  })
})
