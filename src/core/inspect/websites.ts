/**
 * Where a text names websites in their plain spelling: with a scheme, as a bare host, as an IP address.
 *
 * Reads from each dot to both sides, so that a host is found with letters of a script without spaces around it, too.
 */

import type { NormalText } from './normal-form.ts'
import { isHostInText } from './host-or-sentence.ts'
import { isTopLevel, PLAIN_TOP_LEVELS } from './top-levels.ts'

export interface Website {
  readonly start: number
  readonly end: number
  /** In lower case; what stands there where it is no host (`data:`, a name in user information). */
  readonly host: string
  /** In lower case, without the colon; empty for a bare host. */
  readonly scheme: string
}

/** RFC 1035 section 2.3.4. */
const MOST_HOST = 253
const MOST_SCHEME = 30

export function websitesIn(text: string): Website[] {
  const found = [...schemesIn(text), ...scriptsIn(text), ...addressesInBrackets(text), ...bareHosts(text)]
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: Website[] = []
  for (const website of found) {
    const last = apart.at(-1)
    if (last === undefined || website.start >= last.end) apart.push(website)
  }
  return apart
}

/** In a form of a text, which several rules ask about: looked for once. */
export function websitesOf(form: NormalText): readonly Website[] {
  const known = websites.get(form) ?? websitesIn(form.text)
  websites.set(form, known)
  return known
}

const websites = new WeakMap<NormalText, readonly Website[]>()

/** Whatever stands before `://` leads somewhere. */
function* schemesIn(text: string): Generator<Website> {
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    let start = at
    while (start > 0 && at - start < MOST_SCHEME && /[a-z0-9+.-]/i.test(text.charAt(start - 1))) start--
    while (start < at && !/[a-z]/i.test(text.charAt(start))) start++
    const authority = /[^\s/?#<>"\\]{0,300}/y
    authority.lastIndex = at + 3
    const [written = ''] = authority.exec(text) ?? []
    if (at - start < 2 || !/[\p{L}\p{N}]/u.test(written || text.charAt(at + 4))) continue
    const end = endOfPath(text, at + 3)
    const scheme = text.slice(start, at).toLowerCase()
    // Nobody writes a name before a host honestly, whatever host it is.
    const hasUser = written.includes('@')
    const host = hasUser ? written.slice(0, written.indexOf('@') + 1) : (hostIn(written) ?? trimmed(written))
    yield { start, end: Math.max(end, at + 3), host: host.toLowerCase(), scheme }
    at = Math.max(at, end - 3)
  }
}

/** The host at the beginning of an authority, without a port and without the words that follow it with no space. */
function hostIn(authority: string): string | null {
  const run = authority.replace(/:\d{0,5}$/, '')
  const name = nameIn(run)
  // Numbers that go on are no words: with them it is another host, or none.
  return name === null || name.start > 0 || /^\.\d/.test(run.slice(name.end)) ? null : run.slice(0, name.end)
}

