import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadWords } from '../../src/config/load-words.ts'
import { loadPolicy, type PolicySurroundings, type ReadPolicy } from '../../src/config/load-policy.ts'
import { mistakeLine } from '../../src/config/mistakes.ts'
import { DEFAULT_ACTIONS } from '../../src/core/inspect/rules.ts'
import { LANGUAGES } from '../../src/core/language.ts'
import { type Policy, policyFor } from '../../src/core/policy.ts'

let folder: string
let surroundings: PolicySurroundings
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-policy-'))
  surroundings = {
    policyFile: join(folder, 'policy.toml'),
    marketplaces: [{ id: 'us', name: 'Shop', domain: 'shop.example' }],
    limits: { perConversationPerHour: 40 },
  }
})
afterEach(() => rmSync(folder, { recursive: true }))

function policyOf(toml: string): Policy {
  writeFileSync(surroundings.policyFile, toml)
  const loaded = loadPolicy(surroundings)
  if (loaded.kind === 'mistakes') throw new Error(loaded.mistakes.map(mistakeLine).join('\n'))
  return loaded.policy
}

function defaults(): Policy {
  const loaded = loadPolicy({ ...surroundings, policyFile: join(folder, 'none.toml') })
  if (loaded.kind === 'mistakes') throw new Error('defaults hold a mistake')
  return loaded.policy
}

function mistakesOf(toml: string): string[] {
  writeFileSync(surroundings.policyFile, toml)
  const loaded = loadPolicy(surroundings)
  if (loaded.kind === 'ok') throw new Error('no mistake was found')
  return loaded.mistakes.map((mistake) => mistakeLine(mistake).replace(surroundings.policyFile, 'FILE'))
}

