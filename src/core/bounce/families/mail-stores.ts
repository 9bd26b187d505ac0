/** Mail servers that answer in a form of their own: Domino, Oracle Messaging Server, CommuniGate, MDaemon, IMail, InterMail. */

import { ADDRESS_ALONE, BRACKETED_WITH_REASON, type Shape } from './shape.ts'

export const domino: Shape = {
  opening:
    /^(?:was not delivered to:|wurde nicht (?:zugestellt an|übermittelt an):|n'a pas été (?:distribué|remis) à ?:|Your message$|Ihre Nachricht$)/i,
  recipient: [ADDRESS_ALONE],
}

export const messagingServer: Shape = {
  opening:
    /^This report relates to a message you sent|^Your message cannot be delivered to the following recipients|^Recipient address: /i,
  recipient: [/^\s{0,8}Recipient address:\s{1,8}(\S{3,320})/i],
}

export const communigate: Shape = {
  opening: /^Failed to deliver to '/,
  recipient: [/^Failed to deliver to '([^']{3,320})'/],
}

export const mdaemon: Shape = {
  opening:
    /had PERMANENT fatal delivery errors|^MDaemon (?:Delivery Status Notification|has (?:identified|been unable))|^\S{3,320} - no such user here/i,
  recipient: [
    /^\s{0,8}(?:Failed address|Failed recipient|Recipient):\s{1,8}(\S{3,320})/i,
    /^(\S{3,320}) - no such user here/i,
    /--> RCPT To:\s?<([^<>\s]{3,320})>/i,
  ],
}

/** IMail (`SMTP32`): one line a recipient, with the reason before the address. */
export const imail: Shape = {
  opening:
    /^(?:Delivery failed \d{1,4} attempts|Invalid final delivery userid|User mailbox exceeds allowed size|Unknown (?:user|host)|Undeliverable to): \S/i,
  recipient: [
    /^(?:Delivery failed \d{1,4} attempts|Invalid final delivery userid|User mailbox exceeds allowed size|Unknown (?:user|host)|Undeliverable to): {0,4}(\S{3,320})/i,
  ],
}

/** InterMail and the Netscape Messaging Server before it, which au of KDDI and many providers of cable used. */
export const interMail: Shape = {
  opening:
    /^This Message was undeliverable due to the following reason|^The following recipients did not receive (?:this|your) message/i,
  recipient: [ADDRESS_ALONE, BRACKETED_WITH_REASON],
}
