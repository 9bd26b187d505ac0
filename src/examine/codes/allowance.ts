/**
 * What looking for codes in one message may cost, in milliseconds of a slow core. Costs are reckoned from sizes before
 * the work is done, never measured: the same message is looked through in the same way on every machine.
 */

/** Four photographs of twelve megapixels with care, sixteen more at a glance. */
const MESSAGE_MS = 2400
/** So much is kept for what comes late: from here on pictures are looked through at a glance. */
const GLANCE_MS = 1200

export class Allowance {
  private left = MESSAGE_MS

  /** False where there is not enough left; then nothing is taken. */
  take(milliseconds: number): boolean {
    if (milliseconds > this.left) return false
    this.left -= milliseconds
    return true
  }

  get allowsCare(): boolean {
    return this.left > GLANCE_MS
  }
}