function trimmed(authority: string): string {
  return authority.replace(/:\d{0,5}$/, '').replace(/[.,;:!?'")\]}]{1,9}$/, '')
}

const SCRIPT = /(?<![\p{L}\p{N}])(?:(?:javascript|vbscript):(?=[^\s])|data:[a-z]{2,20}\/[a-z0-9.+-]{2,60}[;,])/giu

function* scriptsIn(text: string): Generator<Website> {
  for (const { 0: found, index: start } of text.matchAll(SCRIPT)) {
    const end = endOfPath(text, start + found.length)
    yield { start, end, host: text.slice(start, Math.min(end, start + 80)).toLowerCase(), scheme: 'data' }
  }
}

/** Clocks and chapters in brackets have no two colons beside each other. */
const IN_BRACKETS = /\[(?=[0-9a-f:.]{0,40}::|(?:[0-9a-f]{1,4}:){7})[0-9a-f:.]{2,45}\]/gi

function* addressesInBrackets(text: string): Generator<Website> {
  for (const { 0: found, index: start } of text.matchAll(IN_BRACKETS)) {
    yield { start, end: endOfPath(text, start + found.length), host: found.toLowerCase(), scheme: '' }
  }
}

function* bareHosts(text: string): Generator<Website> {
  let done = 0
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', Math.max(dot + 1, done))) {
    if (!isLabelAt(text, dot - 1) || !isLabelAt(text, dot + 1)) continue
    let first = dot
    while (first > done && dot - first < MOST_HOST && isHostCharacter(text, first - 1)) first--
    let last = dot + 1
    while (last < text.length && last - dot < MOST_HOST && isHostCharacter(text, last)) last++
    done = last
    const name = nameIn(text.slice(first, last))
    if (name === null) continue
    const website = websiteAt(text, first + name.start, first + name.end)
    if (website === null) continue
    yield website
    // Each path is read once, however many hosts are in it.
    done = Math.max(done, website.end)
  }
}

function websiteAt(text: string, start: number, end: number): Website | null {
  const raw = text.slice(start, end)
  // The root of all names may be written, too: `blue.example.:8080`.
  const port = /^\.?(?::\d{1,5}(?!\d)|(?<=\.)(?=[/?#]))/.exec(text.slice(end, end + 8))?.[0] ?? ''
  const afterPort = end + port.length
  const hasPath = /[/?#\\]/.test(text.charAt(afterPort)) && /[^\s]/.test(text.charAt(afterPort + 1))
  const before = text.slice(Math.max(0, start - 80), start)
  const user = /[\w.+%~-]{1,40}(?::[^\s@/]{0,30})?@$/.exec(before)
  // Mail addresses are contact details, another rule's subject.
  if (user !== null && !hasPath) return null
  if (user === null && isLocalPart(text, end)) return null
  if (
    user === null &&
    !isHostInText(raw, { before, after: text.slice(end, end + 60), hasPath: hasPath || port !== '' })
  )
    return null
  const opening = user?.[0] ?? /(?:h(?:tt|xx)ps?:\/{0,2}|\/\/)$/i.exec(before)?.[0] ?? ''
  return {
    start: start - opening.length,
    end: hasPath ? endOfPath(text, afterPort) : text.charAt(afterPort) === '/' ? afterPort + 1 : afterPort,
    host: raw.toLowerCase(),
    scheme: '',
  }
}

/** `ann.it` of `ann.it@mail.example`. */
function isLocalPart(text: string, end: number): boolean {
  return text.charAt(end) === '@' && /^@[\p{L}\p{N}-]{1,63}\.[\p{L}\p{N}]/u.test(text.slice(end, end + 70))
}

/** Letters of a script without spaces may stand beside them. */
const FOUR_NUMBERS = /(?<![\w.-])(?:(?:0x[0-9a-f]{1,8}|\d{1,4})\.){3}(?:0x[0-9a-f]{1,8}|\d{1,4})(?![\w-]|\.\w)/i

/** The part of a run of labels and dots that is a host: from its first good label to its top-level domain. */
function nameIn(run: string): { start: number; end: number } | null {
  const labels = run.split('.')
  const number = labels.length < 4 ? null : FOUR_NUMBERS.exec(run)
  if (number !== null) return { start: number.index, end: number.index + number[0].length }
  let end = run.length
  for (let index = labels.length - 1; index > 0; index--) {
    const label = labels[index] ?? ''
    const top = topLevelOf(label) ?? (index > 1 && /^www$/i.test(labels[0] ?? '') && label !== '' ? label : null)
    if (top !== null && labels[index - 1] !== '') {
      const start = startOf(labels.slice(0, index))
      return { start, end: end - label.length + top.length }
    }
    end -= label.length + 1
  }
  return null
}

/** A top-level domain at the beginning of a label: the words of a script without spaces may follow it. */
function topLevelOf(label: string): string | null {
  if (isTopLevel(label.toLowerCase())) return label
  const [latin] = /^(?:xn--[a-z0-9-]{2,59}|[a-z]{2,24})(?=[^\0-\x7f])/i.exec(label) ?? []
  if (
    latin !== undefined &&
    isTopLevel(latin.toLowerCase()) &&
    !/^\p{Script=Latin}|^\p{M}/u.test(label.slice(latin.length))
  )
    return latin
  const [plain] = /^[a-z]{3}(?=[_-])/i.exec(label) ?? []
  return plain !== undefined && PLAIN_TOP_LEVELS.has(plain.toLowerCase()) ? plain : null
}

/** After the last empty label, and after words of a script without spaces. */
function startOf(labels: readonly string[]): number {
  let start = 0
  let at = 0
  for (const [index, label] of labels.entries()) {
    if (label === '') start = at + 1
    else {
      // Also behind the full stop of the sentence before.
      const glued = /^.*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー_](?=[a-z0-9][a-z0-9-]*$)|^[_-]+/iu.exec(
        label,
      )
      if (glued !== null && glued[0].length < label.length) start = at + glued[0].length
    }
    at += labels[index] === undefined ? 0 : label.length + 1
  }
  return start
}

/** A path ends where white space, a bracket of another kind or a script without spaces begins. */
const PATH = /[^\s<>"\p{Cc}\u3000-\u303f\u3040-\u30ff\u3400-\u9fff「」]*/uy

function endOfPath(text: string, from: number): number {
  PATH.lastIndex = from
  const path = PATH.exec(text)?.[0] ?? ''
  let end = from + path.length
  // A bracket that the path opened belongs to it.
  let unopened = path.split(')').length - path.split('(').length
  for (; end > from && /[.,;:!?'’”»)\]}*_~…|]/.test(text.charAt(end - 1)); end--) {
    if (text.charAt(end - 1) === ')' && unopened-- <= 0) break
  }
  return end
}

function isLabelAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 0x80) return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a)
  return /[\p{L}\p{N}\p{M}\p{Cs}]/u.test(text.charAt(at))
}

function isHostCharacter(text: string, at: number): boolean {
  const character = text.charAt(at)
  return character === '.' || character === '-' || character === '_' || isLabelAt(text, at)
}
