/**
 * Every rule by name, in the order findings are reported, and what happens by default about what it finds.
 *
 * A new rule is a file beside this one and an entry here; policy.toml may then name it.
 */

import type { Direction } from '../direction.ts'
import type { Action, Observation, Place } from '../finding.ts'
import type { Policy, RuleActions } from '../policy.ts'
import {
  activeFiles,
  bombs,
  documentsNotSearched,
  filesInFiles,
  filesThatFetch,
  filesWithMacros,
  polyglots,
  unreadableDocuments,
} from './attachment-dangers.ts'
import { incidentalAttachments } from './attachment-incidental.ts'
import { picturesThatKeepTheirAuthor } from './attachment-metadata.ts'
import { deceptiveNames } from './attachment-name.ts'
import { attachmentsOverSize } from './attachment-size.ts'
import { viruses } from './attachment-virus.ts'
import { attachmentsOfWrongType } from './attachment-type.ts'
import { appLinks } from './link-app.ts'
import { socialAccounts } from './link-social.ts'
import { mailAddresses } from './contact-email.ts'
import { messengerInvitations } from './contact-messenger.ts'
import { telephoneNumbers } from './contact-phone.ts'
import { websiteLinks } from './link-website.ts'
import { filesInText } from './packed-text.ts'
import { MARKETING } from './marketing.ts'
import { linkedPictures } from './image-linked.ts'
import { remotePictures, trackingPictures } from './image-remote.ts'
import { paymentCodes } from './payment-codes.ts'
import type { Reading } from './reading.ts'

/** Looks at one aspect of a message. Pure and linear in the size of the message. */
export type Rule = (reading: Reading, policy: Policy) => Observation[]

const rules = {
  'link.website': websiteLinks,
  'link.app': appLinks,
  'link.social': socialAccounts,
  'contact.email': mailAddresses,
  'contact.phone': telephoneNumbers,
  'contact.messenger': messengerInvitations,
  ...MARKETING,
  'marketing.off-platform': (reading, policy) => [
    ...MARKETING['marketing.off-platform'](reading, policy),
    ...paymentCodes(reading),
  ],
  'image.linked': linkedPictures,
  'image.remote': remotePictures,
  'image.tracking': trackingPictures,
  'attachment.type': attachmentsOfWrongType,
  'attachment.size': attachmentsOverSize,
  'attachment.incidental': incidentalAttachments,
  'attachment.metadata': picturesThatKeepTheirAuthor,
  'attachment.name': deceptiveNames,
  'attachment.macros': filesWithMacros,
  'attachment.active': activeFiles,
  'attachment.embedded': (reading) => [...filesInFiles(reading), ...filesInText(reading)],
  'attachment.external': filesThatFetch,
  'attachment.polyglot': polyglots,
  'attachment.bomb': bombs,
  'attachment.unsearched': documentsNotSearched,
  'attachment.unreadable': unreadableDocuments,
  'attachment.virus': viruses,
} satisfies Readonly<Record<string, Rule>>

export type RuleName = keyof typeof rules
export const RULES: Readonly<Record<RuleName, Rule>> = rules

const everywhere = (action: Action): Record<Place, Action> => ({
  subject: action,
  text: action,
  quoted: action,
  signature: action,
  attachment: action,
  header: action,
})

/**
 * A seller's new text breaking the rules is discarded and explained; what a mail program dragged along in a quote or a
 * signature is taken out. A buyer's question arrives in any case, without what may not be in it.
 */
const strictWithSellers: RuleActions = {
  'seller-to-buyer': { ...everywhere('discard'), quoted: 'strip', signature: 'strip' },
  'buyer-to-seller': everywhere('strip'),
}

const alwaysStripped: RuleActions = { 'seller-to-buyer': everywhere('strip'), 'buyer-to-seller': everywhere('strip') }

/** Catalogues of hundreds of pictures are honest, and so many pictures are a way to hide one: a person looks. */
const heldFromSellers: RuleActions = {
  'seller-to-buyer': everywhere('quarantine'),
  'buyer-to-seller': everywhere('note'),
}

/** A rule without an entry does not compile: all that it found would be held. */
export const DEFAULT_ACTIONS: Readonly<Record<RuleName, RuleActions>> = {
  'link.website': strictWithSellers,
  'link.app': strictWithSellers,
  'link.social': strictWithSellers,
  'contact.email': strictWithSellers,
  'contact.phone': strictWithSellers,
  'contact.messenger': strictWithSellers,
  'marketing.offer': strictWithSellers,
  'marketing.coupon': strictWithSellers,
  'marketing.newsletter': strictWithSellers,
  'marketing.products': strictWithSellers,
  'marketing.referral': strictWithSellers,
  'marketing.off-platform': strictWithSellers,
  'marketing.review': strictWithSellers,
  'image.linked': strictWithSellers,
  'image.remote': alwaysStripped,
  'image.tracking': alwaysStripped,
  'attachment.type': strictWithSellers,
  'attachment.size': strictWithSellers,
  'attachment.incidental': alwaysStripped,
  'attachment.metadata': alwaysStripped,
  'attachment.name': strictWithSellers,
  'attachment.macros': strictWithSellers,
  'attachment.active': strictWithSellers,
  'attachment.embedded': strictWithSellers,
  'attachment.external': strictWithSellers,
  'attachment.polyglot': strictWithSellers,
  'attachment.bomb': strictWithSellers,
  'attachment.unsearched': heldFromSellers,
  'attachment.unreadable': strictWithSellers,
  'attachment.virus': strictWithSellers,
}

/** What the policy says about an observation. A rule that the policy does not know is held for a person. */
export function actionFor(observation: Observation, direction: Direction, policy: Policy): Action {
  return policy.actions[observation.rule]?.[direction][observation.place] ?? 'quarantine'
}
