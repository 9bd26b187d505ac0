/** How bodies lie on disk: sealed, large ones in files, and swept when a crash left them behind. */

import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openForWriting } from '../../src/store/sqlite/connection.ts'
import { type BodyName, seal, unseal } from '../../src/store/sqlite/seal.ts'
import { FILE_FROM_BYTES } from '../../src/store/sqlite/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { at, makeIncoming, makeNotice, makeOperatorMail, makeOutgoing, makePlan } from '../support/make-plan.ts'
import { until } from '../support/until.ts'
import { aliasOf, deliveryOf, factsTo, messageIds, openShop, say, text } from './contract/kit.ts'
import { openIn, temporaryFolder } from './sqlite-support.ts'

const SECRET = 'kaleidoscope-zeppelin'

let folder: string
let store: Store

beforeEach(async () => {
  folder = temporaryFolder()
  store = await openIn(folder)
})

afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

/** The files of large bodies, by path. */
function bodyFiles(): string[] {
  const bodies = join(folder, 'bodies')
  return readdirSync(bodies, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function large(word = SECRET): string {
  return `${word} `.repeat(FILE_FROM_BYTES / word.length)
}

describe('a body', () => {
  it('is nowhere on disk in words, whatever its size and form', async () => {
    const shop = await openShop(store)
    const facts = await factsTo(store, shop, 'seller')
    for (const raw of [`Subject: x\r\n\r\n${SECRET}\r\n`, large()]) {
      const bytes = Buffer.from(raw)
      const plan = makePlan(facts, { outgoing: makeOutgoing(facts, { bytes }), notice: makeNotice(facts, { bytes }) })
      await store.commitPlans(makeIncoming(raw), [plan], at('10:00:00'))
    }
    for (const bytes of [Buffer.from(SECRET), Buffer.from(large())]) {
      const mail = makeOperatorMail()
      await store.commitOperatorMail({ ...mail, outgoing: { ...mail.outgoing, bytes } }, at('10:00:00'))
    }
    expect(bodyFiles()).toHaveLength(3)
    const found = (word: string) => {
      try {
        return execFileSync('grep', ['-rlaF', word, folder], { encoding: 'utf8' })
      } catch {
        return ''
      }
    }
    expect(found(SECRET)).toBe('')
    // So that the search itself is known to find things: the alias is there in plain.
    expect(found(aliasOf(shop, 'seller').split('@')[0] ?? '')).toContain('tradepost.db')
    await store.close()
    expect(found(SECRET)).toBe('')
    store = await openIn(folder)
  })

  it('lies in a file of its own from a certain size on, and a smaller one does not', async () => {
    const shop = await openShop(store)
    await say(store, shop, { raw: 'x'.repeat(FILE_FROM_BYTES - 1) })
    expect(bodyFiles()).toEqual([])
    const plan = await say(store, shop, { raw: 'x'.repeat(FILE_FROM_BYTES) })
    const [file = '', ...others] = bodyFiles()
    expect(others).toEqual([])
    expect(statSync(file).mode & 0o077).toBe(0)
    expect((await store.messageBytes(plan.message, 'received'))?.length).toBe(FILE_FROM_BYTES)
  })

  it('leaves no file behind when its message could not be kept', async () => {
    const shop = await openShop(store)
    const facts = await factsTo(store, shop, 'seller')
    const { message } = await say(store, shop)
    const bytes = Buffer.from(large())
    const plan = makePlan(facts, { message, duplicateKey: 'other', outgoing: makeOutgoing(facts, { bytes }) })
    await expect(store.commitPlans(makeIncoming(large()), [plan], at('10:00:00'))).rejects.toThrow('UNIQUE')
    expect(bodyFiles()).toEqual([])
  })

  it('leaves no file behind when the mail to operators that it is of could not be kept', async () => {
    const mail = makeOperatorMail()
    await store.commitOperatorMail(mail, at('10:00:00'))
    const again = { ...mail, outgoing: { ...mail.outgoing, bytes: Buffer.from(large()) } }
    await expect(store.commitOperatorMail(again, at('10:00:00'))).rejects.toThrow('UNIQUE')
    expect(bodyFiles()).toEqual([])
  })

  it('of mail to operators has a key of its own: without that key alone it cannot be read', async () => {
    const [lost, kept] = [makeOperatorMail(), makeOperatorMail()]
    for (const mail of [lost, kept]) await store.commitOperatorMail(mail, at('10:00:00'))
    await store.close()
    const keys = openForWriting(join(folder, 'keys.db'))
    expect(keys.prepare('DELETE FROM conversation_key WHERE conversation = ?').run(lost.id).changes).toBe(1)
    keys.close()
    store = await openIn(folder)
    await expect(store.outgoingBytes(lost.outgoing.delivery)).rejects.toThrow(lost.id)
    expect(text(await store.outgoingBytes(kept.outgoing.delivery))).toBe(text(kept.outgoing.bytes))
  })

  it('leaves no file behind when its message was a duplicate, its facts were stale or its signature used', async () => {
    const shop = await openShop(store)
    const facts = await factsTo(store, shop, 'seller')
    const stale = makePlan(facts)
    const signatures = { marks: ['used'], mustBeNew: true, keepUntil: at('12:00:00') }
    const first = makePlan(facts, { duplicateKey: 'same', signatures })
    expect((await store.commitPlans(makeIncoming(large()), [first], at('10:00:00'))).kind).toBe('committed')
    const again = makePlan(facts, { duplicateKey: 'same' })
    expect((await store.commitPlans(makeIncoming(large()), [again], at('10:00:00'))).kind).toBe('duplicate')
    const replay = makePlan(facts, { signatures })
    expect((await store.commitPlans(makeIncoming(large()), [replay], at('10:00:00'))).kind).toBe('replayed')
    expect(bodyFiles()).toHaveLength(1)
    await store.disableAlias(aliasOf(shop, 'seller'), at('10:00:00'))
    expect((await store.commitPlans(makeIncoming(large()), [stale], at('10:00:00'))).kind).toBe('stale')
    expect(bodyFiles()).toHaveLength(1)
  })

  for (const { title, spoil, reason } of [
    { title: 'is missing', spoil: (file: string) => rmSync(file), reason: 'its file is missing' },
    { title: 'is empty', spoil: (file: string) => writeFileSync(file, ''), reason: 'cut off' },
    {
      title: 'was changed in one bit',
      spoil: (file: string) => {
        const bytes = readFileSync(file)
        bytes[100] = (bytes[100] ?? 0) ^ 1
        writeFileSync(file, bytes)
      },
      reason: 'authenticate',
    },
    {
      title: 'is a folder',
      spoil: (file: string) => {
        rmSync(file)
        mkdirSync(file)
      },
      reason: 'EISDIR',
    },
  ]) {
    it(`whose file ${title} is an error that names the message, and nothing else suffers`, async () => {
      const shop = await openShop(store)
      const small = await say(store, shop, { raw: 'small' })
      const plan = await say(store, shop, { raw: large() })
      const [file = ''] = bodyFiles()
      spoil(file)
      await expect(store.messageBytes(plan.message, 'received')).rejects.toThrow(plan.message)
      await expect(store.messageBytes(plan.message, 'received')).rejects.toThrow(reason)
      expect(text(await store.messageBytes(plan.message, 'sent'))).toBe(text(plan.outgoing?.bytes ?? null))
      expect(text(await store.messageBytes(small.message, 'received'))).toBe('small')
      await say(store, shop, { raw: large() })
    })
  }

  it('cannot be passed off as another one', async () => {
    const shop = await openShop(store)
    const one = await say(store, shop, { raw: large('one ') })
    const [first = ''] = bodyFiles()
    const two = await say(store, shop, { raw: large('two ') })
    const second = bodyFiles().find((file) => file !== first) ?? ''
    renameSync(first, `${first}.kept`)
    renameSync(second, first)
    renameSync(`${first}.kept`, second)
    await expect(store.messageBytes(one.message, 'received')).rejects.toThrow(one.message)
    await expect(store.messageBytes(two.message, 'received')).rejects.toThrow(two.message)
  })

  it('can be read by a command beside the daemon', async () => {
    const shop = await openShop(store)
    const plan = await say(store, shop, { raw: large() })
    const command = await openIn(folder, { role: 'command' })
    try {
      expect(text(await command.messageBytes(plan.message, 'received'))).toBe(large())
    } finally {
      await command.close()
    }
  })
})

describe('a seal', () => {
  const name: BodyName = { conversation: 'c1', form: 'received', of: 'm1' }
  const key = Buffer.alloc(32, 7)
  const bytes = Buffer.from('compress me '.repeat(50))

  it('gives back the exact bytes, compressed or not', () => {
    expect(seal(name, bytes, key).encoding).toBe('brotli')
    expect(Buffer.from(unseal(name, seal(name, bytes, key), key)).equals(bytes)).toBe(true)
    const dense = Buffer.from('a1')
    expect(seal(name, dense, key).encoding).toBe('plain')
    expect(Buffer.from(unseal(name, seal(name, dense, key), key)).equals(dense)).toBe(true)
  })

  it('is different each time, for each use of a key needs its own nonce', () => {
    expect(Buffer.from(seal(name, bytes, key).sealed).equals(seal(name, bytes, key).sealed)).toBe(false)
  })

  for (const { title, opens } of [
    { title: 'another key', opens: () => unseal(name, seal(name, bytes, key), Buffer.alloc(32, 8)) },
    {
      title: 'another conversation',
      opens: () => unseal({ ...name, conversation: 'c2' }, seal(name, bytes, key), key),
    },
    { title: 'another message', opens: () => unseal({ ...name, of: 'm2' }, seal(name, bytes, key), key) },
    { title: 'another form', opens: () => unseal({ ...name, form: 'sent' }, seal(name, bytes, key), key) },
    { title: 'another size', opens: () => unseal(name, { ...seal(name, bytes, key), size: 5 }, key) },
    { title: 'another encoding', opens: () => unseal(name, { ...seal(name, bytes, key), encoding: 'plain' }, key) },
  ]) {
    it(`does not open for ${title}`, () => {
      expect(opens).toThrow()
    })
  }
})

describe('the sweep at the start of a daemon', () => {
  const OLD = new Date('2020-01-01T00:00:00Z')

  it('removes old files that no row names, finished or not, and nothing else', async () => {
    const shop = await openShop(store)
    const plan = await say(store, shop, { raw: large() })
    const mail = makeOperatorMail()
    const toOperators = { ...mail, outgoing: { ...mail.outgoing, bytes: Buffer.from(large()) } }
    await store.commitOperatorMail(toOperators, at('10:00:00'))
    const kept = bodyFiles()
    expect(kept).toHaveLength(2)
    const orphan = join(folder, 'bodies', 'ab', 'abandoned')
    const young = join(folder, 'bodies', 'ab', 'arriving')
    mkdirSync(join(folder, 'bodies', 'ab'), { recursive: true })
    await store.close()
    for (const file of [orphan, `${orphan}.unfinished`]) writeFileSync(file, 'x')
    for (const file of [orphan, `${orphan}.unfinished`, ...kept]) utimesSync(file, OLD, OLD)
    writeFileSync(young, 'x')
    const soon = new Date(Date.now() + 60_000)
    utimesSync(young, soon, soon)
    store = await openIn(folder, { role: 'command' })
    await store.close()
    expect(bodyFiles().sort()).toEqual([...kept, orphan, `${orphan}.unfinished`, young].sort())
    store = await openIn(folder)
    await until(() => bodyFiles().length === 3)
    expect(bodyFiles().sort()).toEqual([...kept, young].sort())
    expect(await store.outgoingBytes(mail.outgoing.delivery)).toHaveLength(large().length)
    expect((await store.messageBytes(plan.message, 'received'))?.length).toBe(large().length)
    expect(await messageIds(store)).toEqual([plan.message])
    expect(await store.outgoingBytes(deliveryOf(plan))).toHaveLength(plan.outgoing?.bytes.length ?? 0)
  })
})
