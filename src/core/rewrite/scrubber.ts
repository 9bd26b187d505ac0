/** What each entry of scrub.ts is given and gives back. */

import type { Place } from '../finding.ts'
import type { HiddenParty } from '../hidden-party.ts'
import type { NormalText } from '../inspect/normal-form.ts'
import type { Replacement } from '../inspect/visible-text.ts'
import type { RelayFacts } from '../relay-facts.ts'

export interface ScrubContext {
  readonly hidden: HiddenParty
  readonly facts: Pick<RelayFacts, 'writer' | 'reader' | 'marketplace'>
  /** Who wrote what at an offset of the original text; `subject` where there is one line only. */
  placeAt(offset: number): Place
}

/** The stretches of the original text to be replaced. Linear in the length of the text. */
export type Scrubber = (text: NormalText, context: ScrubContext) => Replacement[]
