import { describe, expect, it } from 'vitest'
import { DIRECTIONS } from '../../src/core/direction.ts'
import { CLIENTS, clientMail, type Situation, sideOf } from './client-mail.ts'
import { KINDS } from './clients/client.ts'
import { faultsOf } from './expect-crossing.ts'

/** Quotes in every language that a program speaks; the rest, and the way back, in the first two. */
const situations: Situation[] = CLIENTS.flatMap((client) =>
  KINDS.flatMap((kind) =>
    (['text', 'html'] as const).flatMap((form) =>
      DIRECTIONS.flatMap((direction) =>
        client.languages
          .filter((_, index) => index < 2 || (kind !== 'new' && direction === 'buyer-to-seller'))
          .map((language): Situation => ({ client, kind, form, direction, language })),
      ),
    ),
  ),
)

describe.each(CLIENTS)('$name', (client) => {
  const own = situations.filter((situation) => situation.client === client)
  it.each(own.map((situation) => ({ ...situation, side: sideOf(situation.direction) })))(
    'a $kind in $form and in $language by $side names nobody and loses nothing',
    async (situation) => {
      const { sending, crossing } = clientMail(situation)
      expect(await faultsOf(sending, crossing)).toEqual([])
    },
  )
})

it('people answer and write again in at least eight languages, by each way of quoting', () => {
  for (const kind of ['reply', 'follow-up'] as const) {
    const languages = new Set(situations.filter((each) => each.kind === kind).map(({ language }) => language))
    expect(languages.size).toBeGreaterThanOrEqual(8)
  }
})
