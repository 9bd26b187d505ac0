import { describe, expect, it } from 'vitest'
import { planRelay } from '../src/core/relay-plan.ts'
import { inspectMessage } from '../src/inspect-message.ts'
import { lastCheck } from '../src/last-check/last-check.ts'
import type { ScanFiles } from '../src/scan/file-scanner.ts'
import { casePolicy, FIXED_IDS, RECEIVED_AT } from './support/case-facts.ts'
import { plainMessage } from './support/plain-message.ts'

const RAW = Buffer.from('From: Ann Lee <ann@mail.example>\r\nSubject: A question\r\n\r\nIs it blue?\r\n')
const inspect = (examined = plainMessage('Is it blue?\n'), scan: ScanFiles = async (message) => message) =>
  inspectMessage(
    { raw: RAW, direction: 'buyer-to-seller', reply: false },
    {
      examine: async () => examined,
      scan,
      plan: async (...task) => planRelay(...task),
      lastCheck: async (plan) => lastCheck(plan),
      policy: casePolicy(),
      freshIds: () => FIXED_IDS,
      now: RECEIVED_AT,
    },
  )

describe('an inspected message', () => {
  it('has the plan that the daemon would make', async () => {
    expect(await inspect()).toMatchObject({
      disposition: 'relay',
      findings: [],
      plan: { writtenBy: 'ann@mail.example' },
    })
  })

  it('is refused for now, like by the daemon, when its files are not looked through', async () => {
    const scan: ScanFiles = async () => ({ kind: 'unscanned', reason: 'clamd: it hung up' })
    expect(await inspect(undefined, scan)).toMatchObject({
      disposition: 'refuse',
      findings: [{ rule: 'structure.unscanned', excerpt: 'clamd: it hung up' }],
    })
  })

  it('is refused like by the daemon when the examiner read another sender than the proof', async () => {
    const other = plainMessage('Is it blue?\n', { headerFrom: [{ name: '', address: 'eve@mail.example' }] })
    expect(await inspect(other)).toMatchObject({
      disposition: 'refuse',
      findings: [{ rule: 'structure.header', excerpt: 'two parsers read two senders' }],
      plan: null,
    })
  })
})
