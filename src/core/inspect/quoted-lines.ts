/** Tells new text, quoted history and signature apart by the lines themselves, where no markup says it. */

export interface LineClass {
  /** Offset of the line's first character. */
  readonly start: number
  readonly place: 'text' | 'quoted' | 'signature'
}

const QUOTE_MARK = /^\s{0,3}[>|]/
/** The line that the signature separator of RFC 3676 section 4.3 makes; trailing space often gets lost. */
const SIGNATURE_MARK = /^--\s?$/
/** `-----Original Message-----` and its translations: a title between runs of dashes or underscores. */
const HISTORY_TITLE = /^\s{0,3}[-_]{3,20}\s?[^-_\r\n]{4,60}\s?[-_]{3,20}\s{0,3}$/
const HISTORY_RULE = /^_{20,120}$/
/** The first line of a quoted header block, as Outlook and Apple Mail write it in common languages. */
const HEADER_LINE =
  /^\s{0,3}\*?(?:from|von|de|da|van|od|kimden|gönderen|fra|från|差出人|发件人|寄件者|보낸 사람)\s?[:：]/iu
const HEADER_FOLLOWS =
  /^\s{0,3}\*?(?:sent|date|to|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado|fecha|para|asunto|inviato|data|a|oggetto|verzonden|aan|onderwerp|wysłano|do|temat|tarih|kime|konu|送信日時|宛先|件名|发送时间|收件人|主题)\s?[:：]/iu

/** Linear in the length of the text: each line is looked at with its neighbours only. */
export function classifyLines(text: string): LineClass[] {
  const lines = text.split('\n')
  const marked = lines.map((line) => QUOTE_MARK.test(line))
  const classes: LineClass[] = []
  let rest: LineClass['place'] = 'text'
  let start = 0
  for (const [index, line] of lines.entries()) {
    if (rest !== 'quoted' && startsHistory(lines, index)) rest = 'quoted'
    else if (rest === 'text' && SIGNATURE_MARK.test(line)) rest = 'signature'
    const quoted = marked[index] === true || isAttribution(lines, marked, index)
    classes.push({ start, place: quoted ? 'quoted' : rest })
    start += line.length + 1
  }
  return classes
}

function startsHistory(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? ''
  if (line.length > 200) return false
  if (HISTORY_TITLE.test(line)) return true
  const next = lines.slice(index + 1, index + 3)
  if (HISTORY_RULE.test(line.trim())) return next.some((follower) => HEADER_LINE.test(follower))
  return HEADER_LINE.test(line) && next.some((follower) => HEADER_FOLLOWS.test(follower))
}

/** `On Monday, Ann wrote:` over quoted lines, in any language: a line or two ending in a colon right above a quote. */
function isAttribution(lines: readonly string[], marked: readonly boolean[], index: number): boolean {
  for (let last = index; last <= index + 1; last++) {
    const line = lines[last]?.trimEnd() ?? ''
    if (line === '' || line.length > 300) return false
    if (!/[:：]$/.test(line)) continue
    const below = lines[last + 1]?.trim() === '' ? last + 2 : last + 1
    return marked[below] === true
  }
  return false
}
