/** `policy.toml`: what the marketplace allows, and what is done about the rest. Every key may be left out. */

import { z } from 'zod'
import { PLACES } from '../core/finding.ts'
import { EXTENSIONS } from '../core/inspect/file-types.ts'
import { DEFAULT_ACTIONS } from '../core/inspect/rules.ts'
import { LANGUAGES } from '../core/language.ts'
import { MAX_STRIKES } from '../core/strikes.ts'
import { country, describe, duration, oneOrMore, ownedDomain, size, wholeNumber } from './keys.ts'

/** Content never refuses: whoever has proven who they are deserves an explanation that a 550 cannot hold. */
const POLICY_ACTIONS = ['note', 'strip', 'quarantine', 'discard'] as const

/** The names of the directions in the file. */
export const DIRECTION_KEYS = { 'seller-to-buyer': 'seller_to_buyer', 'buyer-to-seller': 'buyer_to_seller' } as const

const links = z.strictObject({
  allowed_domains: describe(oneOrMore(z.array(ownedDomain).max(10_000)).prefault([]), {
    meaning: "Domains that may be linked to, subdomains included. The marketplaces' own domains always may.",
    expects: 'domains such as "carrier.example"',
    reads: 'list',
  }),
  marketplace_domains: describe(z.record(z.string(), oneOrMore(z.array(ownedDomain).max(10_000))).prefault({}), {
    meaning: 'More of them for the messages of single marketplaces, by the ids of these.',
    expects: 'a list of domains for ids of marketplaces, such as us = ["carrier.example"]',
    reads: 'list',
  }),
})

/** Those of the languages of notices, and where else their speakers buy and sell. */
const COUNTRIES = [
  ...[
    'US',
    'CA',
    'GB',
    'IE',
    'AU',
    'NZ',
    'DE',
    'AT',
    'CH',
    'FR',
    'BE',
    'LU',
    'ES',
    'MX',
    'AR',
    'CO',
    'CL',
    'IT',
    'PT',
    'BR',
  ],
  ...['NL', 'PL', 'TR', 'JP', 'CN', 'HK', 'TW', 'SG', 'SE', 'DK', 'CZ', 'IN', 'AE'],
]

const contact = z.strictObject({
  countries: describe(oneOrMore(z.array(country).min(1).max(60)).prefault(COUNTRIES), {
    meaning:
      "Countries whose telephone numbers are known as people there write them, without the country's code. With the code, those of all countries are.",
    expects: 'codes of countries (ISO 3166) such as "DE"',
    reads: 'list',
  }),
})

const extension = z.string().toLowerCase().pipe(z.enum(EXTENSIONS))

const attachments = z.strictObject({
  max_total: size(
    { meaning: 'All files and inline pictures of one message together, decoded.', from: '0B', to: '48MiB' },
    '7MiB',
  ),
  max_pixels: describe(z.number().int().min(1_000_000).max(2_000_000_000).prefault(250_000_000), {
    meaning:
      'What one picture may have at most, also inside a document, as its header says. Phones make up to 200 million; what is beyond would fill the memory of whoever opens it.',
    expects: 'a number of pixels, from 1000000 to 2000000000',
    reads: 'number',
  }),
  allowed_extensions: describe(oneOrMore(z.array(extension).min(1).max(200)).prefault([...EXTENSIONS]), {
    meaning:
      'What files may be called. Their content must be of one of these types too. No other type can be allowed, since ' +
      'the relay could not look into its files.',
    expects: `one or more of ${EXTENSIONS.map((name) => JSON.stringify(name)).join(', ')}`,
    reads: 'list',
  }),
})

const marketing = z.strictObject({
  threshold: wholeNumber(
    {
      meaning:
        'What phrases of `words/` must weigh together in a sentence to be a finding; in several sentences, and of buyers, somewhat more (below). Less finds more, also among honest messages.',
      from: 1,
      to: 100,
    },
    10,
  ),
  languages: describe(oneOrMore(z.array(z.enum(LANGUAGES)).max(LANGUAGES.length)).prefault([...LANGUAGES]), {
    meaning: 'Languages whose phrases are looked for, all of them in every message.',
    expects: `some of ${LANGUAGES.map((language) => JSON.stringify(language)).join(', ')}`,
    reads: 'list',
  }),
})

/** From how many strikes on; each step that is not 0 is higher than the one before. */
const step = (meaning: string, standard: number) =>
  wholeNumber({ meaning: `${meaning} 0 switches it off.`, from: 0, to: MAX_STRIKES }, standard)

const strikes = z.strictObject({
  forget_after: duration(
    {
      meaning: "How long a strike counts: a party's message that was discarded for what it holds.",
      from: '1d',
      to: '3650d',
    },
    '90d',
  ),
  warn_at: step('From so many strikes on, notices say how many there are and what comes next.', 3),
  hold_at: step('From so many strikes on, everything that the party writes is held for review.', 10),
  suspend_at: step('With so many strikes the party is suspended: nothing that it writes is passed on.', 30),
})

const action = z.enum(POLICY_ACTIONS).optional()
const about = {
  meaning: 'What is done about a finding of this rule in this place.',
  expects: `one of ${POLICY_ACTIONS.map((name) => JSON.stringify(name)).join(', ')}`,
  reads: 'text',
} as const

/** A table per rule and direction with an optional key per place. */
function actionsOfRule() {
  const places = () => z.strictObject(keyed(PLACES, () => describe(action, about))).optional()
  return z.strictObject({ seller_to_buyer: places(), buyer_to_seller: places() }).optional()
}

function keyed<K extends string, V>(keys: readonly K[], value: () => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value()])) as Record<K, V>
}

export const policySchema = z.strictObject({
  links,
  contact,
  attachments,
  marketing,
  strikes,
  actions: z.strictObject(keyed(Object.keys(DEFAULT_ACTIONS), actionsOfRule)),
})

export type PolicyFile = z.output<typeof policySchema>