describe('a policy', () => {
  it('is made of defaults where there is no file', () => {
    expect(defaults()).toEqual({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      actions: DEFAULT_ACTIONS,
      links: { allowedDomains: ['shop.example'], marketplaceDomains: {} },
      contact: {
        countries: expect.arrayContaining(['US', 'GB', 'DE', 'FR', 'ES', 'IT', 'PT', 'NL', 'PL', 'TR', 'JP', 'CN']),
      },
      attachments: {
        maxPixels: 250_000_000,
        maxTotalBytes: 7 * 1024 * 1024,
        allowedExtensions: ['txt', 'pdf', 'doc', 'docx', 'jpg', 'jpeg', 'gif', 'tif', 'tiff', 'bmp', 'png'],
      },
      marketing: { threshold: 10, words: loadWords(join(folder, 'words'), LANGUAGES).words },
      limits: { perConversationPerHour: 40 },
      strikes: { forgetAfterMs: 90 * 24 * 3_600_000, warnAt: 3, holdAt: 10, suspendAt: 30 },
    })
  })

  it('changes only what its file names', () => {
    const policy = policyOf(`
[actions."link.website".seller_to_buyer]
signature = "quarantine"
[links]
allowed_domains = ["Carrier.example"]
`)
    const standard = defaults()
    expect(policy.actions['link.website']).toEqual({
      ...standard.actions['link.website'],
      'seller-to-buyer': { ...standard.actions['link.website']?.['seller-to-buyer'], signature: 'quarantine' },
    })
    expect({ ...policy.actions, 'link.website': null }).toEqual({ ...standard.actions, 'link.website': null })
    expect(policy.links.allowedDomains).toEqual(['carrier.example', 'shop.example'])
    expect(policy.attachments).toEqual(standard.attachments)
  })

  it('takes countries in any case and order', () => {
    const policy = policyOf('[contact]\ncountries = ["nl", "BE", "be"]')
    expect(policy.contact.countries).toEqual(['NL', 'BE'])
    expect(policyOf('[contact]\ncountries = ["be", "nl"]').hash).toBe(policy.hash)
    expect(mistakesOf('[contact]\ncountries = ["Belgium", "UK", "ZZ"]')).toEqual([
      'FILE: contact.countries[0] is "Belgium"; expected codes of countries (ISO 3166) such as "DE"',
      'FILE: contact.countries[1] is "UK"; expected "GB", which is the code of that country in ISO 3166',
      'FILE: contact.countries[2] is "ZZ"; expected codes of countries (ISO 3166) such as "DE"',
    ])
  })

  it('has the same hash for the same meaning, however it is written', () => {
    const one = policyOf(
      '[links]\nallowed_domains = ["b.example", "a.example"]\n[attachments]\nallowed_extensions = ["PNG", "pdf"]',
    )
    const other = policyOf(
      '# the same\n[attachments]\nallowed_extensions = ["pdf", "png", "pdf"]\nmax_total = "7168KiB"\n[links]\nallowed_domains = ["A.example", "b.example"]',
    )
    expect(other.hash).toBe(one.hash)
  })

  it.each([
    ['a domain', '[links]\nallowed_domains = ["a.example"]'],
    ['a domain of a marketplace', '[links.marketplace_domains]\nus = ["a.example"]'],
    ['a size', '[attachments]\nmax_total = "6MiB"'],
    ['a number of pixels', '[attachments]\nmax_pixels = 50000000'],
    ['an extension', '[attachments]\nallowed_extensions = ["pdf"]'],
    ['a step of the ladder', '[strikes]\nhold_at = 11'],
    ['a threshold', '[marketing]\nthreshold = 11'],
    ['the languages in use', '[marketing]\nlanguages = ["en"]'],
    ['an action', '[actions."attachment.size".buyer_to_seller]\nattachment = "note"'],
  ])('has another hash when %s differs', (_, toml) => expect(policyOf(toml).hash).not.toBe(defaults().hash))

  it('has another hash when the rate per conversation or a marketplace differs', () => {
    const before = defaults().hash
    surroundings = { ...surroundings, limits: { ...surroundings.limits, perConversationPerHour: 3 } }
    const limited = defaults().hash
    surroundings = { ...surroundings, marketplaces: [{ id: 'us', name: 'Shop', domain: 'other.example' }] }
    expect(new Set([before, limited, defaults().hash]).size).toBe(3)
  })

  it('allows a marketplace its own domains, and only that one', () => {
    surroundings = {
      ...surroundings,
      marketplaces: [...surroundings.marketplaces, { id: 'eu', name: 'Laden', domain: 'laden.example' }],
    }
    const policy = policyOf('[links.marketplace_domains]\nus = ["Carrier.example"]\neu = "paket.example"')
    const ours = ['laden.example', 'shop.example']
    expect(policyFor(policy, 'us').links.allowedDomains).toEqual([...ours, 'carrier.example'])
    expect(policyFor(policy, 'eu').links.allowedDomains).toEqual([...ours, 'paket.example'])
    expect(policyFor(policy, 'constructor')).toBe(policy)
  })

  it.each(['co.uk', 'COM.br', '公司.cn'])('allows no domain that is everybody: %s', (domain) => {
    const expected = `is "${domain}"; expected a domain of one owner: anybody may register a name below this one`
    expect(mistakesOf(`[links]\nallowed_domains = ["${domain}"]`)).toEqual([
      `FILE: links.allowed_domains[0] ${expected}`,
    ])
    expect(mistakesOf(`[links.marketplace_domains]\nus = ["${domain}"]`)).toEqual([
      `FILE: links.marketplace_domains.us[0] ${expected}`,
    ])
  })

  it('names only marketplaces that there are', () => {
    expect(mistakesOf('[links.marketplace_domains]\nuk = ["carrier.example"]')).toEqual([
      'FILE: links.marketplace_domains.uk is for no marketplace; expected the id of a marketplace: us',
    ])
    expect(mistakesOf('[links.marketplace_domains]\nus = ["not a domain"]')).toEqual([
      'FILE: links.marketplace_domains.us[0] is "not a domain"; expected a list of domains for ids of marketplaces, such as us = ["carrier.example"]',
    ])
  })

  it('is frozen', () => {
    expect(() => Object.assign(defaults().attachments, { maxTotalBytes: 1 })).toThrow(TypeError)
  })
})

