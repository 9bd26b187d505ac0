/**
 * The walls of the tree, as data and as one function over sources: which way imports point, where each library, the
 * clock, chance and the environment live.
 */

import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import { lineOf, type ModuleUse, type ScannedSource, scanSource } from './source-scan.ts'

export interface Violation {
  readonly file: string
  readonly line: number
  readonly rule: Rule
  readonly problem: string
  readonly remedy: string
}

export const RULES = {
  layers: 'imports point down the layers, never up or sideways',
  circles: 'no import circles',
  core: 'core is pure',
  'last-check': 'the last check shares no code with what it distrusts',
  homes: 'each outside library has one home',
  environment: 'only config/ reads the environment',
  clock: 'the time is read in one place',
  chance: 'chance has one home',
  console: 'nothing writes to the console object',
  folders: 'no file stands for a folder',
  sql: 'SQL stays under store/',
} as const
export type Rule = keyof typeof RULES

/** From the top down. A place ending in `/` is a folder. Files of one place may import each other freely. */
const LAYERS: readonly { readonly name: string; readonly places: readonly (readonly string[])[] }[] = [
  { name: 'entry files', places: [['main.ts', 'cli.ts', 'demo/']] },
  { name: 'wiring', places: [['wiring.ts'], ['wiring-store.ts']] },
  { name: 'edges', places: [['inbound/'], ['outbound/'], ['timing/'], ['web/'], ['cli/'], ['ops/']] },
  {
    name: 'relay-message',
    places: [
      ['relay-message.ts'],
      ['operator-mail.ts'],
      ['returned-mail.ts'],
      ['inspect-message.ts', 'replay-message.ts'],
      ['quarantine/'],
    ],
  },
  {
    name: 'means',
    places: [
      ['proof/'],
      ['examine/'],
      ['scan/'],
      ['planning/'],
      ['last-check/'],
      ['store/'],
      ['archive/'],
      ['config/'],
      ['log/'],
    ],
  },
  { name: 'system', places: [['system/']] },
  { name: 'core', places: [['core/']] },
]

/** Outside libraries, one of the language's own among them, and the only places that may import them. One that is missing here belongs nowhere yet. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  '@cantoo/pdf-lib': ['examine/documents/'],
  '@zone-eu/mailsplit': ['examine/parse.ts'],
  'better-sqlite3': ['store/sqlite/connection.ts', 'store/sqlite/held-database.ts'],
  cfb: ['examine/'],
  'cli-table3': ['cli/', 'demo/'],
  commander: ['cli.ts', 'cli/'],
  entities: ['last-check/escapes.ts'],
  'file-type': ['examine/'],
  htmlparser2: ['examine/'],
  libmime: ['core/', 'examine/'],
  'libphonenumber-js': ['core/'],
  libqp: ['core/', 'examine/parse.ts'],
  mailparser: ['examine/mailboxes.ts'],
  'node:dns': ['proof/resolver.ts'],
  nodemailer: ['outbound/host-connection.ts'],
  pino: ['log/logger.ts'],
  piscina: ['system/worker-pool.ts', 'examine/examine-worker.ts'],
  'prom-client': ['ops/metrics.ts'],
  selfsigned: ['inbound/certificate.ts'],
  sharp: ['examine/codes/'],
  'smol-toml': ['config/'],
  'smtp-server': ['inbound/smtp-listener.ts'],
  'string-width': ['core/wrap.ts'],
  tinyld: ['core/language.ts'],
  tlds: ['core/'],
  tldts: ['core/', 'proof/alignment.ts'],
  unpdf: ['examine/documents/pdf-library.ts'],
  yauzl: ['examine/'],
  yazl: ['examine/documents/zip-write.ts'],
  zod: ['core/', 'config/'],
  'zxing-wasm': ['examine/codes/'],
}

/** What the language's own library may give to core: calculation, no I/O, clock or chance. */
const CORE_BUILTINS: Readonly<Record<string, readonly string[]>> = {
  'node:buffer': ['Buffer'],
  'node:crypto': ['createHash', 'createHmac'],
  'node:module': ['createRequire'],
  'node:url': ['domainToASCII', 'domainToUnicode', 'URL'],
}

/** The only code outside itself that the last check may run: plain words of the core and threads, no parser and no writer. */
const LAST_CHECK_MAY_USE = ['last-check/', 'core/', 'system/']
const LAST_CHECK_MAY_NOT_RUN = ['core/message/write-message.ts', 'core/rewrite/', 'core/inspect/']

interface Ban {
  readonly rule: Rule
  readonly pattern: RegExp
  readonly homes: readonly string[]
  readonly problem: string
  readonly remedy: string
}

