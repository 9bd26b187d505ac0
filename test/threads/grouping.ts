/**
 * Three ways in which mail programs sort a mailbox into threads, written from the standards and not from our code.
 * Each gives the groups that a person sees, as lists of Message-IDs in the order of the mailbox.
 */

/** A message in somebody's mailbox, got or sent. */
export interface FiledMail {
  readonly id: string
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  readonly subject: string
  /** The address of whoever wrote it, or for a sent one, whom it went to. */
  readonly otherParty: string
}

export type Grouping = (mailbox: readonly FiledMail[]) => string[][]

/** RFC 5256 section 3, REFERENCES: links first, messages that are not there included; then threads of one subject. */
const byReferences: Grouping = (mailbox) => {
  const links = mailbox.map((mail) => {
    const { id, inReplyTo, references } = mail
    return [id, ...(references.length > 0 ? references : inReplyTo === null ? [] : [inReplyTo])]
  })
  const linked = joined(mailbox, links)
  // Step 5: the subject of a thread is that of its first message, and all threads of one subject become one.
  const subjects = linked.map((thread) => {
    const first = mailbox.find(({ id }) => id === thread[0])
    const base = baseSubjectOf(first?.subject ?? '')
    return [...thread, ...(base === '' ? [] : [`subject: ${base}`])]
  })
  return joined(mailbox, subjects)
}

/** What a program does that reads In-Reply-To and nothing else. */
const byInReplyTo: Grouping = (mailbox) =>
  joined(
    mailbox,
    mailbox.map(({ id, inReplyTo }) => (inReplyTo === null ? [id] : [id, inReplyTo])),
  )

/** What a program does that looks at the list only: the subject, and whom the conversation is with. */
const bySubjectAndSender: Grouping = (mailbox) =>
  joined(
    mailbox,
    mailbox.map(({ id, subject, otherParty }) => [id, `${baseSubjectOf(subject)} of ${otherParty}`]),
  )

export const GROUPINGS = { byReferences, byInReplyTo, bySubjectAndSender }

/** Messages that share a name, directly or through others, are one group. */
function joined(mailbox: readonly FiledMail[], names: readonly (readonly string[])[]): string[][] {
  const leader = new Map<string, string>()
  const find = (name: string): string => {
    const above = leader.get(name) ?? name
    return above === name ? name : find(above)
  }
  for (const [first = '', ...others] of names) for (const other of others) leader.set(find(other), find(first))
  const groups = new Map<string, string[]>()
  for (const { id } of mailbox) groups.set(find(id), [...(groups.get(find(id)) ?? []), id])
  return [...groups.values()]
}

/** RFC 5256 section 2.1, steps 1 to 5, for subjects that are decoded already. */
function baseSubjectOf(subject: string): string {
  let base = subject.replace(/\s+/g, ' ')
  for (let before = ''; before !== base; ) {
    before = base
    base = base.replace(/(?:\(fwd\)|\s)+$/i, '')
    base = base.replace(/^(?:(?:\[[^[\]]*\] *)*(?:re|fwd?) *(?:\[[^[\]]*\] *)?:| )/i, '')
    base = base.replace(/^\[[^[\]]*\] *(?=.)/, '')
  }
  return base.toLowerCase()
}
