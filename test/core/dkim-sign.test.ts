import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signMessage, signOutgoing } from '../../src/core/dkim-sign.ts'
import { type HeaderField, writeMessage } from '../../src/core/message/write-message.ts'
import type { Outgoing } from '../../src/core/outgoing.ts'
import { address } from '../support/case-facts.ts'
import { ed25519Key, rsaKey, zoneOf } from '../support/signing-keys.ts'

const NOW = new Date('2026-11-22T12:00:00.900Z')
const RSA = rsaKey()
const ED25519 = ed25519Key()

const HEADER: readonly HeaderField[] = [
  { name: 'From', kind: 'mailbox', displayName: 'Ann Lee', value: 'k7m2q9x4w8t3b6zd@marketplace.example' },
  { name: 'To', kind: 'mailbox', displayName: 'Blue Widgets', value: 'sales@blue.example' },
  { name: 'Subject', kind: 'text', value: 'Is it  blue – wirklich?' },
  { name: 'Date', kind: 'exact', value: 'Sun, 22 Nov 2026 12:00:00 +0000' },
  { name: 'Message-ID', kind: 'ids', value: '<abc@marketplace.example>' },
  { name: 'Auto-Submitted', kind: 'exact', value: 'auto-replied' },
]

function written(text: string, header = HEADER): Uint8Array {
  return writeMessage({ header: [...header], text, html: null, inline: [], attachments: [], boundary: 'fixed' })
}

/** What another implementation says about each signature, from the top down. */
async function verdicts(message: Uint8Array | string, keys = [RSA, ED25519]): Promise<string[]> {
  const { results } = await dkimVerify(Buffer.from(message), { resolver: zoneOf(keys), curTime: NOW })
  return results.map(
    ({ status, selector }) => `${selector}: ${status?.result}${status?.comment ? `, ${status.comment}` : ''}`,
  )
}

const PASS = ['tp1r: pass', 'tp1e: pass']
const signedText = (text: string) => Buffer.from(signMessage(written(text), [ED25519, RSA], NOW)).toString('latin1')

