/**
 * What our own edge found out about a message: its Authentication-Results field (RFC 8601).
 *
 * Anybody can write such a field. Ours is believed because the edge removes those of its name from what it takes in
 * (RFC 8601 section 5) and puts its own above everything else; so only the topmost one of that name counts.
 */

import { parseDomain } from '../core/address.ts'
import type { RawField } from '../core/message/header-block.ts'

/** One method's result with the domain it speaks about, as A-labels; null where it names none. */
export interface EdgeResult {
  readonly method: 'spf' | 'dkim' | 'dmarc'
  readonly result: string
  readonly domain: string | null
}

/** The results of the topmost field of that name; null where there is none or where it cannot be read. */
export function edgeResults(fields: readonly RawField[], authservId: string): EdgeResult[] | null {
  for (const { name, value } of fields) {
    if (name !== 'authentication-results') continue
    const [first = [], ...results] = statements(value)
    const [id, version, ...more] = first
    // Nor one with quotes or comments about the name: what removes those of its name may not know it in these clothes.
    if (id?.toLowerCase() !== authservId || !value.toLowerCase().startsWith(authservId)) continue
    // A form that this reader does not know may mean what it does not expect.
    if (more.length > 0 || (version !== undefined && version !== '1')) return null
    return results.flatMap(readResult)
  }
  return null
}

/** The property that names the domain, for each method (RFC 8601 section 2.7). */
const DOMAIN_PROPERTIES = { spf: 'smtp.mailfrom', dkim: 'header.d', dmarc: 'header.from' } as const

function readResult(words: readonly string[]): EdgeResult[] {
  const [head = '', ...rest] = words
  const [method = '', result = ''] = head.toLowerCase().split('=')
  switch (method) {
    case 'spf':
    case 'dkim':
    case 'dmarc': {
      return [{ method, result, domain: domainIn(rest, DOMAIN_PROPERTIES[method]) }]
    }
    default:
      return []
  }
}

/** Null as well where the property is there twice: one of them is somebody else's. */
function domainIn(words: readonly string[], property: string): string | null {
  const values = words.map((word) => word.toLowerCase()).filter((word) => word.startsWith(`${property}=`))
  const [value, ...others] = values.map((word) => word.slice(property.length + 1))
  return value === undefined || others.length > 0 ? null : parseDomain(value.slice(value.lastIndexOf('@') + 1))
}

/** The field cut at its semicolons into words, without comments and with the quotes taken off. */
function statements(value: string): string[][] {
  const found: string[][] = [[]]
  let word = ''
  const endWord = () => {
    if (word !== '') found.at(-1)?.push(word)
    word = ''
  }
  let depth = 0
  let quoted = false
  for (let at = 0; at < value.length; at++) {
    const character = value[at] ?? ''
    if (character === '\\' && (quoted || depth > 0)) {
      at++
      if (quoted) word += value[at] ?? ''
    } else if (quoted) {
      if (character === '"') quoted = false
      else word += character
    } else if (character === '(') depth++
    else if (character === ')') depth = Math.max(0, depth - 1)
    else if (depth > 0) continue
    else if (character === '"') quoted = true
    else if (character === ';') {
      endWord()
      found.push([])
    } else if (/\s/.test(character)) endWord()
    else word += character
  }
  endWord()
  return joinedAroundEquals(found)
}

/** `spf = pass` is the same as `spf=pass`. */
function joinedAroundEquals(found: readonly string[][]): string[][] {
  return found.map((words) =>
    words.reduce<string[]>((joined, word) => {
      const last = joined.at(-1)
      if (last !== undefined && (word.startsWith('=') || last.endsWith('='))) joined[joined.length - 1] = last + word
      else joined.push(word)
      return joined
    }, []),
  )
}
