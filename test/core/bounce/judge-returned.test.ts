import { expect, it } from 'vitest'
import { judgeReturned, type ReturnVerdict } from '../../../src/core/bounce/judge-returned.ts'
import type { FailedRecipient, ReportedRecipient } from '../../../src/core/bounce/bounce-report.ts'
import { address } from '../../support/case-facts.ts'

const OURS = 'sales@blue.example'

function recipient(changes: Partial<FailedRecipient> = {}): FailedRecipient {
  return { address: OURS, originalAddress: null, outcome: 'failed', severity: 'hard', status: '5.1.1', ...changes }
}

function arrived(outcome: 'delayed' | 'delivered', status: string): ReportedRecipient {
  return { address: OURS, originalAddress: null, outcome, status }
}

const FORWARDED = recipient({ address: 'blue@elsewhere.example' })
const SOFT = recipient({ severity: 'soft', status: '5.2.2' })

for (const { title, recipients, verdict } of [
  {
    title: 'a hard failure',
    recipients: [recipient()],
    verdict: { kind: 'bounce', severity: 'hard', status: '5.1.1' },
  },
  { title: 'a soft failure', recipients: [SOFT], verdict: { kind: 'bounce', severity: 'soft', status: '5.2.2' } },
  {
    title: 'our address in another case',
    recipients: [recipient({ address: 'Sales@Blue.EXAMPLE' })],
    verdict: { kind: 'bounce', severity: 'hard', status: '5.1.1' },
  },
  {
    title: 'our address as the original recipient only',
    recipients: [recipient({ address: 'sales+x@mail.blue.example', originalAddress: OURS })],
    verdict: { kind: 'bounce', severity: 'hard', status: '5.1.1' },
  },
  {
    title: 'a failure that names nobody, as only our delivery has this return path',
    recipients: [recipient({ address: null })],
    verdict: { kind: 'bounce', severity: 'hard', status: '5.1.1' },
  },
  {
    title: 'an address that ours forwards to: it failed, and ours may still work',
    recipients: [FORWARDED],
    verdict: { kind: 'bounce', severity: 'soft', status: '5.1.1' },
  },
  {
    title: 'ours delivered and a forwarded copy failed: it arrived',
    recipients: [FORWARDED, arrived('delivered', '2.0.0')],
    verdict: { kind: 'delivered', status: '2.0.0' },
  },
  {
    title: 'the hard one of two failures',
    recipients: [SOFT, recipient()],
    verdict: { kind: 'bounce', severity: 'hard', status: '5.1.1' },
  },
  {
    title: 'a warning that somebody still tries',
    recipients: [arrived('delayed', '4.4.1')],
    verdict: { kind: 'delayed', status: '4.4.1' },
  },
  { title: 'a report without recipients', recipients: [], verdict: { kind: 'automatic' } },
] as const) {
  it(`judges ${title}`, () => {
    const to = { forwardPath: address(OURS), automatic: false }
    expect(judgeReturned({ recipients, originalMessageId: null }, to)).toEqual(verdict satisfies ReturnVerdict)
  })
}

for (const { title, automatic, kind } of [
  { title: 'a machine', automatic: true, kind: 'automatic' },
  { title: 'a person', automatic: false, kind: 'personal' },
] as const) {
  it(`takes what is no report for the words of ${title}`, () => {
    expect(judgeReturned(null, { forwardPath: address(OURS), automatic })).toEqual({ kind })
  })
}
