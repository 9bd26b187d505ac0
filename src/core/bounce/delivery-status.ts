/** Reports written for machines: the groups of a delivery status (RFC 3464) as reported recipients. */

import type { ReportedRecipient } from './bounce-report.ts'
import type { Failure } from './families/shape.ts'
import type { ReturnedMail } from './returned-mail.ts'
import { readingsOf } from './readings.ts'
import { fieldAddress } from './recipient-address.ts'
import { repliesIn, saysNothing, statusIn } from './reply-codes.ts'
import { severityOf } from './severity.ts'
import type { StatusFields } from './status-fields.ts'
import { failuresInText, speaksOfDelay } from './text-report.ts'

export function recipientsOfStatus(mail: ReturnedMail): ReportedRecipient[] {
  const groups = mail.status?.recipients ?? []
  // The text is read once, and only where the fields do not tell enough.
  let told: Told | null = null
  const tell = (): Told => {
    told ??= { failures: failuresInText(mail, { anyForm: true }) ?? [], goesOn: speaksOfDelay(mail) }
    return told
  }
  return groups.map((group) => reportedRecipient(group, { tell, isOnly: groups.length === 1 }))
}

/** What the text for people says. */
interface Told {
  readonly failures: readonly Failure[]
  readonly goesOn: boolean
}

interface Beside {
  tell(): Told
  /** Whether the whole text is about this recipient. */
  readonly isOnly: boolean
}

function reportedRecipient(group: StatusFields, beside: Beside): ReportedRecipient {
  const originalAddress = fieldAddress(group['original-recipient'])
  const address = fieldAddress(group['final-recipient']) ?? originalAddress
  const field = statusIn(group.status)
  const said = saidOf(group, address, beside)
  const { code, enhanced } = repliesIn(said)
  const status = field === null || (saysNothing(field) && enhanced !== null) ? (enhanced ?? field) : field
  const outcome = outcomeOf(group.action, status, beside)
  if (outcome !== 'failed') return { address, originalAddress, status, outcome }
  const severity = severityOf({ code, enhanced: [field, enhanced].filter((one) => one !== null), text: said })
  return { address, originalAddress, status, outcome, severity }
}

/**
 * The words about this recipient: what the remote host said, and where that is missing or says nothing, what the text for
 * people tells, which sometimes is all there is (`5.0.0` from Exchange 2003, InterMail and others).
 */
function saidOf(group: StatusFields, address: string | null, { tell, isOnly }: Beside): string {
  const diagnostic = (group['diagnostic-code'] ?? '').replace(/^\s*[\w-]{1,30}\s*;/, '').trim()
  const { code, enhanced } = repliesIn(diagnostic)
  const isTelling = (enhanced !== null && !saysNothing(enhanced)) || readingsOf(diagnostic).size > 0
  if (isTelling || (code !== null && code < 500)) return diagnostic
  const { failures } = tell()
  const own = failures.find((one) => one.address?.toLowerCase() === address?.toLowerCase())
  return `${diagnostic} ${(own ?? (isOnly ? failures[0] : undefined))?.words ?? ''}`.trim()
}

type Outcome = ReportedRecipient['outcome']

/** `relayed` and `expanded` are the end of what will be reported: as good as delivered (RFC 3464 section 2.3.3). */
const ACTIONS: Readonly<Record<string, Outcome>> = {
  failed: 'failed',
  failure: 'failed',
  fail: 'failed',
  delayed: 'delayed',
  delay: 'delayed',
  delivered: 'delivered',
  relayed: 'delivered',
  expanded: 'delivered',
}

/**
 * Without an action that is known, the class of the status says it; a transient one is final unless the text says that it
 * goes on.
 */
function outcomeOf(action: string | undefined, status: string | null, { tell }: Beside): Outcome {
  const word = /[a-z]{1,20}/.exec((action ?? '').toLowerCase())?.[0] ?? ''
  const said = Object.hasOwn(ACTIONS, word) ? ACTIONS[word] : undefined
  if (said !== undefined) return said
  if (status?.startsWith('2')) return 'delivered'
  return !status?.startsWith('5') && tell().goesOn ? 'delayed' : 'failed'
}
