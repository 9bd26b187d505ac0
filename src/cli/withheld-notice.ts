/** The notice to the writer of a message that an operator stopped, signed as the daemon signs what it sends. */

import { loadSigningKeys } from '../config/credentials.ts'
import { mistakeLines } from '../config/mistakes.ts'
import { signOutgoing } from '../core/dkim-sign.ts'
import { composeNotice, type NoticeContext } from '../core/notice.ts'
import type { Outgoing } from '../core/outgoing.ts'
import type { SigningKey } from '../core/signing-key.ts'
import { freshIds } from '../system/random.ts'
import { CommandFailure } from './failure.ts'
import type { CommandSession } from './session.ts'

export function withheldNotice(about: NoticeContext, session: CommandSession): Outgoing {
  const notice = composeNotice(about, { kind: 'withheld' }, freshIds(), session.now)
  return signOutgoing(notice, about.marketplace.domain, signingKeysOrFail(session), session.now)
}

/** A notice that is not signed looks forged to whoever gets it. */
function signingKeysOrFail(session: CommandSession): readonly SigningKey[] {
  const loaded = loadSigningKeys(session.config())
  if (loaded.kind === 'ok') return loaded.signingKeys
  throw new CommandFailure(
    'The notice to the writer cannot be signed, and nothing was changed:',
    ...mistakeLines(loaded.mistakes),
  )
}
