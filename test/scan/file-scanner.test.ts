import { setImmediate } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { Attachment, Message } from '../../src/core/message/message.ts'
import { type ClamdSettings, configuredScan } from '../../src/scan/configured-scan.ts'
import { createFileScanner } from '../../src/scan/file-scanner.ts'
import { type ClamdBehaviour, FAKE_VIRUS, type FakeClamd, startFakeClamd } from '../support/fake-clamd.ts'
import { plainMessage } from '../support/plain-message.ts'

let clamd: FakeClamd | null = null
let troubles: string[] = []
afterEach(async () => {
  await clamd?.close()
  troubles = []
})

async function scanner(behaviour: ClamdBehaviour, settings: Partial<ClamdSettings> = {}) {
  clamd = await startFakeClamd(behaviour)
  const { address } = clamd
  const onTrouble = (reason: string, session = '') => void troubles.push(`${session}${reason}`)
  return configuredScan({ address, timeoutMs: 5000, whenUnavailable: 'defer', ...settings }, onTrouble)
}

function withFiles(...contents: string[]): Message {
  const attachments = contents.map((content, index): Attachment => {
    const bytes = Buffer.from(content)
    const name = `${index}.txt`
    const what = { declaredType: 'text/plain', kind: 'text', text: content, codes: [], dangers: [] } as const
    return { name, content: bytes, cleaned: bytes, contentId: null, ...what }
  })
  return plainMessage('Hello\n', { attachments })
}

describe('the files of a message', () => {
  it('are all looked through, and a virus is put down to the one that has it', async () => {
    const scan = await scanner('honest')
    const message = withFiles('one', `two ${FAKE_VIRUS}`, '')
    const scanned = await scan(message)
    if ('kind' in scanned) throw new Error(scanned.reason)
    expect(scanned.attachments.map((attachment) => attachment.scan)).toEqual([
      undefined,
      { kind: 'virus', name: 'Fake.Virus-1' },
      undefined,
    ])
    expect(clamd?.streams.map(String)).toEqual(['one', `two ${FAKE_VIRUS}`])
    expect(troubles).toEqual([])
  })

  it('are none, and nobody is asked', async () => {
    const scan = await scanner('dying')
    const message = plainMessage('Hello\n')
    expect(await scan(message)).toBe(message)
  })

  it('are looked through by nobody where none is configured', async () => {
    const message = withFiles(FAKE_VIRUS)
    expect(await configuredScan(null, () => expect.fail())(message)).toBe(message)
  })

  it('wait with their client when clamd does not answer', async () => {
    const scan = await scanner({ says: 'PONG\0' })
    expect(await scan(withFiles('one', 'two'), 'session-1 ')).toEqual({ kind: 'unscanned', reason: 'clamd: PONG' })
    expect(troubles).toEqual(['session-1 clamd: PONG'])
  })

  it('go on with a mark where the configuration has it so', async () => {
    const scan = await scanner({ mostBytes: 10 }, { whenUnavailable: 'pass' })
    const scanned = await scan(withFiles('a long file it is', FAKE_VIRUS.slice(0, 5)))
    const reason = 'clamd: INSTREAM size limit exceeded. ERROR'
    expect(scanned).toMatchObject({ attachments: [{ scan: { kind: 'unscanned', reason } }, {}] })
    expect(troubles).toEqual([reason])
  })

  it('have so much time together', async () => {
    const scan = await scanner('silent', { timeoutMs: 200 })
    const began = performance.now()
    expect(await scan(withFiles('one', 'two', 'three'))).toMatchObject({ kind: 'unscanned' })
    expect(performance.now() - began).toBeLessThan(1000)
  })

  it('are asked about few at once, of however many messages', async () => {
    let asked = 0
    let now = 0
    let most = 0
    const ask = async () => {
      asked++
      most = Math.max(most, ++now)
      await setImmediate()
      now--
      return { kind: 'clean' } as const
    }
    const onTrouble = () => expect.fail()
    const scan = createFileScanner({ ask, timeoutMs: 5000, whenUnavailable: 'defer', onTrouble })
    const messages = Array.from({ length: 40 }, (_, index) => withFiles(`a${index}`, `b${index}`))
    const scanned = await Promise.all(messages.map((message) => scan(message)))
    expect(scanned.every((each) => !('kind' in each))).toBe(true)
    expect({ asked, most }).toEqual({ asked: 80, most: 4 })
  })

  it('do not wait for a turn longer than they have, and others come after them', async () => {
    const answers: (() => void)[] = []
    const ask = () =>
      new Promise<{ kind: 'clean' }>((resolve) => {
        answers.push(() => resolve({ kind: 'clean' }))
      })
    const troubled: string[] = []
    const onTrouble = (reason: string) => void troubled.push(reason)
    const scan = createFileScanner({ ask, timeoutMs: 100, whenUnavailable: 'defer', onTrouble, atOnce: 1 })
    const first = scan(withFiles('one'))
    expect(await scan(withFiles('two'))).toMatchObject({ kind: 'unscanned' })
    expect(troubled).toEqual(['clamd: too many files wait for it'])
    answers[0]?.()
    expect(await first).not.toHaveProperty('kind')
    const third = scan(withFiles('three'))
    await setImmediate()
    answers[1]?.()
    expect(await third).not.toHaveProperty('kind')
  })
})
