/**
 * Reads TypeScript source just well enough for the architecture test: which text is code, which is comment or string,
 * and which modules are named where. Knows nothing of rules.
 */

export interface ModuleUse {
  readonly specifier: string
  readonly line: number
  /** `computed`: an import whose name is not written down, so that nobody can check it. */
  readonly how: 'import' | 'computed' | 'worker'
  /** The names in braces, without their aliases. */
  readonly names: readonly string[]
}

export interface ScannedSource {
  /** The source with comments and the insides of strings blanked; every offset and line stays where it was. */
  readonly code: string
  /** The source with comments blanked only. */
  readonly withStrings: string
  readonly uses: readonly ModuleUse[]
}

export function scanSource(source: string): ScannedSource {
  const { code, withStrings } = blank(source)
  return { code, withStrings, uses: [...namedModules(code, source), ...computedModules(code)] }
}

export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

const QUOTED = `(["'\`])( *)\\1`
const PATTERNS: readonly { readonly pattern: RegExp; readonly how: ModuleUse['how'] }[] = [
  { pattern: new RegExp(`\\bfrom\\s*${QUOTED}`, 'gd'), how: 'import' },
  { pattern: new RegExp(`\\bimport\\s*${QUOTED}`, 'gd'), how: 'import' },
  { pattern: new RegExp(`\\b(?:import|require|require\\.resolve)\\s*\\(\\s*${QUOTED}`, 'gd'), how: 'import' },
  { pattern: new RegExp(`\\bcreateRequire\\s*\\([^()]*\\)\\s*\\(\\s*${QUOTED}`, 'gd'), how: 'import' },
  { pattern: new RegExp(`\\bnew\\s+URL\\s*\\(\\s*${QUOTED}\\s*,\\s*import\\.meta\\.url`, 'gd'), how: 'worker' },
  { pattern: new RegExp(`\\bworkerFile\\s*\\(\\s*import\\.meta\\.url\\s*,\\s*${QUOTED}`, 'gd'), how: 'worker' },
]

function namedModules(code: string, source: string): ModuleUse[] {
  return PATTERNS.flatMap(({ pattern, how }) =>
    [...code.matchAll(pattern)].map((match): ModuleUse => {
      const [start, end] = match.indices?.[2] ?? [0, 0]
      return {
        specifier: source.slice(start, end),
        line: lineOf(source, match.index),
        how,
        names: bracedNames(code, match.index),
      }
    }),
  )
}

function computedModules(code: string): ModuleUse[] {
  return [...code.matchAll(/\b(?:import|require)\s*\(\s*(?!["'`])\S/g)].map((match) => ({
    specifier: '(computed)',
    line: lineOf(code, match.index),
    how: 'computed',
    names: [],
  }))
}

/** The names between the last braces before `from`, back to the keyword that begins the statement. */
function bracedNames(code: string, from: number): string[] {
  const begin = Math.max(code.lastIndexOf('import', from), code.lastIndexOf('export', from))
  const braces = /\{([^{}]*)\}\s*$/.exec(code.slice(Math.max(begin, 0), from))
  return (braces?.[1] ?? '')
    .split(',')
    .map((name) => name.trim().replace(/^type\s+/, ''))
    .map((name) => name.split(/\s+/)[0] ?? '')
    .filter((name) => name !== '')
}

/** A slash begins a regular expression after one of these; elsewhere it divides. */
const BEFORE_PATTERN =
  /(?:^|[(,=:[!&|?{};+\-*%~^<>\n]|\b(?:return|typeof|case|in|of|void|delete|do|else|yield|await))\s*$/

/** Walks the source once and blanks what is not code. Code inside `${}` stays code. */
function blank(source: string): { code: string; withStrings: string } {
  const code = [...Array(source.length).keys()].map((at) => source[at] ?? '')
  const withStrings = [...code]
  const erase = (letters: string[], from: number, to: number) => {
    for (let at = from; at < to; at++) if (letters[at] !== '\n') letters[at] = ' '
  }
  /** The depth of braces at which each open `${` began. */
  const holes: number[] = []
  let braces = 0

  /** Blanks the text of a template from `from` on, up to its end or the next hole, and says where code goes on. */
  function template(from: number): number {
    for (let at = from; at < source.length; at++) {
      if (source[at] === '\\') at++
      else if (source[at] === '`') {
        erase(code, from, at)
        return at + 1
      } else if (source.startsWith('${', at)) {
        erase(code, from, at)
        holes.push(braces++)
        return at + 2
      }
    }
    return source.length
  }

  for (let at = 0; at < source.length; ) {
    const letter = source[at]
    const rest = source.slice(at, at + 2)
    if (rest === '//' || rest === '/*') {
      const end = rest === '//' ? source.indexOf('\n', at) : source.indexOf('*/', at) + 2
      const stop = end < at + 2 ? source.length : end
      erase(code, at, stop)
      erase(withStrings, at, stop)
      at = stop
    } else if (letter === '"' || letter === "'") {
      const end = endOfQuoted(source, at)
      erase(code, at + 1, end)
      at = end + 1
    } else if (letter === '`') {
      at = template(at + 1)
    } else if (letter === '/' && BEFORE_PATTERN.test(code.slice(Math.max(0, at - 40), at).join(''))) {
      const end = endOfPattern(source, at)
      erase(code, at + 1, end)
      at = end + 1
    } else if (letter === '}' && holes.at(-1) === braces - 1) {
      holes.pop()
      braces--
      at = template(at + 1)
    } else {
      if (letter === '{') braces++
      if (letter === '}') braces--
      at++
    }
  }
  return { code: code.join(''), withStrings: withStrings.join('') }
}

function endOfQuoted(source: string, from: number): number {
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] === '\\') at++
    else if (source[at] === source[from] || source[at] === '\n') return at
  }
  return source.length
}

function endOfPattern(source: string, from: number): number {
  let inClass = false
  for (let at = from + 1; at < source.length; at++) {
    const letter = source[at]
    if (letter === '\\') at++
    else if (letter === '[') inClass = true
    else if (letter === ']') inClass = false
    else if ((letter === '/' && !inClass) || letter === '\n') return at
  }
  return source.length
}
