/** Strings of PDF (ISO 32000-1 section 7.3.4), in objects and in what draws a page. */

export interface PdfString {
  /** Codes of a font, or text: one character a byte. */
  readonly bytes: string
  /** Whether a gap is seen between it and the string before. */
  readonly apart: boolean
}

/** In thousandths of the letters' size: moved back further than this, the next letters look like another word. */
const GAP = -180

/** One pass. What never ends is read up to the end. */
export function pdfStrings(source: string): PdfString[] {
  const found: PdfString[] = []
  const token = /[(<[\]%]/g
  let inArray = false
  let lastEnd = -1
  const add = (bytes: string, start: number, end: number) => {
    found.push({ bytes, apart: !inArray || lastEnd < 0 || isGap(source.slice(lastEnd, Math.min(start, lastEnd + 40))) })
    lastEnd = end
    token.lastIndex = end
  }
  for (let next = token.exec(source); next !== null; next = token.exec(source)) {
    const at = next.index
    switch (next[0]) {
      case '(': {
        const { bytes, end } = literal(source, at)
        add(bytes, at, end)
        break
      }
      case '<':
        if (source[at + 1] === '<') token.lastIndex = at + 2
        else {
          const close = source.indexOf('>', at)
          const end = close < 0 ? source.length : close
          add(fromHex(source.slice(at + 1, end)), at, end + 1)
        }
        break
      case '%':
        token.lastIndex = lineEnd(source, at)
        break
      default:
        inArray = next[0] === '['
        lastEnd = -1
    }
  }
  return found
}

function lineEnd(source: string, at: number): number {
  const end = /[\r\n]/g
  end.lastIndex = at
  return end.exec(source)?.index ?? source.length
}

function isGap(between: string): boolean {
  return Number.parseFloat(between) < GAP
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function literal(source: string, open: number): { readonly bytes: string; readonly end: number } {
  const parts: string[] = []
  const special = /[()\\]/g
  let from = open + 1
  let depth = 1
  special.lastIndex = from
  for (let found = special.exec(source); found !== null; found = special.exec(source)) {
    const at = found.index
    if (found[0] === '(') depth++
    else if (found[0] === ')') {
      if (--depth === 0) return { bytes: parts.join('') + source.slice(from, at), end: at + 1 }
    } else {
      parts.push(source.slice(from, at))
      const [all = '', octal, continued, other = ''] =
        /^\\(?:([0-7]{1,3})|(\r\n|[\r\n])|([\s\S]))?/.exec(source.slice(at, at + 4)) ?? []
      if (octal !== undefined) parts.push(String.fromCharCode(Number.parseInt(octal, 8) & 0xff))
      else if (continued === undefined) parts.push(ESCAPED[other] ?? other)
      from = at + all.length
      special.lastIndex = from
    }
  }
  return { bytes: parts.join('') + source.slice(from), end: source.length }
}

function fromHex(digits: string): string {
  const clean = digits.replace(/[^0-9a-f]/gi, '')
  return Buffer.from(clean.length % 2 === 0 ? clean : `${clean}0`, 'hex').toString('latin1')
}
