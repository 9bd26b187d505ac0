/** The runs of digits in a chain that are telephone numbers: cut at what is honest, and where one number ends and another begins. */

import { type DigitChain, type DigitGroup, digitCount } from './digit-chain.ts'
import { isOfThing, isPhone, LEAST, MOST, PLUS, type Surroundings } from './phone-judgement.ts'
import { honestStretches, isCustomary } from './phone-shapes.ts'
import type { Stretch } from './stretches.ts'

/** One by one: nobody needs all of a text that consists of them. */
export function* phonesIn(around: Surroundings, chain: DigitChain): Generator<Stretch> {
  for (const part of withoutHonest(around.lower, chain)) {
    if (digitCount(part) < LEAST) continue
    const pieces = piecesOf(around.lower, part)
    const isWhole = pieces.length > 1 && digitCount(part) <= MOST && isPhone(around, part, true)
    for (const piece of isWhole ? [part] : pieces) {
      const number = isWhole || isPhone(around, piece, false) ? piece : endOfPiece(around, piece)
      if (number !== null) yield stretchOf(around.lower, number)
    }
  }
}

/** `24 0171 2345678`: other figures right before a number that needs no word. */
function endOfPiece(around: Surroundings, piece: DigitChain): DigitChain | null {
  const first = piece.findIndex(({ digits }, index) => index > 0 && /^0\d\d/.test(digits))
  if (first < 1 || digitCount(piece.slice(0, first)) > 4 || digitCount(piece) > MOST) return null
  const rest = piece.slice(first)
  const digits = rest.map((group) => group.digits)
  const isNumber = isCustomary({ grouped: digits.join(' '), digits: digits.join(''), hasPlus: false })
  return isNumber && !isOfThing(around, piece) && isPhone(around, rest, false) ? rest : null
}

/** The parts of a chain between dates, times, order numbers and their like. */
function withoutHonest(lower: string, chain: DigitChain): DigitGroup[][] {
  const from = chain[0]?.start ?? 0
  const to = chain.at(-1)?.end ?? 0
  if (chain.every(({ digits }) => digits.length === 1)) return [[...chain]]
  // With what is around it: a digit more beside it, or a unit, makes it something else.
  const around = Math.max(0, from - 2)
  const honest = honestStretches(lower.slice(around, to + 6))
  const parts: DigitGroup[][] = [[]]
  let next = 0
  for (const group of chain) {
    while (next < honest.length && around + (honest[next]?.end ?? 0) <= group.start) next++
    const isHonest = around + (honest[next]?.start ?? Number.POSITIVE_INFINITY) < group.end
    if (!isHonest) parts.at(-1)?.push(group)
    else if (parts.at(-1)?.length !== 0) parts.push([])
  }
  return parts
}

/** Where one number ends and the next begins: at a line's end, a comma, a wide gap, a plus sign. */
const BOUNDARY = /[\n,;\t]|\s{2}|\s[/|]\s|\+|\sor\s|\soder\s/

function piecesOf(lower: string, part: DigitChain): DigitGroup[][] {
  const pieces: DigitGroup[][] = [[]]
  let last: DigitGroup | undefined
  for (const group of part) {
    if (last !== undefined && isBoundary(lower, last, group)) pieces.push([])
    pieces.at(-1)?.push(group)
    last = group
  }
  return pieces
}

function isBoundary(lower: string, one: DigitGroup, other: DigitGroup): boolean {
  if (one.end === other.start) return false
  // `due 0171 …` is no number in Italian.
  const [word, figures] = one.kind === 'word' ? [one, other] : [other, one]
  const isOtherTongue = word.kind === 'word' && figures.kind !== 'word' && figures.digits.length >= 3
  return isOtherTongue || BOUNDARY.test(lower.slice(one.end, other.start))
}

const OPENING = new RegExp(`${PLUS}?[\\s(]{0,3}$`, 'u')

/** Makes a key of a telephone of the figure before it. */
const KEYCAP = 0x20e3

/** With its plus sign and brackets. */
function stretchOf(lower: string, groups: DigitChain): Stretch {
  const first = groups[0]?.start ?? 0
  const opening = OPENING.exec(lower.slice(Math.max(0, first - 8), first))?.[0] ?? ''
  const sign = opening.search(/[+p(]/)
  const last = groups.at(-1)?.end ?? first
  const end = lower.charCodeAt(last) === KEYCAP ? last + 1 : last
  return { start: sign < 0 ? first : first - opening.length + sign, end: lower[end] === ')' ? end + 1 : end }
}
