/** Mail as the world's systems send it back, and what is read of each. */
import { describe, expect, it } from 'vitest'
import { read, SHAPES, sketch } from './shapes.ts'

const REPORTS: Readonly<Record<string, readonly string[]>> = {
  '001-postfix-gmail-no-such-user': ['ann.lee@gmail.example failed hard 5.1.1'],
  '002-postfix-gmail-over-quota': ['ann.lee@gmail.example failed soft 5.2.2'],
  '003-postfix-gmail-unauthenticated': ['ann.lee@gmail.example failed soft 5.7.26'],
  '004-postfix-delayed': ['ann@mail.example delayed 4.4.1'],
  '005-postfix-expired-timeout': ['ann@mail.example failed soft 4.4.1'],
  '006-postfix-no-such-domain': ['ann@mial.example failed hard 5.4.4'],
  '007-postfix-null-mx': ['ann@parked.example failed hard 5.1.0'],
  '008-postfix-three-recipients': [
    'ann@mail.example failed hard 5.1.1',
    'bea@mail.example failed soft 4.2.2',
    'carl@post.example delayed 4.4.1',
  ],
  '009-postfix-forwarded-elsewhere': ['ann.lee.private@other.example failed hard 5.1.1'],
  '010-postfix-success': ['ann@mail.example delivered 2.0.0'],
  '011-postfix-smtputf8-global': ['änne@müller.example failed hard 5.1.1'],
  '012-postfix-yahoo-no-account': ['ann@yahoo.example failed hard 5.0.0'],
  '013-postfix-yahoo-rate': ['ann@yahoo.example failed soft 4.7.0'],
  '014-postfix-outlook-unavailable': ['ann@outlook.example failed hard 5.5.0'],
  '015-postfix-outlook-blocklist': ['ann@outlook.example failed soft 5.7.1'],
  '016-postfix-icloud-over-quota': ['ann@icloud.example failed soft 5.2.2'],
  '017-postfix-icloud-unknown': ['ann@icloud.example failed hard 5.1.1'],
  '018-postfix-gmx-mailbox-unavailable': ['anna@gmx.example failed hard 5.0.0'],
  '019-postfix-webde-policy': ['anna@web.example failed soft 5.0.0'],
  '020-postfix-mailru-user-not-found': ['anna@mailru.example failed hard 5.0.0'],
  '021-yandex-no-such-user': ['anna@yandex.example failed hard 5.7.1'],
  '022-yandex-spam': ['anna@yandex.example failed soft 5.7.1'],
  '023-postfix-text-only': ['ann@shop.example failed hard -', 'bea@shop.example failed soft -'],
  '024-qmail-no-mailbox': ['ann@oldhost.example failed hard 5.1.1'],
  '025-qmail-queue-too-long': ['ann@slow.example failed soft 4.4.1'],
  '026-qmail-two-recipients': ['ann@mail.example failed hard 5.1.1', 'bea@mail.example failed soft 5.3.4'],
  '027-yahoo-text': ['ann@mail.example failed soft 5.4.14'],
  '028-exim-unrouteable': ['ann@uni.example failed hard 5.0.0'],
  '029-exim-plain-remote-refusal': ['ann@mail.example failed hard 5.1.1', 'bea@mail.example failed soft 5.7.1'],
  '030-exim-delay-warning': ['ann@slow.example delayed -'],
  '031-exim-quota': ['ann@host.example failed soft -'],
  '032-gmx-text': ['ann@kunde.example failed hard 5.1.1'],
  '033-einsundeins-size': ['ann@laden.example failed soft -'],
  '034-sendmail-user-unknown': ['ann@dept.example failed hard 5.1.1'],
  '035-sendmail-status-contradicts-reason': ['ann@dept.example failed soft 5.7.1'],
  '036-sendmail-warning': ['ann@dept.example delayed 4.4.1'],
  '037-aol-old-text': ['annlee@aol.example failed hard -'],
  '038-docomo': ['hana.sato@docomo.example failed hard -'],
  '039-kddi-disabled': ['kenji@ezweb.example failed hard -'],
  '040-kddi-over-quota': ['kenji@ezweb.example failed soft -'],
  '041-japanese-iso-2022-jp': ['yuki.tanaka@denwa.example failed hard -'],
  '042-office365-recipient-not-found': ['ann.lee@firma.example failed hard 5.1.10'],
  '043-office365-german-access-denied': ['ann.lee@firma.example failed hard 5.4.1'],
  '044-office365-restricted-sender': ['team@firma.example failed soft 5.7.133'],
  '045-office365-french-quota': ['anne@firma.example failed soft 5.2.2'],
  '046-office365-expired': ['ann.lee@firma.example failed soft 4.4.7'],
  '047-office365-delayed': ['ann.lee@firma.example delayed 4.4.7'],
  '048-office365-domain-gone': ['ann@altefirma.example failed hard 5.4.310'],
  '049-exchange-imceaex': ['- failed hard 5.1.1'],
  '050-exchange2003-text': ['ann@kontor.example failed hard -'],
  '051-exchange2007-html-only-spanish': ['ana@tienda.example failed hard 5.1.1'],
  '052-gmail-address-not-found': ['ann@verein.example failed hard 5.1.1'],
  '053-gmail-delay': ['ann@verein.example delayed 4.4.1'],
  '054-gmail-old-text': ['ann@verein.example failed hard 5.1.1'],
  '055-gmail-blocked-text': ['ann@verein.example failed soft 5.7.1'],
  '056-domino': ['ann@notes.example failed hard 5.0.0'],
  '057-domino-text-german': ['ann@notes.example failed soft -'],
  '058-t-online': ['ann@t-online.example failed soft 5.2.2'],
  '059-mimecast': ['ann@kanzlei.example failed hard 5.1.1'],
  '060-barracuda-blocked': ['ann@kunde.example failed soft 5.7.1'],
  '061-communigate': ['ann@cgp.example failed soft -', 'bea@partner.example failed hard 5.1.1'],
  '062-mdaemon': ['ann@werk.example failed hard -'],
  '063-163-netease': ['liwei@mail.example failed hard -'],
  '064-qq-full': ['10001@qq.example failed soft -'],
  '065-zoho': ['ann@kunde.example failed hard 5.1.1'],
  '066-amazon-ses-expired': ['ann@mail.example failed soft 4.4.7'],
  '067-oracle-messaging-server': ['ann@ims.example failed hard 5.1.1'],
  '068-courier': ['ann@post.example failed hard 5.0.0'],
  '069-status-as-text-plain': ['ann@mail.example failed hard 5.1.1'],
  '070-status-inside-multipart-mixed': ['ann@mail.example failed hard 5.2.1'],
  '071-status-without-empty-lines': ['ann@odd.example failed hard 5.1.1', 'bea@odd.example failed soft 5.2.2'],
  '072-status-double-spaced': ['ann@odd.example failed hard 5.1.1'],
  '073-status-garbage': ['ann@odd.example failed hard 5.1.1'],
  '074-truncated-in-status': ['ann@mail.example failed hard 5.1.1'],
  '075-truncated-in-text': ['ann@mail.example failed hard 5.1.1'],
  '076-flattened-by-gateway': ['ann@gw.example failed hard 5.1.1'],
  '077-message-delivery-status-alone': ['ann@bare.example failed hard 5.7.1'],
  '078-global-xtext-base64': ['李伟@例子.example failed hard 5.1.6'],
  '079-success-delivered-and-expanded': ['ann@lists.example delivered 2.1.5', 'team@lists.example delivered 2.1.5'],
  '080-full-mailbox-with-5-1-1': [
    'ann@sms.example failed soft 5.1.1',
    'bea@sms.example failed soft 5.2.2',
    'carl@sms.example failed hard 5.7.1',
    'dora@sms.example failed soft 5.2.1',
  ],
  '081-greylisted-until-given-up': ['ann@grey.example failed soft 5.4.7'],
  '082-russian-text': ['anna@pochta.example failed hard -'],
  '083-french-unnamed': ['anne@courrier.example failed soft -'],
  '084-names-nobody': ['- failed hard -'],
  '085-amazon-ses-suppression': ['ann@mail.example failed hard 5.1.1'],
  '086-kddi-rejected-by-remote': ['kenji@au.example failed hard -', 'mai@au.example failed soft -'],
  '087-163-spam': ['liwei@163.example failed soft 5.0.0'],
  '088-italian-unnamed': ['anna@posta.example failed hard 5.1.1'],
  '089-korean-naver': ['minji@naver.example failed hard -'],
  '090-many-recipients': [
    'a1@many.example failed hard 5.1.1',
    'a2@many.example delivered 2.6.0',
    'all@many.example failed soft 5.3.0',
  ],
  '091-amazon-workmail': ['ann@mail.example failed hard 5.1.1'],
  '092-zoho-reply-code-as-status': ['ann@kunde.example failed hard 5.2.1'],
  '093-exchange55-directory-name': ['ann@kontor.example failed hard -'],
  '094-intermail-status-without-recipients': ['ann@mail.example failed soft -', 'bea@mail.example failed soft -'],
  '095-imail-invalid-userid': ['ann@imail.example failed hard -', 'bea@slow.example failed soft -'],
  '096-bulleted-recipient': ['ann@mail.example failed hard 5.3.0'],
  '097-sina-two-without-reason': ['liwei@sina.example failed soft -', 'wangfang@sina.example failed soft -'],
  '098-local-user-with-original-address': ['ann@emwac.example failed hard -'],
  '099-interscan': ['ann@gate.example failed hard 5.1.1'],
  '100-norton-failed-recipients': ['ann@gate.example failed hard -'],
  '101-mdaemon-no-such-user': ['ann@werk.example failed hard -'],
}

