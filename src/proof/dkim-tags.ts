/** Tag lists (RFC 6376 section 3.2), as in a DKIM-Signature field and in a key record, read strictly. */

import { trimmed } from '../core/message/white-space.ts'

export interface Tag {
  readonly name: string
  /** Without the white space around it; what is inside stands as it was written. */
  readonly value: string
  /** Where the value stands in the list, with the white space around it. */
  readonly start: number
  readonly end: number
}

export interface TagList {
  /** In the order written. Of tags with one name the first. */
  readonly tags: ReadonlyMap<string, Tag>
  /** Why two programs might read the list differently; null for a clean one. */
  readonly defect: string | null
}

// Every defined name is in lower case. Upper case is refused: programs disagree whether `B=` is `b=`.
const NAME = /^[ \t\r\n]*([a-z][a-z0-9_]*)[ \t\r\n]*=/
// Visible characters and folding white space; with UTF-8 for names in other scripts (RFC 8616).
const VALUE = /^[\t\r\n -:<-~\x80-\xff]*$/

/** Reads a list given with bytes as Latin-1 characters. What cannot be read is left out and said in `defect`. */
export function readTagList(text: string): TagList {
  const tags = new Map<string, Tag>()
  let defect: string | null = null
  let at = 0
  const parts = text.split(';')
  for (const [index, part] of parts.entries()) {
    const tag = readTag(part, at)
    at += part.length + 1
    // One semicolon may stand at the end.
    if (index > 0 && index === parts.length - 1 && withoutSpace(part) === '') break
    if (tag === null) defect ??= 'a part is not a tag with a value'
    else if (tags.has(tag.name)) defect ??= `${tag.name}= is there twice`
    else tags.set(tag.name, tag)
  }
  return { tags, defect }
}

/** The value without any white space, for values in base64 and lists of names. */
export function compactValue(list: TagList, name: string): string | null {
  const tag = list.tags.get(name)
  return tag === undefined ? null : withoutSpace(tag.value)
}

function readTag(part: string, at: number): Tag | null {
  const head = NAME.exec(part)
  const name = head?.[1]
  if (head === null || name === undefined || !VALUE.test(part.slice(head[0].length))) return null
  return { name, value: trimmed(part.slice(head[0].length)), start: at + head[0].length, end: at + part.length }
}

function withoutSpace(text: string): string {
  return text.replace(/[ \t\r\n]+/g, '')
}
