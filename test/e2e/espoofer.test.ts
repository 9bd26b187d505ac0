/**
 * Every class of attack that espoofer knows (Chen, Paxson, Jiang: "Composition Kills", USENIX Security 2020), sent to
 * the running daemon: mail that some program takes for Ann's while another finds that it authenticates.
 *
 * The attacker has everything but Ann's domain: a domain whose SPF passes for this client, with a key of its own.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DaemonProcess, startDaemon } from '../support/daemon-process.ts'
import { type DnsServer, startDnsServer } from '../support/dns-server.ts'
import { type FakeSmartHost, startFakeSmartHost } from '../support/fake-smart-host.ts'
import { BUYER_ADDRESS, makeMarketplace, type TestMarketplace } from '../support/marketplace.ts'
import { makeRsaKey, recordOf } from '../support/dkim-signer.ts'
import { signed } from '../support/signed-mail.ts'
import { connectSmtp } from '../support/smtp-client.ts'
import { runJson } from '../support/tradepost-daemon.ts'

const ANN = BUYER_ADDRESS
const EVE = 'eve@attack.example'
const EVES_KEY = makeRsaKey()
const ANNS_KEY = makeRsaKey()
const NOW = () => Math.floor(Date.now() / 1000)

let dns: DnsServer
let smartHost: FakeSmartHost
let marketplace: TestMarketplace
let daemon: DaemonProcess

beforeAll(async () => {
  const eves = { TXT: [recordOf(EVES_KEY)] }
  dns = await startDnsServer({
    'mail.example': { TXT: ['v=spf1 ip4:192.0.2.25 -all'] },
    '_dmarc.mail.example': { TXT: ['v=DMARC1; p=reject'] },
    's1._domainkey.mail.example': { TXT: [recordOf(ANNS_KEY)] },
    'attack.example': { TXT: ['v=spf1 ip4:127.0.0.1 -all'] },
    "mail.example'a.attack.example": { TXT: ['v=spf1 ip4:127.0.0.1 -all'] },
    's1._domainkey.attack.example': eves,
    "s1._domainkey.mail.example'a.attack.example": eves,
    'attack.example.\0.any._domainkey.mail.example': eves,
    's1.attack.example': eves,
  })
})

beforeAll(async () => {
  smartHost = await startFakeSmartHost()
  marketplace = await makeMarketplace({
    smartHostPort: smartHost.port,
    trustedNetworks: [],
    extra: `[dns]\nservers = "${dns.address}"\n`,
  })
  daemon = await startDaemon(marketplace.configFile)
})
afterAll(async () => {
  await daemon.stop()
  await smartHost.stop()
  await marketplace.remove()
  await dns.close()
})

interface Attempt {
  readonly helo?: string
  /** What stands in MAIL FROM, with its brackets. */
  readonly mailFrom?: string
  readonly message: string
}

/** Sends it, and returns the reply that ended it. */
async function send({ helo = 'attack.example', mailFrom = `<${EVE}>`, message }: Attempt): Promise<string> {
  const client = connectSmtp(daemon.address)
  try {
    await client.reply()
    for (const command of [`EHLO ${helo}`, `MAIL FROM:${mailFrom}`, `RCPT TO:<${marketplace.sellerAlias}>`, 'DATA']) {
      const reply = await client.ask(command)
      if (!/^[23]/.test(reply)) return reply
    }
    client.raw(`${message}\r\n.\r\n`)
    return await client.reply()
  } finally {
    client.close()
  }
}

function mail(...header: readonly string[]): string {
  return [...header, `To: ${marketplace.sellerAlias}`, 'Subject: Send it to my new address', '', 'Ann', ''].join('\r\n')
}

/** Signed with Eve's key, as this domain and selector say. */
function eveSigns(message: string, domain = 'attack.example', selector = 's1'): string {
  return signed(message, { domain, selector, key: EVES_KEY, at: NOW(), headers: ['from', 'to', 'subject'] })
}

