/** Runs of base64 letters within a text, such as the parameter of a link: decoded wherever in them a secret begins. */

const MIN_LETTERS = 24
/** Lines of one block belong together, as in a key or a file pasted into a text. */
const RUN = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{24,}(?:\r?\n[A-Za-z0-9+/_-]+){0,1000}/g

/** What the runs stand for, as bytes. */
export function base64Runs(text: string): Buffer[] {
  return [...text.matchAll(RUN)].flatMap(([run]) => decodings(run.replace(/[\r\n]+/g, '')))
}

/** Other text of the same letters may stand before the base64, as in a path: each of four letters may be its first. */
function decodings(run: string): Buffer[] {
  return [0, 1, 2, 3]
    .filter((start) => run.length - start >= MIN_LETTERS - 4)
    .map((start) => Buffer.from(run.slice(start), 'base64'))
}
