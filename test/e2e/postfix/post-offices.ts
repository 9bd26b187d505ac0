/** The two Postfix instances around Tradepost: the edge that strangers reach, and the smart host with the mailboxes. */

import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type PrivatePostfix, startPostfix } from './private-postfix.ts'

export const EDGE = 'edge.isp-gateway.example'
export const SMART_HOST = 'smart.delivery.example'
const MARKETPLACE_DOMAIN = 'marketplace.example'

export interface PostOffices {
  readonly edge: PrivatePostfix
  readonly smartHost: PrivatePostfix
  /** Where the Maildir of an address is. */
  mailbox(address: string): string
  stop(): Promise<void>
}

export interface PostOfficePorts {
  readonly edge: number
  readonly smartHost: number
  readonly tradepost: number
}

/** Mail domains whose server is another one, which the smart host hands their mail to. */
export interface Elsewhere {
  readonly domains: readonly string[]
  readonly port: number
}

export async function openPostOffices(
  folder: string,
  ports: PostOfficePorts,
  mailboxes: readonly string[],
  elsewhere: Elsewhere = { domains: [], port: 0 },
): Promise<PostOffices> {
  const transports = [
    `${MARKETPLACE_DOMAIN}=smtp:[127.0.0.1]:${ports.tradepost}`,
    ...elsewhere.domains.map((domain) => `${domain}=smtp:[127.0.0.1]:${elsewhere.port}`),
  ]
  const toTradepost = `smtp:[127.0.0.1]:${ports.tradepost}`
  const mailboxRoot = join(folder, 'mailboxes')
  mkdirSync(mailboxRoot, { recursive: true })
  execFileSync('chown', ['postfix', mailboxRoot])
  const started: PrivatePostfix[] = []
  const stop = async () => {
    await Promise.all(started.map((office) => office.stop()))
  }
  try {
    const smartHost = await startPostfix(join(folder, 'smart-host'), {
      hostname: SMART_HOST,
      port: ports.smartHost,
      settings: [
        `virtual_mailbox_domains = ${[...new Set(mailboxes.map((each) => each.split('@')[1]))].join(' ')}`,
        `virtual_mailbox_base = ${mailboxRoot}`,
        `virtual_mailbox_maps = inline:{${mailboxes.map((each) => `${each}=${each}/`).join(', ')}}`,
        `virtual_uid_maps = static:${id('-u')}`,
        `virtual_gid_maps = static:${id('-g')}`,
        // Bounces of what Tradepost sent go back to it.
        `relay_domains = ${[MARKETPLACE_DOMAIN, ...elsewhere.domains].join(' ')}`,
        `transport_maps = inline:{${transports.join(', ')}}`,
      ],
    })
    started.push(smartHost)
    const edge = await startPostfix(join(folder, 'edge'), {
      hostname: EDGE,
      port: ports.edge,
      settings: [
        `relay_domains = ${MARKETPLACE_DOMAIN}`,
        `transport_maps = inline:{${MARKETPLACE_DOMAIN}=${toTradepost}}`,
        `relayhost = [127.0.0.1]:${ports.smartHost}`,
      ],
    })
    started.push(edge)
    return { edge, smartHost, mailbox: (address) => join(mailboxRoot, address), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function id(which: '-u' | '-g'): string {
  return execFileSync('id', [which, 'postfix'], { encoding: 'utf8' }).trim()
}
