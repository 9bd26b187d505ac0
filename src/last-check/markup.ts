/** HTML and XML as they are read: without tags, comments and what they hold. */

/** Tags after which the next letter does not stand beside the last one: HTML, and Word's and OpenDocument's. */
const APART =
  /^(?:address|article|aside|blockquote|br|center|dd|div|dl|dt|footer|form|h[1-6]|header|hr|li|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul|(?:w|a|text|table):(?:p|h|tab|br|tc|tr|table-cell|table-row|line-break))$/

export function hasMarkup(text: string): boolean {
  return /<[a-z/!?]/i.test(text)
}

/** One pass; a tag that never ends hides nothing, and nor does a quote in one. */
export function withoutMarkup(text: string): string {
  const read: string[] = []
  let from = 0
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', from)) {
    const end = isTagStart(text.charCodeAt(open + 1)) ? tagEnd(text, open) : open
    if (end < 0) break
    read.push(text.slice(from, end === open ? open + 1 : open))
    if (end !== open && isApart(text.slice(open + 1, open + 32))) read.push('\n')
    from = end + 1
  }
  read.push(text.slice(from))
  return read.join('')
}

function isTagStart(code: number): boolean {
  const letter = code | 0x20
  return (letter >= 0x61 && letter <= 0x7a) || code === 0x2f || code === 0x21 || code === 0x3f
}

const COMMENT = '<!--'

/** Where the tag or comment ends that begins at `open`: its last character, or -1. */
function tagEnd(text: string, open: number): number {
  if (text.startsWith(COMMENT, open)) {
    const end = text.indexOf('-->', open + COMMENT.length)
    return end < 0 ? -1 : end + 2
  }
  const close = text.indexOf('>', open)
  // A > may stand in a quoted value. Tags that people's programs write are short; in longer ones the first > ends it.
  const tag = text.slice(open, Math.min(text.length, open + MAX_TAG_CHARACTERS))
  const quoted = /^<[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>/.exec(tag)
  return quoted === null ? close : open + quoted[0].length - 1
}

const MAX_TAG_CHARACTERS = 1024

function isApart(start: string): boolean {
  const name = /^\/?([a-z][a-z0-9:-]*)/i.exec(start)?.[1] ?? ''
  return APART.test(name.toLowerCase())
}