/** Answers, receipts, complaints, people: whatever they quote, nothing of it is a report about a delivery. */
const OTHERS: readonly string[] = [
  '501-vacation-english-quoting-failure',
  '502-vacation-german',
  '503-vacation-japanese',
  '504-vacation-french-left-the-company',
  '505-vacation-spanish-plain-subject',
  '506-read-receipt',
  '507-receipt-deleted-unread',
  '508-complaint-arf',
  '509-complaint-arf-in-mixed',
  '510-challenge-response',
  '511-person-quotes-a-bounce',
  '512-person-forwards-status-inline',
  '513-mailing-list',
  '514-newsletter-parcel',
  '515-newsletter-parcel-no-list-header',
  '516-person-plain',
  '517-postmaster-welcome',
  '518-person-sends-through-null-path',
  '519-empty',
  '520-parcel-delivery-system',
  '521-person-attaches-what-came-back',
]

describe('a report', () => {
  for (const [name, expected] of Object.entries(REPORTS)) {
    it(`is read: ${name}`, async () => {
      expect(sketch(await read(shape(name)))).toEqual(expected)
    })
  }
})

describe('mail that is no report', () => {
  for (const name of OTHERS) {
    it(`is left alone: ${name}`, async () => {
      expect(await read(shape(name))).toBeNull()
    })
  }
})