/** The events of a message that was kept. */
const KEPT = new Set(['relayed', 'discarded', 'quarantined'])
const base64 = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`

/** Made when the aliases are known. */
const ATTACKS: Readonly<Record<string, () => Attempt>> = {
  'server_a1: MAIL FROM in a subdomain that does not exist': () => ({
    mailFrom: '<any@mailfrom.notexist.mail.example>',
    message: mail(`From: ${ANN}`),
  }),
  'server_a2: a MAIL FROM that some read as empty': () => ({
    mailFrom: '<(any@mail.example>',
    message: mail(`From: ${ANN}`),
  }),
  'server_a2: the null reverse-path, so that the EHLO name passes SPF': () => ({
    mailFrom: '<>',
    message: mail(`From: ${ANN}`),
  }),
  'server_a3: a NUL in the selector cuts the name of the key': () => ({
    message: eveSigns(mail(`From: ${ANN}`), 'mail.example', 'attack.example.\0.any'),
  }),
  'server_a3: the same with the NUL as its escape': () => ({
    message: eveSigns(mail(`From: ${ANN}`), 'mail.example', 'attack.example.\\x00.any'),
  }),
  'server_a4: a quote in the domain of the signature': () => ({
    message: eveSigns(mail(`From: ${ANN}`), "mail.example'a.attack.example"),
  }),
  'server_a4: a bracket in the domain of the signature': () => ({
    message: eveSigns(mail(`From: ${ANN}`), 'mail.example(.attack.example'),
  }),
  'server_a5: a quote in the domain of MAIL FROM': () => ({
    mailFrom: "<any@mail.example'a.attack.example>",
    message: mail(`From: ${ANN}`),
  }),
  'server_a6: a bracket in the domain of MAIL FROM': () => ({
    mailFrom: '<any@mail.example(.attack.example>',
    message: mail(`From: ${ANN}`),
  }),
  'server_a7: a source route in MAIL FROM': () => ({
    mailFrom: "<@mail.example,@any.example:'any@attack.example>",
    message: mail(`From: ${ANN}`),
  }),
  'server_a8: two From fields, the first hers': () => ({
    message: eveSigns(mail(`From: ${ANN}`, `From: ${EVE}`)),
  }),
  'server_a8: two From fields, the second hers': () => ({
    message: eveSigns(mail(`From: ${EVE}`, `From: ${ANN}`)),
  }),
  'server_a8: her From above a signed message': () => ({
    message: `From: ${ANN}\r\n${eveSigns(mail(`From: ${EVE}`))}`,
  }),
  'server_a9: a From that begins with a space': () => ({
    message: eveSigns(mail('Subject: x', ` From: ${EVE}`, `From: ${ANN}`)),
  }),
  'server_a9: the first line begins with a space': () => ({
    message: mail(` From: ${EVE}`, `From: ${ANN}`),
  }),
  'server_a10: a space before the colon': () => ({
    message: eveSigns(mail(`From : ${ANN}`, `From: ${EVE}`)),
  }),
  'server_a11: a folded line before the colon': () => ({
    message: eveSigns(mail(`From\r\n : ${ANN}`, `From: ${EVE}`)),
  }),
  'server_a11: an invisible byte before From': () => ({
    message: mail(`From: ${EVE}`, `\x7fFrom: ${ANN}`),
  }),
  'server_a12: no From at all, but Sender and Resent-From': () => ({
    message: mail(`Sender: ${ANN}`, `Resent-From: ${ANN}`),
  }),
  'server_a12: an empty From beside Sender': () => ({
    message: mail('From: ', `Sender: ${ANN}`),
  }),
  'server_a13: two addresses in From': () => ({
    message: eveSigns(mail(`From: <${EVE}>, <${ANN}>`)),
  }),
  'server_a13: two addresses in From, hers first': () => ({
    message: eveSigns(mail(`From: ${ANN}, ${EVE}`)),
  }),
  'server_a14: an encoded address beside a plain one': () => ({
    message: eveSigns(mail(`From: ${base64(`<${ANN}>`)},<${EVE}>`)),
  }),
  'server_a14: an encoded address alone': () => ({
    message: eveSigns(mail(`From: ${base64(ANN)}`)),
  }),
  'server_a15: a route in From': () => ({
    message: eveSigns(mail(`From: <@attack.example,@any.example:${ANN}>`)),
  }),
  'server_a16: a quoted pair between two addresses': () => ({
    message: eveSigns(mail(`From: <${EVE}>\\,<${ANN}>`)),
  }),
  'server_a17: a comma that some do not see': () => ({
    message: eveSigns(mail(`From: ${ANN},<${EVE}>`)),
  }),
  'server_a17: a semicolon between them': () => ({
    message: eveSigns(mail(`From: ${ANN};<${EVE}>`)),
  }),
  'server_a18: an address after the brackets': () => ({
    message: eveSigns(mail(`From: <${ANN}>${EVE}`)),
  }),
  'server_a18: two pairs of brackets': () => ({
    message: eveSigns(mail(`From: <${ANN}><${EVE}>`)),
  }),
  'server_a19: an encoded address as the local part': () => ({
    message: eveSigns(mail(`From: ${base64(`<${ANN}>`)}@attack.example`)),
  }),
  'server_a19: her address as the name of his': () => ({
    message: eveSigns(mail(`From: "${ANN}" <${EVE}>`)),
  }),
  'client_a1: two From fields from an account of a mail service': () => ({
    message: eveSigns(mail(`From: ${ANN}`, `From: ${EVE}`)),
  }),
  'client_a2: two addresses from an account of a mail service': () => ({
    message: eveSigns(mail(`From: <${ANN}>, ${EVE}`)),
  }),
  'client_a3: another From than MAIL FROM, signed by the service': () => ({
    message: eveSigns(mail(`From: ${ANN}`)),
  }),
}

describe('an impostor is refused with', () => {
  for (const [title, attempt] of Object.entries(ATTACKS)) {
    it(title, async () => {
      expect(await send(attempt())).toMatch(/^5\d\d 5\./)
      expect(daemon.log.filter(({ event }) => event !== undefined && KEPT.has(event))).toEqual([])
      expect(smartHost.arrived).toEqual([])
    })
  }

  it('all of this, of which the archive holds nothing', async () => {
    expect(await runJson(marketplace.configFile, ['message', 'list'])).toEqual([])
  })

  it('nothing that Ann herself would do: signed by her domain, her message passes', async () => {
    const message = signed(mail(`From: ${ANN}`), { domain: 'mail.example', key: ANNS_KEY, at: NOW() })
    expect(await send({ message })).toMatch(/^250 /)
  })

  it('her own message under another name for its sender, unless he is a stranger: then he is told so', async () => {
    expect(await send({ message: eveSigns(mail(`From: ${EVE}`)) })).toMatch(
      /^550 5\.7\.1 This sender may not write to this address /,
    )
  })
})
