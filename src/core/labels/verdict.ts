/** Whether the policy makes of an example what its label says, and what is wrong where it does not. */

import type { DispositionKind } from '../disposition.ts'
import type { Finding } from '../finding.ts'
import { isOf } from './known-rules.ts'
import type { Label } from './label.ts'

/** What the relay would do with the message. */
export interface Judged {
  readonly disposition: DispositionKind
  readonly findings: readonly Finding[]
}

export interface Verdict {
  readonly right: boolean
  /** Families and rules of the label that found nothing and should have. */
  readonly missed: readonly string[]
  /** What stands against an honest message. */
  readonly unwanted: readonly Finding[]
}

export function verdictOn({ expectation, reply }: Label, { disposition, findings }: Judged): Verdict {
  const acting = findings.filter(({ action }) => action !== 'note')
  if (expectation.kind === 'honest') {
    const isRelayed = disposition === 'relay'
    // Where the message does not arrive, whatever acted is to blame; else only what took something of the writer's.
    const unwanted = acting.filter((finding) => !isRelayed || !isHarmless(finding, reply))
    return { right: isRelayed && unwanted.length === 0, missed: [], unwanted }
  }
  const { rules, any } = expectation
  const missed = rules.filter((name) => !acting.some(({ rule }) => isOf(rule, name)))
  const isFound = missed.length < rules.length
  const right = rules.length === 0 ? acting.length > 0 : any ? isFound : missed.length === 0
  return { right, missed: right ? [] : missed, unwanted: [] }
}

/**
 * What is taken out of an honest message without anybody missing it: what a program dragged along in a quote, a
 * signature or the subject of a reply, and pictures that the writer did not attach.
 */
function isHarmless({ rule, where }: Finding, reply: boolean): boolean {
  if (where === 'quoted' || where === 'signature' || (where === 'subject' && reply)) return true
  return rule === 'image.remote' || rule === 'image.tracking'
}
