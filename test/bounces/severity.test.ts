import { describe, expect, it } from 'vitest'
import { severityOfReply } from '../../src/core/bounce/severity.ts'

type Case = readonly [code: number | null, enhanced: string | null, text: string]

const HARD: readonly Case[] = [
  // Codes alone.
  [550, '5.1.1', ''],
  [553, '5.1.3', 'rejected'],
  [551, '5.1.6', 'see elsewhere'],
  [550, '5.1.10', 'Recipient address has null MX'],
  [550, '5.2.1', 'refused by the mail store'],
  [550, '5.1.2', ''],
  [556, null, ''],
  [551, null, 'User not local; please try <ann@new.example>'],
  [null, null, '550 5.1.1 mailbox gone'],
  // Words, where codes say nothing.
  [550, null, 'No such user here'],
  [550, '5.0.0', '<ann@mail.example>... User unknown'],
  [550, '5.5.0', 'Requested action not taken: mailbox unavailable (S2017062302)'],
  [550, null, 'Requested action not taken: mailbox unavailable'],
  [550, null, 'Unrouteable address'],
  [553, '5.3.0', '<ann@mail.example>... Unknown E-Mail Address'],
  [554, null, "delivery error: dd This user doesn't have a yahoo.example account (ann@yahoo.example)"],
  [554, null, 'delivery error: dd This account has been disabled or discontinued [#102].'],
  [550, null, 'Mailbox not found'],
  [550, null, 'User suspended'],
  [550, null, 'User not found: li@163.example'],
  [550, null, 'invalid mailbox. Local mailbox ann@mailru.example is unavailable: account is disabled'],
  [550, null, 'Invalid recipient: <ann@keitai.example>'],
  [550, null, 'sorry, no mailbox here by that name'],
  [550, null, "Mailbox doesn't exist"],
  [550, null, 'ann@mail.example is not an active address at this host'],
  [550, null, 'Recipient address rejected: userunknown'],
  [550, null, 'no such person at this address'],
  [550, null, 'recipient <ann@mail.example> does not exist'],
  [550, '5.4.4', 'Host or domain name not found. Name service error for name=mial.example type=AAAA: Host not found'],
  [550, null, 'Domain mial.example does not accept mail (nullMX)'],
  [550, null, 'Empfänger ann@mail.example existiert nicht'],
  [550, null, 'Benutzer unbekannt'],
  [550, null, 'Adresse inconnue'],
  [550, null, "L'utilisateur n'existe pas"],
  [550, null, 'El usuario no existe'],
  [550, null, 'Usuário desconhecido'],
  [550, null, 'utente sconosciuto'],
  [550, null, 'gebruiker onbekend'],
  [550, null, 'Пользователь не найден'],
  [550, null, '收件人不存在'],
  [550, null, '宛先のアドレスが見つかりません'],
  // Words against codes.
  [550, '5.7.1', 'No such user!'],
  [550, '5.4.1', 'Recipient address rejected: Access denied. AS(201806281)'],
  [550, '5.1.1', '<ann@mail.example>: Recipient address rejected: User unknown in relay recipient table'],
  [550, '5.1.1', 'User unknown. Please check the address and try again, or read our mail policy'],
]

const SOFT: readonly Case[] = [
  // Transient, whatever else is said.
  [450, '4.1.1', 'User unknown'],
  [550, '4.1.1', 'User unknown'],
  [451, null, 'mailbox does not exist'],
  [452, '4.2.2', 'The email account that you tried to reach is over quota'],
  // Codes alone.
  [552, '5.2.2', ''],
  [552, '5.3.4', ''],
  [554, '5.7.1', ''],
  [550, '5.7.26', ''],
  [554, '5.4.6', ''],
  [554, '5.4.7', ''],
  [554, '5.6.0', ''],
  [550, '5.1.8', 'Access denied, bad outbound sender'],
  // Doubt.
  [550, null, ''],
  [null, null, ''],
  [554, null, 'Transaction failed'],
  [550, '5.0.0', 'rejected'],
  [550, '5.1.0', 'Address rejected'],
  [521, null, 'Host does not accept mail from you'],
  [550, '5.4.4', 'unable to route'],
  // Words, where codes say nothing.
  [554, null, 'DT:SPM 163 smtp1,C8CowABnZa'],
  [550, null, 'Mailbox quota exceeded'],
  [550, null, 'Das Postfach ist voll'],
  [550, null, '收件人邮箱空间不足'],
  [550, null, 'relay not permitted'],
  [550, null, 'Client host [192.0.2.10] blocked using dnsbl.example'],
  [550, null, 'Requested action not taken: mailbox unavailable. Reject due to policy restrictions'],
  [550, null, 'Verification failed for <b@marketplace.example> No such user; Sender verify failed'],
  [554, null, 'Greylisted, please try again later'],
  [552, null, 'Message size exceeds fixed maximum message size'],
  [554, null, 'Host not found, try again'],
  // Words against codes.
  [550, '5.1.1', 'mailbox full'],
  [550, '5.1.1', 'user unknown or mailbox is full'],
  [550, '5.1.1', 'recipient temporarily rejected'],
  [550, '5.1.1', 'Message rejected as spam'],
  [552, '5.2.2', 'mailbox disabled'],
  [550, '5.2.1', 'The user you are trying to contact is receiving mail at a rate that prevents additional messages'],
  [552, '5.2.2', 'The email account that you tried to reach is over quota and inactive'],
  [550, '5.7.1', 'Recipient address rejected: Access denied'],
  [550, '5.7.1', 'Unable to relay for ann@mail.example'],
  [550, '5.7.1', 'Your account has been disabled for sending'],
  // The sender is meant.
  [550, null, 'Domain of sender address b@marketplace.example does not exist'],
  [550, null, 'From: domain is invalid. Please provide a valid From:'],
  [550, null, 'Invalid domain, see https://mail.example/help'],
  [550, null, 'The sending account has been disabled'],
  [550, null, '<> invalid sender'],
  [550, null, 'BATV failed to verify'],
  // Names are no words.
  [550, '5.0.0', 'rejected <user.unknown@no-such-user.example>'],
  [550, null, 'see https://mail.example/help/user-unknown-no-such-user'],
]

describe('a refusal is the fault of the address', () => {
  it.each(HARD)('%s %s %s', (code, enhanced, text) => {
    expect(severityOfReply(code, enhanced, text)).toBe('hard')
  })
})

describe('a refusal leaves the address alone', () => {
  it.each(SOFT)('%s %s %s', (code, enhanced, text) => {
    expect(severityOfReply(code, enhanced, text)).toBe('soft')
  })
})

it('words that quote or spam-filter names in an address do not make an unknown user a soft one', () => {
  expect(severityOfReply(550, '5.1.1', '<spam.policy@blocked.mail.example>: rejected by mx.policy.quota.example')).toBe(
    'hard',
  )
})