describe('a policy that is read again', () => {
  const words = () => join(folder, 'words', 'de.toml')
  const reload = () => {
    const { files } = before
    const loaded = loadPolicy(surroundings, { files })
    return loaded.kind === 'ok'
      ? loaded.files
      : loaded.mistakes.map((mistake) => mistakeLine(mistake).replaceAll(folder, ''))
  }
  let before: ReadPolicy
  beforeEach(() => {
    writeFileSync(surroundings.policyFile, '')
    mkdirSync(join(folder, 'words'))
    writeFileSync(words(), '[offer]\n7 = ["neu"]')
    const loaded = loadPolicy(surroundings)
    if (loaded.kind === 'mistakes') throw new Error('the first one is wrong')
    before = loaded
  })

  it('knows the files that it was read from, and may have more of them later', () => {
    expect(before.files).toEqual([surroundings.policyFile, words()])
    writeFileSync(join(folder, 'words', 'fr.toml'), '')
    expect(reload()).toEqual([surroundings.policyFile, words(), join(folder, 'words', 'fr.toml')])
  })

  it('is wrong where one of them is gone: the defaults are not what was meant', () => {
    rmSync(surroundings.policyFile)
    expect(reload()).toEqual([
      '/policy.toml: is gone since it was last read; expected the file (an empty one for the defaults)',
    ])
    rmSync(join(folder, 'words'), { recursive: true })
    expect(reload()).toContain(
      '/words/de.toml: is gone since it was last read; expected the file (a restart takes what came with Tradepost)',
    )
  })

  it('says that a marketplace may be too new for a running daemon', () => {
    writeFileSync(surroundings.policyFile, '[links.marketplace_domains]\neu = ["carrier.example"]')
    expect(reload()).toEqual([
      '/policy.toml: links.marketplace_domains.eu is for no marketplace; expected the id of a marketplace ' +
        'that the running daemon knows (after a new one in tradepost.toml, restart it): us',
    ])
  })

  it('does not call gone what merely is wrong', () => {
    writeFileSync(surroundings.policyFile, '[')
    writeFileSync(words(), '[')
    expect(reload().join()).not.toContain('gone')
  })
})

it('reports every mistake of a policy at once', () => {
  expect(
    mistakesOf(`
[links]
allowed_domains = ["not a domain"]
[attachments]
max_totl = "7MiB"
allowed_extensions = [".pdf"]
[actions."link.websites".seller_to_buyer]
text = "strip"
[actions."link.website".seller_to_buyer]
text = "refuse"
txt = "strip"
[actions."link.website".sideways]
text = "strip"
`),
  ).toEqual([
    'FILE: links.allowed_domains[0] is "not a domain"; expected domains such as "carrier.example"',
    `FILE: attachments.allowed_extensions[0] is ".pdf"; expected ${EXTENSIONS}`,
    'FILE: attachments.max_totl is not a known key; expected attachments.max_total',
    'FILE: actions."link.website".seller_to_buyer.text is "refuse"; expected one of "note", "strip", "quarantine", "discard"',
    'FILE: actions."link.website".seller_to_buyer.txt is not a known key; expected actions."link.website".seller_to_buyer.text',
    'FILE: actions."link.website".sideways is not a known key; expected one of seller_to_buyer, buyer_to_seller',
    'FILE: actions."link.websites" is not a known key; expected actions."link.website"',
  ])
})

const EXTENSIONS = 'one or more of "txt", "pdf", "doc", "docx", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "png"'

describe('the files that may be sent', () => {
  const allowing = (extensions: string) => `[attachments]\nallowed_extensions = ${extensions}`

  it('are none that the relay could not look into: their writer would be told to send them', () => {
    expect(mistakesOf(allowing('["exe", "PDF", "docm"]'))).toEqual([
      `FILE: attachments.allowed_extensions[0] is "exe"; expected ${EXTENSIONS}`,
      `FILE: attachments.allowed_extensions[2] is "docm"; expected ${EXTENSIONS}`,
    ])
  })

  it('are of at least one type: the notice could name none', () => {
    expect(mistakesOf(allowing('[]'))).toEqual([
      `FILE: attachments.allowed_extensions is an empty list; expected ${EXTENSIONS}`,
    ])
  })
})

describe('the ladder of strikes', () => {
  it.each([
    ['hold_at = 3', 'strikes.hold_at is 3, and warn_at is 3; expected more than warn_at, or 0'],
    ['hold_at = 40', 'strikes.suspend_at is 30, and hold_at is 40; expected more than hold_at, or 0'],
    ['hold_at = 0\nwarn_at = 30', 'strikes.suspend_at is 30, and warn_at is 30; expected more than warn_at, or 0'],
    ['warn_at = -1', 'strikes.warn_at is -1; expected a whole number from 0 to 1000'],
    [
      'forget_after = "1h"',
      'strikes.forget_after is "1h"; expected a duration such as "30s", "5m" or "48h", from 1d to 3650d',
    ],
  ])('is wrong with %s', (toml, mistake) => expect(mistakesOf(`[strikes]\n${toml}`)).toEqual([`FILE: ${mistake}`]))

  it('may leave out any of its steps', () => {
    const { strikes } = policyOf('[strikes]\nforget_after = "30d"\nwarn_at = 0\nhold_at = 5\nsuspend_at = 0')
    expect(strikes).toEqual({ forgetAfterMs: 30 * 24 * 3_600_000, warnAt: 0, holdAt: 5, suspendAt: 0 })
  })
})
