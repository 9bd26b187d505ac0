/** A file on its way across: attached to a message, examined, planned, checked, and taken from what the reader gets. */

import PostalMime from 'postal-mime'
import { unsignedAuthor } from '../../../src/core/authorship.ts'
import { planRelay } from '../../../src/core/relay-plan.ts'
import { createExaminer } from '../../../src/examine/examine.ts'
import { lastCheck } from '../../../src/last-check/last-check.ts'
import { caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from '../../support/case-facts.ts'

/** The bytes that the seller receives; null where the file stays behind. Fails when the message itself does not go on. */
export async function across(file: {
  readonly name: string
  readonly type: string
  readonly content: Uint8Array
}): Promise<Uint8Array | null> {
  const facts = caseFacts({ direction: 'buyer-to-seller' })
  const [writtenBy] = facts.writer.addresses
  const examiner = createExaminer()
  const examined = await examiner.examine(messageWith(writtenBy, file)).finally(() => examiner.close())
  if ('kind' in examined) throw new Error(`the message would be refused: ${examined.reason}`)
  const proven = { message: examined, author: unsignedAuthor(writtenBy, 'network'), reversePath: writtenBy }
  const plan = lastCheck(planRelay(proven, facts, casePolicy(), RECEIVED_AT, FIXED_IDS))
  if (plan.disposition.kind !== 'relay' || plan.outgoing === null) {
    throw new Error(`the message does not go on: ${JSON.stringify(plan.findings)}`)
  }
  const { attachments } = await PostalMime.parse(plan.outgoing.bytes)
  const content = attachments[0]?.content
  return content instanceof ArrayBuffer ? new Uint8Array(content) : null
}

function messageWith(writtenBy: string, { name, type, content }: Parameters<typeof across>[0]): Uint8Array {
  return Buffer.from(
    [
      `From: Ann Lee <${writtenBy}>`,
      'Subject: A file',
      'Date: Fri, 20 Nov 2026 11:00:00 +0100',
      'Message-ID: <with-a-file@mail.example>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Here it is.',
      '--b',
      `Content-Type: ${type}`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n'),
      '--b--',
      '',
    ].join('\r\n'),
  )
}
