/** Finds many needles in one pass over a text, by the dot that nearly every one of them has and the letters beside it. */

import type { Needle } from './needles.ts'

interface Anchored {
  readonly needle: Needle
  /** Where in the needle its anchor is. */
  readonly offset: number
}

interface Anchor {
  readonly sign: string
  readonly byNeighbours: Map<number, Anchored[]>
}

export class NeedleTable {
  private readonly anchors: readonly Anchor[]
  private readonly others: Needle[] = []

  constructor(needles: readonly Needle[]) {
    const anchors = ['.', '@', '='].map((sign): Anchor => ({ sign, byNeighbours: new Map() }))
    for (const needle of needles) {
      const anchor = anchors.find(({ sign }) => needle.text.indexOf(sign, 1) >= 1 && !needle.text.endsWith(sign))
      if (anchor === undefined) this.others.push(needle)
      else anchorNeedle(anchor.byNeighbours, needle, needle.text.indexOf(anchor.sign, 1))
    }
    this.anchors = anchors.filter(({ byNeighbours }) => byNeighbours.size > 0)
  }

  /** Calls `found` for each place where a needle stands, whatever stands beside it. */
  search(text: string, found: (needle: Needle, start: number) => void): void {
    for (const { sign, byNeighbours } of this.anchors) {
      for (let at = text.indexOf(sign, 1); at >= 0; at = text.indexOf(sign, at + 1)) {
        const candidates = byNeighbours.get(neighbours(text, at))
        if (candidates === undefined) continue
        for (const { needle, offset } of candidates) {
          if (at >= offset && text.startsWith(needle.text, at - offset)) found(needle, at - offset)
        }
      }
    }
    for (const needle of this.others) {
      for (let at = text.indexOf(needle.text); at >= 0; at = text.indexOf(needle.text, at + needle.text.length)) {
        found(needle, at)
      }
    }
  }
}

function anchorNeedle(byNeighbours: Map<number, Anchored[]>, needle: Needle, offset: number): void {
  const key = neighbours(needle.text, offset)
  const list = byNeighbours.get(key) ?? []
  list.push({ needle, offset })
  byNeighbours.set(key, list)
}

function neighbours(text: string, at: number): number {
  return text.charCodeAt(at - 1) * 0x10000 + text.charCodeAt(at + 1)
}
