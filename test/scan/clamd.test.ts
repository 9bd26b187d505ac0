import { afterEach, describe, expect, it } from 'vitest'
import { askClamd } from '../../src/scan/clamd.ts'
import { type ClamdBehaviour, FAKE_VIRUS, type FakeClamd, startFakeClamd } from '../support/fake-clamd.ts'

let clamd: FakeClamd
afterEach(() => clamd.close())

async function ask(content: string | Buffer, behaviour: ClamdBehaviour = 'honest', timeoutMs = 5000) {
  clamd = await startFakeClamd(behaviour)
  return askClamd(Buffer.from(content), clamd.address, AbortSignal.timeout(timeoutMs))
}

describe('clamd', () => {
  it('gets the whole file, and finds nothing in it', async () => {
    const content = Buffer.alloc(3 * 1024 * 1024 + 17, 'a file ')
    expect(await ask(content)).toEqual({ kind: 'clean' })
    expect(clamd.streams).toHaveLength(1)
    expect(clamd.streams[0]?.equals(content)).toBe(true)
  })

  it('finds a virus, and says which', async () => {
    expect(await ask(`a ${FAKE_VIRUS}`)).toEqual({ kind: 'virus', name: 'Fake.Virus-1' })
  })

  it('may call a virus what it likes, but only so long and in letters', async () => {
    const answer = await ask('x', { says: `stream: a\u001b[2J ${'b'.repeat(500)} FOUND\0` })
    expect(answer).toEqual({ kind: 'virus', name: `a?[2J ${'b'.repeat(94)}` })
  })

  it.each<[string, ClamdBehaviour, string | RegExp]>([
    ['dies', 'dying', /^clamd: (it hung up|.*ECONNRESET|.*EPIPE)/],
    ['resets the connection', 'resetting', /^clamd: /],
    ['dies while it answers', 'interrupted', 'clamd: it hung up in its answer'],
    ['talks about something else', { says: 'PONG\0' }, 'clamd: PONG'],
    ['says nothing', { says: '\0' }, 'clamd: an empty answer'],
    ['says that it failed', { says: 'stream: read failed. ERROR\0' }, 'clamd: stream: read failed. ERROR'],
    ['names no virus', { says: 'stream:  FOUND\0' }, 'clamd: stream:  FOUND'],
    ['talks without end', { says: 'x'.repeat(5000) }, 'clamd: an answer without end'],
    ['is another service', { says: '220 mx ESMTP\r\n' }, 'clamd: it hung up in its answer'],
  ])('is not believed when it %s', async (_, behaviour, reason) => {
    expect(await ask('a file', behaviour)).toEqual({ kind: 'unscanned', reason: expect.stringMatching(reason) })
  })

  it('answers that a file is too large before it has read all of it', async () => {
    const answer = await ask(Buffer.alloc(256 * 1024, 'x'), { mostBytes: 100_000 })
    expect(answer).toEqual({ kind: 'unscanned', reason: 'clamd: INSTREAM size limit exceeded. ERROR' })
  })

  it.each<ClamdBehaviour>(['silent', 'deaf'])('has only so much time when it is %s', async (behaviour) => {
    const began = performance.now()
    const answer = await ask(Buffer.alloc(8 * 1024 * 1024), behaviour, 200)
    expect(answer).toEqual({ kind: 'unscanned', reason: 'clamd: no answer in time' })
    expect(performance.now() - began).toBeLessThan(2000)
  })

  it('is asked nothing when there is no time left', async () => {
    clamd = await startFakeClamd()
    expect(await askClamd(Buffer.from('x'), clamd.address, AbortSignal.abort())).toMatchObject({ kind: 'unscanned' })
    expect(clamd.connections).toBe(0)
  })

  it('is not there', async () => {
    clamd = await startFakeClamd()
    await clamd.close()
    for (const address of [clamd.address, { path: '/tmp/there-is-no-clamd.ctl' }]) {
      const answer = await askClamd(Buffer.from('x'), address, AbortSignal.timeout(5000))
      expect(answer).toEqual({ kind: 'unscanned', reason: expect.stringMatching(/^clamd: connect E/) })
    }
  })
})
