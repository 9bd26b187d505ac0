import { spawnSync } from 'node:child_process'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterEach, describe, expect, it } from 'vitest'
import { createExaminer, type Examiner, type ExaminerOptions } from '../../src/examine/examine.ts'
import { mail, sketch } from './sketch.ts'

const open: Examiner[] = []
function examiner(options: ExaminerOptions = {}): Examiner {
  const created = createExaminer(options)
  open.push(created)
  return created
}
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const FAULTY = new URL('./workers/faulty.mjs', import.meta.url)
const MESSAGE = mail(
  'From: a@b.example',
  'Content-Type: multipart/mixed; boundary=x',
  '',
  '--x',
  '',
  'hello',
  '--x',
  'Content-Type: text/plain',
  'Content-Disposition: attachment; filename=a.txt',
  '',
  'file',
  '--x--',
)

function largeMessage(bytes: number): Uint8Array {
  const line = `${'QUJD'.repeat(19)}\r\n`
  const head = 'From: a@b.example\r\nContent-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n'
  return Buffer.from(head + line.repeat(Math.ceil(bytes / line.length)))
}

describe('examining', () => {
  it('says the same here and in a worker thread', async () => {
    const here = await examiner().examine(MESSAGE)
    const there = await examiner({ smallMessageBytes: 0 }).examine(MESSAGE)
    expect(there).toEqual(here)
    expect('kind' in here ? here : sketch(here.body)).toBe('hello')
  })

  it('leaves the bytes with the caller', async () => {
    const raw = new Uint8Array(MESSAGE)
    await examiner({ smallMessageBytes: 0 }).examine(raw)
    expect(Buffer.from(raw).equals(Buffer.from(MESSAGE))).toBe(true)
  })

  it('works on a piece of a larger buffer', async () => {
    const around = Buffer.concat([Buffer.from('junk'), MESSAGE, Buffer.from('junk')])
    const piece = around.subarray(4, 4 + MESSAGE.length)
    expect(await examiner({ smallMessageBytes: 0 }).examine(piece)).toEqual(await examiner().examine(MESSAGE))
    expect(await examiner().examine(piece)).toEqual(await examiner().examine(MESSAGE))
  })

  it('answers hostile structure with a value, here and there', async () => {
    const raw = mail(...Array.from({ length: 300 }, (_, index) => `X-${index}: y`), '', 'text')
    const expected = { kind: 'unexaminable', cause: 'structure', reason: 'more than 200 header fields' }
    expect(await examiner().examine(raw)).toEqual(expected)
    expect(await examiner({ smallMessageBytes: 0 }).examine(raw)).toEqual(expected)
  })

  it('does not hold up the main thread with a message of 9 MB', async () => {
    const raw = largeMessage(9_000_000)
    const one = examiner()
    await one.examine(raw)
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const message = await one.examine(raw)
    delay.disable()
    expect('attachments' in message && message.attachments[0]?.content.length).toBeGreaterThan(6_000_000)
    expect(delay.max / 1e6).toBeLessThan(200)
  })
})

describe('a worker that misbehaves', () => {
  const faulty = (options: ExaminerOptions = {}) =>
    examiner({ worker: FAULTY, smallMessageBytes: 0, threads: 1, timeoutMs: 3000, memoryMb: 64, ...options })

  it.each(['LOOP', 'HANG'])('is stopped at its time limit: %s', async (wish) => {
    const one = faulty({ timeoutMs: 1000 })
    expect(await one.examine(mail(wish))).toMatchObject({ kind: 'unexaminable', cause: 'cost' })
    expect(await one.examine(mail('fine'))).toEqual({ examined: 4 })
  })

  it('is stopped at its memory limit', async () => {
    const one = faulty({ timeoutMs: 20_000 })
    expect(await one.examine(mail('MEMORY'))).toMatchObject({ cause: 'cost', reason: expect.stringContaining('64 MB') })
    expect(await one.examine(mail('fine'))).toEqual({ examined: 4 })
  })

  it.each(['EXIT', 'THROW'])(
    'is our failure once, and the fault of the message when it happens again: %s',
    async (wish) => {
      const one = faulty()
      await expect(one.examine(mail(wish))).rejects.toThrow('examining a message broke')
      await expect(one.examine(mail(`${wish} other`))).rejects.toThrow('examining a message broke')
      expect(await one.examine(mail(wish))).toMatchObject({ kind: 'unexaminable', cause: 'cost' })
      expect(await one.examine(mail('fine'))).toEqual({ examined: 4 })
    },
  )

  it('does not make those who wait pay: waiting is no part of their time', async () => {
    const one = faulty({ timeoutMs: 1500 })
    const loop = one.examine(mail('LOOP'))
    const waiting = Promise.all([one.examine(mail('fine')), one.examine(mail('fine too'))])
    expect(await loop).toMatchObject({ cause: 'cost' })
    expect(await waiting).toEqual([{ examined: 4 }, { examined: 8 }])
  })

  it('lets only so many wait, and is not counted against those it sends away', async () => {
    const one = faulty({ maxWaiting: 1, timeoutMs: 1000 })
    const loop = one.examine(mail('LOOP'))
    const waiting = one.examine(mail('fine'))
    await expect(one.examine(mail('third'))).rejects.toThrow('too many messages wait')
    await expect(one.examine(mail('third'))).rejects.toThrow('too many messages wait')
    expect([await loop, await waiting]).toMatchObject([{ cause: 'cost' }, { examined: 4 }])
  })

  it('ends with the examiner, and so do those who wait', async () => {
    const one = faulty({ timeoutMs: 60_000 })
    const ends = [one.examine(mail('LOOP')), one.examine(mail('fine'))].map((examining) =>
      examining.then(
        () => 'examined',
        () => 'failed',
      ),
    )
    await one.close()
    expect(await Promise.all(ends)).toEqual(['failed', 'failed'])
    await expect(one.examine(mail('later'))).rejects.toThrow('closed')
  })
})

it('an idle pool does not keep the process alive', () => {
  const module = new URL('../../dist/examine/examine.js', import.meta.url).href
  const program = `
    import { createExaminer } from ${JSON.stringify(module)}
    await createExaminer({ smallMessageBytes: 0 }).examine(Buffer.from('From: a@b.example\\r\\n\\r\\nhello'))
    console.log('examined')
  `
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', program], { timeout: 15_000, encoding: 'utf8' })
  expect({ status: run.status, output: run.stdout.trim() }).toEqual({ status: 0, output: 'examined' })
})
