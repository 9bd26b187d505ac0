/** What each rule finds, in one sentence for people: for docs/policy.md. */

import type { AdvisedRule } from '../../src/core/notice-texts/catalogue.ts'

/** Rules that a notice gives advice about. A rule without a sentence does not compile. */
export const WHAT_RULES_FIND: Readonly<Record<AdvisedRule, string>> = {
  'link.website': 'A website address, written out, disguised, or behind a word; in a file or a QR code too.',
  'link.app': 'A link into an app store, an app, or a group in one.',
  'link.social': 'A profile on a social network, as a link or by its name there.',
  'contact.email': 'A mail address, also spelled out or disguised.',
  'contact.phone': 'A telephone number, in figures, in words or disguised.',
  'contact.messenger': 'An invitation to another messenger, or a name or number for one.',
  'marketing.offer': 'A sale, an offer or a price for something that the other side did not ask about.',
  'marketing.coupon': 'A coupon, a voucher or a discount code.',
  'marketing.newsletter': 'An invitation to a newsletter or a mailing list.',
  'marketing.products': 'Advertisement for other products.',
  'marketing.referral': 'A request to recommend the writer to others, for a reward or without.',
  'marketing.off-platform': 'A proposal to buy, pay or settle something outside the marketplace.',
  'marketing.review': 'Something offered for a review, or a request for a good one, a changed one or none.',
  'image.linked': 'A picture or logo that leads to a website.',
  'image.remote': 'A picture that would be fetched from a website when the message is opened.',
  'image.tracking': 'An invisible picture that reports when the message is opened.',
  'attachment.type': 'A file of a type that is not allowed, by its name or by its content.',
  'attachment.size': 'Files that are larger together than a message may hold.',
  'attachment.incidental':
    'What mail programs attach by themselves: keys, digital signatures, contact cards, invitations.',
  'attachment.metadata': 'A picture that cannot be freed of what names its author.',
  'attachment.unreadable': 'A document that cannot be looked into: it is broken, or has a password.',
  'attachment.macros': 'A document with macros.',
  'attachment.active': 'A document with scripts, actions or forms that send data.',
  'attachment.embedded': 'A document or picture in which further files are packed.',
  'attachment.external': 'A document that fetches content from elsewhere when it is opened.',
  'attachment.polyglot': 'A file that is two kinds of file at once.',
  'attachment.bomb': 'A file that unpacks to far more than it seems to hold.',
  'attachment.unsearched': 'A document of more pictures than can be looked through for codes.',
  'attachment.name': 'A file name that hides what the file is.',
  'attachment.virus': 'A file in which a virus was found.',
  'structure.suspended': 'The messages of this writer are not passed on at present.',
  'structure.review': 'A person looks at the messages of this writer before they are passed on.',
  'leak.document': 'A document that names its writer: mail address, telephone number or website.',
}

interface Outside {
  readonly finds: string
  readonly follows: string
}

const HELD = 'held, with an alert to the operators'
const REFUSED = 'refused in the session; `inspect` shows it'

/** Rules that no policy can change, since they protect people or the relay itself. */
export const OUTSIDE_THE_POLICY: Readonly<Record<string, Outside>> = {
  'leak.document': {
    finds: WHAT_RULES_FIND['leak.document'],
    follows: 'the document stays behind, its writer is told',
  },
  'leak.address': { finds: 'The finished message still names an address of its writer.', follows: HELD },
  'leak.host': { finds: "The finished message still names a host of its writer's.", follows: HELD },
  'leak.id': { finds: 'The finished message still has an id that leads to its writer.', follows: HELD },
  'leak.phone': { finds: "The finished message still has a telephone number of its writer's.", follows: HELD },
  'leak.unreadable': { finds: 'The finished message cannot be looked through.', follows: HELD },
  'attachment.unscanned': {
    finds: 'The virus scanner did not look through a file, and `[clamd] when_unavailable` is `pass`.',
    follows: 'noted, and the file goes on',
  },
  'structure.automatic': {
    finds: 'A machine wrote it: an answer during an absence, a receipt, a bounce.',
    follows: 'kept, not passed on, not answered',
  },
  'structure.rate': { finds: 'More messages in this conversation in an hour than one may hold.', follows: HELD },
  'structure.unreachable': {
    finds: 'The address of the other side does not take mail at present.',
    follows: 'kept, not passed on; its writer is told',
  },
  'structure.suspended': {
    finds: WHAT_RULES_FIND['structure.suspended'],
    follows: 'kept, not passed on; its writer is told',
  },
  'structure.review': { finds: WHAT_RULES_FIND['structure.review'], follows: HELD },
  'structure.header': { finds: 'Two programs could read two different senders.', follows: REFUSED },
  'structure.form': { finds: 'The message is built so that programs would read it differently.', follows: REFUSED },
  'structure.cost': { finds: 'Reading the message takes more time or memory than any may have.', follows: REFUSED },
  'structure.unscanned': {
    finds: 'The virus scanner did not look through the files, and `[clamd] when_unavailable` is `defer`.',
    follows: REFUSED,
  },
  'structure.size': { finds: 'The message is larger than the relay takes.', follows: REFUSED },
}
