/** A chain of digits as it is put together: which groups belong to one number, and which digits are said in two words. */

/** Digits with nothing between them. */
export interface DigitGroup {
  readonly start: number
  readonly end: number
  readonly digits: string
  /** `word`: said; `letter`: letters stand for some of them; `sign`: figures of another script or in circles. */
  readonly kind: 'figures' | 'word' | 'letter' | 'sign'
}

export type DigitChain = readonly DigitGroup[]

/** Between two groups of one number stand at most so many characters. */
const MAX_GAP = 8
const MAX_BREAKS = 2

export function digitCount(groups: DigitChain): number {
  let count = 0
  for (const { digits } of groups) count += digits.length
  return count
}

export class ChainBuilder {
  readonly found: DigitChain[] = []
  private groups: DigitGroup[] = []
  /** From where nothing but what may part groups was seen. */
  private gapStart = 0
  private repeat = 0
  private readonly text: string
  private readonly least: number

  constructor(text: string, least: number) {
    this.text = text
    this.least = least
  }

  get isOpen(): boolean {
    return this.groups.length > 0
  }

  get isInFigures(): boolean {
    return this.groups.at(-1)?.kind === 'figures'
  }

  add(start: number, end: number, digits: string, kind: DigitGroup['kind']): void {
    if (this.isOpen && isTooFar(this.text, this.gapStart, start)) this.finish()
    const all = this.repeat === 0 ? digits : (digits[0] ?? '').repeat(this.repeat) + digits
    const last = this.groups.at(-1)
    const isOneWord = last?.kind === 'word' && kind === 'word' && !/[,;.\n]/.test(this.text.slice(last.end, start))
    const pair = isOneWord ? joinedTens(last.digits, all) : null
    if (last !== undefined && pair !== null) this.groups[this.groups.length - 1] = { ...last, end, digits: pair }
    else this.groups.push({ start, end, digits: all, kind })
    this.gapStart = end
    this.repeat = 0
  }

  /** `three fives`: the count that was taken for a digit becomes so many of them. */
  addSeveral(start: number, end: number, digit: string): void {
    const count = this.groups.at(-1)
    const isCount = count !== undefined && /^[2-5]$/.test(count.digits) && start - count.end <= MAX_GAP
    if (isCount)
      this.groups[this.groups.length - 1] = { ...count, end, digits: digit.repeat(Number(count.digits)), kind: 'word' }
    else if (this.isOpen) this.add(start, end, digit, 'word')
    this.gapStart = end
    this.repeat = 0
  }

  /** A word that may stand inside a number, up to `end`; `isTimes`: what stands before it is how often the next digit comes. */
  pass(end: number, repeat = 0, isTimes = false): void {
    const count = this.groups.at(-1)
    const isCount = isTimes && count !== undefined && /^[2-5]$/.test(count.digits)
    if (isCount) this.groups.pop()
    this.gapStart = end
    this.repeat = isCount ? Number(count.digits) - 1 : repeat
  }

  finish(): void {
    if (this.groups.length > 0) {
      const groups = withoutLooseLetters(this.groups, this.text)
      if (digitCount(groups) >= this.least) this.found.push(groups)
      this.groups = []
    }
    this.repeat = 0
  }
}

/** `trente` and `quatre` make 34, `soixante` and `douze` 72, `quatre` and `vingt` 80, `beş` and `yüz` 500; null where both stay apart. */
function joinedTens(tens: string, next: string): string | null {
  if (/^[2-9]$/.test(tens) && next === '100') return `${tens}00`
  if (/^[1-9]\d0$/.test(tens)) {
    const isHundred = tens.endsWith('00')
    const rest = isHundred && /^[1-9]\d?$/.test(next) ? next : isHundred ? null : joinedTens(tens.slice(1), next)
    return rest === null ? null : String(Number(tens.charAt(0)) * 100 + Number(rest))
  }
  if (tens === '4' && next === '20') return '80'
  const sum = Number(tens) + Number(next)
  const isUnit = next.length === 1 && next !== '0'
  if (/^[2-9]0$/.test(tens) && isUnit) return String(sum)
  if (tens === '10' && /^[789]$/.test(next)) return String(sum)
  return /^[68]0$/.test(tens) && /^1\d$/.test(next) ? String(sum) : null
}

function isTooFar(text: string, from: number, to: number): boolean {
  if (to - from > MAX_GAP) return true
  let breaks = 0
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 0x0a) breaks++
  return breaks > MAX_BREAKS
}

/** Letters on their own count between figures and before them, as in `o 1 7 1`, and are words elsewhere. */
function withoutLooseLetters(chain: DigitGroup[], text: string): DigitGroup[] {
  const isCapital = (group: DigitGroup | undefined) => text[group?.start ?? 0] === 'O'
  const isLoose = (group: DigitGroup | undefined) =>
    group !== undefined && group.kind === 'letter' && group.end - group.start === 1
  // `para o 912 345 678`
  const isArticle = (group: DigitGroup | undefined, next: DigitGroup | undefined) =>
    text[group?.start ?? 0] === 'o' && (next?.digits.length ?? 0) > 1
  let first = 0
  let last = chain.length
  while (
    first < last &&
    isLoose(chain[first]) &&
    !(
      chain[first]?.digits === '0' &&
      !isArticle(chain[first], chain[first + 1]) &&
      ['figures', isCapital(chain[first]) ? 'word' : ''].includes(chain[first + 1]?.kind ?? '')
    )
  ) {
    first++
  }
  while (last > first && isLoose(chain[last - 1]) && chain[last - 2]?.digits.length !== 1) last--
  return chain.slice(first, last)
}
