/**
 * The test suite of RFC 7208, each case over the wire: its zone on a DNS server, asked through the real resolver.
 * Explanations (`exp=`) are never fetched here, so that what the suite says of their text is left out.
 */

import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createResolver, type Resolver } from '../../src/proof/resolver.ts'
import { checkSpf, type SpfQuestion } from '../../src/proof/spf.ts'
import { systemClock } from '../../src/system/clock.ts'
import { type DnsServer, startDnsServer, type Zones } from '../support/dns-server.ts'
import { CORPUS } from './corpus-files.ts'

/** Both releases of the suite, with the number of cases in each. */
const FILES = [
  { file: 'spf_rfc7208-tests.yml', cases: 200 },
  { file: 'spf_rfc7208-tests-2014-05.yml', cases: 193 },
]

const UNASKABLE =
  'c-ares asks only for names of letters, digits and `-_./*`, so that the name counts as not there; no honest record ' +
  'is known to use such a name, and the record still evaluates as expected where DNS can be asked for it'

/** Cases that end otherwise over the wire, by name: what the suite expects, what comes, and why that is harmless. */
const EXCEPTIONS: Readonly<Record<string, { expected: string[]; got: string; why: string }>> = {
  'a-colon-domain': { expected: ['pass'], got: 'neutral', why: UNASKABLE },
  'a-colon-domain-ip4mapped': { expected: ['pass'], got: 'neutral', why: UNASKABLE },
  'mx-colon-domain': { expected: ['pass'], got: 'neutral', why: UNASKABLE },
  'mx-colon-domain-ip4mapped': { expected: ['pass'], got: 'neutral', why: UNASKABLE },
  'macro-mania-in-domain': { expected: ['pass'], got: 'fail', why: UNASKABLE },
}

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())
const zoneEntry = z.union([
  z.string(),
  z.record(z.string(), z.union([z.string(), z.array(z.union([z.string(), z.number()]))])),
])
const suiteCase = z.object({ helo: z.string(), host: z.string(), mailfrom: z.string(), result: oneOrMore })
const suite = z.array(
  z.object({
    description: z.string(),
    tests: z.record(z.string(), suiteCase),
    zonedata: z.record(z.string(), z.array(zoneEntry)),
  }),
)

type Zonedata = z.infer<typeof suite>[number]['zonedata']

function readSuite(file: string): z.infer<typeof suite> {
  const program = 'import json, sys, yaml; print(json.dumps([d for d in yaml.safe_load_all(open(sys.argv[1])) if d]))'
  try {
    return suite.parse(JSON.parse(execFileSync('python3', ['-c', program, file], { encoding: 'utf8' })))
  } catch (cause) {
    throw new Error(`${file} cannot be read; it takes Python with YAML: apt-get install python3-yaml`, { cause })
  }
}

function questionOf({ helo, host, mailfrom }: z.infer<typeof suiteCase>): SpfQuestion {
  return { ip: host, helo, reversePath: mailfrom === '' ? null : mailfrom }
}

/** The suite writes octets as characters, SPF records once for both types of old, and what is not there as NONE. */
function zonesOf(zonedata: Zonedata): Zones {
  return Object.fromEntries(
    Object.entries(zonedata).map(([name, entries]) => {
      const of = (type: string) =>
        entries.flatMap((entry) => (typeof entry === 'string' || entry[type] === undefined ? [] : [entry[type]]))
      const texts = of(of('TXT').length > 0 ? 'TXT' : 'SPF').filter((text) => text !== 'NONE')
      // A name that times out does so for whatever type it has no record of.
      const otherwise = entries.includes('TIMEOUT') ? 'silent' : undefined
      const some = <T>(records: T[]) => (records.length > 0 ? records : otherwise)
      return [
        name,
        {
          A: some(of('A').map(String)),
          AAAA: some(of('AAAA').map(String)),
          PTR: some(of('PTR').map(String)),
          MX: some(
            of('MX').map(([preference, exchange]) => ({ preference: Number(preference), exchange: String(exchange) })),
          ),
          TXT: some(
            texts.map((text) => (Array.isArray(text) ? text.map(String) : Buffer.from(String(text), 'latin1'))),
          ),
          CNAME: of('CNAME').map(String)[0],
        },
      ]
    }),
  )
}

/** Answers for names that c-ares would not ask. */
function fromMemory(zonedata: Zonedata): Resolver {
  const zones = new Map(Object.entries(zonesOf(zonedata)).map(([name, records]) => [name.toLowerCase(), records]))
  const lookup = async (type: 'A' | 'AAAA' | 'MX' | 'PTR' | 'TXT', name: string) => {
    const known = zones.get(name.toLowerCase())
    const records = typeof known === 'object' ? known[type] : undefined
    if (!Array.isArray(records)) return { kind: 'none' }
    if (type === 'TXT') return { kind: 'found', records: records.map((text) => [String(text)]) }
    return { kind: 'found', records }
  }
  return { lookup: lookup as Resolver['lookup'] }
}

it('the suite is there', () => {
  const missing = FILES.map(({ file }) => join(CORPUS, 'mailauth', file)).filter((path) => !existsSync(path))
  expect(missing, 'set TRADEPOST_CORPUS to the folder that holds the corpus').toEqual([])
})

const present = FILES.filter(({ file }) => existsSync(join(CORPUS, 'mailauth', file)))
describe.each(present)('$file', ({ file, cases }) => {
  const scenarios = readSuite(join(CORPUS, 'mailauth', file))

  it('has all its cases', () => {
    expect(scenarios.flatMap(({ tests }) => Object.keys(tests))).toHaveLength(cases)
  })

  describe.each(scenarios)('$description', ({ tests, zonedata }) => {
    let server: DnsServer
    beforeAll(async () => {
      server = await startDnsServer(zonesOf(zonedata))
    })
    afterAll(() => server.close())

    const overTheWire = () =>
      createResolver({ servers: [server.address], timeoutMs: 500, cacheForMs: 0, clock: systemClock })

    it.each(Object.entries(tests))('%s', async (name, test) => {
      const exception = EXCEPTIONS[name]
      const { result } = await checkSpf(questionOf(test), overTheWire())
      if (exception === undefined) return expect(test.result).toContain(result)
      expect({ expected: test.result, got: result }).toEqual({ expected: exception.expected, got: exception.got })
      expect(test.result).toContain((await checkSpf(questionOf(test), fromMemory(zonedata))).result)
    })
  })
})

it('every exception is about a case that is there', () => {
  const names = present.flatMap(({ file }) =>
    readSuite(join(CORPUS, 'mailauth', file)).flatMap(({ tests }) => Object.keys(tests)),
  )
  expect(Object.keys(EXCEPTIONS).filter((name) => !names.includes(name))).toEqual([])
})
