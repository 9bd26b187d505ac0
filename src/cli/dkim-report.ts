/** What is said about new keys: the records to publish, the line for the configuration, and what to do when. */

import { type TextRecord, textStrings, textZoneLine } from '../core/dkim-record.ts'
import type { Marketplace } from '../core/relay-facts.ts'
import type { SigningAlgorithm } from '../core/signing-key.ts'

export interface NewKey {
  readonly selector: string
  readonly algorithm: SigningAlgorithm
  /** Absolute. */
  readonly file: string
  /** As the configuration names it. */
  readonly setting: string
  readonly record: TextRecord
}

export interface NewKeys {
  readonly marketplace: Marketplace
  readonly keys: readonly NewKey[]
  /** The selectors that the configuration names now. */
  readonly replaced: readonly string[]
}

export function newKeysJson({ marketplace, keys, replaced }: NewKeys): object {
  return {
    marketplace: marketplace.id,
    domain: marketplace.domain,
    keys: keys.map(({ selector, algorithm, file, record }) => ({
      selector,
      algorithm,
      file,
      record: {
        name: record.name,
        type: 'TXT',
        value: record.value,
        strings: textStrings(record.value),
        zone: textZoneLine(record),
      },
    })),
    setting: settingLine(keys),
    replaces: replaced,
  }
}

export function newKeysText({ marketplace, keys, replaced }: NewKeys): string {
  const { id, domain } = marketplace
  return [
    `New keys for the mail of ${domain}, readable by this user only:`,
    '',
    ...keys.map(({ file, algorithm }) => `    ${file}  (${algorithm === 'rsa-sha256' ? 'RSA, 2048 bits' : 'Ed25519'})`),
    '',
    '1. Publish their records. As lines of a zone file:',
    '',
    ...keys.map(({ record }) => textZoneLine(record)),
    '',
    '   Or name and value, for a form in a browser:',
    '',
    ...keys.flatMap(({ record: { name, value } }) => [name, value, '']),
    '2. Wait until every name server of the domain has them, and as long as it lets others remember that there was none',
    '   (the last number of its SOA record, often an hour).',
    '',
    `3. Put this line under the marketplace "${id}" in tradepost.toml${replaced.length > 0 ? ', in place of the one there' : ''}:`,
    '',
    settingLine(keys),
    '',
    `   \`tradepost dns --marketplace ${id}\` must then say that the records are ok.`,
    '',
    '4. Restart the daemon, as the user who may read the keys. It signs with them from then on.',
    ...farewell(replaced),
  ].join('\n')
}

function farewell(replaced: readonly string[]): string[] {
  if (replaced.length === 0) return ['', 'To change keys later, do the same again; the old ones go last of all.']
  return [
    '',
    `5. Leave the records of ${replaced.join(', ')} published for two weeks, and until nothing in the quarantine is older than`,
    '   the restart: what was signed with them may still be on its way. Then take them out and delete the key files.',
  ]
}

function settingLine(keys: readonly NewKey[]): string {
  return `dkim = [${keys.map(({ setting }) => JSON.stringify(setting)).join(', ')}]`
}