describe('a signed message', () => {
  it('verifies with each key, RSA first, and is otherwise unchanged', async () => {
    const message = written('Is it as blue\nas in the picture?\n')
    const signed = Buffer.from(signMessage(message, [ED25519, RSA], NOW))
    expect(await verdicts(signed)).toEqual(PASS)
    expect(signed.subarray(-message.length).equals(message)).toBe(true)
    expect(signed.subarray(0, -message.length).toString('latin1')).toMatch(
      /^(DKIM-Signature:[^\r\n]*\r\n([ ][^\r\n]+\r\n)+){2}$/,
    )
  })

  it('says who signed when, and neither a length, an end nor a user', () => {
    const [field = ''] = signedText('Hello\n').split(/\r\n(?! )/)
    const tags = field
      .slice(field.indexOf(':') + 1)
      .replace(/\s/g, '')
      .split(';')
    expect(tags.map((tag) => tag.slice(0, tag.indexOf('=')))).toEqual([
      ...['v', 'a', 'c', 'd', 's', 't', 'h', 'bh', 'b'],
    ])
    expect(tags.slice(0, 6)).toEqual([
      ...['v=1', 'a=rsa-sha256', 'c=relaxed/simple', 'd=marketplace.example', 's=tp1r', 't=1795348800'],
    ])
    expect(tags[6]?.slice(2).split(':')).toEqual([
      ...['from', 'from', 'sender', 'to', 'to', 'cc', 'subject', 'subject', 'date', 'date', 'reply-to', 'message-id'],
      ...['message-id', 'in-reply-to', 'references', 'mime-version', 'mime-version', 'content-type', 'content-type'],
      ...['content-transfer-encoding', 'content-transfer-encoding', 'content-disposition', 'auto-submitted'],
    ])
  })

  it('has signature lines under 78 columns, whatever the names', () => {
    const long = `${'a'.repeat(40)}.${'b'.repeat(20)}.example`
    const keys = [rsaKey(long, 's'.repeat(63)), ed25519Key(long)]
    const lines = Buffer.from(signMessage(written('Hello\n'), keys, NOW))
      .toString()
      .split('\r\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(78)
  })

  it.each([
    ['no text', ''],
    ['no line end', 'Hello'],
    ['empty lines at the end', 'Hello\n\n\n\n'],
    ['nothing but empty lines', '\n\n\n'],
    ['white space of every kind', ' a \t b  \n\t\n  \n c\t\n \n'],
    ['letters outside ASCII', 'größe 大きさ\n'],
    ['long lines', `${'word '.repeat(400)}\n`],
  ])('verifies with %s', async (_, text) => {
    expect(await verdicts(signMessage(written(text), [RSA, ED25519], NOW))).toEqual(PASS)
  })

  it('verifies whatever white space and line ends its text has', async () => {
    const any = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', 'a', '.', '='), maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(any, any, async (text, subject) => {
        const header = [...HEADER, { name: 'X-Note', kind: 'text', value: subject } as const]
        expect(await verdicts(signMessage(written(`${text}\n`, header), [ED25519], NOW))).toEqual(PASS.slice(1))
      }),
      { numRuns: 100 },
    )
  })

  it('verifies wherever white space stands in a long body', async () => {
    // The body is looked at in blocks of 4096 octets: runs of white space end and begin around their edges.
    const lines = (length: number) => `${'a'.repeat(60)}\n`.repeat(Math.ceil(length / 61)).slice(0, length)
    for (const gap of [' ', ' \t ', '  \n', '\t\n\n']) {
      for (const length of [4030, 4060, 4090]) {
        for (let shift = 0; shift < 8; shift++) {
          const text = `${lines(length - shift)}${gap}${lines(9000)}\n`
          expect(await verdicts(signMessage(written(text), [ED25519], NOW))).toEqual(PASS.slice(1))
        }
      }
    }
  })

  it('verifies with files of seven megabytes', async () => {
    const content = Buffer.alloc(7 * 1024 * 1024, 'Blue widgets ')
    const attachments = [{ name: 'a.pdf', type: 'application/pdf', content, contentId: null }]
    const message = writeMessage({
      ...{ header: HEADER, text: 'See the file.\n', html: '<p>See</p>', inline: [], attachments, boundary: 'fixed' },
    })
    expect(await verdicts(signMessage(message, [RSA], NOW))).toEqual(PASS.slice(0, 1))
  })

  const signed = signedText('Hello,\nis it blue?\n')
  it.each<readonly [string, string]>([
    ['a byte of the body changed', signed.replace('blue?', 'blue!')],
    ['a line added to the body', `${signed}more\r\n`],
    ['a space at the end of a line', signed.replace('Hello,', 'Hello, ')],
    ['another subject', signed.replace('Subject: ', 'Subject: Re: ')],
    ['another time of signing', signed.replaceAll('t=1795348800', 't=1795348801')],
    ['the machine mark taken off', signed.replace('Auto-Submitted: auto-replied\r\n', '')],
    ...['From', 'To', 'Subject', 'Date', 'Message-ID', 'Content-Type', 'MIME-Version'].flatMap((name) => [
      [`a second ${name} on top`, `${name}: x@evil.example\r\n${signed}`] as const,
      [`a second ${name} at the end`, signed.replace('\r\n\r\n', `\r\n${name}: x@evil.example\r\n\r\n`)] as const,
    ]),
    ...['Cc', 'Reply-To', 'In-Reply-To', 'References', 'Sender', 'Content-Disposition'].map(
      (name) => [`a ${name} where there was none`, `${name}: x@evil.example\r\n${signed}`] as const,
    ),
  ])('verifies no longer with %s', async (_, changed) => {
    expect(changed).not.toBe(signed)
    const said = await verdicts(Buffer.from(changed, 'latin1'))
    expect(said).toHaveLength(2)
    for (const verdict of said) expect(verdict).toMatch(/: (fail|neutral), (bad signature|body hash did not verify)$/)
  })

  it('verifies no longer when the header of a part goes on where its text began', async () => {
    const file = { name: 'a.txt', type: 'text/plain', content: Buffer.from('a file'), contentId: null }
    const parts = { header: HEADER, text: 'No.\n\nThanks.\n', html: null, inline: [], attachments: [file] }
    const message = signMessage(writeMessage({ ...parts, boundary: 'fixed' }), [RSA], NOW)
    const hidden = Buffer.from(message).toString('latin1').replace('\r\n\r\nNo.', '\r\n \r\nNo.')
    expect(await verdicts(message)).toEqual(['tp1r: pass'])
    expect(await verdicts(hidden)).toEqual(['tp1r: neutral, body hash did not verify'])
  })

  it('verifies with what servers on its way may do', async () => {
    const moved = signed
      .replace(/^/, 'Received: from a.example by b.example; Sun, 22 Nov 2026 12:00:01 +0000\r\nX-Spam: no\r\n')
      .replace(/^Subject: /m, 'subject:\t ')
      .replace(/$/, '\r\n\r\n')
    expect(await verdicts(Buffer.from(moved, 'latin1'))).toEqual(PASS)
  })
})

describe('an outgoing message', () => {
  const outgoing: Outgoing = {
    delivery: 'delivery222222222222',
    messageId: '<abc@marketplace.example>',
    reversePath: null,
    forwardPath: address('sales@blue.example'),
    bytes: written('Hello\n'),
  }

  it('is signed with the keys of its own domain only', async () => {
    const signed = signOutgoing(outgoing, 'marketplace.example', [rsaKey('other.example'), ED25519], NOW)
    expect(await verdicts(signed.bytes)).toEqual(PASS.slice(1))
    expect({ ...signed, bytes: outgoing.bytes }).toEqual(outgoing)
  })

  it('is the very same where its domain has no key', () => {
    expect(signOutgoing(outgoing, 'marketplace.example', [rsaKey('other.example')], NOW)).toBe(outgoing)
  })
})
