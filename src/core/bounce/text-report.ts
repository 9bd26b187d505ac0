/** Reports written for people: the families in the order in which their openings are told apart. */

import type { ReturnedMail } from './returned-mail.ts'
import { chinese, japanese, kddi, korean } from './families/east-asia.ts'
import { exchange } from './families/exchange.ts'
import { exim } from './families/exim.ts'
import { filters, interScan, mimecast, norton, smail } from './families/gateways.ts'
import { gmail } from './families/gmail.ts'
import { communigate, domino, imail, interMail, mdaemon, messagingServer } from './families/mail-stores.ts'
import { courier, postfix } from './families/postfix.ts'
import { qmail, yahoo } from './families/qmail.ts'
import { sendmail } from './families/sendmail.ts'
import { type Failure, failuresIn, joined, opensWithin, ownLines, type Shape } from './families/shape.ts'
import { tellsOfFailure, unnamed } from './families/unnamed.ts'
import { readingsOf } from './readings.ts'
import { addressIn } from './recipient-address.ts'
import { quotedReply } from './reply-codes.ts'

const SHAPES: readonly Shape[] = [
  qmail,
  yahoo,
  postfix,
  exim,
  smail,
  mimecast,
  interScan,
  norton,
  messagingServer,
  communigate,
  mdaemon,
  imail,
  kddi,
  interMail,
  courier,
  sendmail,
  gmail,
  exchange,
  filters,
  domino,
  chinese,
  japanese,
  korean,
]

/** A report says what it is in its first lines; further down it may be somebody else's that is quoted. */
const OPENING_LINES = 15

interface Wanted {
  /** Whether a text of no known family is read, too. */
  readonly anyForm: boolean
  /** The lines in which a family must be known. */
  readonly within?: number
}

/**
 * What the text says failed or is late, and of whom; null where it is of no known family, and not wanted in any form. One
 * failure without an address stands for a report that names nobody.
 */
export function failuresInText(mail: ReturnedMail, { anyForm, within = OPENING_LINES }: Wanted): Failure[] | null {
  const lines = ownLines(mail.text)
  const shape = SHAPES.find((one) => opensWithin(one, lines, within))
  if (shape === undefined && !anyForm) return null
  const failures = namedFailures(shape ?? unnamed, lines, mail)
  const told = new Map([...new Set(failures.map(({ words }) => words))].map((words) => [words, telling(words)]))
  return failures.map(({ address, words }) => ({ address, words: told.get(words) ?? words }))
}

function namedFailures(shape: Shape, lines: readonly string[], mail: ReturnedMail): Failure[] {
  const named = failuresIn(shape, lines)
  if (named.length > 0) return named
  const words = joined(lines)
  if (mail.failedRecipients.length === 0) return [{ address: null, words }]
  return mail.failedRecipients.map((written) => ({ address: addressIn(written), words }))
}

/** Advice around what a host answered speaks of everything that might be: the answer alone decides where it says something. */
function telling(words: string): string {
  const reply = quotedReply(words)
  return reply !== null && readingsOf(reply).size > 0 ? reply : words
}

/** Whether the subject or the first lines speak of mail that was not delivered. */
export function speaksOfFailure(mail: ReturnedMail): boolean {
  return tellsOfFailure(mail.subject) || tellsOfFailure(flat(ownLines(mail.text).slice(0, 30)).slice(0, 1500))
}

function flat(lines: readonly string[]): string {
  return joined(lines).replace(/\s+/g, ' ')
}

const LATE_SUBJECT =
  /\bdelay|^warning:? (?:could not send|message|mail)|still undelivered|not (?:yet )?delivered yet|verzögert|verzögerung|retard|différé|retras|atras|ritard|vertrag|задерж|опозд|遅延|延迟|延遲|지연/iu
const LATE_TEXT =
  /this is a warning message only|will (?:keep|continue) (?:on )?(?:trying|attempting)|(?:has|have) not (?:yet )?been delivered(?: yet)?|delivery attempts will continue|will be retried|will (?:re)?try (?:again )?for|no action is required on your part|not delivered yet|is still being (?:tried|retried)|has been delayed|wird weiter(?:hin)? versucht|noch nicht zugestellt|n.a pas encore été|aún no se ha|ancora (?:stato )?consegnat|будут продолжены|ещё не доставлен|まだ配信されていません|尚未送达/iu

/** Whether the program still tries: nothing has failed yet. */
export function speaksOfDelay(mail: ReturnedMail): boolean {
  const text = flat(ownLines(mail.text).slice(0, 60))
  if (/gave up|given up|giving up|permanent(?:ly)? (?:error|failure|fail|fatal)|failed permanently/i.test(text))
    return false
  return LATE_SUBJECT.test(mail.subject) || LATE_TEXT.test(text)
}
