/** DKIM (RFC 6376, RFC 8301, RFC 8463): which signatures of a message may speak for its From domain, and which verify. */

import { createHash, type KeyObject, verify } from 'node:crypto'
import type { UsedSignature } from '../core/authorship.ts'
import { alignment } from './alignment.ts'
import { untimely } from './dkim-age.ts'
import { bodyHashes } from './dkim-body.ts'
import { type Coverage, coverageOf, type Field, type SplitMessage, splitMessage, valueIn } from './dkim-fields.ts'
import { readKey } from './dkim-key.ts'
import { readSignature, type Signature } from './dkim-signature.ts'
import type { DnsAnswer, RecordOf, Resolver } from './resolver.ts'
import { namedAddresses } from './signed-recipients.ts'

export interface DkimQuestion {
  /** The message as received; its header block has passed {@link headerFields}. */
  readonly raw: Uint8Array
  /** The domain of the From address, as A-labels in lower case. Signatures that do not align with it are not looked at. */
  readonly fromDomain: string
  readonly now: Date
  readonly maxSignatureAgeMs: number
}

export interface VerifiedSignature extends UsedSignature {
  /** `d=`, as A-labels in lower case. */
  readonly domain: string
  /** A To or Cc field is signed, or that there is no To; what they name is in `names`. */
  readonly signsRecipients: boolean
}

export interface DkimResult {
  readonly passes: readonly VerifiedSignature[]
  /** A signature could not be judged because DNS failed; it might have passed. */
  readonly temporary: boolean
  /** Signatures that relate to the From domain, good or bad. */
  readonly candidates: number
  /** For the log: why each candidate that did not pass did not, without addresses. */
  readonly reasons: readonly string[]
  /** More signatures than anybody looks at: the message is to be refused. */
  readonly tooMany: boolean
}

/** Honest mail has up to four. Each one costs a question to DNS and a calculation. */
const MAX_SIGNATURES = 10

const NOTHING: DkimResult = { passes: [], temporary: false, candidates: 0, reasons: [], tooMany: false }

export async function checkDkim(question: DkimQuestion, resolver: Resolver): Promise<DkimResult> {
  const message = splitMessage(question.raw)
  if (message === null) return { ...NOTHING, reasons: ['the header can be read in more than one way'] }
  const written = message.fields.filter(({ name }) => name === 'dkim-signature')
  if (written.length > MAX_SIGNATURES) return { ...NOTHING, tooMany: true }
  const candidates = written.flatMap((field) => candidateIn(field, message, question))
  // One round of DNS: all keys are asked for at the same time.
  const lookup = askingOnce(resolver)
  const outcomes = await Promise.all(candidates.map((candidate) => outcomeOf(candidate, lookup)))
  const signed = outcomes.filter((outcome) => outcome.kind === 'signed')
  const { passes, reasons } = await passesOf(signed, message.body)
  const failed = outcomes.filter((outcome) => outcome.kind !== 'signed')
  return {
    passes,
    temporary: failed.some(({ kind }) => kind === 'unknown'),
    candidates: candidates.length,
    reasons: [...failed.map(({ reason }) => reason), ...reasons],
    tooMany: false,
  }
}

interface Covering {
  readonly signature: Signature
  readonly coverage: Coverage
}

/** A signature whose header is signed; whether its body is has yet to be seen. */
type Outcome =
  | ({ readonly kind: 'signed' } & Covering)
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }

/** What speaks for the From domain, with the reason why it must not; nothing where it speaks for somebody else. */
function candidateIn(own: Field, message: SplitMessage, question: DkimQuestion): (Covering | string)[] {
  const read = readSignature(valueIn(own))
  if (read.domain === null || alignment(read.domain, question.fromDomain) === 'none') return []
  if (read.kind === 'unusable') return [read.reason]
  const { signature } = read
  const coverage = coverageOf(message.fields, own, signature)
  if (coverage.added !== null) return [`a ${coverage.added} field is not signed while another is`]
  if (coverage.covered('from').length === 0) return ['no From field is signed']
  return [untimely(signature, coverage, question) ?? { signature, coverage }]
}

type Lookup = (keyName: string) => Promise<DnsAnswer<RecordOf['TXT']>>

/** Several signatures of one message may be made with one key. */
function askingOnce(resolver: Resolver): Lookup {
  const answers = new Map<string, ReturnType<Lookup>>()
  return (keyName) => {
    const answer = answers.get(keyName) ?? resolver.lookup('TXT', keyName)
    answers.set(keyName, answer)
    return answer
  }
}

async function outcomeOf(candidate: Covering | string, lookup: Lookup): Promise<Outcome> {
  if (typeof candidate === 'string') return { kind: 'refused', reason: candidate }
  const { signature, coverage } = candidate
  const answer = await lookup(signature.keyName)
  if (answer.kind === 'failed') return { kind: 'unknown', reason: `the key is not to be had: ${answer.reason}` }
  const read = readKey(answer.kind === 'found' ? answer.records : [], signature)
  if (read.kind === 'refused') return read
  return verifies(coverage.signedText(), signature, read.key)
    ? { kind: 'signed', signature, coverage }
    : { kind: 'refused', reason: 'the signature does not fit the header' }
}

function verifies(text: Buffer, signature: Signature, key: KeyObject): boolean {
  // Ed25519 signs the hash of the text (RFC 8463 section 3).
  return signature.algorithm === 'rsa-sha256'
    ? verify('sha256', text, key, signature.bytes)
    : verify(null, createHash('sha256').update(text).digest(), key, signature.bytes)
}

/** The body comes last: only who holds a key of the From domain makes us hash it. */
async function passesOf(
  signed: readonly Covering[],
  body: Uint8Array,
): Promise<Pick<DkimResult, 'passes' | 'reasons'>> {
  const hashes = await bodyHashes(body, new Set(signed.map(({ signature }) => signature.body)))
  const intact = signed.filter(({ signature }) => hashes.get(signature.body)?.equals(signature.bodyHash))
  // A signature written twice is one: its mark is kept once.
  const passes = new Map(intact.map((each) => verified(each)).map((pass) => [pass.digest, pass]))
  const broken = signed.length - intact.length
  return { passes: [...passes.values()], reasons: Array(broken).fill('the signature does not fit the body') }
}

function verified({ signature, coverage }: Covering): VerifiedSignature {
  const fields = [...coverage.covered('to'), ...coverage.covered('cc')]
  return {
    digest: createHash('sha256').update(signature.bytes).digest('hex'),
    domain: signature.domain,
    // Who signs that there is no To wrote to nobody by name: whoever got it as a blind copy could send it on to us.
    signsRecipients: fields.length > 0 || signature.signedNames.includes('to'),
    names: [...new Set(fields.flatMap((field) => namedAddresses(valueIn(field))))],
  }
}
