/** The fields of message/delivery-status (RFC 3464) out of text that may have been mangled on its way. */

export interface DeliveryStatus {
  /** The fields about the whole message, by lower-case name. */
  readonly message: StatusFields
  /** The fields about each recipient; at most MAX_RECIPIENTS. */
  readonly recipients: readonly StatusFields[]
}

export type StatusFields = Readonly<Partial<Record<StatusFieldName, string>>>

const NAMES = [
  'reporting-mta',
  'arrival-date',
  'original-envelope-id',
  'received-from-mta',
  'original-recipient',
  'final-recipient',
  'action',
  'status',
  'remote-mta',
  'diagnostic-code',
  'last-attempt-date',
  'will-retry-until',
] as const
type StatusFieldName = (typeof NAMES)[number]

/**
 * What comes to a return path is about one recipient, or about those that a list made of it. What is said of each is
 * looked through for every phrase, which takes milliseconds where it is long.
 */
export const MAX_RECIPIENTS = 20
const MAX_VALUE_CHARACTERS = 2000
const MAX_LINES = 5000
/** A block may stand after a banner that somebody put before it, not after a whole letter. */
const FIELD = /^([A-Za-z-]{3,30})[ \t]{0,4}:(.{0,2000})/

/**
 * Reads the groups of fields, or null where there is no field about a recipient and none about the reporting host.
 *
 * Some programs leave out the empty line between two groups, others put one after each field: a group ends where a field
 * comes a second time, and one that names no recipient goes on with the one before it.
 */
export function readDeliveryStatus(text: string): DeliveryStatus | null {
  const groups = joinedGroups(fieldGroups(text))
  const recipients = groups.filter(namesRecipient).slice(0, MAX_RECIPIENTS)
  const message = groups.find((group) => !namesRecipient(group)) ?? {}
  if (recipients.length === 0 && message['reporting-mta'] === undefined) return null
  return { message, recipients }
}

/** Several status parts read as one: mail that went through more than one reporting host. */
export function joinedStatus(all: readonly DeliveryStatus[]): DeliveryStatus | null {
  const first = all[0]
  if (first === undefined) return null
  return { message: first.message, recipients: all.flatMap((one) => one.recipients).slice(0, MAX_RECIPIENTS) }
}

function namesRecipient(group: StatusFields): boolean {
  return group['final-recipient'] !== undefined || group['original-recipient'] !== undefined
}

type Group = Partial<Record<StatusFieldName, string>>

function fieldGroups(text: string): Group[] {
  const groups: Group[] = []
  let group: Group | null = null
  let last: StatusFieldName | null = null
  for (const line of text.split(/\r\n|\r|\n/, MAX_LINES)) {
    if (line.trim() === '') {
      group = null
      last = null
      continue
    }
    if (/^[ \t]/.test(line) && group !== null && last !== null) {
      group[last] = `${group[last]} ${line.trim()}`.slice(0, MAX_VALUE_CHARACTERS)
      continue
    }
    const [, name = '', value = ''] = FIELD.exec(line) ?? []
    last = fieldName(name)
    if (last === null) continue
    if (group === null || group[last] !== undefined) {
      // Enough for every recipient that is kept, were each of its fields a group of its own.
      if (groups.length > MAX_RECIPIENTS * NAMES.length) break
      group = {}
      groups.push(group)
    }
    group[last] = value.trim()
  }
  return groups
}

function fieldName(name: string): StatusFieldName | null {
  const lower = name.toLowerCase()
  return NAMES.find((one) => one === lower) ?? null
}

function joinedGroups(groups: readonly Group[]): Group[] {
  const joined: Group[] = []
  for (const group of groups) {
    const last = joined.at(-1)
    if (last !== undefined && continues(last, group)) Object.assign(last, group)
    else joined.push({ ...group })
  }
  return joined
}

const PER_MESSAGE: ReadonlySet<string> = new Set<StatusFieldName>([
  'reporting-mta',
  'arrival-date',
  'original-envelope-id',
  'received-from-mta',
])

function continues(before: Group, group: Group): boolean {
  const names = Object.keys(group)
  if (names.some((name) => Object.hasOwn(before, name))) return false
  const isAboutMessage = names.every((name) => PER_MESSAGE.has(name))
  if (Object.keys(before).every((name) => PER_MESSAGE.has(name))) return isAboutMessage
  // Original-Recipient stands before Final-Recipient, so that the two may be of one recipient.
  const isComplete =
    before.action !== undefined || before.status !== undefined || before['final-recipient'] !== undefined
  return !isAboutMessage && (!namesRecipient(group) || !namesRecipient(before) || !isComplete)
}
