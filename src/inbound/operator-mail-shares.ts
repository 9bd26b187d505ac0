/** How much mail to the operators is taken: anybody may write it, without proof of who they are. */

import type { IncomingMessage } from '../core/envelope.ts'
import type { OperatorMailParts } from '../operator-mail.ts'
import { clientKey } from './networks.ts'
import { createRateLimiter } from './rate-limiter.ts'

/** Enough for people, too little for a flood or for a machine that answers each mail with another. */
const OPERATOR_MAIL_PER_HOUR = 200
/** One client alone must not use up the share of all. */
const OPERATOR_MAIL_PER_IP_PER_HOUR = 30
const HOUR_MS = 60 * 60_000

/** Counts each message; false when the hour has had its share. */
export function operatorMailShares(): OperatorMailParts['takeShare'] {
  const all = createRateLimiter(OPERATOR_MAIL_PER_HOUR, { periodMs: HOUR_MS })
  const perIp = createRateLimiter(OPERATOR_MAIL_PER_IP_PER_HOUR, { periodMs: HOUR_MS })
  return ({ client }: IncomingMessage, now) =>
    (client.trusted || perIp.take(clientKey(client.ip), now)) && all.take('all', now)
}
