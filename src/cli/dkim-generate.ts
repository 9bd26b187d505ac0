/** `dkim generate`: new keys to sign the mail of a marketplace with, and what to do with them. */

import { rmSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Config } from '../config/config.ts'
import { dkimRecord } from '../core/dkim-record.ts'
import type { Marketplace } from '../core/relay-facts.ts'
import type { SigningAlgorithm } from '../core/signing-key.ts'
import { makeFolderDurably, writeNewFileDurably } from '../system/durable-file.ts'
import { makeSigningKeyPair, type SigningKeyPair } from '../system/signing-key-pair.ts'
import type { CommandLine } from './command-line.ts'
import { type NewKey, newKeysJson, newKeysText } from './dkim-report.ts'
import { CommandFailure } from './failure.ts'
import { findMarketplace } from './find-marketplace.ts'
import type { CommandSession } from './session.ts'

interface Options {
  readonly marketplace: string
  readonly algorithm: 'both' | 'rsa' | 'ed25519'
  readonly selector?: string
  readonly folder?: string
}

const ALGORITHMS: Readonly<Record<Options['algorithm'], readonly SigningAlgorithm[]>> = {
  both: ['rsa-sha256', 'ed25519-sha256'],
  rsa: ['rsa-sha256'],
  ed25519: ['ed25519-sha256'],
}

export function addDkimGenerate(group: Command, line: CommandLine): void {
  group
    .command('generate')
    .description('make keys to sign the mail of a marketplace with; prints the DNS records to publish')
    .requiredOption('--marketplace <id>', 'whose mail they are for')
    .addOption(
      new Option('--algorithm <name>', 'RSA is understood by everybody, Ed25519 by those of today')
        .choices(['both', 'rsa', 'ed25519'])
        .default('both'),
    )
    .option(
      '--selector <name>',
      'their name in DNS, with r and e at its end for both (default: from the date: tp20261122)',
      selectorArgument,
    )
    .option('--folder <folder>', 'where the keys are kept (default: dkim, beside the configuration)')
    .action((options: Options) => line.run((session) => generateKeys(options, session)))
}

async function generateKeys(options: Options, session: CommandSession): Promise<void> {
  const config = session.config()
  const marketplace = findMarketplace(config, options.marketplace)
  const folder = options.folder === undefined ? join(dirname(resolve(config.file)), 'dkim') : resolve(options.folder)
  const keys = ALGORITHMS[options.algorithm].map((algorithm) =>
    newKey(algorithm, selectorFor(algorithm, options, session.now), marketplace, folder, config),
  )
  refuseKnownSelectors(keys, marketplace, config)
  writeKeys(keys, folder)
  const generated = { marketplace, keys, replaced: selectorsOf(marketplace, config) }
  if (session.json) session.printJson(newKeysJson(generated))
  else session.print(newKeysText(generated))
}

/** Both keys of a pair need a name, so that the last letter tells them apart. */
function selectorFor(algorithm: SigningAlgorithm, { selector, algorithm: wanted }: Options, now: Date): string {
  if (selector !== undefined && wanted !== 'both') return selector
  const name = selector ?? `tp${now.toISOString().slice(0, 10).replaceAll('-', '')}`
  return name + (algorithm === 'rsa-sha256' ? 'r' : 'e')
}

function newKey(
  algorithm: SigningAlgorithm,
  selector: string,
  { domain }: Marketplace,
  folder: string,
  config: Config,
): NewKey & SigningKeyPair {
  const pair = makeSigningKeyPair(algorithm)
  // The domain is in the name: several marketplaces may get keys on one day.
  const file = join(folder, `${domain}-${selector}.pem`)
  const beside = relative(dirname(resolve(config.file)), file)
  const named = beside.startsWith('..') || isAbsolute(beside) ? file : beside
  return { ...pair, selector, file, setting: `${selector}:${named}`, record: dkimRecord({ domain, selector, ...pair }) }
}

function selectorsOf({ domain }: Marketplace, { signing }: Config): string[] {
  return signing.filter((key) => key.domain === domain).map(({ selector }) => selector)
}

/** Two keys under one name would need two records of one name, of which a verifier takes either. */
function refuseKnownSelectors(keys: readonly NewKey[], marketplace: Marketplace, config: Config): void {
  const known = selectorsOf(marketplace, config)
  const taken = keys.find(({ selector }) => known.includes(selector))
  if (taken === undefined) return
  throw new CommandFailure(
    `The selector ${taken.selector} is in use for ${marketplace.domain} already. Give another name with --selector.`,
  )
}

/** Writes all of the keys or, as far as that can be undone, none. */
function writeKeys(keys: readonly (NewKey & SigningKeyPair)[], folder: string): void {
  const written: string[] = []
  try {
    makeFolderDurably(folder)
    for (const { file, privateKey } of keys) {
      writeNewFileDurably(file, Buffer.from(privateKey))
      written.push(file)
    }
  } catch (error) {
    for (const file of written) rmSync(file, { force: true })
    throw notWritten(error, keys[written.length]?.file ?? folder, folder)
  }
}

function notWritten(error: unknown, file: string, folder: string): Error {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EEXIST') {
    return new CommandFailure(
      `${file} exists already, and a key is never overwritten. No key was made.`,
      'Give the new ones another name with --selector, or another place with --folder.',
    )
  }
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    EROFS: 'its disk is read-only',
    ENOENT: 'no folder can be made there',
    ENOTDIR: 'a part of its name is a file',
    ENOSPC: 'its disk is full',
    EDQUOT: 'its disk is full',
  }
  const reason = reasons[String(code)] ?? String(error)
  return new CommandFailure(`Keys cannot be kept in ${folder}: ${reason}. No key was made; try another --folder.`)
}

function selectorArgument(text: string): string {
  // One letter less than a label may have: the pair of keys needs it.
  if (/^[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?$/i.test(text)) return text.toLowerCase()
  throw new InvalidArgumentError(
    'Give up to 62 letters, digits and "-", beginning and ending with one of the first two.',
  )
}