const BANS: readonly Ban[] = [
  {
    rule: 'environment',
    pattern: /\bprocess\s*(?:\?\.|\.)\s*env\b|\bprocess\s*\[|[{,]\s*env\b[^{}]*\}\s*(?:=\s*process\b|from\s*["'])/g,
    homes: ['config/'],
    problem: 'reads the environment',
    remedy: 'add a key to config/schema.ts and take its value as an argument',
  },
  {
    rule: 'clock',
    pattern:
      /\bDate\s*\.\s*now\b|\bnew\s+Date\b(?!\s*\(\s*[^\s)])|(?<!new\s+|[.\w])Date\s*\(\s*\)|\bperformance\s*\.|\bhrtime\b|\bprocess\s*\.\s*uptime\b/g,
    homes: ['system/clock.ts'],
    problem: 'reads the time',
    remedy: 'take `now: Date` as an argument, or a `Clock` at the edge',
  },
  {
    rule: 'chance',
    pattern: /\bMath\s*\.\s*random\b/g,
    homes: [],
    problem: 'draws from a source that can be predicted',
    remedy: 'take ids and tokens from system/random.ts',
  },
  {
    rule: 'chance',
    pattern: /\b(?:randomBytes|randomUUID|randomInt|randomFill(?:Sync)?|getRandomValues)\b/g,
    homes: ['system/random.ts', 'store/sqlite/'],
    problem: 'draws chance of its own',
    remedy: 'take ids and tokens from system/random.ts, as an argument where the caller must be pure',
  },
  {
    rule: 'console',
    pattern: /\bconsole\s*(?:\?\.|\.|\[)/g,
    homes: [],
    problem: 'writes to the console',
    remedy: 'log through log/mail-log.ts, or write a command’s output to process.stdout',
  },
  {
    rule: 'folders',
    pattern: /\bexport\s*\*/g,
    homes: [],
    problem: 'passes on everything of another file',
    remedy: 'let callers import the file they mean',
  },
]

const SQL =
  /\b(?:SELECT\s[^'"`]*\sFROM\s|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(?:TABLE|INDEX)\s|PRAGMA\s)/g

/** Checks sources by their path under src/. */
export function findViolations(sources: ReadonlyMap<string, string>): Violation[] {
  const scanned = new Map([...sources].map(([file, source]) => [file, scanSource(source)] as const))
  const found = [...scanned].flatMap(([file, source]) => [
    ...placeViolations(file),
    ...source.uses.flatMap((use) => useViolations(file, use, sources)),
    ...banViolations(file, source),
  ])
  return [...found, ...circles(scanned)]
}

export function describeViolation({ file, line, rule, problem, remedy }: Violation): string {
  return `src/${file}:${line}: ${problem} (rule: ${RULES[rule]}). What to do: ${remedy}.`
}

function placeViolations(file: string): Violation[] {
  const found: Violation[] = []
  if (layerOf(file) === null) {
    found.push({
      file,
      line: 1,
      rule: 'layers',
      problem: 'stands in no layer',
      remedy: 'move it to the folder it belongs to, or name its place in test/support/architecture-rules.ts',
    })
  }
  if (posix.basename(file) === 'index.ts') {
    found.push({
      file,
      line: 1,
      rule: 'folders',
      problem: 'is an index of its folder',
      remedy: 'let callers import the file they mean',
    })
  }
  return found
}

function useViolations(file: string, use: ModuleUse, sources: ReadonlyMap<string, string>): Violation[] {
  const violation = (rule: Rule, problem: string, remedy: string): Violation[] => [
    { file, line: use.line, rule, problem, remedy },
  ]
  if (use.how === 'computed') {
    return violation('layers', 'imports a module by a computed name', 'write the name as a plain string')
  }
  if (use.specifier.startsWith('.')) return insideViolations(file, use, sources, violation)
  if (isBuiltin(use.specifier)) return builtinViolations(file, use, violation)
  // Only files of ours are named by a URL; a worker of a library would have its home checked like an import.
  return homeViolations(file, packageOf(use.specifier), violation)
}

type Report = (rule: Rule, problem: string, remedy: string) => Violation[]

function insideViolations(
  file: string,
  use: ModuleUse,
  sources: ReadonlyMap<string, string>,
  violation: Report,
): Violation[] {
  const target = resolve(file, use.specifier)
  // Folders of SQL and templates are named by URL as well; like the version in package.json they are not modules.
  if ((use.how === 'worker' && !target.endsWith('.ts')) || target === '../package.json') return []
  if (!sources.has(target)) {
    return violation('layers', `names src/${target}, which is not there`, 'name a file of src/ with its `.ts` ending')
  }
  return [...layerViolations(file, target, violation), ...lastCheckViolations(file, target, use, sources, violation)]
}

function layerViolations(file: string, target: string, violation: Report): Violation[] {
  const from = layerOf(file)
  const to = layerOf(target)
  if (from === null || to === null || from.place === to.place || to.rank > from.rank) return []
  const way = to.rank === from.rank ? 'sideways' : 'up'
  return violation(
    'layers',
    `imports ${way}: ${place(from)} may not import src/${target} of ${place(to)}`,
    'move what both need down to a lower layer, or take it as an argument that wiring.ts hands over',
  )
}

function lastCheckViolations(
  file: string,
  target: string,
  use: ModuleUse,
  sources: ReadonlyMap<string, string>,
  violation: Report,
): Violation[] {
  if (!file.startsWith('last-check/')) return []
  const line = (sources.get(file) ?? '').split('\n')[use.line - 1] ?? ''
  const typesOnly = /^\s*import\s+type\b/.test(line)
  const allowed = isIn(target, LAST_CHECK_MAY_USE) && (typesOnly || !isIn(target, LAST_CHECK_MAY_NOT_RUN))
  return allowed
    ? []
    : violation(
        'last-check',
        `runs src/${target}, which it is there to distrust`,
        'read the bytes with code of its own',
      )
}

function builtinViolations(file: string, use: ModuleUse, violation: Report): Violation[] {
  const name = use.specifier.startsWith('node:') ? use.specifier : `node:${use.specifier}`
  if (name === 'node:perf_hooks' && file !== 'system/clock.ts') {
    return violation('clock', 'reads the time', 'take `now: Date` as an argument, or a `Clock` at the edge')
  }
  const family = name.replace(/\/promises$/, '')
  if (Object.hasOwn(HOMES, family)) return homeViolations(file, family, violation)
  if (!file.startsWith('core/')) return []
  const allowed = Object.hasOwn(CORE_BUILTINS, name) ? (CORE_BUILTINS[name] ?? []) : []
  const other = use.names.length === 0 ? 'all of it' : use.names.find((each) => !allowed.includes(each))
  if (other === undefined) return []
  return violation(
    'core',
    `imports ${other} from ${name} into core`,
    'do it at the edge and hand the result to core as plain data',
  )
}

function homeViolations(file: string, library: string, violation: Report): Violation[] {
  const homes = Object.hasOwn(HOMES, library) ? (HOMES[library] ?? []) : []
  if (isIn(file, homes)) return []
  const where = homes.length === 0 ? 'has no home yet' : `lives in ${homes.map((home) => `src/${home}`).join(' and ')}`
  return violation(
    file.startsWith('core/') ? 'core' : 'homes',
    `imports ${library}, which ${where}`,
    'call the file that is its home, or give it one in test/support/architecture-rules.ts with a reason in docs/decisions/',
  )
}

function banViolations(file: string, { code, withStrings }: ScannedSource): Violation[] {
  const banned = BANS.filter((ban) => !isIn(file, ban.homes)).flatMap(({ rule, pattern, problem, remedy }) =>
    [...code.matchAll(pattern)].map(({ index, 0: text }) => ({
      file,
      line: lineOf(code, index),
      rule,
      problem: `${problem} with \`${text.trim()}\``,
      remedy,
    })),
  )
  const sql = isIn(file, ['store/']) ? [] : [...withStrings.matchAll(SQL)]
  return [
    ...banned,
    ...sql.map(({ index, 0: text }) => ({
      file,
      line: lineOf(withStrings, index),
      rule: 'sql' as const,
      problem: `speaks SQL (\`${text.trim().slice(0, 40)}\`)`,
      remedy: 'give the store a verb for it',
    })),
  ]
}

/** One violation for each import that closes a circle. */
function circles(scanned: ReadonlyMap<string, ScannedSource>): Violation[] {
  const found: Violation[] = []
  const done = new Set<string>()
  const path: string[] = []
  const visit = (file: string) => {
    path.push(file)
    for (const { specifier, line, how } of scanned.get(file)?.uses ?? []) {
      if (how === 'computed' || !specifier.startsWith('.')) continue
      const target = resolve(file, specifier)
      const start = path.indexOf(target)
      if (start >= 0) {
        const circle = [...path.slice(start), target].map((each) => `src/${each}`).join(' -> ')
        found.push({
          file,
          line,
          rule: 'circles',
          problem: `closes the circle ${circle}`,
          remedy: 'find the smaller idea that both need and give it a file of its own',
        })
      } else if (!done.has(target) && scanned.has(target)) visit(target)
    }
    path.pop()
    done.add(file)
  }
  for (const file of scanned.keys()) if (!done.has(file)) visit(file)
  return found
}

interface Place {
  readonly rank: number
  readonly layer: string
  readonly place: readonly string[]
}

function layerOf(file: string): Place | null {
  for (const [rank, { name, places }] of LAYERS.entries()) {
    const found = places.find((candidates) => isIn(file, candidates))
    if (found !== undefined) return { rank, layer: name, place: found }
  }
  return null
}

function place({ layer, place: names }: Place): string {
  return names.length > 1 || layer === names[0]?.replace('/', '') ? `the ${layer}` : `${names[0]} (layer ${layer})`
}

function isIn(file: string, places: readonly string[]): boolean {
  return places.some((each) => (each.endsWith('/') ? file.startsWith(each) : file === each))
}

function resolve(file: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(file), specifier))
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
