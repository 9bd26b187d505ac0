/** `marketing.off-platform` in pictures: codes that a bank's or a wallet's app turns into a payment. */

import type { Observation } from '../finding.ts'
import { observedIn } from './read-text.ts'
import type { Reading } from './reading.ts'

/**
 * How they begin: transfers as in Europe (EPC), Switzerland, Czechia, Poland, Hungary, Slovenia, Croatia and Serbia; what
 * card firms agreed on for Pix, PromptPay, PayNow and others (EMVCo); UPI, wallets and coins by their schemes.
 */
const PAYMENT =
  /^\s*(?:BCD\r?\n00[12]\r?\n|SPC\r?\n0[12]\d\d\r?\n|SPD\*1\.0\*|\d{0,10}\|PL\|\d{26}\||HCT\r?\n001\r?\n|UPNQR\r?\n|HRVHUB30\r?\n|K:P[RTK]\|V:01\||000201\d{4}|(?:upi|wxp|alipays?|alipayqr|swish|bitcoin|bitcoincash|lightning|ethereum|litecoin|dogecoin|monero|solana|tron|bank|bezahlcode|payto):)/i

export function paymentCodes({ texts }: Reading): Observation[] {
  return texts.flatMap((text) => {
    const found = text.kind === 'code' && PAYMENT.test(text.normal.text)
    return found
      ? [observedIn('marketing.off-platform', text, text.normal, { start: 0, end: text.normal.text.length })]
      : []
  })
}
