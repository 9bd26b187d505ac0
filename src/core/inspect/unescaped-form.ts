/** A text once more, as it reads when somebody undoes the escapes of web pages and mail in it. */

import { type NormalText, normalText } from './normal-form.ts'

const ESCAPE =
  /&#(?<decimal>\d{1,7});?|&#x(?<hex>[0-9a-f]{1,6});?|&(?<named>commat|period|amp|sol|colon|hyphen|dash|lowbar|plus);|(?:%|=|\\x)(?<octet>[0-9a-f]{2})|\\u(?<unit>[0-9a-f]{4})/giu
/** With one of these each of them begins. */
const ESCAPE_SIGN = /[&%=\\]/
const NAMED: Readonly<Record<string, string>> = {
  commat: '@',
  period: '.',
  amp: '&',
  sol: '/',
  colon: ':',
  hyphen: '-',
  dash: '-',
  lowbar: '_',
  plus: '+',
}

/** Null where there is nothing to undo. Octets beyond ASCII stay as they are: no address has any. */
export function unescapedForm(normal: NormalText): NormalText | null {
  if (!ESCAPE_SIGN.test(normal.text)) return null
  const pieces: string[] = []
  /** Where each stretch of the new text begins, there and in the normal one. */
  const stretches: { readonly at: number; readonly from: number; readonly escaped: boolean }[] = []
  let length = 0
  let from = 0
  const take = (piece: string, start: number, escaped: boolean) => {
    if (piece === '') return
    stretches.push({ at: length, from: start, escaped })
    pieces.push(piece)
    length += piece.length
  }
  for (const match of normal.text.matchAll(ESCAPE)) {
    const character = characterOf(match.groups ?? {})
    if (character === null) continue
    take(normal.text.slice(from, match.index), from, false)
    take(character, match.index, true)
    from = match.index + match[0].length
  }
  if (pieces.length === 0) return null
  take(normal.text.slice(from), from, false)
  stretches.push({ at: length, from: normal.text.length, escaped: false })
  const normalOffset = (offset: number, isEnd: boolean): number => {
    let low = 0
    let high = stretches.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((stretches[middle]?.at ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    const stretch = stretches[low] ?? { at: 0, from: 0, escaped: false }
    if (!stretch.escaped) return stretch.from + offset - stretch.at
    return isEnd && offset > stretch.at ? (stretches[low + 1]?.from ?? normal.text.length) : stretch.from
  }
  return normalText(pieces.join(''), (start, end) =>
    normal.original(normalOffset(start, false), normalOffset(end, true)),
  )
}

function characterOf(groups: Readonly<Record<string, string | undefined>>): string | null {
  const { decimal, hex, named, octet, unit } = groups
  if (named !== undefined) return NAMED[named.toLowerCase()] ?? null
  const code = decimal === undefined ? Number.parseInt(hex ?? octet ?? unit ?? '', 16) : Number.parseInt(decimal, 10)
  return code > 0x20 && code < 0x7f ? String.fromCharCode(code) : null
}
