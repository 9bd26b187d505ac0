/** Builds each concrete part of the daemon once. The only file that knows them all; only entry files import it. */

import type { Config } from './config/config.ts'
import type { Certificate, Credentials } from './config/credentials.ts'
import type { Address } from './core/address.ts'
import type { Severity } from './core/bounce/bounce-report.ts'
import { signOutgoing } from './core/dkim-sign.ts'
import { composeNotice, type NoticeContext, type NoticeReason, undeliveredReason } from './core/notice.ts'
import { isRoleAddress } from './core/operator-mail.ts'
import type { Outgoing } from './core/outgoing.ts'
import type { Policy } from './core/policy.ts'
import { isNoReplyAddress, isReturnPath } from './core/return-path.ts'
import { createExaminer } from './examine/examine.ts'
import { watchCertificate } from './inbound/certificate-watch.ts'
import { type Inbound, inboundDefaults } from './inbound/inbound.ts'
import { operatorMailShares } from './inbound/operator-mail-shares.ts'
import { createRateLimiter } from './inbound/rate-limiter.ts'
import { startInbound } from './inbound/start-inbound.ts'
import { createLastChecker } from './last-check/last-checker.ts'
import type { MailLog } from './log/mail-log.ts'
import { createHealth } from './ops/health.ts'
import type { Metrics } from './ops/metrics.ts'
import { startOpsServer } from './ops/ops-server.ts'
import { type OperatorMailParts, takeOperatorMail } from './operator-mail.ts'
import { startDeliveryWorker } from './outbound/delivery-worker.ts'
import { createSmartHost, type SmartHost } from './outbound/smart-host.ts'
import { createUnreachableAlerts } from './outbound/unreachable-alerts.ts'
import { createPlanner } from './planning/planner.ts'
import { createProver, type ProofOptions } from './proof/prove-sender.ts'
import { createResolver } from './proof/resolver.ts'
import { startQuarantineExpiry } from './quarantine/expiry.ts'
import { createHeldAlerts } from './quarantine/held-alerts.ts'
import { createStrikeAlerts } from './quarantine/strike-alerts.ts'
import { type RelayParts, relayMessage } from './relay-message.ts'
import { type ReturnedMailParts, takeReturnedMail } from './returned-mail.ts'
import { configuredScan } from './scan/configured-scan.ts'
import type { Store } from './store/store.ts'
import { type Clock, systemClock } from './system/clock.ts'
import { createDiskCheck, diskSpace } from './system/disk-space.ts'
import { freshId, freshIds } from './system/random.ts'

/** A claim on a delivery outlives the slowest honest smart host; after a crash it is taken back at once anyway. */
const LEASE_MS = 15 * 60_000
const HOUR_MS = 60 * 60_000
/** What is in flight may finish for so long when the daemon is told to stop. */
const DRAIN_MS = 30_000

export interface RelayInputs {
  readonly config: Config
  readonly credentials: Credentials
  readonly store: Store
  readonly mailLog: MailLog
  readonly metrics: Metrics
  policy(): Policy
  /** Replaced by tests that stop the daemon in the middle of a delivery. */
  readonly smartHost?: SmartHost
}

export interface RunningRelay {
  /** Where SMTP is spoken, `host:port` each. */
  readonly addresses: readonly string[]
  /** Where health and metrics are, if anywhere. */
  readonly opsAddress: string | null
  /** Reads the certificate's files again; nothing where none are configured. */
  reloadCertificate(): void
  /** Takes no more, finishes what is in flight, closes everything but the store. */
  stop(): Promise<void>
}

