/**
 * The texts of a message as they may be read otherwise than they are written. Each is one more text for the rules about
 * links and contacts, and what they find leads back to the writing.
 */

import { normalForm } from './normal-form.ts'
import { aroundPictures, columns } from './other-orders.ts'
import { normalFormOf, type Rearranged } from './rearranged.ts'
import { type ReadText, readText } from './read-text.ts'
import { shownOrder } from './shown-order.ts'
import type { VisibleText } from './visible-text.ts'

/** Of one text and of all together: behind so much nobody looks for what is not said in plain order. */
const MOST_OF_A_TEXT = 200_000
const MOST_CHARACTERS = 400_000

/** `visible`: what the body is the text of. */
export function* readAgain(texts: readonly ReadText[], visible: VisibleText): Generator<ReadText> {
  yield* inShownOrder(texts)
  const body = texts.find(({ kind }) => kind === 'body')
  if (body === undefined) return
  for (const other of [aroundPictures(visible), columns(visible)]) {
    if (other !== null) yield rearrangedText(body, other)
  }
  yield* joinedNames(texts.filter(({ kind }) => kind === 'file-name'))
}

/** As lines are shown where letters or marks run to the left, whichever way the reader's program lets them begin. */
function* inShownOrder(texts: readonly ReadText[]): Generator<ReadText> {
  let room = MOST_CHARACTERS
  for (const text of texts) {
    const beginning = text.written.slice(0, Math.min(room, MOST_OF_A_TEXT))
    for (const base of ['ltr', 'rtl'] as const) {
      const shown = text.kind === 'code' ? null : shownOrder(beginning, base)
      if (shown === null) continue
      yield rearrangedText(text, shown)
      room -= beginning.length / 2
    }
  }
}

/** More make a series: `photo 1`, `photo 2`. */
const NAMES_TOGETHER = 3

/** Names of files stand below each other. */
function* joinedNames(names: readonly ReadText[]): Generator<ReadText> {
  for (const [index, first] of names.entries()) {
    const together = names.slice(index, index + NAMES_TOGETHER)
    if (together.length === 1) return
    const written = together.map((name) => name.written).join('\n')
    /** What begins in a name counts as its own. */
    const at = (offset: number): ReadText => {
      const line = written.slice(0, offset).split('\n').length - 1
      return together[line] ?? first
    }
    yield readText({
      kind: 'file-name',
      written,
      normal: normalForm(written),
      placeAt: (offset) => at(offset).placeAt(0),
      where: (offset) => at(offset).where(0),
      target: (start) => at(start).target(0, 0),
    })
  }
}

function rearrangedText(text: ReadText, shown: Rearranged): ReadText {
  return readText({ ...text, normal: normalFormOf(shown) })
}
