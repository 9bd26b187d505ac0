/** The records of a mail domain for people, with lines to copy into a zone file, and for programs. */

import { textZoneLine } from '../core/dkim-record.ts'
import type { Marketplace } from '../core/relay-facts.ts'
import type { Purpose, RecordCheck } from '../proof/published/record-check.ts'
import { renderDetailedTable } from './table.ts'

const COLUMNS = [{ title: 'STATUS' }, { title: 'TYPE' }, { title: 'NAME' }, { title: 'FOR' }]

const PURPOSES: Readonly<Record<Purpose, string>> = {
  mx: 'mail to aliases',
  host: 'the host of this relay',
  spf: 'SPF: who sends for the domain',
  'host-spf': 'SPF: who says this name in EHLO',
  dkim: 'DKIM: a key we sign with',
  dmarc: 'DMARC: what becomes of forgeries',
  ptr: 'the name of a sending address',
}

export function isFine({ status }: RecordCheck): boolean {
  return status === 'ok'
}

export function domainJson({ id, domain }: Marketplace, checks: readonly RecordCheck[]): object {
  return {
    marketplace: id,
    domain,
    ok: checks.every((check) => !check.required || isFine(check)),
    records: checks.map((check) => ({
      for: check.purpose,
      type: check.type,
      name: check.name,
      required: check.required,
      status: check.status,
      expected: check.expected,
      zone: zoneLine(check),
      published: check.published,
      note: check.note,
    })),
  }
}

export function domainText({ id, domain }: Marketplace, checks: readonly RecordCheck[], width: number): string {
  const rows = checks.map((check) => ({
    cells: [check.status, check.type === 'A' ? 'A/AAAA' : check.type, check.name, purposeOf(check)],
    details: detailsOf(check),
  }))
  return [
    `${id}: ${domain}`,
    '',
    renderDetailedTable(COLUMNS, rows, width),
    '',
    'As lines of a zone file:',
    '',
    ...checks.flatMap((check) => zoneLine(check) ?? []),
    '',
  ].join('\n')
}

function purposeOf({ purpose, required }: RecordCheck): string {
  return required ? PURPOSES[purpose] : `${PURPOSES[purpose]} (advised)`
}

function detailsOf(check: RecordCheck): string[] {
  const note = check.note === null ? [] : [check.note]
  if (isFine(check)) return note
  return [
    ...check.published.map((text) => `published: ${text}`),
    ...(check.expected === null ? [] : [`expected:  ${check.expected}`]),
    ...note,
  ]
}

/** Null where there is no value to publish that a program could know. */
function zoneLine({ type, name, expected }: RecordCheck): string | null {
  if (expected === null) return null
  return type === 'TXT' ? textZoneLine({ name, value: expected }) : `${name}. IN ${type} ${expected}`
}
