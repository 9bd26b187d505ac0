/** The mail in shapes/, with the line ends that mail has, and what is read of it. */
import { readdirSync, readFileSync } from 'node:fs'
import type { BounceReport } from '../../src/core/bounce/bounce-report.ts'
import { readBounce } from '../../src/core/bounce/read-bounce.ts'
import { examineReturned } from '../../src/examine/examine-returned.ts'

const FOLDER = new URL('./shapes/', import.meta.url)

/** By name, without `.eml`. */
export const SHAPES: ReadonlyMap<string, Buffer> = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.eml'))
    .sort()
    .map((file) => [file.slice(0, -4), withNetworkLineEnds(readFileSync(new URL(file, FOLDER)))]),
)

export function withNetworkLineEnds(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(/\r\n|\r|\n/g, '\r\n'), 'latin1')
}

export async function read(raw: Uint8Array): Promise<BounceReport | null> {
  const mail = await examineReturned(raw)
  if (mail.kind === 'unexaminable') throw new Error(mail.reason)
  return readBounce(mail)
}

/** Each recipient on one line: address, outcome, severity, status; `-` for what is not known. */
export function sketch(report: BounceReport | null): string[] | null {
  if (report === null) return null
  return report.recipients.map((one) => {
    const outcome = one.outcome === 'failed' ? `failed ${one.severity}` : one.outcome
    return [one.address ?? '-', outcome, one.status ?? '-'].join(' ')
  })
}
