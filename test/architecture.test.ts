/** Holds the walls of the tree (docs/architecture.md), and shows on made-up sources that it would see them fall. */

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeViolation, findViolations, RULES, type Rule } from './support/architecture-rules.ts'

/** Known deviations, each with its reason. One that is no longer needed fails the test. */
const EXPLAINED: readonly { readonly file: string; readonly rule: Rule; readonly why: string }[] = []

const SOURCES = readSources(new URL('../src/', import.meta.url))

describe('the tree', () => {
  const violations = findViolations(SOURCES)
  const isExplained = (rule: Rule, file: string) => EXPLAINED.some((each) => each.rule === rule && each.file === file)

  for (const rule of Object.keys(RULES) as Rule[]) {
    it(`keeps the rule: ${RULES[rule]}`, () => {
      const broken = violations.filter((each) => each.rule === rule && !isExplained(rule, each.file))
      expect(broken.map(describeViolation)).toEqual([])
    })
  }

  it('needs every explained exception', () => {
    const isNeeded = ({ rule, file }: { rule: Rule; file: string }) =>
      violations.some((each) => each.rule === rule && each.file === file)
    expect(EXPLAINED.filter((each) => !isNeeded(each))).toEqual([])
  })

  it('is read whole', () => {
    expect([...SOURCES.keys()]).toEqual(expect.arrayContaining(['relay-message.ts', 'core/relay-plan.ts']))
    expect(SOURCES.size).toBeGreaterThan(40)
  })
})

