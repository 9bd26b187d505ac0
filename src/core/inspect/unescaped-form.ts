/** A text once more, as it reads when somebody undoes the escapes of web pages and mail in it. */

import { type NormalText, type Rewriting, rewritten } from './normal-form.ts'

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
  return ESCAPE_SIGN.test(normal.text) ? rewritten(normal, escapesIn(normal.text)) : null
}

function* escapesIn(text: string): Generator<Rewriting> {
  for (const match of text.matchAll(ESCAPE)) {
    const by = characterOf(match.groups ?? {})
    if (by !== null) yield { start: match.index, end: match.index + match[0].length, by }
  }
}

function characterOf(groups: Readonly<Record<string, string | undefined>>): string | null {
  const { decimal, hex, named, octet, unit } = groups
  if (named !== undefined) return NAMED[named.toLowerCase()] ?? null
  const code = decimal === undefined ? Number.parseInt(hex ?? octet ?? unit ?? '', 16) : Number.parseInt(decimal, 10)
  return code > 0x20 && code < 0x7f ? String.fromCharCode(code) : null
}
