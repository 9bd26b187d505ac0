/**
 * The mail log: one line per event in the life of a message, one function per event.
 *
 * Only ids, rules, codes and times go in. Real addresses, bodies and whole aliases never do; from an id the command
 * line leads an operator to the person.
 */

import type { ProvenBy } from '../core/authorship.ts'
import type { Severity } from '../core/bounce/bounce-report.ts'
import type { Direction } from '../core/direction.ts'
import { type Finding, isLeak, isUnreadable } from '../core/finding.ts'
import type { NoticeKind } from '../core/notice-texts/catalogue.ts'
import type { ReturnedKind } from '../core/return-path.ts'
import type { SmtpReply } from '../core/smtp-reply.ts'
import type { LadderStep } from '../core/strikes.ts'
import type { Logger } from './logger.ts'

/** What every event about a message carries. */
export interface MessageEvent {
  readonly message: string
  readonly conversation: string
  readonly direction: Direction
}

/** What was decided about a message, and committed. */
export interface PlannedEvent extends MessageEvent {
  readonly session: string
  /** How the sender was proven. */
  readonly proof: ProvenBy
  readonly findings: readonly Finding[]
  readonly ms: number
}

/** Mail to the operators belongs to no message of a conversation. */
export interface DeliveryEvent extends Partial<MessageEvent> {
  readonly delivery: string
  readonly kind: 'relay' | 'notice' | 'operators'
  /** Attempts made, this one included. */
  readonly attempts: number
}

/** Mail to a return path or to no-reply. */
interface ReturnedEvent {
  readonly session: string
  readonly returned: string
  readonly delivery?: string
  readonly ip: string
  readonly ms: number
}

export type MailLog = ReturnType<typeof createMailLog>

/**
 * An alias or address as a log may show it: enough to tell two apart, too little to use. What was asked for in vain may
 * be somebody's real address, and many of those have a short local part.
 */
export function masked(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 0 ? '…' : `${address.slice(0, Math.min(3, Math.floor(at / 3)))}…${address.slice(at)}`
}

