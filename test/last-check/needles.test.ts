/** The quick look before the tables: what the tables would find in a text, it must not pass over. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { NeedleTable } from '../../src/last-check/needle-table.ts'
import { denseNeedles, holdsRuns, runsOf, textNeedles } from '../../src/last-check/needles.ts'
import { denseSpelling, lettersOnly, plainSpelling, signedSpelling } from '../../src/last-check/spelling.ts'

const labels = fc.constantFrom('ann', 'at', 'dot', 'x', 'lee-1', 'mail_2', 'münchen', '서울', 'xn--mnchen-3ya', '7')
const name = fc.array(labels, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'))
const host = name.map((own) => `${own}.example`)
const address = fc.tuple(name, host).map(([local, domain]) => `${local}@${domain}`)
/** What may stand between two letters of a secret, or in place of one of its signs. */
const noise = fc.constantFrom('', '', '', ' ', '\u2028', '\u00a0', '>\n', ' at ', '(at)', ' dot ', '[.]', '@', '.', '=')

function finds(text: string, wanted: Parameters<typeof textNeedles>[0]): boolean {
  const plain = plainSpelling(text)
  const signed = signedSpelling(plain)
  let found = false
  const see = () => {
    found = true
  }
  const inText = new NeedleTable(textNeedles(wanted))
  inText.search(plain, see)
  inText.search(signed, see)
  new NeedleTable(denseNeedles(wanted)).search(denseSpelling(signed), see)
  return found
}

it('sees the letters of every secret that the tables find, however it is spelled', () => {
  let seen = 0
  fc.assert(
    fc.property(address, host, fc.infiniteStream(noise), fc.boolean(), (one, other, between, backwards) => {
      const hidden = { addresses: [one], names: [], hosts: [other, '192.0.2.7'], ids: [`id-${one}`], phones: [] }
      for (const secret of [one, other, '192-0-2-7', `id-${one}`]) {
        const letters = backwards ? [...secret].reverse() : [...secret]
        const spelled = letters.map((letter) => letter + (between.next().value ?? '')).join('')
        for (const text of [`see ${letters.join('')} there`, `see ${spelled} there`]) {
          if (!finds(text, hidden)) continue
          seen++
          expect(holdsRuns(lettersOnly(plainSpelling(text)), runsOf(hidden)), text).toBe(true)
        }
      }
    }),
    { numRuns: 150 },
  )
  expect(seen).toBeGreaterThan(150)
})

it('needs all letters of a secret, and not those of its first name alone', () => {
  const runs = runsOf({ addresses: ['ann.lee@mail.test'], names: [], hosts: ['192.0.2.7'], ids: [], phones: [] })
  expect(holdsRuns('dearannleemailmetomorrow', runs)).toBe(false)
  expect(holdsRuns('dearannleemailtest', runs)).toBe(true)
  expect(holdsRuns('192027', runs)).toBe(true)
})
