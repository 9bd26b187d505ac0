/** What one evaluation may ask of DNS: whoever publishes a record makes us ask, and asks others through us. */

import { type DnsAnswer, dnsName, type RecordOf, type RecordType, type Resolver } from '../resolver.ts'

export type SpfError = 'temperror' | 'permerror'

export interface Questions {
  /** Counts one term that asks; false when it is one too many. */
  takeTerm(): boolean
  /** Counts a term that found nothing; false when it is one too many. */
  takeVoid(): boolean
  /** The records, none of them where there are none, or why nobody knows. */
  ask<T extends RecordType>(type: T, name: string): Promise<readonly RecordOf[T][] | SpfError>
  /** From now on nothing is asked any more. */
  stop(): void
}

/** RFC 7208 section 4.6.4: terms that ask, and those of them that may find nothing. */
const MAX_TERMS = 10
const MAX_VOIDS = 2
/** All questions, those for the hosts of `mx` and `ptr` included. Real domains stay below 30. */
const MAX_QUESTIONS = 60

export function createQuestions(resolver: Resolver): Questions {
  let terms = 0
  let voids = 0
  let questions = 0
  let stopped = false
  return {
    takeTerm: () => ++terms <= MAX_TERMS,
    takeVoid: () => ++voids <= MAX_VOIDS,
    async ask(type, name) {
      if (stopped) return 'temperror'
      if (++questions > MAX_QUESTIONS) return 'permerror'
      return read(await resolver.lookup(type, name))
    },
    stop() {
      stopped = true
    },
  }
}

function read<T>(answer: DnsAnswer<T>): readonly T[] | SpfError {
  switch (answer.kind) {
    case 'found':
      return answer.records
    case 'none':
      return []
    case 'failed':
      return 'temperror'
  }
}

/** Whether a name may hold an SPF record: one that DNS can hold, of two labels at least (RFC 7208 section 4.3). */
export function isAskable(name: string): boolean {
  return dnsName(name)?.includes('.') === true
}
