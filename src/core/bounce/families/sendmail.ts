/** sendmail before it wrote reports for machines, and providers that still write so: AOL of old, docomo. */

import { ADDRESS_ALONE, type Shape } from './shape.ts'

export const sendmail: Shape = {
  opening:
    /^-{3,6} ?(?:The following addresses had|Transcript of session follows|Transcript of the session)|^The original message was received at |^\*\* {1,8}THIS IS A WARNING MESSAGE ONLY/i,
  recipient: [
    ADDRESS_ALONE,
    /^\s{0,4}<([^<>\s]{1,255}@[^<>\s]{1,255})>(?:\.\.\.|\s{1,4}\(|\s*$)/,
    /^\s{0,4}\d{3} (?:\d\.\d\.\d{1,3} )?<([^<>\s]{1,255}@[^<>\s]{1,255})>\.\.\. /,
  ],
}
