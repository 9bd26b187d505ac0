/** qmail and those who write like it: Yahoo, netqmail, `bouncesaying` and local rewordings. */

import { ADDRESS_ALONE, BRACKETED_WITH_REASON, type Shape } from './shape.ts'

/** qmail's QSBMF: a line that begins with `Hi. This is`, recipients in brackets with a colon, paragraphs. */
export const qmail: Shape = {
  opening: /^Hi\.? This is the |^I'm afraid I wasn't able to deliver your message|^Hi\. The .{1,80} program/i,
  recipient: [BRACKETED_WITH_REASON, ADDRESS_ALONE],
}

export const yahoo: Shape = {
  opening:
    /^Sorry, (?:we were|it was) unable to deliver your (?:message|mail) to the following address|^Unable to deliver message to the following address/i,
  recipient: [BRACKETED_WITH_REASON, ADDRESS_ALONE],
}
