/** Names with macros in them (RFC 7208 section 7): read from a record, and filled in for one message. */

/** What a macro stands for: sender, local part, its domain, the domain now asked, IP, validated name, family, HELO. */
export type MacroLetter = 's' | 'l' | 'o' | 'd' | 'i' | 'p' | 'v' | 'h'
export type MacroValues = Readonly<Record<MacroLetter, string>>

interface Macro {
  readonly letter: MacroLetter
  /** An upper-case letter: written as in a URL. */
  readonly escaped: boolean
  /** How many parts are kept, from the right. */
  readonly keep: number
  readonly reversed: boolean
  readonly delimiters: string
}

/** Literal text and macros, in their order. */
export type DomainSpec = readonly (string | Macro)[]

const TOKEN = /%\{([a-z])(\d{0,10})(r?)([.\-+,/_=]*)\}|%([%_-])|([!-$&-~]+)/iy
const LITERAL: Readonly<Record<string, string>> = { '%': '%', _: ' ', '-': '%20' }
const IN_NAMES = 'slodipvh'
/** These three make sense only in texts for people, but any modifier nobody knows may hold them. */
const IN_TEXTS = `${IN_NAMES}crt`

/** Null where it is not a `domain-spec`: macros that are well-formed, and a top label or a macro at the end. */
export function parseDomainSpec(text: string): DomainSpec | null {
  const parts: (string | Macro)[] = []
  let endsWell = false
  for (const token of tokens(text)) {
    const part = token === null ? null : partOf(token)
    if (part === null) return null
    parts.push(part)
    endsWell = token?.[6] === undefined || endsWithTopLabel(token[6])
  }
  return endsWell ? parts : null
}

/** Whether the value of a modifier that nobody knows is at least well-formed. */
export function isMacroString(text: string): boolean {
  for (const token of tokens(text)) {
    if (token === null || (token[1] !== undefined && !isMacro(token, IN_TEXTS))) return false
  }
  return true
}

export function uses(spec: DomainSpec, letters: string): boolean {
  return spec.some((part) => typeof part !== 'string' && letters.includes(part.letter))
}

/** Whether the name lies wherever the client wants: it says its HELO name and local part, and gives itself its names. */
export function liesWithClient(spec: DomainSpec): boolean {
  const last = spec.at(-1)
  return typeof last === 'object' && 'hlp'.includes(last.letter)
}

const LONGEST_NAME = 253

/** The name to ask for, without its last dot; one that is too long loses labels from its left (RFC 7208 section 7.3). */
export function expand(spec: DomainSpec, values: MacroValues): string {
  const name = spec.map((part) => (typeof part === 'string' ? part : filledIn(part, values))).join('')
  const full = name.replace(/\.$/, '')
  if (full.length <= LONGEST_NAME) return full
  const dot = full.indexOf('.', full.length - LONGEST_NAME - 1)
  return dot < 0 ? full : full.slice(dot + 1)
}

function* tokens(text: string): Generator<RegExpExecArray | null> {
  const pattern = new RegExp(TOKEN)
  while (pattern.lastIndex < text.length) {
    const token = pattern.exec(text)
    yield token
    if (token === null) return
  }
}

function partOf(token: RegExpExecArray): string | Macro | null {
  const [, letter, digits, reversed, delimiters, sign, literal] = token
  if (literal !== undefined) return literal
  if (sign !== undefined) return LITERAL[sign] ?? null
  if (letter === undefined || !isMacro(token, IN_NAMES)) return null
  return {
    letter: letter.toLowerCase() as MacroLetter,
    escaped: letter !== letter.toLowerCase(),
    keep: digits ? Number(digits) : Number.POSITIVE_INFINITY,
    reversed: reversed !== '',
    delimiters: delimiters || '.',
  }
}

function isMacro([, letter = '', digits = '']: RegExpExecArray, letters: string): boolean {
  return letters.includes(letter.toLowerCase()) && (digits === '' || Number(digits) > 0)
}

function endsWithTopLabel(literal: string): boolean {
  const text = literal.replace(/\.$/, '')
  const label = text.slice(text.lastIndexOf('.') + 1)
  return text.includes('.') && /^[a-z0-9-]+$/i.test(label) && !/^-|-$|^\d+$/.test(label)
}

function filledIn({ letter, escaped, keep, reversed, delimiters }: Macro, values: MacroValues): string {
  const parts = values[letter].split(new RegExp(`[${delimiters.replaceAll('-', '\\-')}]`))
  if (reversed) parts.reverse()
  const text = parts.slice(-keep).join('.')
  return escaped ? urlEscaped(text) : text
}

function urlEscaped(text: string): string {
  return Buffer.from(text, 'utf8')
    .toString('latin1')
    .replace(/[^A-Za-z0-9\-._~]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}
