/** Every header field that is known to say something of its writer, with what usually stands in it. */

import type { Canaries } from './canary.ts'

/** Longer groups than this would make a header of more fields than the relay reads. */
const FIELDS: Readonly<Record<string, string>> = {
  mailbox: `Sender Reply-To To Cc Bcc Resent-From Resent-Sender Resent-To Resent-Cc Resent-Bcc Delivered-To Envelope-To
    Return-Path Original-Recipient Original-Rcpt-To Errors-To Apparently-To Mail-Reply-To Mail-Followup-To Followup-To
    X-Complaints-To X-Report-Abuse X-Report-Abuse-To Abuse-Reports-To CFBL-Address Disposition-Notification-To
    Return-Receipt-To Return-Receipt-Requested Read-Receipt-To X-Confirm-Reading-To X-Google-Original-From
    X-Google-Sender-Delegation X-Google-Sender-Auth X-Forwarded-To X-Forwarded-For
    X-MS-Exchange-CrossTenant-UserPrincipalName X-Sonic-MF X-Apparently-To X-Sender X-X-Sender X-Env-Sender
    X-Authenticated-Sender X-Authenticated-User X-AuthUser X-Get-Message-Sender-Via X-Source-Sender
    X-Mimecast-Originator X-FEAS-Auth-User X-SpamExperts-Username X-SecureServer-Acct X-Mandrill-User
    X-Proofpoint-Sender X-Return-Path X-Envelope-From X-Original-To X-Original-From X-Forwarded-Encrypted
    X-Rocket-Sender X-Barracuda-Envelope-From X-ME-Sender FCC X-SES-From-Header`,
  id: `Message-ID In-Reply-To References Resent-Message-ID Content-ID X-Google-Original-Message-ID
    X-Microsoft-Original-Message-ID X-Original-Message-ID X-MB-Message-Source X-Universally-Unique-Identifier
    X-Apple-Base-Url X-Pm-Message-ID X-ZM-MESSAGEID`,
  trace: `Received X-Received X-MS-Exchange-CrossPremises-OriginalClientIPAddress Received-SPF X-ClientProxiedBy
    Authentication-Results Authentication-Results-Original ARC-Authentication-Results
    X-MS-Exchange-Organization-OriginalArrivalServer X-YMail-OSG-Trace X-Barracuda-Connect X-MIMETrack`,
  host: `Content-Location Content-Base Feedback-ID List-Help List-Unsubscribe
    BIMI-Location BIMI-Selector BIMI-Indicator X-OriginatorOrg X-MS-Exchange-CrossTenant-AuthSource
    X-MS-Exchange-Organization-AuthSource X-MS-Exchange-Transport-CrossTenantHeadersStamped X-Source-Dir X-Source
    X-Image-URL X-URL NNTP-Posting-Host X-Helo X-Host X-PHP-Script X-PHP-Originating-Script X-AntiAbuse
    X-Proofpoint-Server X-Barracuda-URL X-Spam-Checker-Version X-Virus-Scanned X-Mailgun-Domain X-SG-ID X-Rspamd-Server
    OpenPGP X-PGP-Key X-Mailru-Src X-Yandex-Front X-Provags-Host UI-OutboundReport X-UI-Sender-Class X-UI-Message-Type
    X-Exclaimer-MessageTag X-CodeTwo-Server X-Apple-Mail-Remote-Attachments`,
  ip: `X-Originating-IP X-Sender-IP X-AOL-IP X-MS-Exchange-CrossTenant-OriginalAttributedTenantConnectingIp
    X-Forefront-Antispam-Report X-Source-IP X-FEAS-Client-IP X-OVH-ClientIP X-Originating-Client X-SID-PRA
    X-SES-Outgoing X-Mailgun-Sending-Ip X-Barracuda-Start-Ip X-FE-Policy-ID X-VR-SPAMCAUSE X-CMAE-Score X-QQ-SENDSIZE
    X-Coremail-Antispam X-Vade-SpamScore X-CM-Analysis X-TOI-EXPURGATEID X-Loopia-Rule`,
  client: `X-Mailer User-Agent Comments Keywords Organization Thread-Topic X-Mailer-Version X-ZohoMailClient
    X-Enigmail-Version X-Mozilla-Status X-Mozilla-Status2 X-Mozilla-Keys X-Mozilla-Draft-Info X-Source-Args
    X-Source-Auth X-Pm-Origin X-Pm-Content-Encryption X-Apple-Auto-Saved X-Priority-Client X-MimeOLE
    Accept-Language Content-Language Content-Description Generate-Delivery-Report Disposition-Notification-Options`,
  opaque: `DKIM-Signature DomainKey-Signature ARC-Seal ARC-Message-Signature X-PMRQC X-Gm-Message-State X-Gm-Gg
    X-Gm-Features X-Google-DKIM-Signature X-Google-Smtp-Source X-Google-Group-Id X-MS-Exchange-CrossTenant-Id
    X-MS-Exchange-CrossTenant-Network-Message-Id X-MS-Exchange-AntiSpam-MessageData X-MS-Exchange-AntiSpam-Relay
    X-MS-Exchange-SenderADCheck X-MS-Exchange-MessageSentRepresentingType X-MS-PublicTrafficType
    X-MS-TrafficTypeDiagnostic X-MS-Office365-Filtering-Correlation-Id X-TMN X-MS-Has-Attach X-MS-TNEF-Correlator
    X-Microsoft-Antispam X-Microsoft-Antispam-Message-Info X-Microsoft-Antispam-Mailbox-Delivery
    X-Forefront-Antispam-Report-Untrusted X-EOPAttributedMessage X-EOPTenantAttributedMessage X-OriginalArrivalTime
    X-MS-UserLastLogonTime Thread-Index X-Sonic-ID X-YMail-OSG X-YMailISG X-Yahoo-Newman-Id X-Yahoo-Profile
    X-Apple-Action X-Apple-UUID X-Identity-Key X-Account-Key Autocrypt Autocrypt-Gossip X-Pm-Spamscore X-ME-Proxy
    X-ME-Received X-Sasl-Enc X-Zoho-Virus-Status X-ZM-Spam X-Provags-ID X-UI-Filterresults X-Authenticated-Id
    X-MC-Unique X-MC-User X-Proofpoint-GUID X-Proofpoint-Spam-Details X-Barracuda-Spam-Report X-FE-Last-Public-Client
    X-VR-SpamState X-CMAE-Envelope X-QQ-mid X-QQ-FEAT X-CM-TRANSID X-CM-SenderInfo X-Mailru-Sender X-Yandex-Fwd
    X-Yandex-Spam X-Spam-Status X-Spam-Report X-Rspamd-Queue-Id X-Mailgun-Sid X-Mailgun-Variables X-SES-Message-Tags
    X-SG-EID X-CodeTwo-MessageID X-Exclaimer-Proxy X-Face Face X-Something-New`,
  date: 'Resent-Date X-Google-Original-Date Delivery-Date X-Sent-At',
}