it('every shape is in one of the tables', () => {
  expect([...Object.keys(REPORTS), ...OTHERS].sort()).toEqual([...SHAPES.keys()])
})

describe('what a report says beside its recipients', () => {
  it.each([
    ['in a part of its own', '034-sendmail-user-unknown'],
    ['in the text, below a line of the program', '024-qmail-no-mailbox'],
    ['in HTML', '051-exchange2007-html-only-spanish'],
    ['as an internationalised message', '078-global-xtext-base64'],
  ])('is the Message-ID of what came back: %s', async (_where, name) => {
    expect((await read(shape(name)))?.originalMessageId).toBe('<m7q2w9x4k8t3b6zd@marketplace.example>')
  })

  it('is no Message-ID where nothing came back', async () => {
    expect((await read(shape('026-qmail-two-recipients')))?.originalMessageId).toBeNull()
  })

  it('is the address that was forwarded, beside the one that failed', async () => {
    expect((await read(shape('009-postfix-forwarded-elsewhere')))?.recipients).toMatchObject([
      { address: 'ann.lee.private@other.example', originalAddress: 'ann@mail.example' },
    ])
  })
})

function shape(name: string): Buffer {
  const raw = SHAPES.get(name)
  if (raw === undefined) throw new Error(`no shape ${name}`)
  return raw
}
