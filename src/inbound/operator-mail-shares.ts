/** How much mail to the operators is taken: anybody may write it, without proof of who they are. */

import type { IncomingMessage } from '../core/envelope.ts'
import { MAX_WHOLE_BYTES } from '../core/operator-mail.ts'
import type { OperatorMailParts } from '../operator-mail.ts'
import { clientKey } from './networks.ts'
import { createRateLimiter } from './rate-limiter.ts'

/** Enough for people, too little for a flood or for a machine that answers each mail with another. */
const OPERATOR_MAIL_PER_HOUR = 200
/** One client alone must not use up the share of all. */
const OPERATOR_MAIL_PER_IP_PER_HOUR = 30
/** It stays on the disk, and goes through the same connections as mail between parties. */
const LARGE_BYTES_PER_HOUR = 64 * 1024 * 1024
/** What is no larger is taken whatever large ones came before it: most complaints are. */
const SMALL_BYTES = 64 * 1024
const HOUR_MS = 60 * 60_000

/** Counts each message; false when the hour has had its share. */
export function operatorMailShares(): OperatorMailParts['takeShare'] {
  const all = createRateLimiter(OPERATOR_MAIL_PER_HOUR, { periodMs: HOUR_MS })
  const perIp = createRateLimiter(OPERATOR_MAIL_PER_IP_PER_HOUR, { periodMs: HOUR_MS })
  const largeBytes = createRateLimiter(LARGE_BYTES_PER_HOUR, { periodMs: HOUR_MS })
  return ({ client, raw }: IncomingMessage, now) =>
    (client.trusted || perIp.take(clientKey(client.ip), now)) &&
    (!isLarge(raw) || largeBytes.take('all', now, raw.length)) &&
    all.take('all', now)
}

/** Of what is larger still, only the beginning is passed on. */
function isLarge({ length }: Uint8Array): boolean {
  return length > SMALL_BYTES && length <= MAX_WHOLE_BYTES
}
