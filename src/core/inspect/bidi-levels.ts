/** The embedding levels of the characters of a text: UAX #9 sections 3.3.2 to 3.3.6, without paired brackets, which move no word. */

import {
  AL,
  AN,
  B,
  BN,
  CS,
  EN,
  ES,
  ET,
  FSI,
  L,
  LRE,
  LRI,
  LRO,
  NSM,
  ON,
  PDF,
  PDI,
  R,
  RLE,
  RLI,
  RLO,
  S,
  WS,
} from './bidi-classes.ts'

/** Characters that are not shown. */
export const REMOVED = 255
const MOST_LEVEL = 125
/** How far an isolate looks for its first letter: each one may look. */
const LOOKED_AHEAD = 500

/** Of each unit whose class is given; `base`: 0 where the paragraph runs to the right, 1 where to the left. */
export function levelsOf(given: Uint8Array, base: 0 | 1): Uint8Array {
  const classes = given.slice()
  const explicit = new Uint8Array(classes.length)
  const partner = explicitLevels(classes, explicit, base)
  const levels = explicit.slice()
  for (const { at, before, after } of sequences(classes, explicit, partner, base)) {
    resolveNumbers(classes, at, before)
    resolveNeutrals(classes, explicit, at, before, after)
    for (const index of at) levels[index] = raised(explicit[index] ?? 0, classes[index] ?? ON)
  }
  resetSpaces(given, levels, base)
  return levels
}

interface Opened {
  readonly level: number
  readonly override: number | null
  /** Where the isolate begins; null for an embedding. */
  readonly isolate: number | null
}

/** X1 to X8. For each isolate that is closed, where; others 0. */
function explicitLevels(classes: Uint8Array, levels: Uint8Array, base: number): Uint32Array {
  const partner = new Uint32Array(classes.length)
  const paragraph: Opened = { level: base, override: null, isolate: null }
  let stack = [paragraph]
  const top = () => stack.at(-1) ?? paragraph
  let tooManyIsolates = 0
  let tooManyEmbeddings = 0
  let isolates = 0
  const show = (at: number) => {
    const { level, override } = top()
    levels[at] = level
    if (override !== null) classes[at] = override
  }
  const next = (toTheLeft: boolean) => (toTheLeft ? (top().level + 1) | 1 : (top().level + 2) & ~1)
  for (const [at, kind] of classes.entries()) {
    if (kind === LRE || kind === RLE || kind === LRO || kind === RLO) {
      levels[at] = REMOVED
      const level = next(kind === RLE || kind === RLO)
      const override = kind === LRO ? L : kind === RLO ? R : null
      if (level > MOST_LEVEL || tooManyIsolates + tooManyEmbeddings > 0)
        tooManyEmbeddings += tooManyIsolates > 0 ? 0 : 1
      else stack.push({ level, override, isolate: null })
    } else if (kind === LRI || kind === RLI || kind === FSI) {
      show(at)
      const level = next(kind === RLI || (kind === FSI && beginsToTheLeft(classes, at + 1)))
      if (level > MOST_LEVEL || tooManyIsolates + tooManyEmbeddings > 0) tooManyIsolates++
      else {
        isolates++
        stack.push({ level, override: null, isolate: at })
      }
    } else if (kind === PDI) {
      if (tooManyIsolates > 0) tooManyIsolates--
      else if (isolates > 0) {
        tooManyEmbeddings = 0
        while (top().isolate === null) stack.pop()
        partner[top().isolate ?? 0] = at
        stack.pop()
        isolates--
      }
      show(at)
    } else if (kind === PDF) {
      levels[at] = REMOVED
      if (tooManyIsolates > 0) continue
      if (tooManyEmbeddings > 0) tooManyEmbeddings--
      else if (stack.length > 1 && top().isolate === null) stack.pop()
    } else if (kind === BN) levels[at] = REMOVED
    else {
      if (kind === B) {
        stack = [paragraph]
        tooManyIsolates = tooManyEmbeddings = isolates = 0
      }
      show(at)
    }
  }
  return partner
}

/** P2 and P3, up to where the isolate or the paragraph ends. */
function beginsToTheLeft(classes: Uint8Array, from: number): boolean {
  let inside = 0
  for (let at = from; at < Math.min(classes.length, from + LOOKED_AHEAD); at++) {
    const kind = classes[at] ?? ON
    if (kind === LRI || kind === RLI || kind === FSI) inside++
    else if (kind === B || (kind === PDI && --inside < 0)) return false
    else if (inside === 0 && kind <= AL) return kind !== L
  }
  return false
}

/** Characters of one level that are resolved together, and the directions at their ends. */
interface Sequence {
  readonly at: readonly number[]
  readonly before: number
  readonly after: number
}