/** These say that a machine wrote: such mail goes no further, whatever else is in it. */
export const MACHINE_FIELDS: Readonly<Record<string, string>> = {
  'List-Id': 'host',
  'List-Post': 'mailbox',
  'List-Owner': 'mailbox',
  'List-Subscribe': 'host',
  'List-Archive': 'host',
  'Mailing-List': 'host',
  'X-MS-Exchange-Inbox-Rules-Loop': 'mailbox',
}

export interface HeaderName {
  readonly name: string
  readonly holds: string
}

export const HEADER_NAMES: readonly HeaderName[] = Object.entries(FIELDS).flatMap(([holds, names]) =>
  names.split(/\s+/).map((name) => ({ name, holds })),
)

/** The field with canaries in it, as a line. */
export function canaryField({ name, holds }: HeaderName, canaries: Canaries): string {
  return `${name}: ${VALUES[holds]?.(canaries, name) ?? ''}`
}

const VALUES: Readonly<Record<string, (canaries: Canaries, name: string) => string>> = {
  mailbox: (canaries, name) => `"${canaries.client(`name in ${name}`)}" <${canaries.address(name)}>`,
  id: (canaries, name) => canaries.messageId(name),
  trace: (canaries, name) =>
    `from ${canaries.host(name)} (${canaries.host(`${name}, reverse`)} [${canaries.ip(name)}])\n` +
    ` by ${canaries.host(`${name}, by`)} (${canaries.client(name)}) with ESMTPSA id ${canaries.word(`${name}, id`)}\n` +
    ` for <${canaries.address(`${name}, for`)}>; Thu, 19 Nov 2026 17:43:12 +0530 (IST)`,
  host: (canaries, name) => `<https://${canaries.host(name)}/${canaries.word(`${name}, path`)}>`,
  ip: (canaries, name) => `[${canaries.ip(name)}] ${canaries.word(name)}`,
  client: (canaries, name) => `${canaries.client(name)} =?utf-8?B?${base64(canaries.word(`${name}, encoded`))}?=`,
  opaque: (canaries, name) =>
    `v=1; d=${canaries.host(name)}; x=${base64(canaries.word(`${name}, base64`))}; tel=${canaries.phone(name)}`,
  date: (canaries, name) => `Thu, 19 Nov 2026 17:43:12 +0530 (${canaries.client(name)})`,
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
