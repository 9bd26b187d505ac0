/** The readable report about one inspected file. */

import type { DispositionKind } from '../core/disposition.ts'
import type { Finding } from '../core/finding.ts'
import type { MarketingExplanation } from '../core/inspect/explain-marketing.ts'
import { renderFindings } from './findings.ts'
import { renderMarketing } from './marketing-report.ts'
import { oneLine } from './printable.ts'

/** What `inspect --json` prints for each file. */
export interface InspectedFile {
  /** As it was given: `-` for standard input. */
  readonly file: string
  readonly disposition: DispositionKind
  readonly findings: readonly Finding[]
  /** With `--explain`. */
  readonly marketing?: readonly MarketingExplanation[]
}

/** A file as people read it. */
export function nameOf(file: string): string {
  return file === '-' ? 'standard input' : oneLine(file)
}

export function renderInspection({ file, disposition, findings, marketing }: InspectedFile, width: number): string {
  return [
    `${nameOf(file)}: ${disposition}`,
    `  ${explain(disposition, findings)}`,
    ...(findings.length === 0 ? [] : ['', renderFindings(findings, width)]),
    ...(marketing === undefined ? [] : ['', renderMarketing(marketing, width)]),
  ].join('\n')
}

function explain(disposition: DispositionKind, findings: readonly Finding[]): string {
  switch (disposition) {
    case 'relay':
      return findings.some((finding) => finding.action === 'strip')
        ? 'It is sent on without what is marked strip.'
        : 'It is sent on.'
    case 'quarantine':
      return 'It is held until an operator releases or drops it.'
    case 'discard':
      return findings.some((finding) => finding.rule === 'structure.automatic')
        ? 'It was written by a machine: it is kept, not sent on and not answered.'
        : 'It is kept and not sent on; its writer is told why and what to change.'
    case 'refuse':
      return 'It is refused in the session; nothing is kept.'
  }
}
