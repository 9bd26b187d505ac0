/**
 * Who wrote a message: the decision.
 *
 * What SPF, DKIM, DMARC and our edge say is found out elsewhere; here is what it proves. A message is proven when a
 * domain that authenticated it aligns with the domain of its one From address. Everything else is refused, or put off
 * where DNS does not answer just now.
 */

import { type Address, domainOf } from '../core/address.ts'
import { type Authorship, unsignedAuthor } from '../core/authorship.ts'
import type { IncomingMessage } from '../core/envelope.ts'
import { replies, type SmtpReply } from '../core/smtp-reply.ts'
import { alignment } from './alignment.ts'
import { checkDkim, type DkimResult, type VerifiedSignature } from './dkim.ts'
import { findPolicy, type SenderPolicy } from './dmarc.ts'
import { edgeEvidence } from './edge-evidence.ts'
import { type Evidence, nothing, perhapsUnheard, underPolicy } from './evidence.ts'
import { headerSender } from './header-sender.ts'
import { ownMailReason } from './own-mail.ts'
import { publishesSpf } from './published-spf.ts'
import type { Resolver } from './resolver.ts'
import { checkSpf } from './spf.ts'
import { spfDomain } from './spf-identity.ts'

export type Proof =
  | { readonly kind: 'proven'; readonly author: Authorship }
  /** The reply is for the client, the reason for the log. */
  | { readonly kind: 'refused'; readonly reply: SmtpReply; readonly reason: string }

export interface ProofOptions {
  /** The mail domains of the marketplaces and our host name: nobody writes from them, trusted or not. */
  readonly ownDomains: readonly string[]
  readonly unprotectedDomains: 'refuse' | 'accept'
  readonly authservId: string | null
  readonly maxSignatureAgeMs: number
}

/** Signatures are remembered for longer than they are believed: clocks differ, and one may come from ahead of ours. */
const MEMORY_MARGIN_MS = 24 * 60 * 60_000

