/** What is done with one message for one forward-path. */

import type { SmtpReply } from './smtp-reply.ts'

/**
 * - `relay`: sent on, without what was stripped.
 * - `quarantine`: held for an operator, who releases or drops it.
 * - `discard`: kept in the archive and not delivered. `automatic` mail ends here too and is never answered.
 * - `refuse`: the client keeps the message and is told why.
 */
export type Disposition =
  | { readonly kind: 'relay' }
  | { readonly kind: 'quarantine' }
  | { readonly kind: 'discard' }
  | { readonly kind: 'refuse'; readonly reply: SmtpReply }

export type DispositionKind = Disposition['kind']
