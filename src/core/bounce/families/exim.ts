/** Exim, and who took over its words: 1&1, GMX, WEB.DE, mail.ru, Zoho. */

import { ADDRESS_ALONE, BRACKETED_WITH_REASON, type Shape } from './shape.ts'

export const exim: Shape = {
  opening:
    /^This message was created automatically by (?:the )?mail delivery (?:software|system)|^A message that you (?:sent|have sent) (?:could not be delivered|was rejected|contained)/i,
  recipient: [
    ADDRESS_ALONE,
    BRACKETED_WITH_REASON,
    // An address that is not shown: the one that led to it.
    /^\s{2,8}\(generated from ([^\s()]{3,320})\)/,
    // Zoho: the address with the codes behind it.
    /^\s{0,8}([^\s<>"'(),:]{1,255}@[^\s<>"'(),:]{1,255})\s?,? (?:Invalid Address|ERROR_CODE|\[?Reason)/i,
    /^\s{2,4}([^\s<>"'(),:]{1,255}@[^\s<>"'(),:]{1,255}): \S/,
  ],
}
