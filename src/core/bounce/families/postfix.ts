/** Postfix and Courier without a readable status part: Yandex, many hosting companies, gateways that flatten mail. */

import { BRACKETED_WITH_REASON, ADDRESS_ALONE, type Shape } from './shape.ts'

export const postfix: Shape = {
  opening:
    /^This is the (?:mail system|[\w ]{0,30}Postfix(?: \w{1,20})? program|mail delivery (?:agent|system)) at (?:host )?/i,
  recipient: [BRACKETED_WITH_REASON],
}

export const courier: Shape = {
  opening: /^This is a delivery status notification from |^UNDELIVERABLE MAIL$/,
  recipient: [BRACKETED_WITH_REASON, ADDRESS_ALONE],
}
