/** The reports in the corpus, as the systems of their time wrote them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readBounce } from '../../src/core/bounce/read-bounce.ts'
import { examineReturned } from '../../src/examine/examine-returned.ts'
import { read, sketch, withNetworkLineEnds } from '../bounces/shapes.ts'
import { CORPUS, corpusMessages } from './corpus-files.ts'

const FIVE_UNKNOWN = [
  'bbbbvhvbbvkjbhfbvbvjhb@gmail.com failed hard 5.1.1',
  'bscdbcjhasbcjhbdscbhbsdhcbj@gmail.com failed hard 5.1.1',
  'egyfefsdvsfvvhjsd@gmail.com failed hard 5.1.1',
  'kfhejkfbsjkjsbhds@gmail.com failed hard 5.1.1',
  'qfvhgsvhgsduiohncdhcvhsdfvsfygusd@gmail.com failed hard 5.1.1',
]

const REPORTS: Readonly<Record<string, readonly string[]>> = {
  'mailparser/delivery-status.eml': ['xxxx@xxxx.com failed hard 5.1.1'],
  'mikel-mail/mime_emails_raw_email_with_mimepart_without_content_type.eml': [
    'larose.julie@courrier.uqam.ca delayed 4.5.0',
  ],
  'mikel-mail/multipart_report_emails_multi_address_bounce1.eml': FIVE_UNKNOWN,
  'mikel-mail/multipart_report_emails_multi_address_bounce2.eml': FIVE_UNKNOWN,
  'mikel-mail/multipart_report_emails_multipart_report_multiple_status.eml': ['u@ci.com failed soft 5.3.0'],
  'mikel-mail/multipart_report_emails_report_422.eml': ['fraser@oooooooo.com.au delayed 4.2.2'],
  'mikel-mail/multipart_report_emails_report_530.eml': ['edwin@zzzzzzz.com failed hard 5.3.0'],
}

describe('a report of the corpus', () => {
  for (const [name, expected] of Object.entries(REPORTS)) {
    it(`is read: ${name}`, async () => {
      expect(sketch(await read(withNetworkLineEnds(readFileSync(join(CORPUS, name)))))).toEqual(expected)
    })
  }
})

describe('the rest of the corpus', () => {
  it('has no report in it', async () => {
    const found: string[] = []
    for (const { name, raw } of corpusMessages() ?? []) {
      const mail = await examineReturned(raw)
      if (mail.kind === 'returned' && readBounce(mail) !== null) found.push(name)
    }
    expect(found).toEqual(Object.keys(REPORTS).sort())
  })
})
