/** What stands before mail servers and reports for them: T-Online's relays, Mimecast, Barracuda, InterScan, Norton. */

import { ADDRESS_ALONE, BRACKETED_WITH_REASON, type Shape } from './shape.ts'

/** Smail's form, as T-Online writes it. */
export const smail: Shape = {
  opening: /^\|-{3,40} ?(?:Failed addresses follow|Message log follows): ?-{3,40}/,
  recipient: [/^ {0,2}<([^<>\s]{1,255}@[^<>\s]{1,255})>\s*$/, /^ ([^\s<>]{1,255}@[^\s<>]{1,255}) \.\.\. /],
}

export const mimecast: Shape = {
  opening: /^This is a delivery (?:failure|delay) notification message indicating that/i,
  recipient: [/^-- ([^\s<>]{1,255}@[^\s<>]{1,255})\s*$/, ADDRESS_ALONE],
}

export const filters: Shape = {
  opening:
    /^Your message to:? .{1,320} was (?:blocked|not delivered|considered)|^The (?:following )?(?:e-?mail|message)(?: you sent)?.{0,80} has NOT BEEN DELIVERED|^The email you sent with the following subject has NOT BEEN DELIVERED/i,
  recipient: [/^Your message to:? <?([^\s<>]{1,255}@[^\s<>]{1,255})>?/i, ADDRESS_ALONE, BRACKETED_WITH_REASON],
}

export const interScan: Shape = {
  opening: /^\*{3,10} Message from InterScan/,
  recipient: [/RCPT TO:\s{0,2}<([^<>\s]{3,320})>/i, /^Unable to deliver message to <([^<>\s]{3,320})>/],
}

export const norton: Shape = {
  opening: /^-{3,10} Failed Recipients -{3,10}$/,
  recipient: [BRACKETED_WITH_REASON],
}
