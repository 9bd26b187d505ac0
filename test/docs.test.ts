/** What the documentation says that a machine can check. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createLogger } from '../src/log/logger.ts'
import { createMailLog } from '../src/log/mail-log.ts'

const read = (file: string) => readFileSync(join(import.meta.dirname, '..', file), 'utf8')

describe('the documentation', () => {
  it('explains every event of the mail log, and no other', () => {
    const source = read('src/log/mail-log.ts')
    const written = [
      ...source.matchAll(/(?:write\([^']*'(?:info|warn|error)'(?: : 'warn')?, |, )'([a-z-]+)', (?:fields|\{)/g),
    ].map((match) => match[1])
    const explained = [...read('docs/operations.md').matchAll(/^\| `([a-z-]+)` \| (?:info|warn|error)/gm)].map(
      (match) => match[1],
    )
    expect(new Set(explained)).toEqual(new Set(written))
    // Each function of the mail log writes one event, so the pattern above has found them all.
    expect(written).toHaveLength(Object.keys(createMailLog(createLogger('silent'))).length)
  })

  it('links only to files that are there', () => {
    const files = [
      'README.md',
      'CHANGELOG.md',
      ...readdirSync('docs', { recursive: true }).map((name) => `docs/${name}`),
    ]
    const broken = files
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) =>
        [...read(file).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)]
          .map((match) => join(dirname(file), match[1] ?? ''))
          .filter((target) => !existsSync(target))
          .map((target) => `${file} -> ${target}`),
      )
    expect(broken).toEqual([])
  })

  it('names only folders of the source tree that are there', () => {
    const named = [
      ...read('docs/architecture.md').matchAll(
        /`((?:core|inbound|outbound|store|examine|proof|config|log|cli|ops|system|last-check|demo)\/[a-z/-]*(?:\.ts)?)`/g,
      ),
    ]
    const missing = named.map((match) => `src/${match[1]}`).filter((path) => !existsSync(path))
    expect(named.length).toBeGreaterThan(20)
    expect(missing).toEqual([])
  })
})
