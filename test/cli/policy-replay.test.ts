import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/core/finding.ts'
import type { MessageRecord } from '../../src/store/records.ts'
import type { Store } from '../../src/store/store.ts'
import { caseFacts } from '../support/case-facts.ts'
import { messageRecord } from '../support/records.ts'
import { runCommand } from '../support/run-command.ts'

const LINK: Finding = { rule: 'link.website', action: 'discard', where: 'text', excerpt: 'old', advice: '' }

/** A message of the archive: what its seller wrote, and how it was decided. */
interface Kept {
  readonly text: string
  readonly record?: Partial<MessageRecord>
}

/** An archive of a few verbs; `asked` collects the filters that pages were asked with. */
function archive(kept: readonly Kept[], asked: unknown[] = []): Partial<Store> {
  const all = kept.map(({ record }, index) =>
    messageRecord({
      id: `m${index}`,
      direction: 'seller-to-buyer',
      writtenBy: caseFacts(TO_BUYER).writer.addresses[0],
      ...record,
    }),
  )
  return {
    listMessages: async (filter) => {
      asked.push(filter)
      const from = all.findIndex(({ id }) => id === filter.below) + 1
      return all.slice(from, from + filter.limit)
    },
    messageBytes: async (id) =>
      Buffer.from(`From: sales@blue.example\r\nSubject: Hello\r\n\r\n${kept[Number(id.slice(1))]?.text}\r\n`),
    factsOfMessage: async () => ({
      facts: { ...caseFacts(TO_BUYER), readerUnreachable: true },
      reversePath: 'sales@blue.example',
    }),
  }
}
const TO_BUYER = { direction: 'seller-to-buyer', messagesLastHour: 100 } as const

const replay = (kept: readonly Kept[], args: readonly string[] = [], policy?: string) =>
  runCommand(['policy', 'replay', '--since', '30d', ...args], { store: archive(kept), policy })

const VISIT = 'visit https://blue-widgets.example now'

describe('policy replay', () => {
  it('says so where nothing would change', async () => {
    const ran = await replay([
      { text: 'It is blue.' },
      { text: VISIT, record: { disposition: 'discard', findings: [LINK] } },
    ])
    expect(ran).toMatchObject({
      exitCode: 0,
      stderr: '',
      stdout: '2 messages looked at, 0 would end otherwise\n',
    })
  })

  it('shows each decision that would change, and counts by rule', async () => {
    const ran = await replay([
      { text: VISIT },
      { text: 'It is blue.', record: { disposition: 'discard', findings: [LINK] } },
    ])
    expect(ran.stdout).toBe(
      [
        'm0  2026-11-22 10:00  seller-to-buyer  relay -> discard',
        '  + link.website  discard  in text: "visit https://blue-widgets.example now"',
        '',
        'm1  2026-11-22 10:00  seller-to-buyer  discard -> relay',
        '  - link.website  discard  in text: "old"',
        '',
        'RULE          APPEARS IN  VANISHES FROM',
        'link.website           1              1',
        '',
        'discard -> relay: 1 message',
        'relay -> discard: 1 message',
        '2 messages looked at, 2 would end otherwise',
        '',
      ].join('\n'),
    )
  })

  it('gives programs one object per change and a summary', async () => {
    const policy = '[actions."link.website".seller_to_buyer]\ntext = "strip"\n'
    const ran = await replay(
      [{ text: VISIT, record: { disposition: 'discard', findings: [LINK] } }],
      ['--json'],
      policy,
    )
    const [change, summary] = ran.stdout.split('\n').map((line) => (line === '' ? null : JSON.parse(line)))
    expect(change).toMatchObject({
      message: 'm0',
      was: 'discard',
      becomes: 'relay',
      appearing: [],
      vanishing: [],
      changing: [{ rule: 'link.website', was: 'discard', becomes: 'strip' }],
    })
    expect(summary).toEqual({
      summary: {
        looked: 1,
        changed: 1,
        otherFindings: 0,
        setAside: [],
        dispositions: [{ was: 'discard', becomes: 'relay', messages: 1 }],
        rules: [],
        actions: [{ rule: 'link.website', was: 'discard', becomes: 'strip', messages: 1 }],
      },
    })
  })

  it('counts a message that ends as before by itself, where only an action changes', async () => {
    const phone: Finding = { ...LINK, rule: 'contact.phone' }
    const policy = '[actions."link.website".seller_to_buyer]\ntext = "strip"\n'
    const text = 'visit blue-widgets.example now or +49 30 901820'
    const ran = await replay([{ text, record: { disposition: 'discard', findings: [LINK, phone] } }], [], policy)
    expect(ran.stdout).toBe(
      [
        'm0  2026-11-22 10:00  seller-to-buyer  discard -> discard',
        '  ~ link.website  discard -> strip  in text: "visit blue-widgets.example now or +49 30 901820"',
        '',
        'link.website discard -> strip: 1 message',
        '1 message looked at, 0 would end otherwise, 1 the same with other findings or actions',
        '',
      ].join('\n'),
    )
  })

  it('keeps what the circumstances of that moment decided, and sets aside what is no matter of the policy', async () => {
    const rate = { ...LINK, rule: 'structure.rate', action: 'quarantine', where: 'header' } as const
    const ran = await replay([
      { text: 'It is blue.', record: { disposition: 'quarantine', held: 'released', findings: [rate] } },
      { text: VISIT, record: { disposition: 'discard', automatic: true } },
    ])
    expect(ran.stdout).toBe('2 messages looked at, 0 would end otherwise\nset aside: 1 message: a machine wrote it\n')
  })

  it('reads the archive page by page, and only one marketplace where one is named', async () => {
    const asked: unknown[] = []
    const kept = Array.from({ length: 450 }, (_, index) => ({
      text: 'It is blue.',
      record: { automatic: true, marketplace: index % 2 === 0 ? 'us' : 'de' },
    }))
    const args = ['policy', 'replay', '--since', '2026-11-01', '--until', '2026-11-23', '--marketplace', 'us']
    const ran = await runCommand(args, { store: archive(kept, asked) })
    expect(ran.stdout).toContain('225 messages looked at')
    const range = { limit: 200, since: new Date('2026-11-01T00:00:00Z'), before: new Date('2026-11-23T00:00:00Z') }
    expect(asked).toEqual([range, { ...range, below: 'm199' }, { ...range, below: 'm399' }])
  })

  it('needs to be told how far back', async () => {
    expect(await runCommand(['policy', 'replay'])).toMatchObject({ exitCode: 2 })
    expect(await replay([], ['--until', '24h'])).toMatchObject({ exitCode: 2 })
    expect(await replay([], ['--until', '2026-10-01'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(
        '--since (2026-10-23 12:00:00 UTC) is not before --until (2026-10-01 00:00:00 UTC)',
      ),
    })
    expect(await replay([], ['--marketplace', 'fr'])).toMatchObject({ exitCode: 1 })
  })
})