/** X10: runs of one level, joined over the isolates between them. */
function* sequences(classes: Uint8Array, levels: Uint8Array, partner: Uint32Array, base: number): Generator<Sequence> {
  const runs = runsOf(classes, levels)
  /** By where they begin, and the runs that follow an isolate. */
  const runAt = new Uint32Array(levels.length)
  const isOnward = new Uint8Array(levels.length)
  for (const [index, run] of runs.entries()) runAt[run[0] ?? 0] = index
  for (const at of partner) if (at > 0) isOnward[at] = 1
  const levelOf = (run: number) => levels[runs[run]?.[0] ?? -1] ?? base
  for (const [index, run] of runs.entries()) {
    if (isOnward[run[0] ?? 0]) continue
    const pieces = [run]
    let lastRun = index
    let end = run.at(-1) ?? 0
    for (let onward = partner[end] ?? 0; onward > 0; onward = partner[end] ?? 0) {
      lastRun = runAt[onward] ?? 0
      const piece = runs[lastRun] ?? []
      pieces.push(piece)
      end = piece.at(-1) ?? 0
    }
    const isOpen = classes[end] === LRI || classes[end] === RLI || classes[end] === FSI
    const level = levelOf(index)
    const before = Math.max(level, levelOf(index - 1)) & 1 ? R : L
    const after = Math.max(level, isOpen ? base : levelOf(lastRun + 1)) & 1 ? R : L
    yield { at: pieces.length === 1 ? run : pieces.flat(), before, after }
  }
}

/** The end of a paragraph is one by itself: it has the paragraph's own level. */
function runsOf(classes: Uint8Array, levels: Uint8Array): number[][] {
  const runs: number[][] = []
  let run: number[] = []
  let last = REMOVED
  for (const [at, level] of levels.entries()) {
    if (level === REMOVED) continue
    if (level === last && classes[at] !== B) run.push(at)
    else {
      run = [at]
      runs.push(run)
    }
    last = classes[at] === B ? REMOVED : level
  }
  return runs
}

/** W1 to W7. */
function resolveNumbers(classes: Uint8Array, at: readonly number[], before: number): void {
  let previous = before
  let strong = before
  for (const index of at) {
    let kind = classes[index] ?? ON
    if (kind === NSM) kind = previous >= LRI ? ON : previous
    if (kind === EN && strong === AL) kind = AN
    if (kind === L || kind === R || kind === AL) strong = kind
    classes[index] = kind
    previous = kind
  }
  for (const [place, index] of at.entries()) {
    const left = classes[at[place - 1] ?? -1]
    const right = classes[at[place + 1] ?? -1]
    const kind = classes[index]
    if (kind === AL) classes[index] = R
    if (left === right && ((left === EN && (kind === ES || kind === CS)) || (left === AN && kind === CS)))
      classes[index] = left
  }
  for (let place = 0; place < at.length; place++) {
    if (classes[at[place] ?? -1] !== ET) continue
    let end = place
    while (classes[at[end] ?? -1] === ET) end++
    const beside = classes[at[place - 1] ?? -1] === EN || classes[at[end] ?? -1] === EN
    for (; place < end; place++) classes[at[place] ?? -1] = beside ? EN : ON
  }
  strong = before
  for (const index of at) {
    const kind = classes[index] ?? ON
    if (kind === ES || kind === ET || kind === CS) classes[index] = ON
    else if (kind === EN && strong === L) classes[index] = L
    else if (kind === L || kind === R) strong = kind
  }
}

/** N1 and N2. Figures count as running to the left. */
function resolveNeutrals(
  classes: Uint8Array,
  levels: Uint8Array,
  at: readonly number[],
  before: number,
  after: number,
): void {
  const side = (place: number, otherwise: number) => {
    const index = at[place]
    return index === undefined ? otherwise : classes[index] === L ? L : R
  }
  for (let place = 0; place < at.length; place++) {
    if (!isNeutral(classes[at[place] ?? 0] ?? ON)) continue
    let end = place
    while (end < at.length && isNeutral(classes[at[end] ?? 0] ?? ON)) end++
    const left = side(place - 1, before)
    const own = (levels[at[place] ?? 0] ?? 0) & 1 ? R : L
    const by = left === side(end, after) ? left : own
    for (; place < end; place++) classes[at[place] ?? 0] = by
  }
}

function isNeutral(kind: number): boolean {
  return kind >= B
}

/** I1 and I2. */
function raised(level: number, kind: number): number {
  if (level & 1) return kind === R ? level : level + 1
  return kind === L ? level : kind === R ? level + 1 : level + 2
}

/** L1: tabs, and white space before them and at the end of a paragraph, run as the paragraph does. */
function resetSpaces(given: Uint8Array, levels: Uint8Array, base: number): void {
  let trailing = true
  for (let at = given.length - 1; at >= 0; at--) {
    const kind = given[at] ?? ON
    if (levels[at] === REMOVED) continue
    if (kind === S || kind === B) trailing = true
    else if (kind !== WS && kind < LRI) trailing = false
    if (trailing) levels[at] = base
  }
}