/** Starts everything that works on the store: what takes messages in, and what sends them out. */
export async function startRelay({
  config,
  credentials,
  store,
  mailLog,
  metrics,
  policy,
  smartHost,
}: RelayInputs): Promise<RunningRelay> {
  const clock = systemClock
  const sign = (outgoing: Outgoing, domain: string) =>
    signOutgoing(outgoing, domain, credentials.signingKeys, clock.now())
  await store.takeBackLeases()
  const examiner = createExaminer()
  const planner = createPlanner()
  const lastChecker = createLastChecker()
  const partyShares = createRateLimiter(config.limits.perPartyPerHour, { periodMs: HOUR_MS })
  const { mailbox } = config.operators
  const unreachableAlert = createUnreachableAlerts({ mailbox, freshIds, sign })
  const notice = (context: NoticeContext, reason: NoticeReason) =>
    sign(composeNotice(context, reason, freshIds(), clock.now()), context.marketplace.domain)
  const failureNotice = (context: NoticeContext, severity: Severity) => notice(context, undeliveredReason(severity))
  const noticeShares = createRateLimiter(config.limits.noticesPerPartyPerHour, { periodMs: HOUR_MS })
  const worker = startDeliveryWorker({
    store,
    smartHost: smartHost ?? configuredSmartHost(config, credentials, mailLog),
    schedule: config.outbound.retrySchedule,
    clock,
    mailLog,
    leaseMs: LEASE_MS,
    concurrency: config.outbound.maxConnections,
    composeNotice: failureNotice,
    unreachableAlert,
  })
  const expiry = startQuarantineExpiry({
    store,
    expireAfterMs: config.quarantine.expireAfterMs,
    composeWithheldNotice: (context) => notice(context, { kind: 'withheld' }),
    clock,
    mailLog,
    wakeDelivery: () => worker.wake(),
  })
  const hasRoom = createDiskCheck({
    minFreeBytes: config.limits.minFreeBytes,
    clock,
    space: () => diskSpace(config.dataDir),
    onChange: (room, free) => (room ? mailLog.diskFreed : mailLog.diskLow)({ free_bytes: free }),
  })
  const onTrouble = (error: unknown) => mailLog.trouble('ops', error)
  const health = createHealth({ hasRoom, askStore: () => store.countWaiting(), clock, onTrouble })
  const { expireAfterMs } = config.quarantine
  const heldAlerts = createHeldAlerts({ mailbox, expireAfterMs, freshIds, sign })
  const strikeAlerts = createStrikeAlerts({ mailbox, freshIds, sign })
  const parts: RelayParts = {
    prove: createProver(
      proofOptions(config),
      createResolver({ ...config.dns, clock, onSilence: dnsWatch(clock, mailLog) }),
    ),
    examine: (raw) => examiner.examine(raw),
    scan: configuredScan(config.clamd, (reason, session) => mailLog.trouble('clamd', reason, { session })),
    plan: (...task) => planner.plan(...task),
    lastCheck: (plan) => lastChecker.check(plan),
    store: {
      factsFor: (query, now) => store.factsFor(query, now),
      commitPlans: (...plans) => health.watched(store.commitPlans(...plans)),
    },
    policy,
    takePartyShare: (party, now) => partyShares.take(party, now),
    giveBackPartyShare: (party) => partyShares.giveBack(party),
    alertFor: (plan, receivedAt, now) => heldAlerts.alertFor(plan, receivedAt, now) ?? strikeAlerts.alertFor(plan, now),
    giveBackAlerts: (plans) => {
      heldAlerts.giveBack(plans)
      strikeAlerts.giveBack(plans)
    },
    takeNoticeShare: (writtenBy, now) => noticeShares.take(writtenBy, now),
    giveBackNoticeShare: (writtenBy) => noticeShares.giveBack(writtenBy),
    freshIds,
    sign,
    clock,
    mailLog,
    reservePlaces: (count) => worker.reserve(count),
  }
  const isForOperators = roleAddresses(config)
  const toOperators = {
    ...parts,
    marketplaces: config.marketplaces,
    hostname: config.hostname,
    takeShare: operatorMailShares(),
    wakeDelivery: () => worker.wake(),
    store: { commitOperatorMail: (...mail) => health.watched(store.commitOperatorMail(...mail)) },
  } satisfies Omit<OperatorMailParts, 'mailbox'>
  const returned: ReturnedMailParts = {
    isNoReply: (address) => isNoReplyAddress(address, mailDomains(config)),
    examine: (raw) => examiner.examineReturned(raw),
    store: {
      findReturnPath: (address, now) => store.findReturnPath(address, now),
      noticeContext: (delivery) => store.noticeContext(delivery),
      commitReturned: (...mail) => health.watched(store.commitReturned(...mail)),
    },
    takeShare: operatorMailShares(),
    composeNotice: failureNotice,
    unreachableAlert,
    freshId,
    clock,
    mailLog,
    wakeDelivery: () => worker.wake(),
  }
  const stops = [
    async () => {
      const threads = [examiner.close(), planner.close(), lastChecker.close()]
      await Promise.all([worker.drain(DRAIN_MS), expiry.stop(), ...threads])
    },
  ]
  const stop = async () => {
    // In the reverse order of starting: nothing comes in any more before what sends is stopped.
    for (const one of [...stops].reverse()) await one()
  }
  try {
    const { listen } = config.ops
    const ops =
      listen === null ? null : await startOpsServer(listen, { metrics, checkHealth: () => health.check(), onTrouble })
    if (ops !== null) stops.push(() => ops.close())
    const inbound = await startInbound(inboundOptions(config, credentials), {
      recipient: async (address, now) => {
        if (isForOperators(address)) return 'operators'
        if (returned.isNoReply(address)) return 'returned'
        if (isReturnPath(address, mailDomains(config)))
          return (await store.findReturnPath(address, now)) === null ? null : 'returned'
        return (await store.isLiveAlias(address, now)) ? 'alias' : null
      },
      relay: (incoming) => relayMessage(incoming, parts),
      relayToOperators: async (incoming) => {
        if (mailbox === null) throw new Error('mail for operators without a mailbox was taken')
        return takeOperatorMail(incoming, { ...toOperators, mailbox })
      },
      takeReturned: (incoming) => takeReturnedMail(incoming, returned),
      hasRoom,
      clock,
      mailLog,
      freshId,
    })
    stops.push(() => inbound.drain(DRAIN_MS))
    const certificate = watchedCertificate(config, credentials, inbound, mailLog)
    if (certificate !== null) stops.push(async () => certificate.stop())
    return {
      addresses: inbound.addresses,
      opsAddress: ops?.address ?? null,
      reloadCertificate: () => certificate?.reload(),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

function configuredSmartHost(
  { outbound, hostname }: Config,
  { smartHostCa, login }: Credentials,
  mailLog: MailLog,
): SmartHost {
  return createSmartHost({
    ...outbound.smartHost,
    hostname,
    maxConnections: outbound.maxConnections,
    tls: { ...outbound.tls, ca: smartHostCa },
    login,
    onClear: (reason, forMs) => mailLog.sentInClear({ reason, for_ms: forMs }),
  })
}

/** Which recipients operators read; none where they have no mailbox. */
function roleAddresses({ operators, marketplaces, hostname }: Config): (address: Address) => boolean {
  const domains = [...marketplaces.map(({ domain }) => domain), hostname]
  return (address) => operators.mailbox !== null && isRoleAddress(address, domains)
}

function inboundOptions({ hostname, inbound, limits }: Config, { certificate }: Credentials) {
  const { perIpPerMinute, unknownRecipientsPerIpPerHour } = limits
  const minTlsVersion = inbound.tls.minVersion
  const ofLimits = { perIpPerMinute, unknownRecipientsPerIpPerHour }
  return { ...inboundDefaults, hostname, ...inbound, ...ofLimits, certificate, minTlsVersion }
}

function watchedCertificate(
  { inbound: { tls } }: Config,
  { certificate }: Credentials,
  inbound: Inbound,
  mailLog: MailLog,
) {
  if (certificate === null) return null
  const use = (next: Certificate) => inbound.reloadCertificate(next)
  return watchCertificate({ files: tls, current: certificate, use, mailLog, clock: systemClock })
}

/** One line an hour says that DNS is silent; the refusals beside it say for whom. */
function dnsWatch(clock: Clock, mailLog: MailLog): (reason: string) => void {
  const lines = createRateLimiter(1, { periodMs: HOUR_MS })
  return (reason) => {
    if (lines.take('dns', clock.now())) mailLog.dnsSilent({ reason })
  }
}

function proofOptions(config: Config): ProofOptions {
  return { ownDomains: [...mailDomains(config), config.hostname], ...config.proof }
}

function mailDomains({ marketplaces }: Config): string[] {
  return marketplaces.map(({ domain }) => domain)
}
