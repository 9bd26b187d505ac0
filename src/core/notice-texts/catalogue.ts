/**
 * What a catalogue of notice texts holds: everything of ours that a notice says, in one language, complete by type.
 *
 * `{name}` in a text is a slot; the type of a text names the slots that it must have.
 */

/** A text with this slot. */
type With<Slot extends string> = `${string}{${Slot}}${string}`

/** What became of a message, as its writer is told. */
export type NoticeKind = 'discarded' | 'stripped' | 'undelivered' | 'unreachable' | 'withheld' | 'suspended'

export interface Catalogue {
  /** The subject of the notice, with that of the message. */
  readonly titles: Readonly<Record<NoticeKind, With<'subject'>>>
  /** Stands where a message has none. */
  readonly noSubject: string
  readonly greeting: With<'writer'>
  /** What happened, as the first sentence after the greeting. */
  readonly openings: Readonly<Record<NoticeKind, With<'reader'>>>
  /** With their colon; the values stand below each other. */
  readonly labels: { readonly subject: string; readonly to: string; readonly sent: string }
  /** Above the list of findings. */
  readonly lists: Readonly<Record<'discarded' | 'stripped', string>>
  readonly places: {
    readonly subject: string
    readonly text: string
    readonly quoted: string
    readonly signature: string
    readonly header: string
    readonly file: With<'file'>
    readonly namelessFile: string
  }
  /** One finding: where it is, and what was seen there. */
  readonly finding: With<'place'> & With<'seen'>
  /** Below the list, where it does not show all. */
  readonly more: With<'count'>
  /** What the writer can do now. */
  readonly nextSteps: Readonly<Record<NoticeKind, string>>
  /** Below that, where an answer of the writer is awaited: how long there was for it (`due` is in UTC), or that it is late. */
  readonly response: {
    readonly left: With<'hours'> & With<'minutes'> & With<'due'>
    readonly over: With<'due'>
  }
  /** Below that: how many messages the rules discarded, what follows from now on, and what comes next. */
  readonly strikes: {
    readonly count: With<'count'> & With<'days'>
    readonly now: Readonly<Record<'hold' | 'suspend', string>>
    readonly next: Readonly<Record<'hold' | 'suspend', With<'at'>>>
  }
  /** Below everything: a machine wrote this. */
  readonly closing: With<'marketplace'>
  /** What to change, by rule. */
  readonly advice: Readonly<{
    'link.website': string
    'link.app': string
    'link.social': string
    'contact.email': string
    'contact.phone': string
    'contact.messenger': string
    'marketing.offer': string
    'marketing.coupon': string
    'marketing.newsletter': string
    'marketing.products': string
    'marketing.referral': string
    'marketing.off-platform': string
    'marketing.review': string
    'image.linked': string
    'image.remote': string
    'image.tracking': string
    'attachment.type': With<'types'>
    'attachment.size': With<'limit'>
    'attachment.incidental': string
    'attachment.metadata': string
    'attachment.unreadable': string
    'attachment.macros': string
    'attachment.active': string
    'attachment.embedded': string
    'attachment.external': string
    'attachment.polyglot': string
    'attachment.bomb': string
    'attachment.unsearched': string
    'attachment.name': string
    'attachment.virus': string
    'structure.suspended': string
    'structure.review': string
    'leak.document': string
  }>
  /** What was seen, where that is no excerpt of what somebody wrote. */
  readonly seen: Readonly<{
    linkedPicture: With<'host'>
    unknownContent: string
    extensionNotAllowed: With<'extension'>
    emptyWithoutType: string
    contentNotAllowed: With<'type'>
    textUnderOtherName: With<'extension'>
    tooLarge: With<'file'> & With<'size'> & With<'total'>
    unreadable: string
    /** What a code in a picture says. */
    code: With<'text'>
    remotePicture: With<'host'>
    trackingPicture: With<'host'>
    /** How a file calls itself, and what it is. */
    declaredOtherwise: With<'declared'>
    deceptiveName: string
    encrypted: string
    macros: string
    active: string
    embedded: string
    external: string
    polyglot: string
    bomb: string
    unsearched: string
    manyPictures: string
    virus: With<'name'>
    namesWriter: string
  }>
}

export type AdvisedRule = keyof Catalogue['advice']
export type SeenKind = keyof Catalogue['seen']
export type Slots = Readonly<Record<string, string>>

/** The text with its slots filled. What fills one is never looked at again: a person may write `{host}`. */
export function fill(text: string, slots: Slots): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot)
}

export function isAdvised(rule: string, { advice }: Catalogue): rule is AdvisedRule {
  return Object.hasOwn(advice, rule)
}