/** What each made-up tree breaks, as `file:line rule`. */
const CASES: readonly {
  readonly title: string
  readonly files: Readonly<Record<string, string>>
  readonly broken: readonly string[]
}[] = [
  {
    title: 'lets imports go down and around inside a folder',
    files: {
      'cli.ts': "import { a } from './wiring.ts'\nimport { b } from './cli/b.ts'",
      'wiring.ts': "import { c } from './outbound/c.ts'\nexport const a = c",
      'cli/b.ts': "import { d } from '../store/d.ts'\nimport { join } from 'node:path'\nexport const b = join(d)",
      'outbound/c.ts': "import type { e } from '../core/e.ts'\nexport const c: e = 1",
      'store/d.ts': "export { f as d } from './sqlite/f.ts'",
      'store/sqlite/f.ts': "export const f = 'SELECT 1 FROM x'",
      'core/e.ts': "import { createHash } from 'node:crypto'\nexport type e = number",
    },
    broken: [],
  },
  {
    title: 'sees an import that goes up',
    files: { 'core/a.ts': "\nimport { b } from '../store/b.ts'", 'store/b.ts': 'export const b = 1' },
    broken: ['core/a.ts:2 layers'],
  },
  {
    title: 'sees an import of types that goes up, over several lines',
    files: {
      'store/a.ts': "import type {\n  B,\n} from '../relay-message.ts'",
      'relay-message.ts': 'export type B = 1',
    },
    broken: ['store/a.ts:3 layers'],
  },
  {
    title: 'sees an import that goes sideways',
    files: { 'inbound/a.ts': "import '../outbound/b.ts'", 'outbound/b.ts': '' },
    broken: ['inbound/a.ts:1 layers'],
  },
  {
    title: 'sees a re-export that goes sideways',
    files: { 'log/a.ts': "export { b } from '../config/b.ts'", 'config/b.ts': 'export const b = 1' },
    broken: ['log/a.ts:1 layers'],
  },
  {
    title: 'sees wiring imported by something that is no entry file',
    files: { 'cli/a.ts': "import { b } from '../wiring.ts'", 'wiring.ts': 'export const b = 1' },
    broken: ['cli/a.ts:1 layers'],
  },
  {
    title: 'sees a dynamic import that goes up',
    files: { 'core/a.ts': "const b = await import('../log/b.ts')", 'log/b.ts': '' },
    broken: ['core/a.ts:1 layers'],
  },
  {
    title: 'sees a worker entry that goes sideways',
    files: {
      'store/a.ts': "new Worker(workerFile(import.meta.url, '../examine/b.ts'))",
      'proof/a.ts': "new Worker(new URL('../examine/b.ts', import.meta.url))",
      'examine/b.ts': '',
    },
    broken: ['store/a.ts:1 layers', 'proof/a.ts:1 layers'],
  },
  {
    title: 'leaves folders named by URL alone',
    files: { 'store/a.ts': "const folder = new URL('../../migrations/sqlite/', import.meta.url)" },
    broken: [],
  },
  {
    title: 'sees an import whose name is computed',
    files: { 'store/a.ts': 'const b = await import(name)' },
    broken: ['store/a.ts:1 layers'],
  },
  {
    title: 'sees an import of a file that is not there',
    files: { 'store/a.ts': "import { b } from './b.js'" },
    broken: ['store/a.ts:1 layers'],
  },
  {
    title: 'sees a folder that is in no layer',
    files: { 'utils/a.ts': '' },
    broken: ['utils/a.ts:1 layers'],
  },
  {
    title: 'sees two files that need each other',
    files: { 'core/a.ts': "import { b } from './b.ts'", 'core/b.ts': "\nimport type { a } from './a.ts'" },
    broken: ['core/b.ts:2 circles'],
  },
  {
    title: 'sees a circle of three',
    files: {
      'core/a.ts': "import './b.ts'",
      'core/b.ts': "import './c.ts'",
      'core/c.ts': "import './a.ts'",
    },
    broken: ['core/c.ts:1 circles'],
  },
  {
    title: 'sees I/O, chance and foreign libraries in core',
    files: {
      'core/a.ts': "import { readFileSync } from 'node:fs'",
      'core/b.ts': "import { createHash, randomBytes } from 'node:crypto'",
      'core/c.ts': "import * as crypto from 'node:crypto'",
      'core/d.ts': "import { simpleParser } from 'mailparser'",
      'core/e.ts': "const x = createRequire(import.meta.url)('pino')",
    },
    broken: [
      'core/a.ts:1 core',
      'core/b.ts:1 core',
      'core/b.ts:1 chance',
      'core/c.ts:1 core',
      'core/d.ts:1 core',
      'core/e.ts:1 core',
    ],
  },
  {
    title: 'lets core use its pure libraries',
    files: {
      'core/a.ts':
        "import { z } from 'zod'\nimport libmime from 'libmime'\nconst t = createRequire(import.meta.url)('tlds')",
    },
    broken: [],
  },
  {
    title: 'sees a library outside its home, by a path inside the package too',
    files: {
      'inbound/smtp-session.ts': "import { SMTPServer } from 'smtp-server'",
      'outbound/bounce.ts': "import MailComposer from 'nodemailer/lib/mail-composer'",
      'store/sqlite/a.ts': "import Database from 'better-sqlite3'",
      'web/a.ts': "import something from '@scope/unheard-of/deep'",
    },
    broken: [
      'inbound/smtp-session.ts:1 homes',
      'outbound/bounce.ts:1 homes',
      'store/sqlite/a.ts:1 homes',
      'web/a.ts:1 homes',
    ],
  },
  {
    title: 'sees questions to DNS outside the resolver',
    files: {
      'proof/resolver.ts': "import { promises } from 'node:dns'",
      'inbound/a.ts': "import { resolveMx } from 'node:dns/promises'\nimport dns from 'dns'",
      'core/a.ts': "import { lookup } from 'node:dns'",
    },
    broken: ['inbound/a.ts:1 homes', 'inbound/a.ts:2 homes', 'core/a.ts:1 core'],
  },
  {
    title: 'sees the last check running what it distrusts',
    files: {
      'last-check/a.ts': "import { w } from '../core/message/write-message.ts'\nimport libmime from 'libmime'",
      'last-check/b.ts': "import type { w } from '../core/message/write-message.ts'",
      'core/message/write-message.ts': 'export const w = 1',
    },
    broken: ['last-check/a.ts:1 last-check', 'last-check/a.ts:2 homes'],
  },
  {
    title: 'sees the environment read outside config/',
    files: {
      'config/load.ts': 'const all = process.env',
      'cli/a.ts': "const a = process.env['HOME']\nconst { env } = process\nconst b = process['env']",
      'log/a.ts': "import { env } from 'node:process'",
    },
    broken: ['cli/a.ts:1 environment', 'cli/a.ts:2 environment', 'cli/a.ts:3 environment', 'log/a.ts:1 environment'],
  },
  {
    title: 'sees the time read outside the clock',
    files: {
      'system/clock.ts': 'export const now = () => new Date()',
      'store/a.ts': 'const a = Date.now()\nconst b = new Date()\nconst c = new Date\nconst d = performance.now()',
      'store/b.ts': "import { performance } from 'node:perf_hooks'\nconst a = process.hrtime.bigint()",
      'store/c.ts': 'const fine = new Date(ms)\nconst date: Date = parseDate()\nconst toDate = (d: Date) => d',
    },
    broken: [
      'store/a.ts:1 clock',
      'store/a.ts:2 clock',
      'store/a.ts:3 clock',
      'store/a.ts:4 clock',
      'store/b.ts:1 clock',
      'store/b.ts:2 clock',
    ],
  },
  {
    title: 'sees chance drawn outside its home, and predictable chance anywhere',
    files: {
      'system/random.ts': "import { randomBytes } from 'node:crypto'\nconst bad = Math.random()",
      'outbound/a.ts': 'const id = crypto.randomUUID()',
    },
    broken: ['system/random.ts:2 chance', 'outbound/a.ts:1 chance'],
  },
  {
    title: 'sees writing to the console',
    files: { 'cli/a.ts': "console.log('x')\nconst { log } = globalThis.console?.log" },
    broken: ['cli/a.ts:1 console', 'cli/a.ts:2 console'],
  },
  {
    title: 'sees a file that stands for its folder',
    files: { 'store/index.ts': "export * from './a.ts'", 'store/a.ts': '' },
    broken: ['store/index.ts:1 folders', 'store/index.ts:1 folders'],
  },
  {
    title: 'sees SQL outside the store',
    files: {
      'cli/a.ts': 'const q = `SELECT id\n  FROM message WHERE id = ?`',
      'web/a.ts': "const q = 'DELETE FROM x'",
    },
    broken: ['cli/a.ts:1 sql', 'web/a.ts:1 sql'],
  },
  {
    title: 'is not misled by comments, strings, patterns and templates',
    files: {
      'core/a.ts': [
        "// import { a } from '../cli/a.ts' and Date.now()",
        "/* process.env, console.log('x')",
        "   import 'pino' */",
        'const text = "console.log(Date.now()) // not a comment"',
        'const also = \'import { x } from "pino"\'',
        'const pattern = /["\'`/*]+ Math.random [/]"/g',
        'const half = 10 / 2 // "',
        'const nested = `a §{`b §{half} process.env`} Date.now() §{{ x: 1 }.x}`',
        'const real = `§{Date.now()}`',
      ]
        .join('\n')
        .replaceAll('§', '$'),
    },
    broken: ['core/a.ts:9 clock'],
  },
]

describe('the checker', () => {
  for (const { title, files, broken } of CASES) {
    it(title, () => {
      const violations = findViolations(new Map(Object.entries(files)))
      expect(violations.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual(broken)
    })
  }

  it('says file, line, rule and what to do', () => {
    const [violation] = findViolations(new Map([['core/a.ts', '\nconst a = Date.now()']]))
    expect(violation && describeViolation(violation)).toBe(
      'src/core/a.ts:2: reads the time with `Date.now` (rule: the time is read in one place). ' +
        'What to do: take `now: Date` as an argument, or a `Clock` at the edge.',
    )
  })
})

function readSources(folder: URL): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return new Map(
    names
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
  )
}
