/** Looks through a finished message for whatever would tell its reader who the writer is. */

import type { HiddenParty } from '../core/hidden-party.ts'
import { Allowance, type Bounds, Unreadable } from './bounds.ts'
import { decodeMessage } from './decode.ts'
import { ipv6Groups, namesIpv6 } from './ip-address.ts'
import { NeedleTable } from './needle-table.ts'
import { byteNeedles, denseNeedles, holdsRuns, type Needle, runsOf, textNeedles } from './needles.ts'
import { namesPhone, namesPhoneInOneRun } from './phones.ts'
import type { Piece } from './piece.ts'
import { denseSpelling, lettersOnly, plainSpelling, signedSpelling } from './spelling.ts'

/** Everything that the check needs; plain data, so that a worker thread can have it. */
export interface CheckTask {
  readonly bytes: Uint8Array
  readonly hidden: HiddenParty
  /** What the reader knows already: own addresses, both aliases, our domains, ids. A secret within one of them is none. */
  readonly known: readonly string[]
}

export const LEAK_RULES = ['leak.address', 'leak.host', 'leak.id', 'leak.phone', 'leak.unreadable'] as const
export type LeakRule = (typeof LEAK_RULES)[number]

export interface Leak {
  readonly rule: LeakRule
  /** Where it stands, in words of ours. */
  readonly where: string
}

/** The first place of each kind. Pure, and never throws: what cannot be read within the bounds is a finding too. */
export function findLeaks({ bytes, hidden, known }: CheckTask, bounds: Bounds): Leak[] {
  const found = new Map<LeakRule, string>()
  const search = searcher(hidden, known)
  const see = (piece: Piece) => {
    for (const rule of search(piece)) if (!found.has(rule)) found.set(rule, piece.where)
  }
  try {
    decodeMessage(bytes, { allowance: new Allowance(bounds), see })
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    found.set('leak.unreadable', `${error.where}: ${error.message}`)
  }
  return LEAK_RULES.flatMap((rule) => {
    const where = found.get(rule)
    return where === undefined ? [] : [{ rule, where }]
  })
}

type Search = (piece: Piece) => Set<LeakRule>

function searcher(hidden: HiddenParty, known: readonly string[]): Search {
  const secrets = runsOf(hidden)
  const ipv6 = new Set(hidden.hosts.flatMap((host) => (host.includes(':') ? (ipv6Groups(host) ?? []) : [])))
  // Most messages hold no secret's letters, and need no tables.
  const inText = once(() => tableSearch(textNeedles(hidden), known))
  const inDense = once(() => tableSearch(denseNeedles(hidden), known))
  const inBytes = once(() => tableSearch(byteNeedles(hidden), known))

  const searchText = (content: string) => {
    const rules = new Set<LeakRule>()
    const plain = plainSpelling(content)
    if (namesPhone(plain, hidden.phones)) rules.add('leak.phone')
    if (namesIpv6(plain, ipv6)) rules.add('leak.host')
    if (!holdsRuns(lettersOnly(plain), secrets)) return rules
    const signed = signedSpelling(plain)
    inText()(plain, rules)
    if (signed !== plain) inText()(signed, rules)
    inDense()(denseSpelling(signed), rules)
    return rules
  }
  const searchBytes = (content: string) => {
    const rules = new Set<LeakRule>()
    const plain = content.toLowerCase()
    // Programs store text inside files two bytes a letter; the zero byte is before or behind each.
    for (const text of plain.includes('\0') ? [plain, plain.replaceAll('\0', '')] : [plain]) {
      if (namesPhoneInOneRun(text, hidden.phones)) rules.add('leak.phone')
      inBytes()(text, rules)
    }
    return rules
  }
  return ({ kind, content }) => (kind === 'text' ? searchText(content) : searchBytes(content))
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Adds the rule of each needle that stands in a text and is not part of what the reader knows. */
function tableSearch(
  needles: readonly Needle[],
  known: readonly string[],
): (text: string, rules: Set<LeakRule>) => void {
  const table = new NeedleTable(needles)
  const around = excuses(needles, known)
  return (text, rules) =>
    table.search(text, (needle, start) => {
      const rule: LeakRule = `leak.${needle.kind}`
      if (!rules.has(rule) && isNamed(text, needle, start, around.get(needle.text))) rules.add(rule)
    })
}

interface Excuse {
  readonly known: string
  /** Where in it the needle stands. */
  readonly offset: number
}

/** For each needle, what the reader knows that holds it. */
function excuses(needles: readonly Needle[], known: readonly string[]): ReadonlyMap<string, readonly Excuse[]> {
  const spelled = [...new Set(known.map(plainSpelling))]
  return new Map(
    needles.flatMap(({ text }) => {
      const around = spelled.flatMap((each) => (each === text ? [] : placesIn(each, text)))
      return around.length === 0 ? [] : [[text, around]]
    }),
  )
}

function placesIn(known: string, text: string): Excuse[] {
  const places: Excuse[] = []
  for (let at = known.indexOf(text); at >= 0; at = known.indexOf(text, at + 1)) places.push({ known, offset: at })
  return places
}

function isNamed(text: string, needle: Needle, start: number, around: readonly Excuse[] = []): boolean {
  if (!hasBorders(text, start, start + needle.text.length, needle.borders)) return false
  // Where words still have borders, only the very address of the reader's excuses a host in it, and not a longer one.
  return !around.some(({ known, offset }) => {
    const from = start - offset
    const isLonger = needle.borders !== 'none' && /[a-z0-9.+_-]/.test(text[from - 1] ?? '')
    return from >= 0 && text.startsWith(known, from) && !isLonger
  })
}

/** But `blue.example.pdf` is a file that is named after the host. */
const NAME_GOES_ON = /^(?:[a-z0-9]|-[a-z0-9]|\.(?!(?:txt|pdf|docx?|jpe?g|gif|tiff?|bmp|png)(?![a-z0-9]))[a-z0-9])/

/** `mx1.blue.example` is of `blue.example`; `notblue.example` and `blue.example.org` are others. */
function hasBorders(text: string, start: number, end: number, borders: Needle['borders']): boolean {
  switch (borders) {
    case 'none':
      return true
    case 'name':
      return !/[a-z0-9-]/.test(text[start - 1] ?? '') && !NAME_GOES_ON.test(text.slice(end, end + 6))
    case 'number':
      return (
        !/[0-9][-.]?$/.test(text.slice(Math.max(0, start - 2), start)) && !/^[-.]?[0-9]/.test(text.slice(end, end + 2))
      )
  }
}
