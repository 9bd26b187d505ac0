/** Files in a message, examined and planned as the daemon does it. */

import { unsignedAuthor } from '../../src/core/authorship.ts'
import type { Direction } from '../../src/core/direction.ts'
import { type RelayPlan, planRelay } from '../../src/core/relay-plan.ts'
import { examineBytes } from '../../src/examine/examine-bytes.ts'
import { caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from '../support/case-facts.ts'

export interface SentFile {
  readonly name: string
  readonly type?: string
  readonly content: Uint8Array
  /** Shown in the text. */
  readonly inline?: boolean
}

export async function planFor(
  files: readonly SentFile[],
  direction: Direction,
  text = 'Here it is.',
): Promise<RelayPlan> {
  const facts = caseFacts({ direction })
  const [writtenBy] = facts.writer.addresses
  const message = await examineBytes(messageWith(writtenBy, files, text))
  if ('kind' in message) throw new Error(`the message would be refused: ${message.reason}`)
  const proven = { message, author: unsignedAuthor(writtenBy, 'network'), reversePath: writtenBy }
  return planRelay(proven, facts, casePolicy(), RECEIVED_AT, FIXED_IDS)
}

/** The rules that did more than note something. */
export function rulesOf({ findings }: RelayPlan): string[] {
  return [...new Set(findings.flatMap(({ rule, action }) => (action === 'note' ? [] : [rule])))].sort()
}

function messageWith(writtenBy: string, files: readonly SentFile[], text: string): Uint8Array {
  const pictures = files.map(({ inline }, index) => (inline ? `<img src="cid:p${index}">` : '')).join('')
  return Buffer.from(
    [
      `From: <${writtenBy}>`,
      'Subject: The lamp',
      'Date: Fri, 20 Nov 2026 11:00:00 +0100',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary="b"',
      '',
      '--b',
      `Content-Type: ${pictures === '' ? 'text/plain' : 'text/html'}; charset=utf-8`,
      '',
      pictures === '' ? text : `<p>${text}${pictures}</p>`,
      ...files.flatMap(({ name, type = 'application/octet-stream', content, inline }, index) => [
        '--b',
        ...(type === '' ? [] : [`Content-Type: ${type}`]),
        `Content-Disposition: ${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
        ...(inline ? [`Content-ID: <p${index}>`] : []),
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n'),
      ]),
      '--b--',
      '',
    ].join('\r\n'),
  )
}
