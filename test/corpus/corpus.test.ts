import { createHash } from 'node:crypto'
import PostalMime from 'postal-mime'
import { afterAll, describe, expect, it } from 'vitest'
import { unsignedAuthor } from '../../src/core/authorship.ts'
import { DIRECTIONS } from '../../src/core/direction.ts'
import type { BodyNode } from '../../src/core/message/body-tree.ts'
import type { Message } from '../../src/core/message/message.ts'
import type { Policy } from '../../src/core/policy.ts'
import { planRelay } from '../../src/core/relay-plan.ts'
import { cleanName } from '../../src/examine/attachment-name.ts'
import { createExaminer } from '../../src/examine/examine.ts'
import { caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from '../support/case-facts.ts'
import { CORPUS, corpusMessages } from './corpus-files.ts'
import { PARSER_DIFFERENCES } from './parser-differences.ts'

const MAX_MS = 2000
const MAX_MB = 200

const messages = corpusMessages()

it('the corpus is there', () => {
  const advice = 'Set TRADEPOST_CORPUS to the folder that holds it.'
  if (messages === null) throw new Error(`There is no corpus at ${CORPUS}. ${advice}`)
  expect(messages.length, `${CORPUS} holds too few messages to be the corpus. ${advice}`).toBeGreaterThan(250)
})

// Every message goes through a worker thread, whose caps are the limits that the corpus has to keep to.
const examiner = createExaminer({ smallMessageBytes: 0, timeoutMs: MAX_MS, memoryMb: MAX_MB, threads: 1 })
afterAll(() => examiner.close())

/** What each file is refused for; all others are read. */
const REFUSED: Readonly<Record<string, string>> = {
  'stalwart-mail-parser/malformed_001.eml': 'a multipart in which no part can be found',
  'stalwart-mail-parser/malformed_007.eml': 'a multipart in which no part can be found',
}

describe.each(messages ?? [])('$name', ({ name, raw, whole }) => {
  it('is examined, and planned in both directions', async () => {
    const examined = await examiner.examine(raw)
    if ('kind' in examined) {
      expect({ cause: examined.cause, reason: examined.reason }).toEqual({ cause: 'structure', reason: REFUSED[name] })
      return
    }
    expect(REFUSED[name]).toBeUndefined()
    for (const direction of DIRECTIONS) {
      const facts = caseFacts({ direction })
      const writtenBy = facts.writer.addresses[0]
      const plan = (message: Message, policy: Policy) =>
        planRelay(
          { message, author: unsignedAuthor(writtenBy, 'network'), reversePath: writtenBy },
          facts,
          policy,
          RECEIVED_AT,
          FIXED_IDS,
        )
      const started = performance.now()
      plan(examined, casePolicy())
      const relayed = plan(byPerson(examined), lenient())
      expect(performance.now() - started).toBeLessThan(2 * MAX_MS)
      expect(relayed.disposition.kind).toBe('relay')
      if (relayed.outgoing === null) throw new Error('nothing would be sent')
      await expectReadable(relayed.outgoing.bytes, facts.writer.alias, examined)
    }
  })

  if (!whole) return
  it('has the files that a second parser finds', async () => {
    const examined = await examiner.examine(raw)
    if ('kind' in examined) return
    const ours = filesOf(examined.attachments.map((file) => [file.declaredType, file.name, file.content]))
    const theirs = filesOf(await secondOpinion(raw))
    if (PARSER_DIFFERENCES[name] === undefined) expect(ours).toEqual(theirs)
    else expect(ours, 'the parsers agree, the difference need not be listed any more').not.toEqual(theirs)
  })
})

/** The message without what shows that a machine wrote it, so that something is sent. */
function byPerson(message: Message): Message {
  return { ...message, signs: {}, contentType: 'text/plain' }
}

/** A policy that lets everything through. */
function lenient(): Policy {
  const policy = casePolicy()
  const everywhere = {
    subject: 'note',
    text: 'note',
    quoted: 'note',
    signature: 'note',
    attachment: 'note',
    header: 'note',
  } as const
  const actions = Object.keys(policy.actions).map((rule) => [
    rule,
    { 'buyer-to-seller': everywhere, 'seller-to-buyer': everywhere },
  ])
  return { ...policy, actions: Object.fromEntries(actions) }
}

async function expectReadable(bytes: Uint8Array, alias: string, original: Message): Promise<void> {
  const sent = await PostalMime.parse(bytes, { forceRfc822Attachments: true })
  expect(sent.from?.address).toBe(alias)
  if (hasText(original.body)) expect((sent.text ?? '').trim()).not.toBe('')
  if (original.form === 'rich' && hasText(original.body)) expect((sent.html ?? '').trim()).not.toBe('')
  // A picture that cannot be cleaned stays behind: here one that was cut off.
  expect(sent.attachments).toHaveLength(original.attachments.filter(({ cleaned }) => cleaned !== null).length)
}

function hasText(nodes: readonly BodyNode[]): boolean {
  return nodes.some((node) => {
    if (node.kind === 'text') return /[\p{L}\p{N}]/u.test(node.text)
    return node.kind === 'element' && hasText(node.children)
  })
}

type FileFacts = [type: string, name: string, content: Uint8Array]

async function secondOpinion(raw: Buffer): Promise<FileFacts[]> {
  const parsed = await PostalMime.parse(raw, { forceRfc822Attachments: true })
  return parsed.attachments.map(({ mimeType, filename, content }) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
    return [mimeType, cleanName(filename ?? ''), bytes]
  })
}

/** One line a file, comparable across parsers. */
function filesOf(files: readonly FileFacts[]): string[] {
  return files.map(([type, name, content]) => {
    const text = Buffer.from(content).toString('latin1').replace(/\r\n?/g, '\n').replace(/\n+$/, '')
    return `${type} ${name} ${createHash('sha256').update(text, 'latin1').digest('hex').slice(0, 12)}`
  })
}

it('every listed difference and refusal is about a file that is there', () => {
  const names = new Set((messages ?? []).map((message) => message.name))
  expect([...Object.keys(PARSER_DIFFERENCES), ...Object.keys(REFUSED)].filter((name) => !names.has(name))).toEqual([])
})