export function createProver(options: ProofOptions, resolver: Resolver) {
  return async (incoming: IncomingMessage): Promise<Proof> => {
    const sender = headerSender(incoming.raw)
    if (sender.kind === 'malformed') {
      return refuse(sender.cause === 'header' ? replies.badHeader : replies.badFrom, sender.reason)
    }
    const from = sender.address
    const own = ownMailReason(incoming, from, options.ownDomains)
    if (own !== null) return refuse(replies.tooManyHops, own)
    if (incoming.client.trusted) {
      if (options.authservId !== null) return proveByEdge(from, incoming, options.authservId)
      return { kind: 'proven', author: unsignedAuthor(from, 'network') }
    }
    return proveByProtocols(from, incoming)
  }

  async function proveByProtocols(from: Address, incoming: IncomingMessage): Promise<Proof> {
    const fromDomain = domainOf(from)
    const { maxSignatureAgeMs } = options
    // All three ask at the same time, so that a domain that is new to us costs one round of DNS.
    const policy = perhapsUnheard(findPolicy(fromDomain, resolver))
    const spf = perhapsUnheard(spfEvidence(fromDomain, incoming, policy))
    const dkim = await checkDkim(
      { raw: incoming.raw, fromDomain, now: incoming.receivedAt, maxSignatureAgeMs },
      resolver,
    )
    if (dkim.tooMany) return refuse(replies.tooManySignatures, 'more signatures than anybody looks at')
    const signed = await dkimEvidence(fromDomain, dkim, policy)
    const author = { address: from, signatures: signed.signatures, rememberUntil: rememberUntil(incoming) }
    // First what nobody else can do: a copy that somebody sent on must not keep out the message itself.
    const sent = await spf
    if (sent.kind === 'pass') return { kind: 'proven', author: { ...author, provenBy: 'spf', replayable: false } }
    if (signed.evidence.kind === 'pass') {
      // Whoever once got a message from this person could otherwise send it on to us.
      const named = allNamed(signed.signatures, incoming.envelope.forwardPaths)
      if (!named && signed.signatures.some(({ signsRecipients }) => signsRecipients)) {
        if (sent.kind === 'unknown') return refuse(replies.dnsFailed, sent.reason)
        return refuse(replies.signedForOthers, 'the signed To and Cc do not name the recipient')
      }
      return { kind: 'proven', author: { ...author, provenBy: 'dkim', replayable: true } }
    }
    const reason = `From ${fromDomain}: ${[sent.reason, signed.evidence.reason].join('; ')}`
    if (sent.kind === 'unknown' || signed.evidence.kind === 'unknown') return refuse(replies.dnsFailed, reason)
    return withoutProof(from, incoming, dkim, await policy, reason)
  }

  async function spfEvidence(
    fromDomain: string,
    { client, envelope }: IncomingMessage,
    policy: Promise<SenderPolicy>,
  ): Promise<Evidence> {
    const question = { ip: client.ip, helo: client.helo, reversePath: envelope.reversePath }
    const domain = spfDomain(question)
    // What does not align proves nothing, so nobody is asked.
    if (domain === null) return nothing('spf has no domain to ask')
    if (alignment(domain, fromDomain) === 'none') return nothing(`spf of ${domain} not aligned`)
    const { result, givenToEverybody } = await checkSpf(question, resolver)
    if (result === 'temperror') return { kind: 'unknown', reason: `spf of ${domain} temperror: DNS does not answer` }
    if (result !== 'pass') return nothing(`spf of ${domain} ${result}`)
    if (givenToEverybody) return nothing(`spf of ${domain} passes for everybody`)
    return underPolicy(domain, fromDomain, policy, 'strictSpf', 'spf')
  }

  async function dkimEvidence(
    fromDomain: string,
    { passes, temporary, reasons }: DkimResult,
    policy: Promise<SenderPolicy>,
  ): Promise<{ evidence: Evidence; signatures: VerifiedSignature[] }> {
    const judged = await Promise.all(
      passes.map(async (signature) => ({
        signature,
        evidence: await underPolicy(signature.domain, fromDomain, policy, 'strictDkim', 'dkim'),
      })),
    )
    const signatures = judged.filter(({ evidence }) => evidence.kind === 'pass').map(({ signature }) => signature)
    if (signatures.length > 0) return { evidence: { kind: 'pass' }, signatures }
    const unknown = judged.find(({ evidence }) => evidence.kind === 'unknown')
    if (unknown !== undefined) return { evidence: unknown.evidence, signatures }
    const reason = reasons.length === 0 ? 'dkim without an aligned signature' : `dkim ${reasons.join(', ')}`
    return { evidence: temporary ? { kind: 'unknown', reason } : nothing(reason), signatures }
  }

  /** The last resort, or the most helpful refusal. */
  async function withoutProof(
    from: Address,
    { envelope }: IncomingMessage,
    { candidates }: DkimResult,
    policy: SenderPolicy,
    reason: string,
  ): Promise<Proof> {
    if (candidates > 0 || policy.kind === 'found') return refuse(replies.unproven, reason)
    const published = await publishesSpf(domainOf(from), resolver)
    if (published === 'yes') return refuse(replies.unproven, reason)
    if (published === 'unknown' || policy.kind === 'failed') return refuse(replies.dnsFailed, reason)
    if (options.unprotectedDomains === 'accept' && envelope.reversePath === from) {
      return { kind: 'proven', author: unsignedAuthor(from, 'claim') }
    }
    return refuse(replies.unprotected, `${reason}; the domain publishes neither SPF nor DMARC`)
  }

  async function proveByEdge(from: Address, { raw }: IncomingMessage, authservId: string): Promise<Proof> {
    const fromDomain = domainOf(from)
    const evidence = await edgeEvidence({ raw, fromDomain, authservId }, resolver)
    if (evidence === null) return refuse(replies.tryAgain, 'the edge wrote no Authentication-Results of its name')
    if (evidence.kind === 'pass') return { kind: 'proven', author: unsignedAuthor(from, 'edge') }
    const reply = evidence.kind === 'unknown' ? replies.dnsFailed : replies.unproven
    return refuse(reply, `From ${fromDomain}: ${evidence.reason}`)
  }

  function rememberUntil({ receivedAt }: IncomingMessage): Date {
    return new Date(receivedAt.getTime() + options.maxSignatureAgeMs + MEMORY_MARGIN_MS)
  }
}

function allNamed(signatures: readonly VerifiedSignature[], forwardPaths: readonly Address[]): boolean {
  return forwardPaths.every((path) => signatures.some(({ names }) => names.includes(path)))
}

function refuse(reply: SmtpReply, reason: string): Proof {
  return { kind: 'refused', reply, reason }
}
