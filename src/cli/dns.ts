/** `dns`: every record that the mail of a marketplace needs, and what is published in its place. */

import type { Command } from 'commander'
import type { Config } from '../config/config.ts'
import { loadSigningKeys } from '../config/credentials.ts'
import { mistakeLine } from '../config/mistakes.ts'
import { dkimRecord } from '../core/dkim-record.ts'
import type { Marketplace } from '../core/relay-facts.ts'
import type { SigningKey } from '../core/signing-key.ts'
import type { RecordCheck } from '../proof/published/record-check.ts'
import { checkPublishedRecords } from '../proof/published-records.ts'
import type { Resolver } from '../proof/resolver.ts'
import type { CommandLine } from './command-line.ts'
import { domainJson, domainText, isFine } from './dns-report.ts'
import { CommandFailure } from './failure.ts'
import { findMarketplace } from './find-marketplace.ts'
import { type CommandSession, listWidthOf } from './session.ts'
import { count } from './table.ts'

interface Options {
  readonly marketplace?: string
}

export function addDns(parent: Command, line: CommandLine): void {
  parent
    .command('dns')
    .description('print the DNS records that each mail domain needs, and check what is published')
    .option('--marketplace <id>', 'only this one')
    .action((options: Options) => line.run((session) => checkDns(options, session)))
}

async function checkDns({ marketplace: id }: Options, session: CommandSession): Promise<number> {
  const config = session.config()
  const marketplaces = id === undefined ? config.marketplaces : [findMarketplace(config, id)]
  const keys = loadSigningKeys(config)
  if (keys.kind === 'mistakes') throw new CommandFailure(...keys.mistakes.map(mistakeLine))
  const resolver = await session.parts.resolver(config)
  let wrong = 0
  let unknown = 0
  for (const marketplace of marketplaces) {
    const checks = await checksOf(marketplace, config, keys.signingKeys, resolver)
    wrong += checks.filter((check) => check.required && !isFine(check)).length
    unknown += checks.filter(({ status }) => status === 'unknown').length
    if (session.json) session.printJson(domainJson(marketplace, checks))
    else session.print(domainText(marketplace, checks, listWidthOf(session)))
  }
  if (unknown > 0) session.warn(`${count(unknown, 'record')} could not be looked up at ${serversOf(config)}.`)
  if (wrong === 0) return 0
  session.warn(`${count(wrong, 'required record')} not as needed.`)
  return 1
}

function serversOf({ dns }: Config): string {
  return dns.servers.length > 0 ? dns.servers.join(', ') : 'the resolvers of this system'
}

function checksOf(
  { domain }: Marketplace,
  { hostname, inbound, outbound }: Config,
  keys: readonly SigningKey[],
  resolver: Resolver,
): Promise<RecordCheck[]> {
  const mail = {
    domain,
    hostname,
    sendsFrom: outbound.sendsFrom,
    dkim: keys.filter((key) => key.domain === domain).map(dkimRecord),
    // Mail that may come from other servers of ours probably does.
    behindOthers: inbound.trustedNetworks.length > 0,
  }
  return checkPublishedRecords(mail, resolver)
}
