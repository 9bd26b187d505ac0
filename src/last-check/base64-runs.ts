/** Runs of base64 letters within a text, such as the parameter of a link: decoded wherever in them a secret begins. */

/** Shorter ones are words, and hold no address. */
const MIN_LETTERS = 24

/** Which codes below 128 are letters of base64 in one of its two alphabets (RFC 4648 sections 4 and 5). */
const IS_LETTER = Array.from({ length: 128 }, (_, code) => /[A-Za-z0-9+/_-]/.test(String.fromCharCode(code)))

/** What the runs stand for, as bytes. */
export function base64Runs(text: string): Buffer[] {
  return runsIn(text).flatMap(decodings)
}

/** Lines of one block belong together, as in a key or a file pasted into a text. */
function runsIn(text: string): string[] {
  const runs: string[] = []
  let joined: string[] = []
  let lastEnd = -1
  for (const { start, end } of lettersIn(text)) {
    if (isFieldName(text, start, end)) continue
    if (joined.length > 0 && !isLineEnd(text, lastEnd, start)) {
      runs.push(joined.join(''))
      joined = []
    }
    joined.push(text.slice(start, end))
    lastEnd = end
  }
  if (joined.length > 0) runs.push(joined.join(''))
  return runs
}

/** Looks at every 24th letter first: most of a text is words, and need not be looked at letter by letter. */
function* lettersIn(text: string): Generator<{ readonly start: number; readonly end: number }> {
  let start = 0
  while (start + MIN_LETTERS <= text.length) {
    let at = start + MIN_LETTERS - 1
    while (at >= start && isLetter(text, at)) at--
    if (at >= start) {
      start = at + 1
      continue
    }
    let end = start + MIN_LETTERS
    while (end < text.length && isLetter(text, end)) end++
    yield { start, end }
    start = end + 1
  }
}

function isLetter(text: string, at: number): boolean {
  return IS_LETTER[text.charCodeAt(at)] === true
}

/** `Content-Transfer-Encoding:` stands in nearly every message. */
function isFieldName(text: string, start: number, end: number): boolean {
  return text[end] === ':' && end - start < 40 && /^[A-Za-z]+(?:-[A-Za-z]+)+$/.test(text.slice(start, end))
}

function isLineEnd(text: string, from: number, to: number): boolean {
  return to - from <= 2 && /^\r?\n$/.test(text.slice(from, to))
}

/** Other text of the same letters may stand before the base64, as in a path: each of four letters may be its first. */
function decodings(run: string): Buffer[] {
  return [0, 1, 2, 3].map((start) => Buffer.from(run.slice(start), 'base64'))
}