/** `observe` hears the name of each event, whatever the level of the log, and the reply of a refusal. */
export function createMailLog(logger: Logger, observe: (event: string, refusal?: string) => void = () => {}) {
  const write = (level: 'info' | 'warn' | 'error', event: string, fields: object, refusal?: string) => {
    observe(event, refusal)
    logger[level]({ event, ...fields })
  }
  const rules = (findings: readonly Finding[]) => [...new Set(findings.map((finding) => finding.rule))]

  return {
    /** `policy_hash`: of the policy in force, as decisions name it. */
    listening: (fields: {
      readonly address: string
      readonly version: string
      readonly policy_hash: string
      readonly for?: 'ops'
    }) => write('info', 'listening', fields),
    stopped: (fields: { readonly signal: string; readonly ms: number }) => write('info', 'stopped', fields),

    /** The whole message is here and passed the byte gate. */
    received: (fields: {
      readonly session: string
      readonly bytes: number
      readonly recipients: number
      readonly ip: string
      /** Its version, such as `TLSv1.3`; null for mail that came in clear. */
      readonly tls: string | null
    }) => write('info', 'received', fields),
    /** The client was told no; nothing is kept. `reason` is for us, the reply is what the world saw. */
    refused: ({
      reply: { code, enhanced },
      forwardPaths = [],
      ...fields
    }: {
      readonly session: string
      readonly ip: string
      readonly stage: string
      readonly reply: SmtpReply
      readonly reason: string
      /** Those that were taken before the refusal: they lead from an order to the mail that was refused. */
      readonly forwardPaths?: readonly string[]
    }) => {
      const reply = `${code} ${enhanced}`
      const to = forwardPaths.length === 0 ? undefined : forwardPaths.map(masked)
      write('info', 'refused', { ...fields, reply, to }, reply)
    },
    /** More recipients of this client were refused in an hour than honest mistakes explain; it is slowed down. */
    guessing: (fields: { readonly ip: string; readonly allowed_per_hour: number }) => write('warn', 'guessing', fields),
    /** The same message was taken before: answered 250 again, nothing new was kept. */
    duplicate: (fields: { readonly session: string }) => write('info', 'duplicate', fields),

    relayed: (fields: PlannedEvent) =>
      write('info', 'relayed', { ...fields, findings: undefined, rule: rules(fields.findings) }),
    /** It broke a rule. `isTold`: whether its writer is, or has been told too often of late. */
    discarded: ({ isTold, findings, ...fields }: PlannedEvent & { readonly isTold: boolean }) =>
      write(isTold ? 'info' : 'warn', 'discarded', {
        ...fields,
        rule: rules(findings),
        automatic: false,
        ...(!isTold && { notice: 'suppressed' }),
      }),
    /** A machine wrote it. `sign`: by what it gave itself away. */
    automatic: ({ findings, ...fields }: PlannedEvent & { readonly sign: string | undefined }) =>
      write('info', 'discarded', { ...fields, rule: rules(findings), automatic: true }),
    /** `alert` is the delivery that tells the operators, where one does. */
    quarantined: (fields: PlannedEvent & { readonly alert: string | undefined }) =>
      write(fields.findings.some(isStoppedLeak) ? 'error' : 'warn', 'quarantined', {
        ...fields,
        findings: undefined,
        rule: rules(fields.findings),
      }),
    /** The last check found the writer in what would leave: a fault of ours that almost reached a person. */
    leakStopped: ({ findings, ...fields }: MessageEvent & { readonly findings: readonly Finding[] }) => {
      const leaks = findings.filter(isStoppedLeak)
      write('error', 'leak-stopped', {
        ...fields,
        rule: rules(leaks),
        where: [...new Set(leaks.map(({ where }) => where))],
      })
    },
    /** `despite`: what the last check said of it, where an operator sent it on all the same. */
    released: ({ despite, ...fields }: MessageEvent & { readonly despite: readonly string[] }) =>
      write(despite.length === 0 ? 'info' : 'warn', 'released', { ...fields, ...(despite.length > 0 && { despite }) }),
    /** Nobody decided about a held message in its time: it is dropped. */
    quarantineExpired: (fields: MessageEvent & { readonly held_since: Date }) =>
      write('warn', 'quarantine-expired', fields),
    /** A strike brought the writer of the message to another step of the ladder. */
    standing: (fields: MessageEvent & { readonly step: Exclude<LadderStep, 'none'>; readonly strikes: number }) =>
      write(fields.step === 'warn' ? 'info' : 'warn', 'standing', fields),
    /** A notice to the writer was queued. */
    noticed: (fields: MessageEvent & { readonly reason: NoticeKind }) => write('info', 'noticed', fields),

    /** Somebody wrote to postmaster or abuse, and it was queued for the operators. */
    operatorMail: (fields: {
      readonly session: string
      readonly delivery: string
      readonly ip: string
      readonly ms: number
    }) => write('info', 'operator-mail', fields),
    /** What went to the operators came back to postmaster or abuse: answered 250, and nothing was kept. */
    operatorMailReturned: (fields: { readonly session: string; readonly ip: string }) =>
      write('warn', 'operator-mail-returned', fields),

    delivered: (fields: DeliveryEvent & { readonly reply: string; readonly ms: number }) =>
      write('info', 'delivered', fields),
    deferred: (fields: DeliveryEvent & { readonly reply: string; readonly next_attempt_at: Date }) =>
      write('warn', 'deferred', fields),
    /** `hard`: the address was refused as such. */
    failed: (fields: DeliveryEvent & { readonly reply: string; readonly severity: Severity }) =>
      write('error', 'failed', fields),
    expired: (fields: DeliveryEvent & { readonly reply: string }) => write('error', 'expired', fields),

    /** A bounce ended a delivery; `returned` is what it is kept as. */
    bounced: (fields: ReturnedEvent & MessageEvent & { readonly severity: Severity; readonly status: string | null }) =>
      write('error', 'bounced', fields),
    /** Anything else that came back, or was sent to no-reply: kept, and it changes nothing. */
    returned: (fields: ReturnedEvent & Partial<MessageEvent> & { readonly kind: ReturnedKind | 'full' }) =>
      write('info', 'returned', fields),

    /**
     * `changes` name the keys with what they said and say, `more` how many there are besides; `emptied` the words that
     * find nothing any more, which is hardly meant.
     */
    policyReloaded: ({
      more,
      emptied,
      ...fields
    }: {
      readonly hash: string
      readonly previous: string
      readonly changes: readonly object[]
      readonly more: number
      readonly emptied: readonly string[]
    }) =>
      write(emptied.length > 0 ? 'warn' : 'info', 'policy-reloaded', {
        ...fields,
        ...(more > 0 && { more }),
        ...(emptied.length > 0 && { emptied }),
      }),
    policyKept: ({
      more,
      ...fields
    }: {
      readonly hash: string
      readonly mistakes: readonly string[]
      readonly more: number
    }) => write('error', 'policy-kept', { ...fields, ...(more > 0 && { more }) }),
    /** A client asked for TLS, and no protected session came of it. */
    tlsFailed: (fields: { readonly ip: string; readonly reason: string }) => write('info', 'tls-failed', fields),
    certificateReloaded: (fields: { readonly valid_to: Date }) => write('info', 'certificate-reloaded', fields),
    /** The files of the certificate hold something that cannot be used: the one before stays in use. */
    certificateKept: (fields: { readonly mistakes: readonly string[] }) => write('error', 'certificate-kept', fields),
    certificateEnds: (fields: { readonly valid_to: Date }) => write('warn', 'certificate-ends', fields),
    /** The smart host offers TLS that does not work: for a while nothing is tried but sending without. */
    sentInClear: (fields: { readonly reason: string; readonly for_ms: number }) =>
      write('warn', 'sent-in-clear', { ...fields, reason: withoutAddresses(fields.reason) }),
    /** No server of the domain name system answers, or not in time: strangers hear 451. Said once an hour. */
    dnsSilent: (fields: { readonly reason: string }) => write('warn', 'dns-silent', fields),
    /** Less than min_free is left: mail is answered 452 from now on. */
    diskLow: (fields: { readonly free_bytes: number }) => write('warn', 'disk-low', fields),
    /** There is room again. */
    diskFreed: (fields: { readonly free_bytes: number }) => write('warn', 'disk-freed', fields),
    /** Something of ours went wrong. `where` names the place; the error's own text must hold no address. */
    trouble: (where: string, error: unknown, fields: object = {}) =>
      write('error', 'trouble', { where, ...fields, error: describe(error) }),
  }
}

function isStoppedLeak(finding: Finding): boolean {
  return isLeak(finding) && !isUnreadable(finding)
}

/** An error and its causes on one line, mail addresses masked: texts of libraries and remote servers may hold one. */
function describe(error: unknown): string {
  const parts: string[] = []
  for (let at: unknown = error; at !== undefined && parts.length < 5; at = at instanceof Error ? at.cause : undefined) {
    parts.push(at instanceof Error ? `${at.name}: ${at.message}` : String(at))
  }
  return withoutAddresses(parts.join(' <- '))
}

/**
 * Addresses as remote servers spell them: plain, with a quoted local part, with a local part or domain in their own
 * encoding of the sign (xtext and per cent), or with spaces around it.
 */
const ADDRESS =
  /(?:"(?:[^"\\]|\\.){1,64}"|[^\s<>()",;:]{1,64}?)(?:\s?@\s?|%40|\+40(?=[a-z]))(?:\[[^\]\s]{1,64}\]|[^\s<>()",;:]{1,253})/giu

/** A text from elsewhere with every mail address in it replaced. */
export function withoutAddresses(text: string): string {
  return text.replace(ADDRESS, '[address]')
}
